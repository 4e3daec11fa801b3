"""JSON without control characters; injection-safe CSV."""

import codecs
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
"""The verdict behind each column of key points, in the order of the columns."""
EXCEL_MARK = codecs.BOM_UTF8
"""The beginning of a CSV file. Without it, Excel does not read UTF-8 and shows `é` as two characters."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Characters at the start of a cell that make a spreadsheet take it for a formula."""
_UNSAFE = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
"""Control characters that JSON does not escape by itself but that a terminal or an editor may obey."""


def json_line(value: object) -> bytes:
    """Return a value as one line of JSON with its newline. Control characters are escaped; nothing is lost."""
    return f"{re.sub(_UNSAFE, _escaped, msgspec.json.encode(value).decode())}\n".encode()


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file: the column names, then the rows with `csv_cell` applied to each value."""
    import csv  # most output is not CSV

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in chain([columns], rows):
        writer.writerow(map(csv_cell, row))
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def csv_cell(value: object) -> object:
    """Return a value as a cell: `true` or `false`, a time in UTC to the second, or text that is no formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return f"{value.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return csv_text(value) if isinstance(value, str) else value


def csv_text(text: str) -> str:
    """Return a text without control characters, with an apostrophe before a text that a spreadsheet would calculate."""
    return clean(f"'{text}" if text.startswith(FORMULA) else text)


def ids_by_verdict(points: Iterable[PointScore]) -> dict[str, str]:
    """Return for each of VERDICT_COLUMNS the ids of the key points with that verdict, separated by spaces."""
    scored = list(points)
    return {
        column: " ".join(point.id for point in scored if point.verdict is verdict)
        for column, verdict in VERDICT_COLUMNS.items()
    }


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
