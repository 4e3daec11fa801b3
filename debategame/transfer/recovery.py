"""What can still be read of a save that is damaged, or of a backup: row by row, faulty pages passed over."""

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
from debategame.saves import records, score_history
from debategame.saves.database import connection, file_error
from debategame.saves.journals import JOURNAL, stranger_beside
from debategame.saves.names import player_name
from debategame.saves.schema import STEPS, version_of
from debategame.saves.score_history import ArchivedScore
from debategame.transfer.merge import Counts, Merge, MisfitError

SMALLEST_ROW = 32
"""Bytes; what bounds the number of rows where a file does not say."""
LARGEST = 2**30
"""Bytes of a file that is read; a year of bouts every day is about a hundredth of it."""
_Value = TypeVar("_Value")


class Salvaged(msgspec.Struct, frozen=True, kw_only=True):
    """What could be read of a file."""

    player: str = ""
    """Whose save it was; empty where that cannot be read."""
    scenarios: tuple[tuple[str, bytes], ...] = ()
    """Versions of scenarios: hash and canonical text."""
    rounds: tuple[Round, ...] = ()
    """In the order in which they were written; each with those of its answers that could be read."""
    archived: tuple[ArchivedScore, ...] = ()
    lost: int = 0
    """How many rounds are known to have been there of which no answer, or nothing but answers, could be read."""
    notice: str = ""
    """Why the journal beside it was left out, a sentence; empty where it was not."""


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What came of taking it into a save."""

    counts: Counts
    lost: int
    """How many rounds could not be read, or not be shown because their scenario is lost."""


def salvage(path: Path) -> Salvaged:
    """Read what can be read of a file that no window has open; the file and its journal stay as they are.

    A journal that must not reach SQLite is left out. Raises SaveUnavailableError where the file is a link, no regular
    file, or larger than LARGEST, SaveForeignError where it is not a save, SaveNewerError where it is of a later
    version, and SaveDamagedError where its tables cannot be read.
    """
    try:
        with _copied(path) as (copy, notice), connection(copy) as db:
            if version_of(db, str(path)) != len(STEPS):
                raise SaveForeignError(f"{path} is of an earlier version of the game.")
            found = _Reader(db, most=copy.stat().st_size // SMALLEST_ROW).found()
            return msgspec.structs.replace(found, notice=notice)
    except SaveDamagedError as error:  # which names the copy
        raise SaveDamagedError(f"Nothing of {path} can be read.") from error


def put_back(db: sqlite3.Connection, found: Salvaged, known: Iterable[tuple[str, bytes]]) -> Recovered:
    """Take into a save what was found and is not in it yet; call it inside a write transaction.

    `known` are versions of scenarios from elsewhere, for rounds whose own could not be read.
    """
    merge, lost = Merge(db), found.lost
    needed = {played.scenario_hash for played in found.rounds}
    for scenario_hash, body in (*known, *found.scenarios):
        if scenario_hash in needed:
            with suppress(MisfitError):
                merge.version(scenario_hash, body)
    for played in found.rounds:
        try:
            merge.played(played)
        except MisfitError:
            lost += 1
    for scores in found.archived:
        merge.former(scores)
    merge.settle()
    return Recovered(counts=merge.counts, lost=lost)


class _Reader:
    """Reads the rows of a copy one by one, by their numbers: neither index nor neighbour is needed."""

    def __init__(self, db: sqlite3.Connection, most: int) -> None:
        self._db = db
        self._most = most
        """How many rows any table can have."""

    def found(self) -> Salvaged:
        """Read all tables."""
        answers: dict[str, list[Answer]] = {}
        for round_id, *row in self._rows("answers", ("round", *records.ANSWER_FIELDS)):
            with suppress(SaveDamagedError):
                answers.setdefault(round_id, []).append(records.answer_of(tuple(row)))
        disputes = list(self._values("disputes", records.DISPUTE_FIELDS, records.dispute_of))
        player = self._player()
        rows = list(self._rows("rounds", records.ROUND_FIELDS))
        rounds = [_round(row, player, answers.get(row[0], []), disputes) for row in rows]
        return Salvaged(
            player=player,
            scenarios=tuple((str(name), bytes(body)) for name, body in self._rows("scenarios", ("hash", "body"))),
            rounds=tuple(played for played in rounds if played is not None),
            archived=tuple(self._values("former_scores", score_history.FIELDS, score_history.former_of)),
            lost=rounds.count(None) + len(answers.keys() - {row[0] for row in rows}),
        )

    def _player(self) -> str:
        for (name,) in self._rows("player", ("name",)):
            with suppress(PlayerNameError, TypeError):
                return player_name(name)
        return ""

    def _values(
        self, table: str, columns: tuple[str, ...], of: Callable[[tuple[Any, ...]], _Value]
    ) -> Iterator[_Value]:
        for row in self._rows(table, columns):
            with suppress(SaveDamagedError):
                yield of(row)

    def _rows(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table that can be read. Its name and the columns' are ours."""
        named = ", ".join(f'"{column}"' for column in columns)
        query = f"SELECT {named} FROM {table} NOT INDEXED WHERE rowid = ?"  # noqa: S608 -- our names
        for number in range(1, self._last(table) + 1):
            with suppress(sqlite3.DatabaseError):
                yield from self._db.execute(query, (number,)).fetchall()

    def _last(self, table: str) -> int:
        """Return the number of a table's last row, or where that cannot be read, the most there can be."""
        with suppress(sqlite3.DatabaseError):
            last = self._db.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0]  # noqa: S608 -- ours
            return min(int(last or 0), self._most)
        return self._most


def _round(row: tuple[Any, ...], player: str, answers: list[Answer], disputes: list[Dispute]) -> Round | None:
    """Return a round with what is left of it; None where nothing is. Without its first answer it counts for nothing."""
    if not answers:
        return None
    answers.sort(key=lambda answer: answer.step)
    ids = {answer.id for answer in answers}
    try:
        played = records.round_of(row, player, answers, [dispute for dispute in disputes if dispute.answer in ids])
    except SaveDamagedError:
        return None
    return played if answers[0].step is Step.ANSWER else msgspec.structs.replace(played, excluded=True)


@contextmanager
def _copied(path: Path) -> Iterator[tuple[Path, str]]:
    """Copy a file, with the journal of a write that was broken off, to where SQLite may mend the copy.

    Gives the copy, and a sentence where the journal was left out.
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
    """Copy a file's journal beside its copy; where it must not reach SQLite, leave it out and say so."""
    journal, copied = path.with_name(path.name + JOURNAL), copy.with_name(copy.name + JOURNAL)
    try:
        copy_file(journal, copied, LARGEST)
    except FileNotFoundError:
        return ""
    except FileRefusedError as error:
        copied.unlink(missing_ok=True)
        return f"{path.name} was read without {journal.name}: {error.strerror}."
    stranger = stranger_beside(copy)  # the very bytes that SQLite would read
    if stranger is None:
        return ""
    copied.unlink()
    return f"{path.name} was read without {journal.name}, for that {stranger.what}."
