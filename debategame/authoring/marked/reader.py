"""Read marked answers from JSON Lines or CSV. Keep good rows, and report bad ones by number."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from debategame.progress.answer_length import length_fault
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scenario.scalars import did_you_mean
from debategame.scoring.model import Verdict
from debategame.text.display import in_ticks
from debategame.text.encoding import WINDOWS, decode

VERDICT_LISTS = {"hits": Verdict.HIT, "partial": Verdict.PARTIAL, "contradicts": Verdict.CONTRADICTED}
"""Columns or keys that list key points, with their verdict. Key points in none of them are missed."""
REQUIRED = ("line", "answer")
KEYS = (*REQUIRED, *VERDICT_LISTS)
"""The keys of a row in JSON Lines, and the columns of a CSV file."""
DELIMITERS = (",", ";", "\t")
"""Possible CSV delimiters. In many countries spreadsheets write semicolons."""
MOST_ROWS = 20_000
"""The most rows that are read. A school marks a few thousand answers in a year."""
_DELIMITER_ROW = re.compile(r"sep=([^\s\"]|\t)\r?\n", re.IGNORECASE)
"""A row before the heading with which Excel names the delimiter. Spreadsheets do not show it."""
_END = "\x00"
"""Put after the text, to see whether a double quote that nothing closes has taken the end into its cell."""
_BETWEEN_IDS = re.compile(r"[\s,;]+")


class MarkedRow(msgspec.Struct, frozen=True):
    """A marked answer and the number of its row."""

    number: int
    """Counted from 1: the line in JSON Lines, or the row in a spreadsheet, with the heading as row 1."""
    marked: MarkedAnswer
    has_marks: bool = True
    """Whether the row has any of the lists of key points, even an empty one."""


class BadRow(msgspec.Struct, frozen=True):
    """A row that could not be used."""

    number: int
    why: str
    """One sentence, safe to show."""


class MarkedFile(msgspec.Struct, frozen=True):
    """The rows of a file of marked answers."""

    rows: tuple[MarkedRow, ...]
    bad: tuple[BadRow, ...] = ()
    notes: tuple[str, ...] = ()
    """What else the person should know about the reading: sentences, safe to show."""


class _BadRowError(Exception):
    """A row cannot be used; the message says why."""


def given_verdict(answer: MarkedAnswer, point_id: str) -> Verdict:
    """Return the verdict that a person gave a key point: missed if it is in no list."""
    listed = (verdict for key, verdict in VERDICT_LISTS.items() if point_id in getattr(answer, key))
    return next(listed, Verdict.MISSED)


def examples_of(scenario: Scenario) -> MarkedFile:
    """Return the examples of a scenario, counted from 1."""
    return MarkedFile(tuple(MarkedRow(number, example) for number, example in enumerate(scenario.examples, start=1)))


def read_marked(data: bytes, scenario: Scenario) -> MarkedFile:
    """Read a file of marked answers to lines of a scenario: JSON Lines if it begins with `{`, otherwise CSV.

    The first row of a CSV names the columns: `line` and `answer`, and if needed `hits`, `partial` and `contradicts`
    with ids separated by spaces, commas or semicolons. A column or key that looks like a mistyped one of these is
    refused; others are ignored, and a note names the columns. At most MOST_ROWS rows are read.
    """
    try:
        text, encoding = decode(data)
    except ValueError:
        return MarkedFile((), (BadRow(1, "the file is not text; save it as CSV or JSON Lines in UTF-8"),))
    notes = [f"the file is read as {WINDOWS}; save it as UTF-8 if letters look wrong"] if encoding == WINDOWS else []
    records = _json_lines(text) if text.lstrip().startswith("{") else _csv_rows(text, notes)
    rows: list[MarkedRow] = []
    bad: list[BadRow] = []
    for number, record in islice(records, MOST_ROWS):
        try:
            marked = _marked(record, scenario)
            rows.append(MarkedRow(number, marked, any(key in record for key in VERDICT_LISTS)))
        except _BadRowError as error:
            bad.append(BadRow(number, str(error)))
    for number, _ in records:
        bad.append(BadRow(number, f"only the first {MOST_ROWS} rows are read; put the others in another file"))
        break
    return MarkedFile(tuple(rows), tuple(bad), tuple(notes))


def _json_lines(text: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield each row with its number, or the reason why it is bad."""
    for number, line in enumerate(io.StringIO(text), start=1):
        if line.strip():
            yield number, _json_row(line)


def _json_row(line: str) -> Mapping[str, Any] | str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return "the row is not JSON"
    if not isinstance(value, dict):
        return "the row is not a JSON object"
    return next(filter(None, map(_mistyped, value)), value)


def _csv_rows(text: str, notes: list[str]) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield each row with its number, or the reason why it is bad. Add a note about ignored columns to `notes`."""
    named = _DELIMITER_ROW.match(text)
    start = named.end() if named else 0
    heading = text[start:].split("\n", 1)[0]
    delimiter = named[1] if named else max(DELIMITERS, key=heading.count)
    before_end = "" if text[start:][-1:] in ("", "\n", "\r") else "\n"
    rows = csv.reader(io.StringIO(f"{text[start:]}{before_end}{_END}", newline=""), delimiter=delimiter)
    number = 0
    columns: list[str] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                yield number, "a double quote in this row is never closed, so the rest of the file is in one cell"
            elif number == 1:
                columns = [cell.strip().lower() for cell in cells]
                if fault := _heading_fault(columns):
                    yield 1, fault
                    return
                notes += [f"the column {in_ticks(name)} is not read" for name in columns if name and name not in KEYS]
            elif any(cell.strip() for cell in cells):
                yield number, _csv_row(columns, cells)
    except csv.Error as error:
        yield number + 1, f"the rest of the file cannot be read: {error}"


def _heading_fault(columns: Sequence[str]) -> str:
    """Return what is wrong with the names of the columns; empty if nothing is."""
    if fault := next(filter(None, map(_mistyped, columns)), ""):
        return fault
    if not set(REQUIRED) <= set(columns):
        return f"the first row must name the columns: {', '.join(KEYS)}"
    twice = next((name for name in KEYS if columns.count(name) > 1), "")
    return f"two columns are named `{twice}`" if twice else ""


def _csv_row(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, Any] | str:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return "the row has more cells than the heading; put an answer with commas in double quotes"
    return dict(zip(columns, cells, strict=False))


def _mistyped(name: str) -> str:
    """Return the fault for a key or column that looks like a mistyped one; empty if it does not."""
    suggestion = "" if name in KEYS else did_you_mean(name, KEYS)
    return f"the marks have no {in_ticks(name)} ({suggestion})" if suggestion else ""


def _marked(record: Mapping[str, Any] | str, scenario: Scenario) -> MarkedAnswer:
    """Return the marked answer in a row. Raise _BadRowError if it is bad or does not fit the scenario."""
    if isinstance(record, str):
        raise _BadRowError(record)
    line_id, answer = (_text(record, key) for key in REQUIRED)
    if fault := length_fault(answer):
        raise _BadRowError(fault)
    lines = {line.id: line for line in scenario.lines}
    if line_id.strip() not in lines:
        raise _BadRowError(f"the scenario has no line {in_ticks(line_id)}{_suggestion(line_id, lines)}")
    line = lines[line_id.strip()]
    listed = {key: _ids(record, key) for key in VERDICT_LISTS}
    seen: set[str] = set()
    for point_id in (point_id for ids in listed.values() for point_id in ids):
        if point_id not in line.points:
            suggestion = _suggestion(point_id, dict.fromkeys(line.points))
            raise _BadRowError(f"the line `{line.id}` has no key point {in_ticks(point_id)}{suggestion}")
        if point_id in seen:
            raise _BadRowError(f"`{point_id}` is marked twice")
        seen.add(point_id)
    return MarkedAnswer(line=line.id, answer=answer, **listed)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _BadRowError(f"`{key}` is missing or not a text")
    if any("\udc80" <= character <= "\udcff" for character in value):
        raise _BadRowError("the row is not UTF-8; save the file as UTF-8")
    return value


def _ids(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key) or ()
    if isinstance(value, str):
        return tuple(filter(None, _BETWEEN_IDS.split(value)))
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _BadRowError(f"`{key}` must be a list of key point ids")


def _suggestion(name: str, names: Mapping[str, Any]) -> str:
    hint = did_you_mean(name, names.keys())
    return f" ({hint})" if hint else ""
