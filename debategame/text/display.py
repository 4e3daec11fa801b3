"""Which characters a scenario may hold, and how any text is made safe to show."""

import re
import unicodedata

REPLACEMENT = "\ufffd"
BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
SURROGATES = r"\ud800-\udfff"
_COMMANDS = rf"\x00-\x08\x0b-\x1f\x7f-\x9f{BIDIRECTIONAL}{SURROGATES}"
"""C0 but tab and newline, DEL, C1, bidirectional embeddings, overrides and isolates, lone surrogates."""
FORBIDDEN = re.compile(rf"[{_COMMANDS}\u2028\u2029\ufffe\uffff]")
"""What no scenario may hold: the above, line breaks that editors do not show, and what YAML refuses."""
_HIDDEN = re.compile(f"[{_COMMANDS}]")
_SPACES = re.compile("\t|\r(?=\n)|[\u2028\u2029]")


def clean(text: str) -> str:
    """Return the text with every character that could move, hide or command shown as �.

    Newlines stay; a tab, the return before a newline and Unicode's own line breaks become a space. One
    code point stays one code point, so spans of the text hold for what is returned.
    """
    return _HIDDEN.sub(REPLACEMENT, _SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """Return the text cleaned and on one line, with single spaces."""
    return " ".join(clean(text).split())


def character_name(character: str) -> str:
    """Return what a forbidden character is called, with its number: `a control character (U+001B)`."""
    number = f"U+{ord(character):04X}"
    if re.match(f"[{BIDIRECTIONAL}]", character):
        return f"a character that turns the direction of writing ({number})"
    if unicodedata.category(character) == "Cc":
        return f"a control character ({number})"
    return f"a character that no text has ({number})"


def in_ticks(text: str, longest: int = 40) -> str:
    """Return outside text as a message quotes it: safe, on one line, cut where long, in backticks."""
    words = one_line(text[: longest * 4])
    return f"`{words[:longest]}…`" if len(words) > longest else f"`{words}`"


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
