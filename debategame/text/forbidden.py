"""Characters that a scenario may not have, or not everywhere, and their names."""

import re
import unicodedata

from debategame.text.display import BIDIRECTIONAL, UNSAFE

FORBIDDEN = re.compile(rf"[{UNSAFE}\u2028\u2029\ufffe\uffff]")
"""Characters that no scenario may have: unsafe ones, line breaks that editors hide, and those YAML refuses."""
NO_BREAK = "\u00a0\u2007\u202f"
ZERO_WIDTH = "\u00ad\u200b\u2060\ufeff"
_JOINERS_AND_MARKS = "\u200c-\u200f"
"""Emoji and some scripts need them in a sentence."""
INVISIBLE = re.compile(f"[{NO_BREAK}{ZERO_WIDTH}{_JOINERS_AND_MARKS}]")
"""What nobody sees: harmless in a sentence, but not in the place of a space or in an id."""


def character_name(character: str) -> str:
    """Return the name of a forbidden character with its number, such as `a control character (U+001B)`."""
    number = f"U+{ord(character):04X}"
    if re.match(f"[{BIDIRECTIONAL}]", character):
        return f"a character that changes the writing direction ({number})"
    if unicodedata.category(character) == "Cc":
        return f"a control character ({number})"
    return f"a character that text cannot have ({number})"
