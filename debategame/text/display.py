"""Make any text safe to show, and count things in words."""

import re
from collections.abc import Sequence

REPLACEMENT = "\ufffd"
"""Shown in place of an unsafe character."""
BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
SURROGATES = r"\ud800-\udfff"
UNSAFE = rf"\x00-\x08\x0b-\x1f\x7f-\x9f{BIDIRECTIONAL}{SURROGATES}"
"""C0 except tab and newline, DEL, C1, bidirectional embeddings, overrides and isolates, lone surrogates."""
_HIDDEN = f"[{UNSAFE}]"
_SPACES = "\t|\r(?=\n)|[\u2028\u2029]"
_IRREGULAR = {"class": "classes", "half": "halves"}


def clean(text: str) -> str:
    """Return the text with every control or direction character replaced by �.

    Newlines stay. A tab, the return before a newline and the line breaks of Unicode become a space. The number of
    code points does not change, so spans of the text stay valid.
    """
    if text.isprintable():  # nearly every text; then nothing is compiled at the start of a command
        return text
    return re.sub(_HIDDEN, REPLACEMENT, re.sub(_SPACES, " ", text))


def one_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces."""
    return " ".join(clean(text).split())


def in_ticks(text: str, longest: int = 40) -> str:
    """Return text as a message quotes it: safe, on one line, shortened, in backticks."""
    words = one_line(text[: longest * 4])
    return f"`{words[:longest]}…`" if len(words) > longest else f"`{words}`"


def snippet(text: str, longest: int) -> str:
    """Return the cleaned text on one line, cut after a word and ended with `…` if it exceeds `longest` code points."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    kept = words[: longest - 2]
    full_words = kept if words[len(kept)] == " " else kept.rsplit(" ", 1)[0]
    return f"{full_words.rstrip(' .,;:')} …"


def spaced(part_id: str) -> str:
    """Return an id as people read it: with spaces for hyphens."""
    return part_id.replace("-", " ")


def count_of(number: int, noun: str) -> str:
    """Return a number with a noun in the right form, such as `1 round` or `2 rounds`."""
    return f"{number} {plural(noun, number)}"


def plural(noun: str, number: int = 2) -> str:
    """Return the plural of a noun, or the noun itself if the number is 1; only its last word changes."""
    if number == 1:
        return noun
    return _IRREGULAR.get(noun, f"{noun}s")


def listed(words: Sequence[str]) -> str:
    """Return words joined as in a sentence: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def clock_time(seconds: float) -> str:
    """Return seconds, rounded down, as minutes and seconds: `1:05`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
