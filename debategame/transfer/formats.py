"""How rounds are written for other programs: JSON that moves no terminal, CSV in which nothing is a formula."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import clean

VERDICT_COLUMNS = {
    "hits": Verdict.HIT,
    "partial": Verdict.PARTIAL,
    "contradicts": Verdict.CONTRADICTED,
    "missed": Verdict.MISSED,
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by, or skips before it does."""
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal or an editor may obey; C0 controls JSON escapes by itself."""


def json_line(value: object) -> bytes:
    """Return a value as JSON on one line, ended by a newline; nothing is lost, and nothing in it moves a terminal."""
    return f"{_UNSAFE.sub(_escaped, msgspec.json.encode(value).decode())}\n".encode()


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a heading and rows as comma-separated values, each cell as `cell` gives it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in chain([columns], rows):
        writer.writerow(map(cell, row))
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def cell(value: object) -> object:
    """Return a value as a cell: `true` or `false`, a time in UTC to the second, a text that nothing calculates."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return f"{value.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """Return a text as a cell: cleaned, and with a quotation mark before what a spreadsheet would calculate."""
    return clean(f"'{text}" if text.startswith(FORMULA) else text)


def by_verdict(points: Iterable[PointScore]) -> dict[str, str]:
    """Return the ids of key points by their verdicts, between spaces, under the names of the columns."""
    found = list(points)
    return {name: " ".join(p.id for p in found if p.verdict is verdict) for name, verdict in VERDICT_COLUMNS.items()}


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
