"""All that is kept of a player, as rows: JSON Lines that can be taken in again, or CSV for a spreadsheet."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from debategame.errors import SaveUnavailableError
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Round
from debategame.saves import preferences, records
from debategame.saves.database import file_error
from debategame.saves.file import SaveFile
from debategame.saves.score_history import ArchivedScore, read_former
from debategame.transfer.formats import by_verdict, csv_lines, json_line

COLUMNS = (
    *("at", "player", "scenario", "line", "mode", "pace", "first_sight", "excluded", "step", "marks", "final"),
    *("hits", "partial", "contradicts", "missed", "disputed", "hints", "guess", "pressed", "seconds", "text", "heard"),
    *("flags", "scorer", "scenario_hash", "round", "id"),
)


class PlayerRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="player"):
    """The first row of an export: whose rounds they are, and in which form."""

    format: Literal[1] = 1
    name: str
    preferences: Preferences = msgspec.field(default=Preferences(), name="habits")


class ScenarioRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="scenario"):
    """A scenario as it was when it was played, before its rounds."""

    hash: str
    scenario: msgspec.Raw
    """The canonical text, whose SHA-256 is `hash`."""


class RoundRow(Round, frozen=True, kw_only=True, tag_field="kind", tag="round"):
    """A round with its answers, their evidence and its disputes."""


class ArchivedScoreRow(ArchivedScore, frozen=True, kw_only=True, tag_field="kind", tag="former"):
    """What an answer scored before it was scored anew, after its round."""


Row = PlayerRow | ScenarioRow | RoundRow | ArchivedScoreRow


def as_json_lines(db: sqlite3.Connection) -> Iterator[bytes]:
    """Yield a save, row by row, in the order in which it was written; equal saves give equal rows."""
    yield json_line(PlayerRow(name=records.read_player(db), preferences=preferences.read(db)))
    for scenario_hash, body in db.execute("SELECT hash, body FROM scenarios ORDER BY hash").fetchall():
        records.read_scenario(db, scenario_hash)
        yield json_line(ScenarioRow(hash=scenario_hash, scenario=msgspec.Raw(body)))
    for played in records.every_round(db):
        yield json_line(RoundRow(**_fields(played)))
    for former in read_former(db):
        yield json_line(ArchivedScoreRow(**_fields(former)))


def as_csv(db: sqlite3.Connection) -> Iterator[bytes]:
    """Yield a save as CSV with a heading, one row an answer, in the order of play."""
    answers = ((played, answer) for played in records.every_round(db) for answer in played.answers)
    cells = (_cells(played, answer) for played, answer in answers)
    for line in csv_lines(COLUMNS, ([row[column] for column in COLUMNS] for row in cells)):
        yield line.encode()


WRITERS: dict[str, Callable[[sqlite3.Connection], Iterator[bytes]]] = {"jsonl": as_json_lines, "csv": as_csv}


def form_of(file: Path) -> str:
    """Return in which of the forms of WRITERS a file of that name is written."""
    return "csv" if file.suffix.lower() == ".csv" else "jsonl"


def to_file(save: SaveFile, file: Path, form: str = "") -> int | None:
    """Write all that is kept of a player to a new file, whole or not at all; in the form that its ending asks for.

    Returns the number of rows, None where there is no save: then no file is made. Raises SaveError where the save
    cannot be read, or the file not be written or is there already.
    """
    with spooled(save, form or form_of(file)) as rows:
        if rows is None:
            return None
        write_new(rows.file, file)
        return rows.number


class Spooled(msgspec.Struct, frozen=True):
    """An export that waits to be copied."""

    file: BinaryIO
    """At its beginning."""
    number: int
    """How many rows it has."""


@contextmanager
def spooled(save: SaveFile, form: str) -> Iterator[Spooled | None]:
    """Write all that is kept of a player to a file that nobody else sees; None where there is no save."""
    with tempfile.TemporaryFile() as file:

        def write(db: sqlite3.Connection) -> int:
            file.seek(0)  # another window may have made SQLite read it again
            file.truncate()
            return sum(1 for row in WRITERS[form](db) if file.write(row))

        number = save.read(write)
        file.seek(0)
        yield None if number is None else Spooled(file, number)


def write_new(rows: BinaryIO, file: Path) -> None:
    """Write what is left of a stream to a new file, whole or not at all; SaveError where it is there or cannot be."""
    try:
        with file.open("xb") as out:
            shutil.copyfileobj(rows, out)
    except FileExistsError as error:
        raise SaveUnavailableError(f"{file} is there already: choose another name.") from error
    except OSError as error:
        with suppress(OSError):
            file.unlink()
        raise file_error(file, error) from error


def _cells(played: Round, answer: Answer) -> dict[str, object]:
    disputed = [dispute.point for dispute in played.disputes if dispute.answer == answer.id]
    return {
        **_fields(played),
        **_fields(answer),
        **by_verdict(answer.points),
        "round": played.id,
        "final": played.final,
        "disputed": " ".join(disputed),
        "hints": sum(answer.hints.values()),
        "flags": " ".join(answer.flags),
    }


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(value)
