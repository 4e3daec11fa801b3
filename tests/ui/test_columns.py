"""Columns stay aligned in terminals that measure characters differently."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from debategame.ui.columns import pin_columns

PIECE = re.compile("\x1b7|\x1b8|\x1b\\[\\d*[A-Za-z]|.", re.DOTALL)
WIDTHS: dict[str, Callable[[str], int]] = {
    "every code point takes one column": lambda character: 1,
    "every emoji takes two": lambda character: 2 if character > "\U0001f000" else 1,
    "marks take none": lambda character: 0 if "\u0300" <= character <= "\u200f" else 1,
}


def row_of(output: str, width: Callable[[str], int]) -> dict[int, str]:
    """The row that a terminal shows after some output: a character for each column where one begins."""
    row, column, saved = {}, 0, 0
    for piece in PIECE.findall(output):
        if piece == "\x1b7":
            saved = column
        elif piece == "\x1b8":
            column = saved
        elif piece.endswith("C") and len(piece) > 1:
            column += int(piece[2:-1])
        elif len(piece) == 1:
            row[column] = piece
            column += width(piece)
    return row


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize(
    "text", ["heart ❤️", "👨‍👩‍👧 👍🏽", "🇩🇪", "1️⃣ ™️ ⚠️", "क्षि", "سلام", "soft\xadhyphen", "\U0001fae9"]
)
def test_the_frame_right_of_a_text_stands_in_its_column(text: str, width: Callable[[str], int]) -> None:
    assert row_of(pin_columns(f"\x1b[1m{text}\x1b[0m│"), width)[cell_len(text)] == "│"


def test_what_was_there_before_does_not_shine_through() -> None:
    shown = pin_columns("❤️")
    assert shown.index(" " * cell_len("❤️")) < shown.index("❤️")


@pytest.mark.parametrize("text", ["plain", "“… naïve …” √ ×", "┏━╭─█░ ▆", "家族 한글", "\x1b[0m\x1b[7;1H│"])
def test_text_whose_width_is_sure_is_left_alone(text: str) -> None:
    assert pin_columns(text) == text
