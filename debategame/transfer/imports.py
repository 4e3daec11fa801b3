"""Read the JSON Lines of an export, within limits, and add them to a save."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from debategame.errors import PlayerNameError
from debategame.progress.answer_length import length_fault
from debategame.saves.names import player_name
from debategame.transfer.export import ArchivedScoreRow, PlayerRow, RoundRow, Row, ScenarioRow, StudyRow
from debategame.transfer.merge import Merge, MergeCounts, MergeError, Merging, ScenarioVersions
from debategame.transfer.rulings import RulingRow

LONGEST_ROW = 16 * 2**20
"""The most bytes of a row. The answers of a round take some thousand; a scenario takes at most 256 KB."""
MOST_ROWS = 1_000_000
"""The most rows of a file."""
LARGEST = 4 * 2**30
"""The most bytes of a file; a hundred thousand rounds take a tenth of this."""
MOST_FAULTS = 100
"""Number of faulty rows after which a file counts as no export and the rest is not read."""
_ROW: msgspec.json.Decoder[Row] = msgspec.json.Decoder(Row)


class RowFault(msgspec.Struct, frozen=True):
    """A row that cannot be imported."""

    row: int
    """The number of the row in the file, counted from 1."""
    message: str
    """The problem, as a sentence without its full stop. It may quote the file."""


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of importing a file."""

    counts: MergeCounts
    faults: tuple[RowFault, ...]
    """The rows that were not imported."""


class NotAnExportError(ValueError):
    """The file is not an export: its first row names no player, it is too large, or it has too many faulty rows."""


def exported_player(file: BinaryIO) -> str:
    """Return the name of the player in the first row. Raise NotAnExportError if there is none."""
    file.seek(0)
    for _, row in exported_rows(file):
        if not isinstance(row, PlayerRow):
            break
        try:
            return player_name(row.name)
        except PlayerNameError as error:
            raise NotAnExportError(str(error)) from error
    raise NotAnExportError("it does not begin with a row that names its player, as `debategame export` writes it")


def check_rows(file: BinaryIO, versions: ScenarioVersions) -> tuple[RowFault, ...]:
    """Return the rows of an export that no save could import. Nothing is written.

    Raise NotAnExportError if the file is too large or has too many faulty rows.
    """
    return _collect_faults(file, lambda row: _check_row(versions, row))


def import_rows(db: sqlite3.Connection, file: BinaryIO) -> ImportResult:
    """Add the rows of an export to a save; return how many rounds were new, and the rows that were not imported.

    Call it in a write transaction, and roll back to import all or nothing. Raise NotAnExportError if the file is too
    large or has too many faulty rows.
    """
    return merge_rows(Merge(db), file)


def merge_rows(merge: Merging, file: BinaryIO) -> ImportResult:
    """Add the rows of an export through `merge`, as `import_rows` does."""
    faults = _collect_faults(file, lambda row: _import_row(merge, row))
    merge.finish()
    return ImportResult(counts=merge.counts, faults=faults)


def _collect_faults(file: BinaryIO, handle: Callable[[Row], str]) -> tuple[RowFault, ...]:
    faults: list[RowFault] = []
    file.seek(0)
    for number, row in exported_rows(file):
        if message := row if isinstance(row, str) else handle(row):
            faults.append(RowFault(number, message))
        if len(faults) >= MOST_FAULTS:
            raise NotAnExportError(f"{MOST_FAULTS} of its rows cannot be imported; row {number}: {message}")
    return tuple(faults)


def _check_row(versions: ScenarioVersions, row: Row) -> str:
    """Return why no save could import the row; empty if one could."""
    try:
        if isinstance(row, ScenarioRow):
            versions.add(row.hash, bytes(row.scenario))
    except MergeError as error:
        return str(error)
    return _length_fault(row) or versions.fault(row) if isinstance(row, RoundRow) else ""


def _length_fault(row: Row) -> str:
    faults = (length_fault(answer.text) for answer in row.answers) if isinstance(row, RoundRow) else ()
    return next(filter(None, faults), "")


def _import_row(merge: Merging, row: Row) -> str:
    """Add one row to the save; return why that failed, empty if it worked."""
    if fault := _length_fault(row):
        return fault
    try:
        match row:
            case PlayerRow():
                merge.add_preferences(row.preferences)
            case ScenarioRow():
                merge.add_scenario(row.hash, bytes(row.scenario))
            case RoundRow():
                merge.add_round(row)
            case ArchivedScoreRow():
                merge.add_archived_score(row)
            case RulingRow():
                merge.add_ruling(row)
            case StudyRow():
                merge.add_study(row)
    except MergeError as error:
        return str(error)
    return ""


def exported_rows(file: BinaryIO) -> Iterator[tuple[int, Row | str]]:
    """Yield the number of each row of an export with the row, or with a message about its fault. Skip blank rows.

    Raise NotAnExportError if the file is too large or a row too long.
    """
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
        return "its JSON is nested too deeply"
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except ValueError as error:
        return f"it is not a row of an export: {error}"
