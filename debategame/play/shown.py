"""Text of scenarios, players and saves, safe to show: cleaned, on one line, cut to a length."""

from debategame.scenario.characters import clean

__all__ = ["clean", "one_line", "snippet"]


def one_line(text: str) -> str:
    """Return the text cleaned and on one line, with single spaces."""
    return " ".join(clean(text).split())


def snippet(text: str, longest: int) -> str:
    """Return the text cleaned and on one line, cut after a word with `…` where longer than `longest` code points."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    kept = words[: longest - 2]
    whole = kept if words[len(kept)] == " " else kept.rsplit(" ", 1)[0]
    return f"{whole.rstrip(' .,;:')} …"
