"""How rounds are written for other programs: JSON that moves no terminal, CSV in which nothing is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from debategame.scenario.characters import clean

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by, or skips before it does."""
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal or an editor may obey; C0 controls JSON escapes by itself."""


def json_line(value: object) -> bytes:
    """Return a value as JSON on one line, ended by a newline; nothing is lost, and nothing in it moves a terminal."""
    return f"{_UNSAFE.sub(_escaped, msgspec.json.encode(value).decode())}\n".encode()


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a heading and rows as comma-separated values, each text safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in chain([columns], rows):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def harmless(cell: str) -> str:
    """Return a text as a cell: cleaned, and with a quotation mark before what a spreadsheet would calculate."""
    return clean(f"'{cell}" if cell.startswith(FORMULA) else cell)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
