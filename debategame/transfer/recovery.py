"""Read the readable rows of a damaged save or a backup, and skip damaged pages."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from debategame.errors import PlayerNameError, SaveDamagedError, SaveForeignError
from debategame.files import FileRefusedError, copy_file
from debategame.progress.rounds import Answer, Dispute, Round, Step
from debategame.progress.rulings import Ruling
from debategame.progress.studies import Study
from debategame.saves import records, rulings, score_history, studies
from debategame.saves.database import connection, file_error
from debategame.saves.journals import JOURNAL, unsafe_file_beside
from debategame.saves.names import player_name
from debategame.saves.schema import MIGRATIONS, version_of
from debategame.saves.score_history import ArchivedScore
from debategame.transfer.merge import Merge, MergeCounts, MergeError

SMALLEST_ROW = 32
"""The fewest bytes of a row; with the size of the file it limits the number of rows to try."""
LARGEST = 2**30
"""The most bytes of a file; a year of daily bouts takes about a hundredth of this."""
_Value = TypeVar("_Value")


class Salvaged(msgspec.Struct, frozen=True, kw_only=True):
    """The readable part of a file."""

    player: str = ""
    """The name of the player; empty if it cannot be read."""
    scenarios: tuple[tuple[str, bytes], ...] = ()
    """Versions of scenarios: hash and canonical text."""
    rounds: tuple[Round, ...] = ()
    """The rounds in the order in which they were written, each with its readable answers."""
    archived: tuple[ArchivedScore, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    studies: tuple[Study, ...] = ()
    lost: int = 0
    """How many rounds are lost: either their answers or everything else about them is unreadable."""
    notice: str = ""
    """Why the journal beside the file was ignored, one sentence; empty if it was not."""


class RecoveryResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of adding salvaged rounds to a save."""

    counts: MergeCounts
    lost: int
    """How many rounds are lost: unreadable, or without a readable scenario."""


def salvage(path: Path) -> Salvaged:
    """Read the readable rows of a file that no window has open. The file and its journal stay unchanged.

    An unsafe journal is ignored. Raise SaveUnavailableError if the path is not a regular file or the file is larger
    than LARGEST, SaveForeignError if it is not a save, SaveNewerError if it is newer than the game, and
    SaveDamagedError if its tables cannot be read.
    """
    try:
        with _copied(path) as (copy, notice), connection(copy) as db:
            if version_of(db, str(path)) != len(MIGRATIONS):
                raise SaveForeignError(f"{path} was written by an earlier version of the game.")
            salvaged = _RowReader(db, most=copy.stat().st_size // SMALLEST_ROW).read()
            return msgspec.structs.replace(salvaged, notice=notice)
    except SaveDamagedError as error:  # its message names the copy
        raise SaveDamagedError(f"{path} is not a save, or it is too damaged to be read.") from error


def restore(db: sqlite3.Connection, salvaged: Salvaged, known: Iterable[tuple[str, bytes]]) -> RecoveryResult:
    """Add salvaged rounds to a save. Rounds that it already has stay as they are. Call it in a write transaction.

    `known` are hashes and canonical texts of scenarios, for rounds that have lost their own.
    """
    merge, lost = Merge(db), salvaged.lost
    needed = {played.scenario_hash for played in salvaged.rounds}
    for scenario_hash, body in (*known, *salvaged.scenarios):
        if scenario_hash in needed:
            with suppress(MergeError):
                merge.add_scenario(scenario_hash, body)
    for played in salvaged.rounds:
        try:
            merge.add_round(played)
        except MergeError:
            lost += 1
    for archived in salvaged.archived:
        merge.add_archived_score(archived)
    for ruling in salvaged.rulings:
        merge.add_ruling(ruling)
    for study in salvaged.studies:
        merge.add_study(study)
    merge.finish()
    return RecoveryResult(counts=merge.counts, lost=lost)


class _RowReader:
    """Reads each row by its number: this works without indexes and despite damaged neighbours."""

    def __init__(self, db: sqlite3.Connection, most: int) -> None:
        self._db = db
        self._most = most
        """How many rows any table can have."""

    def read(self) -> Salvaged:
        """Read all tables."""
        answers: dict[str, list[Answer]] = {}
        for round_id, *row in self._rows("answers", ("round", *records.ANSWER_FIELDS)):
            with suppress(SaveDamagedError):
                answers.setdefault(round_id, []).append(records.answer_from_row(tuple(row)))
        disputes = list(self._values("disputes", records.DISPUTE_FIELDS, records.dispute_from_row))
        player = self._player()
        rows = list(self._rows("rounds", records.ROUND_FIELDS))
        rounds = [_round(row, player, answers.get(row[0], []), disputes) for row in rows]
        return Salvaged(
            player=player,
            scenarios=tuple(self._scenarios()),
            rounds=tuple(played for played in rounds if played is not None),
            archived=tuple(self._values("former_scores", score_history.FIELDS, score_history.archived_score_from_row)),
            rulings=tuple(self._values("rulings", rulings.FIELDS, rulings.ruling_from_row)),
            studies=tuple(self._values("studies", studies.FIELDS, studies.study_from_row)),
            lost=rounds.count(None) + len(answers.keys() - {row[0] for row in rows}),
        )

    def _scenarios(self) -> Iterator[tuple[str, bytes]]:
        for scenario_hash, body in self._rows("scenarios", ("hash", "body")):
            with suppress(ValueError):
                yield str(scenario_hash), records.scenario_bytes(body)

    def _player(self) -> str:
        for (name,) in self._rows("player", ("name",)):
            with suppress(PlayerNameError, TypeError):
                return player_name(name)
        return ""

    def _values(
        self, table: str, columns: tuple[str, ...], convert: Callable[[tuple[Any, ...]], _Value]
    ) -> Iterator[_Value]:
        for row in self._rows(table, columns):
            with suppress(SaveDamagedError):
                yield convert(row)

    def _rows(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the readable rows of a table."""
        quoted = ", ".join(f'"{column}"' for column in columns)
        query = f"SELECT {quoted} FROM {table} NOT INDEXED WHERE rowid = ?"  # noqa: S608 -- fixed names
        for number in range(1, self._last(table) + 1):
            with suppress(sqlite3.DatabaseError):
                yield from self._db.execute(query, (number,)).fetchall()

    def _last(self, table: str) -> int:
        """Return the number of the last row of a table; the largest possible one if it cannot be read."""
        with suppress(sqlite3.DatabaseError):
            last = self._db.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0]  # noqa: S608 -- a fixed name
            return min(int(last or 0), self._most)
        return self._most


def _round(row: tuple[Any, ...], player: str, answers: list[Answer], disputes: list[Dispute]) -> Round | None:
    """Return a round with its readable answers, excluded if the first is missing; None if nothing is readable."""
    if not answers:
        return None
    answers.sort(key=lambda answer: answer.step)
    ids = {answer.id for answer in answers}
    try:
        played = records.round_from_row(
            row, player, answers, [dispute for dispute in disputes if dispute.answer in ids]
        )
    except SaveDamagedError:
        return None
    return played if answers[0].step is Step.ANSWER else msgspec.structs.replace(played, excluded=True)


@contextmanager
def _copied(path: Path) -> Iterator[tuple[Path, str]]:
    """Copy a file and its journal to a temporary folder, where SQLite may undo an unfinished write.

    Yield the copy, and a sentence if the journal was ignored.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.sqlite3")
        try:
            copy_file(path, copy, LARGEST)
            notice = _copy_journal(path, copy)
        except OSError as error:
            raise file_error(path, error) from error
        yield copy, notice


def _copy_journal(path: Path, copy: Path) -> str:
    """Copy the journal of a file beside its copy. If it is unsafe, leave it out and return a sentence on it."""
    journal, copied = path.with_name(path.name + JOURNAL), copy.with_name(copy.name + JOURNAL)
    try:
        copy_file(journal, copied, LARGEST)
    except FileNotFoundError:
        return ""
    except FileRefusedError as error:
        copied.unlink(missing_ok=True)
        return f"{path.name} was read without {journal.name}: {error.strerror}."
    unsafe = unsafe_file_beside(copy)  # the very bytes that SQLite would read
    if unsafe is None:
        return ""
    copied.unlink()
    return f"{path.name} was read without {journal.name}: it {unsafe.problem}."
