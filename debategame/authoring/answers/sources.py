"""Read answers from saves, folders of saves, exports, marked answers and plain text. Nothing is changed."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from debategame.authoring.answers.model import PupilAnswer, marked_answer
from debategame.authoring.marked.reader import DELIMITERS, MOST_ROWS, read_marked
from debategame.classroom.model import Class, Pupil
from debategame.classroom.reader import read_class
from debategame.files import MEGABYTE, read_start
from debategame.progress.answer_length import length_fault
from debategame.saves.untrusted import HEADER
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line
from debategame.text.encoding import decode
from debategame.transfer.export import RoundRow
from debategame.transfer.formats import FORMULA
from debategame.transfer.imports import NotAnExportError, exported_rows

MAX_BYTES = 64 * MEGABYTE
"""The most bytes of a file that is not a save. MOST_ROWS long answers have about twenty million."""
_EXPORT = re.compile(rb'\s*\{"kind":\s*"player"')
"""How the JSON Lines of an export begin."""
_BLANK_LINES = re.compile(r"\n\s*\n")
_BETWEEN_IDS = re.compile(r"[\s,;]+")


class Collected(msgspec.Struct, frozen=True):
    """The answers of some sources that fit the scenario."""

    answers: tuple[PupilAnswer, ...] = ()
    faults: tuple[str, ...] = ()
    """What could not be read, as sentences that are safe to show."""
    notes: tuple[str, ...] = ()
    """What else to know about the reading, as sentences that are safe to show."""


class SourceError(Exception):
    """A source cannot be read at all; the message says why, without a full stop."""


def collect(scenario: Scenario, paths: Iterable[Path], line: str = "") -> Collected:
    """Return the answers in some files and folders, in order; an answer that is in several of them counts once.

    `line` is the id of the line that plain text answers. At most MOST_ROWS answers are kept. Sources that cannot be
    read, and parts of them, are named in `faults`.
    """
    answers: list[PupilAnswer] = []
    faults: list[str] = []
    notes: list[str] = []
    seen: set[str] = set()
    for path in paths:
        try:
            found = _read(path, scenario, line)
        except SourceError as error:
            faults.append(one_line(f"{path} cannot be read: {error}."))
            continue
        faults += found.faults
        notes += found.notes
        for answer in found.answers:
            if not answer.id or answer.id not in seen:
                seen.add(answer.id)
                answers.append(answer)
    if len(answers) > MOST_ROWS:
        faults.append(f"Only the first {MOST_ROWS} of {len(answers)} answers are used.")
    return Collected(tuple(answers[:MOST_ROWS]), tuple(faults), tuple(notes))


def _read(path: Path, scenario: Scenario, line: str) -> Collected:
    """Read one source, of the kind that its content shows. Raise SourceError if it cannot be read."""
    if path.is_dir():
        return of_class(read_class(path), scenario)
    data = _data(path)
    if data.startswith(HEADER):
        return of_class(read_class(path), scenario)
    if len(data) > MAX_BYTES:
        raise SourceError(f"it is larger than {MAX_BYTES // MEGABYTE} MB")
    if _EXPORT.match(data.removeprefix(b"\xef\xbb\xbf")):
        return _of_export(path, data.removeprefix(b"\xef\xbb\xbf"), scenario)
    text = _text(data)
    columns = _columns(text)
    if {"line", "text", "scenario"} <= set(columns):
        return _of_export_table(path, text, scenario)
    if text.lstrip().startswith("{") or {"line", "answer"} <= set(columns) or path.suffix.lower() in (".csv", ".tsv"):
        return _of_marked(path, data, scenario)
    return _of_plain_text(path, text, scenario, line)


def _data(path: Path) -> bytes:
    try:
        return read_start(path, MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(error.strerror or "it cannot be opened") from error


def _text(data: bytes) -> str:
    try:
        return decode(data).text
    except ValueError as error:
        raise SourceError("it is not text; save it as UTF-8") from error


def _columns(text: str) -> list[str]:
    """Return the names in the first row of a text, as if it were CSV."""
    heading = text.split("\n", 1)[0]
    return [cell.strip(' \r"').lower() for cell in heading.split(_delimiter(heading))]


def _delimiter(heading: str) -> str:
    return max(DELIMITERS, key=heading.count)


def of_class(found: Class, scenario: Scenario) -> Collected:
    """Return the answers of a class that fit the scenario."""
    answers = [answer for pupil in found.pupils for answer in _of_pupil(pupil, scenario)]
    return _fitting(scenario, answers, [one_line(str(fault)) for fault in found.faults])


def _of_pupil(pupil: Pupil, scenario: Scenario) -> Iterator[PupilAnswer]:
    disputed: dict[tuple[str, str], dict[str, str]] = {}
    for dispute in pupil.disputes:
        if dispute.scenario == scenario.id and not dispute.gives_back:
            disputed.setdefault((dispute.line, dispute.answer), {})[dispute.point] = dispute.sentence
    for answer in pupil.answers:
        if answer.scenario == scenario.id:
            yield PupilAnswer(
                line=answer.line,
                text=answer.text,
                source=pupil.name,
                heard=answer.heard,
                disputed=disputed.get((answer.line, answer.text), {}),
                id=answer.id,
            )


def _of_export(path: Path, data: bytes, scenario: Scenario) -> Collected:
    """Read the JSON Lines of an export."""
    answers: list[PupilAnswer] = []
    faults: list[str] = []
    try:
        for number, row in exported_rows(io.BytesIO(data)):
            if isinstance(row, str):
                faults.append(one_line(f"{path.name}, row {number}: {row}."))
            elif isinstance(row, RoundRow) and row.scenario == scenario.id:
                answers += _of_round(row)
    except NotAnExportError as error:
        raise SourceError(str(error)) from error
    return _fitting(scenario, answers, faults)


def _of_round(played: RoundRow) -> Iterator[PupilAnswer]:
    for answer in played.answers:
        disputed = {
            dispute.point: dispute.sentence
            for dispute in played.disputes
            if dispute.answer == answer.id and not dispute.gives_back
        }
        yield PupilAnswer(
            line=played.line,
            text=answer.text,
            source=played.player,
            heard=answer.heard,
            disputed=disputed,
            id=answer.id,
        )


def _of_export_table(path: Path, text: str, scenario: Scenario) -> Collected:
    """Read the CSV of an export. Its verdicts are the game's, so its answers count as not marked."""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]), restval="")
    try:
        answers = [
            _of_table_row(row, f"{path.name}, row {number}")
            for number, row in enumerate(rows, start=2)
            if row["scenario"] == scenario.id
        ]
    except csv.Error as error:
        raise SourceError(str(error)) from error
    return _fitting(scenario, answers, [])


def _of_table_row(row: Mapping[str, str], place: str) -> PupilAnswer:
    text = _cell(row["text"])
    return PupilAnswer(
        line=row["line"],
        text=text,
        source=_cell(row.get("player", "")) or place,
        heard=_cell(row.get("heard", "")),
        disputed=dict.fromkeys(filter(None, _BETWEEN_IDS.split(row.get("disputed", ""))), text),
        id=row.get("id", ""),
    )


def _cell(text: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from calculating it."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def _of_marked(path: Path, data: bytes, scenario: Scenario) -> Collected:
    """Read JSON Lines or CSV. A row without any list of key points is not marked."""
    found = read_marked(data, scenario)
    answers = [
        marked_answer(row.marked, f"{path.name}, row {row.number}", scenario)
        if row.has_marks
        else PupilAnswer(line=row.marked.line, text=row.marked.answer, source=f"{path.name}, row {row.number}")
        for row in found.rows
    ]
    faults = tuple(one_line(f"{path.name}, row {bad.number}: {bad.why}.") for bad in found.bad)
    return Collected(tuple(answers), faults, tuple(one_line(f"{path.name}: {note}.") for note in found.notes))


def _of_plain_text(path: Path, text: str, scenario: Scenario, line: str) -> Collected:
    """Read answers with blank lines between them, or one answer on each line if no line is blank."""
    if not line:
        raise SourceError("it is plain text, so say with --line which line its answers are for")
    text = text.replace("\r\n", "\n").strip()
    parts = _BLANK_LINES.split(text) if _BLANK_LINES.search(text) else text.split("\n")
    answers = [
        PupilAnswer(line=line, text=part.strip(), source=f"{path.name}, answer {number}")
        for number, part in enumerate(filter(str.strip, parts), start=1)
    ]
    return _fitting(scenario, answers, [])


def _fitting(scenario: Scenario, answers: Iterable[PupilAnswer], faults: list[str]) -> Collected:
    """Leave out answers to lines that the scenario no longer has, blank ones and answers that are too long."""
    lines = {line.id: line.points for line in scenario.lines}
    kept: list[PupilAnswer] = []
    gone = 0
    for answer in answers:
        if answer.line not in lines:
            gone += 1
        elif fault := length_fault(answer.text):
            faults.append(one_line(f"{answer.source}: {fault}."))
        elif answer.text.strip():
            points = lines[answer.line]
            disputed = {point: sentence for point, sentence in answer.disputed.items() if point in points}
            kept.append(msgspec.structs.replace(answer, disputed=disputed))
    note = f"{count_of(gone, 'answer')} left out: the scenario has no such line now."
    return Collected(tuple(kept), tuple(faults), (note,) if gone else ())
