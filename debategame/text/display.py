"""Make any text safe to show, and count things in words."""

import re
import unicodedata

REPLACEMENT = "\ufffd"
"""Shown in place of an unsafe character."""
BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
SURROGATES = r"\ud800-\udfff"
_UNSAFE = rf"\x00-\x08\x0b-\x1f\x7f-\x9f{BIDIRECTIONAL}{SURROGATES}"
"""C0 except tab and newline, DEL, C1, bidirectional embeddings, overrides and isolates, lone surrogates."""
FORBIDDEN = re.compile(rf"[{_UNSAFE}\u2028\u2029\ufffe\uffff]")
"""Characters that no scenario may have: unsafe ones, line breaks that editors hide, and those YAML refuses."""
NO_BREAK = "\u00a0\u2007\u202f"
ZERO_WIDTH = "\u00ad\u200b\u2060\ufeff"
_JOINERS_AND_MARKS = "\u200c-\u200f"
"""Emoji and some scripts need them in a sentence."""
INVISIBLE = re.compile(f"[{NO_BREAK}{ZERO_WIDTH}{_JOINERS_AND_MARKS}]")
"""What nobody sees: harmless in a sentence, but not in the place of a space or in an id."""
_HIDDEN = re.compile(f"[{_UNSAFE}]")
_SPACES = re.compile("\t|\r(?=\n)|[\u2028\u2029]")
_IRREGULAR = {"class": "classes", "half": "halves"}


def clean(text: str) -> str:
    """Return the text with every control or direction character replaced by �.

    Newlines stay. A tab, the return before a newline and the line breaks of Unicode become a space. The number of
    code points does not change, so spans of the text stay valid.
    """
    return _HIDDEN.sub(REPLACEMENT, _SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces."""
    return " ".join(clean(text).split())


def character_name(character: str) -> str:
    """Return the name of a forbidden character with its number, such as `a control character (U+001B)`."""
    number = f"U+{ord(character):04X}"
    if re.match(f"[{BIDIRECTIONAL}]", character):
        return f"a character that changes the writing direction ({number})"
    if unicodedata.category(character) == "Cc":
        return f"a control character ({number})"
    return f"a character that text cannot have ({number})"


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
