"""Text of scenarios, players and saves, safe to show: cleaned, on one line, cut to a length; and counts in words."""

from debategame.scenario.characters import clean, one_line

__all__ = ["clean", "many", "one_line", "snippet"]


def snippet(text: str, longest: int) -> str:
    """Return the text cleaned and on one line, cut after a word with `…` where longer than `longest` code points."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    kept = words[: longest - 2]
    whole = kept if words[len(kept)] == " " else kept.rsplit(" ", 1)[0]
    return f"{whole.rstrip(' .,;:')} …"


def many(number: int, thing: str) -> str:
    """Return how many of a thing there are, in words that fit the number: `1 round`, `2 rounds`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
