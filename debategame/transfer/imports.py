"""JSON Lines of an export, read within bounds and taken into a save: whole, or nothing of it."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from debategame.errors import PlayerNameError
from debategame.saves.names import player_name
from debategame.transfer.export import ArchivedScoreRow, PlayerRow, RoundRow, Row, ScenarioRow
from debategame.transfer.merge import Counts, Merge, MisfitError, Versions

LONGEST_ROW = 16 * 2**20
"""Bytes; the answers of a round are some thousand, and a scenario at most 256 KB."""
MOST_ROWS = 1_000_000
LARGEST = 4 * 2**30
"""Bytes of a whole file; a hundred thousand rounds are a tenth of it."""
MOST_FAULTS = 100
"""After so many rows that cannot be read the rest is not looked at: this is no export."""
_ROW: msgspec.json.Decoder[Row] = msgspec.json.Decoder(PlayerRow | ScenarioRow | RoundRow | ArchivedScoreRow)


class Fault(msgspec.Struct, frozen=True):
    """A row that cannot be taken in."""

    row: int
    """Which row of the file, counted from 1."""
    says: str
    """What is wrong, as a sentence without its stop; may quote the file."""


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file."""

    counts: Counts
    faults: tuple[Fault, ...]


class NotAnExportError(ValueError):
    """The file does not begin as an export does, or is larger than one can be."""


def whose(file: BinaryIO) -> str:
    """Return the name of the player that an export is of; NotAnExportError where it does not say so first."""
    file.seek(0)
    for _, row in _rows(file):
        if not isinstance(row, PlayerRow):
            break
        try:
            return player_name(row.name)
        except PlayerNameError as error:
            raise NotAnExportError(str(error)) from error
    raise NotAnExportError("it does not begin with a row that names its player, as `debategame export` writes it")


def look_through(file: BinaryIO, versions: Versions) -> tuple[Fault, ...]:
    """Return every row of an export that cannot be taken in, whatever the save holds; nothing is written.

    Raises NotAnExportError as `take_in` does.
    """
    return _through(file, lambda row: _looked_at(versions, row))


def take_in(db: sqlite3.Connection, file: BinaryIO) -> TakenIn:
    """Take every row of an export into a save, and return what could not be taken in.

    Call it inside a write transaction, and undo that where a fault is one too many. Raises NotAnExportError
    where the file is beyond all bounds.
    """
    merge = Merge(db)
    faults = _through(file, lambda row: _taken(merge, row))
    merge.settle()
    return TakenIn(counts=merge.counts, faults=faults)


def _through(file: BinaryIO, see_to: Callable[[Row], str]) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    file.seek(0)
    for number, row in _rows(file):
        if says := row if isinstance(row, str) else see_to(row):
            faults.append(Fault(number, says))
        if len(faults) >= MOST_FAULTS:
            raise NotAnExportError(f"{MOST_FAULTS} of its rows cannot be taken in; row {number}: {says}")
    return tuple(faults)


def _looked_at(versions: Versions, row: Row) -> str:
    """Return why a row cannot be taken in; empty where it can."""
    try:
        if isinstance(row, ScenarioRow):
            versions.add(row.hash, bytes(row.scenario))
    except MisfitError as error:
        return str(error)
    return versions.fault(row) if isinstance(row, RoundRow) else ""


def _taken(merge: Merge, row: Row) -> str:
    """Take one row in; return why that cannot be, empty where it could."""
    try:
        match row:
            case PlayerRow():
                merge.preferences(row.preferences)
            case ScenarioRow():
                merge.version(row.hash, bytes(row.scenario))
            case RoundRow():
                merge.played(row)
            case ArchivedScoreRow():
                merge.former(row)
    except MisfitError as error:
        return str(error)
    return ""


def _rows(file: BinaryIO) -> Iterator[tuple[int, Row | str]]:
    """Yield each row with its number, or what is wrong with it; blank rows are counted and passed over."""
    number, size = 0, 0
    while line := file.readline(LONGEST_ROW + 1):
        number, size = number + 1, size + len(line)
        if len(line) > LONGEST_ROW:
            raise NotAnExportError(f"row {number} is longer than {LONGEST_ROW // 2**20} MB")
        if number > MOST_ROWS or size > LARGEST:
            raise NotAnExportError(f"it is larger than {MOST_ROWS} rows or {LARGEST // 2**30} GB")
        if line.strip():
            yield number, _read(line)


def _read(line: bytes) -> Row | str:
    try:
        return _ROW.decode(line)
    except RecursionError:
        return "its JSON is nested too deep"
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except ValueError as error:
        return f"it is no row of an export: {error}"
