"""Keeps what stands to the right of emoji and rare scripts in its column, however wide a terminal draws them."""

import re

from rich.cells import cell_len

UNSURE = re.compile(
    "[0-9#*©®\u2000-\u25ff]\ufe0f\u20e3?"  # plain characters that a selector makes emoji
    "|[\xad\u0300-\u036f\u0483-\u0489\u0591-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u2600-\u27bf\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\ufe00-\ufe0f\U0001f000-\U000fffff]+"
)
"""Text of unsure width: terminals disagree on marks, joined letters and emoji, selectors, and new characters."""
SAVE, RESTORE = "\x1b7", "\x1b8"
"""Save and restore the position of the cursor."""


def pin_columns(output: str) -> str:
    """Return output for a terminal in which text of unsure width always takes the columns that Textual counts.

    Blanks clear these columns, the text is written over them, and the cursor moves to their end.
    """
    return output if output.isascii() else UNSURE.sub(_pinned, output)


def _pinned(found: re.Match[str]) -> str:
    text, width = found[0], cell_len(found[0])
    return f"{SAVE}{' ' * width}{RESTORE}{SAVE}{text}{RESTORE}\x1b[{width}C" if width else text
