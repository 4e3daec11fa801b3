"""Read marked answers from JSON Lines or CSV. Keep good rows, and report bad ones by number."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from debategame.progress.answer_length import length_fault
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scenario.scalars import did_you_mean
from debategame.scoring.model import Verdict
from debategame.text.display import in_ticks

VERDICT_LISTS = {"hits": Verdict.HIT, "partial": Verdict.PARTIAL, "contradicts": Verdict.CONTRADICTED}
"""Columns or keys that list key points, with their verdict. Key points in none of them are missed."""
REQUIRED = ("line", "answer")
DELIMITERS = (",", ";", "\t")
"""Possible CSV delimiters. In many countries spreadsheets write semicolons."""


class MarkedRow(msgspec.Struct, frozen=True):
    """A marked answer and the number of its row."""

    number: int
    """Counted from 1: the line in JSON Lines, or the row in a spreadsheet, with the heading as row 1."""
    marked: MarkedAnswer


class BadRow(msgspec.Struct, frozen=True):
    """A row that could not be used."""

    number: int
    why: str
    """One sentence, safe to show."""


class MarkedFile(msgspec.Struct, frozen=True):
    """The rows of a file of marked answers."""

    rows: tuple[MarkedRow, ...]
    bad: tuple[BadRow, ...] = ()


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
    with ids separated by spaces. Other columns and keys are ignored.
    """
    text = data.decode("utf-8-sig", errors="surrogateescape")
    records = _json_lines(text) if text.lstrip().startswith("{") else _csv_rows(text)
    rows: list[MarkedRow] = []
    bad: list[BadRow] = []
    for number, record in records:
        try:
            rows.append(MarkedRow(number, _marked(record, scenario)))
        except _BadRowError as error:
            bad.append(BadRow(number, str(error)))
    return MarkedFile(tuple(rows), tuple(bad))


def _json_lines(text: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield each row with its number, or the reason why it is bad."""
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
    """Yield each row with its number, or the reason why it is bad."""
    heading = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    columns: list[str] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if number == 1:
                columns = [cell.strip().lower() for cell in cells]
                if not set(REQUIRED) <= set(columns):
                    yield 1, "the first row must name the columns: line, answer, hits, partial, contradicts"
                    return
            elif any(cell.strip() for cell in cells):
                yield number, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        yield number + 1, f"the rest of the file cannot be read: {error}"


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
        return tuple(value.split())
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _BadRowError(f"`{key}` must be a list of key point ids")


def _suggestion(name: str, names: Mapping[str, Any]) -> str:
    hint = did_you_mean(name, names.keys())
    return f" ({hint})" if hint else ""
