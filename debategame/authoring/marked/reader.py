"""Marked answers from a file, as JSON Lines or CSV: the good rows kept, the bad ones told by their number."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scenario.scalars import near
from debategame.scoring.model import Verdict
from debategame.text.display import in_ticks

LISTS = {"hits": Verdict.HIT, "partial": Verdict.PARTIAL, "contradicts": Verdict.CONTRADICTED}
"""The columns or keys that list key points, and the verdict they give them; key points in none are missed."""
NEEDED = ("line", "answer")
DELIMITERS = (",", ";", "\t")
"""What stands between the columns; spreadsheets of many countries write semicolons."""


class Row(msgspec.Struct, frozen=True):
    """A marked answer, and which row of its file holds it."""

    number: int
    """Counted from 1: lines of JSON Lines; rows of a CSV as a spreadsheet shows them, the heading being row 1."""
    marked: MarkedAnswer


class BadRow(msgspec.Struct, frozen=True):
    """A row that could not be used."""

    number: int
    why: str
    """One sentence, safe to show."""


class MarkedFile(msgspec.Struct, frozen=True):
    """What a file of marked answers holds."""

    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...] = ()


class _BadRowError(Exception):
    """A row that cannot be used, with the reason."""


def marked_as(answer: MarkedAnswer, point_id: str) -> Verdict:
    """Return the verdict that a person gave a key point: missed where they listed it nowhere."""
    listed = (verdict for key, verdict in LISTS.items() if point_id in getattr(answer, key))
    return next(listed, Verdict.MISSED)


def examples_of(scenario: Scenario) -> MarkedFile:
    """Return a scenario's own examples, counted from 1."""
    return MarkedFile(tuple(Row(number, example) for number, example in enumerate(scenario.examples, start=1)))


def read_marked(data: bytes, scenario: Scenario) -> MarkedFile:
    """Read a file of marked answers to lines of a scenario; it is JSON Lines where it begins with a `{`, else CSV.

    A CSV begins with a row that names its columns: `line` and `answer`, and of `hits`, `partial`, `contradicts`
    what is needed, with ids of key points between spaces. Other columns and keys are ignored.
    """
    text = data.decode("utf-8-sig", errors="surrogateescape")
    records = _json_lines(text) if text.lstrip().startswith("{") else _csv_rows(text)
    rows: list[Row] = []
    bad: list[BadRow] = []
    for number, record in records:
        try:
            rows.append(Row(number, _marked(record, scenario)))
        except _BadRowError as error:
            bad.append(BadRow(number, str(error)))
    return MarkedFile(tuple(rows), tuple(bad))


def _json_lines(text: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield each row by its number, or what is wrong with it."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "the row is not JSON"
        else:
            yield number, value if isinstance(value, dict) else "the row is not a JSON object"


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield each row by its number, or what is wrong with it."""
    heading = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    columns: list[str] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if number == 1:
                columns = [cell.strip().lower() for cell in cells]
                if not set(NEEDED) <= set(columns):
                    yield 1, "the first row must name the columns: line, answer, hits, partial, contradicts"
                    return
            elif any(cell.strip() for cell in cells):
                yield number, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        yield number + 1, f"the file cannot be read from here on: {error}"


def _marked(record: Mapping[str, Any] | str, scenario: Scenario) -> MarkedAnswer:
    """Return the marked answer of a row; _BadRowError where it could not be read or does not fit the scenario."""
    if isinstance(record, str):
        raise _BadRowError(record)
    line_id, answer = (_text(record, key) for key in NEEDED)
    lines = {line.id: line for line in scenario.lines}
    if line_id.strip() not in lines:
        raise _BadRowError(f"the scenario has no line {in_ticks(line_id)}{_meant(line_id, lines)}")
    line = lines[line_id.strip()]
    listed = {key: _ids(record, key) for key in LISTS}
    seen: set[str] = set()
    for point_id in (point_id for ids in listed.values() for point_id in ids):
        if point_id not in line.points:
            meant = _meant(point_id, dict.fromkeys(line.points))
            raise _BadRowError(f"the line `{line.id}` has no key point {in_ticks(point_id)}{meant}")
        if point_id in seen:
            raise _BadRowError(f"`{point_id}` is marked twice")
        seen.add(point_id)
    return MarkedAnswer(line=line.id, answer=answer, **listed)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _BadRowError(f"`{key}` is missing, or is no text")
    if any("\udc80" <= character <= "\udcff" for character in value):
        raise _BadRowError("the row is not UTF-8: save the file with that encoding")
    return value


def _ids(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key) or ()
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise _BadRowError(f"`{key}` must list ids of key points")


def _meant(name: str, names: Mapping[str, Any]) -> str:
    hint = near(name, names.keys())
    return f" ({hint})" if hint else ""
