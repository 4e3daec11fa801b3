"""Write everything saved about a player, row by row: JSON Lines for import, or CSV for a spreadsheet."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from debategame.errors import SaveUnavailableError
from debategame.progress.passed_over import PassedOver, Report, ignore, is_possible
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Round
from debategame.progress.studies import Study
from debategame.saves import preferences, records
from debategame.saves.database import file_error
from debategame.saves.file import SaveFile
from debategame.saves.rulings import place_of_answer, read_all_rulings
from debategame.saves.score_history import ArchivedScore, read_archived_scores
from debategame.saves.studies import read_studies
from debategame.transfer.formats import EXCEL_MARK, csv_lines, ids_by_verdict, json_line
from debategame.transfer.rulings import RulingRow

COLUMNS = (
    *("at", "player", "scenario", "line", "mode", "pace", "first_sight", "excluded", "step", "marks", "final"),
    *("hits", "partial", "contradicts", "missed", "disputed", "hints", "guess", "pressed", "seconds", "text", "heard"),
    *("flags", "scorer", "scenario_hash", "round", "id", "studied"),
)


class PlayerRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="player"):
    """The first row of an export: the player and the version of the format."""

    format: Literal[1] = 1
    name: str
    preferences: Preferences = msgspec.field(default=Preferences(), name="habits")


class ScenarioRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="scenario"):
    """A scenario as it was played. It comes before its rounds."""

    hash: str
    """The SHA-256 of the canonical text."""
    scenario: msgspec.Raw
    """The canonical text."""


class RoundRow(Round, frozen=True, kw_only=True, tag_field="kind", tag="round"):
    """A round with its answers, their evidence and their disputes."""


class ArchivedScoreRow(ArchivedScore, frozen=True, kw_only=True, tag_field="kind", tag="former"):
    """An earlier score of an answer. It comes after its round."""


class StudyRow(Study, frozen=True, kw_only=True, tag_field="kind", tag="study"):
    """When the player studied claims of a line."""


Row = PlayerRow | ScenarioRow | RoundRow | ArchivedScoreRow | RulingRow | StudyRow


def as_json_lines(db: sqlite3.Connection, report: Report = ignore) -> Iterator[bytes]:
    """Yield everything in a save as JSON Lines, in the order in which it was written. Equal saves give equal lines.

    Parts that make no sense are given to `report` instead.
    """
    yield json_line(PlayerRow(name=records.read_player(db), preferences=preferences.read(db)))
    for scenario_hash, body in db.execute("SELECT hash, body FROM scenarios ORDER BY hash").fetchall():
        records.read_scenario(db, scenario_hash)
        yield json_line(ScenarioRow(hash=scenario_hash, scenario=msgspec.Raw(records.scenario_bytes(body))))
    for played in records.every_round(db, report):
        yield json_line(RoundRow(**_fields(played)))
    for archived in read_archived_scores(db):
        if is_possible(archived.at):
            yield json_line(ArchivedScoreRow(**_fields(archived)))
        else:
            report(PassedOver("earlier score", "its time is impossible"))
    for ruling in read_all_rulings(db):
        place = place_of_answer(db, ruling.answer)
        if place is not None and is_possible(ruling.at):
            yield json_line(RulingRow(scenario=place[0], line=place[1], **_fields(ruling)))
        else:
            report(PassedOver("ruling", "its time is impossible, or its answer is lost"))
    for study in read_studies(db):
        if is_possible(study.at):
            yield json_line(StudyRow(**_fields(study)))
        else:
            report(PassedOver("study", "its time is impossible"))


def as_csv(db: sqlite3.Connection, report: Report = ignore) -> Iterator[bytes]:
    """Yield the lines of a CSV file: a heading, then one row for each answer, in the order of play.

    Rounds that make no sense are given to `report` instead.
    """
    yield from csv_of_rounds(records.every_round(db, report))


def csv_of_rounds(rounds: Iterable[Round]) -> Iterator[bytes]:
    """Yield the lines of a CSV file: a heading, then one row for each answer, in the order of the rounds."""
    answers = ((played, answer) for played in rounds for answer in played.answers)
    cells = (_cells(played, answer) for played, answer in answers)
    for line in csv_lines(COLUMNS, ([row[column] for column in COLUMNS] for row in cells)):
        yield line.encode()


WRITERS: dict[str, Callable[[sqlite3.Connection, Report], Iterator[bytes]]] = {"jsonl": as_json_lines, "csv": as_csv}
"""How to write each format, by its name."""


def format_for(file: Path) -> str:
    """Return the format that the ending of a file name asks for, a key of WRITERS."""
    return "csv" if file.suffix.lower() == ".csv" else "jsonl"


def export_to_file(save: SaveFile, file: Path, form: str = "") -> bool:
    """Write everything saved about a player to a new file. Return whether there is a save.

    `form` is a key of WRITERS; without it, the ending of the file name decides. Raise SaveError if the save cannot be
    read, or if the file exists or cannot be written. No incomplete file is left behind.
    """
    form = form or format_for(file)
    with spooled(save, form) as rows:
        if rows is not None:
            write_new_file(rows, file, beginning=EXCEL_MARK if form == "csv" else b"")
        return rows is not None


@contextmanager
def spooled(save: SaveFile, form: str) -> Iterator[BinaryIO | None]:
    """Write everything saved about a player to a temporary file and yield it. Yield None if there is no save."""
    with tempfile.TemporaryFile() as file:

        def write(db: sqlite3.Connection, report: Report) -> bool:
            file.seek(0)  # this runs again if another window moved the save meanwhile
            file.truncate()
            file.writelines(WRITERS[form](db, report))
            return True

        found = save.read_reporting(write)
        file.seek(0)
        yield file if found else None


def write_new_file(rows: BinaryIO, file: Path, *, beginning: bytes = b"") -> None:
    """Write some bytes and then a stream to a new file.

    Raise SaveError if the file exists or cannot be written completely.
    """
    try:
        with file.open("xb") as out:
            out.write(beginning)
            shutil.copyfileobj(rows, out)
    except FileExistsError as error:
        raise SaveUnavailableError(f"{file} is there already. Choose another name.") from error
    except OSError as error:
        with suppress(OSError):
            file.unlink()
        raise file_error(file, error) from error


def _cells(played: Round, answer: Answer) -> dict[str, object]:
    disputed = [dispute.point for dispute in played.disputes if dispute.answer == answer.id]
    return {
        **_fields(played),
        **_fields(answer),
        **ids_by_verdict(answer.points),
        "round": played.id,
        "final": played.final,
        "studied": played.studied,
        "disputed": " ".join(disputed),
        "hints": sum(answer.hints.values()),
        "flags": " ".join(answer.flags),
    }


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(value)
