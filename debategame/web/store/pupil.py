"""What one pupil has played, in the tables of a store."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, TypeVar

import msgspec
from sqlalchemy import Connection, Row, and_, exists, or_, select, update

from debategame.errors import NotFoundError, SummariesError
from debategame.play.bout import Bout
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Dispute, Round
from debategame.progress.standing import Standing
from debategame.progress.trends import Guess, Trend
from debategame.saves.future_dates import TOLERANCE
from debategame.saves.queries import EVERY_ROUND, Page, RoundQuery
from debategame.saves.records import DISPUTE_FIELDS
from debategame.saves.save import TREND_LIMIT, Progress
from debategame.scenario.model import Scenario
from debategame.transfer.imports import ImportResult
from debategame.web.store import queries, records, summaries, transfer
from debategame.web.store.bouts import BoutRows, given_answer
from debategame.web.store.database import Database, remembered
from debategame.web.store.driver.writing import add_if_new
from debategame.web.store.model import ClassRound, Moved, PupilAccount, Ruling, StoredBout
from debategame.web.store.rows import account_of, ruling_from_row
from debategame.web.store.rulings import read_newly_ruled
from debategame.web.store.tables import ANSWERS, BOUTS, DISPUTES, PUPILS, ROUNDS, RULINGS, STUDIES
from debategame.web.store.versions import Versions

_Result = TypeVar("_Result")


class _FaultyError(Exception):
    """Some rows of an import have faults. Raised to undo the transaction."""

    def __init__(self, result: ImportResult) -> None:
        super().__init__()
        self.result = result


class SqlPupilStore:
    """A PupilStore in a database. Every method is one transaction."""

    def __init__(
        self, database: Database, versions: Versions, pupil_id: str, now: Callable[[], datetime.datetime]
    ) -> None:
        """Read and write what belongs to a pupil; `now` returns the time with its zone."""
        self._database = database
        self._versions = versions
        self._id = pupil_id
        self._now = now

    @property
    def id(self) -> str:
        """The pupil's id."""
        return self._id

    def account(self) -> PupilAccount:
        """Return the pupil's account."""
        return account_of(self._database.ask(lambda db: records.read_pupil(db, self._id)))

    def begin_bout(self, bout_id: str, bout: Bout, at: datetime.datetime, task_id: str | None = None) -> StoredBout:
        """Store a bout that begins, with its version of the scenario. If it is stored already, return it as it is."""
        return self._write(lambda db: self._bouts(db).begin(bout_id, bout, at, task_id))

    def bout(self, bout_id: str) -> StoredBout:
        """Return a bout as it stands."""
        return self._read(lambda db: self._bouts(db).read(bout_id))

    def bouts(self, *, limit: int = 20, only_open: bool = False) -> list[StoredBout]:
        """Return the pupil's bouts, the one that moved last first; with `only_open` those that are not over."""
        return self._read(lambda db: self._bouts(db).newest(limit, only_open=only_open))

    def move(self, before: StoredBout, after: Bout, kind: str, at: datetime.datetime) -> Moved:
        """Store one move of a bout, with the answer if it gave one."""
        given = given_answer(before.bout, after)
        if given is None:
            return self._database.write_at_once(lambda db: self._bouts(db).go_on(before, after, kind, at))
        return self._database.write(lambda db: self._bouts(db).give(before, after, given, kind, at))

    def keep_draft(self, bout_id: str, text: str) -> None:
        """Store text that is no answer yet."""
        self._write(lambda db: self._bouts(db).keep_draft(bout_id, text))

    def has_answer(self, answer_id: str) -> bool:
        """Return whether the pupil has given this answer."""
        return self._database.ask(lambda db: records.has_answer(db, self._id, answer_id))

    def bout_rounds(self, bout_id: str, *, line: str | None = None, but: str | None = None) -> list[Round]:
        """Return the rounds of a bout in the order of play; with `line` those on it, and never the round `but`."""
        return self._read(lambda db: records.read_bout_rounds(db, self._id, bout_id, line, but))

    def progress(self, *, schedule: bool = True) -> Progress:
        """Return standings, schedule and preferences. Rounds dated after now do not move the schedule."""

        def read(db: Connection) -> Progress:
            return Progress(
                preferences=msgspec.json.decode(records.read_pupil(db, self._id)["preferences"], type=Preferences),
                standings=summaries.read_standings(db, self._id),
                cards=summaries.read_cards(db, self._id, self._now() + TOLERANCE) if schedule else {},
            )

        return self._read_summaries(lambda db: remembered(db, (Progress, self._id, schedule), lambda: read(db)))

    def standing(self, scenario_id: str) -> Standing:
        """Return the standing of one scenario."""
        return self._read_summaries(lambda db: summaries.read_standing(db, self._id, scenario_id))

    def round(self, round_id: str) -> Round:
        """Return a round."""
        return self._read(lambda db: records.read_round(db, self._id, round_id))

    def page(self, query: RoundQuery = EVERY_ROUND, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return a page of the matching rounds, newest first, and how many match."""
        return self._read(lambda db: queries.read_page(db, self._id, query, limit, offset))

    def trend(self, query: RoundQuery, limit: int = TREND_LIMIT) -> Trend:
        """Return the scores of first answers in the newest matching rounds. `query` must name a mode."""
        return self._read(lambda db: queries.read_trend(db, self._id, query, limit))

    def guesses(self, limit: int = TREND_LIMIT) -> tuple[Guess, ...]:
        """Return the newest guesses of how many key points were made, oldest first."""
        return self._read(lambda db: queries.read_guesses(db, self._id, limit))

    def comebacks(self, limit: int) -> tuple[str, ...]:
        """Return the comebacks that were answered in the newest `limit` rounds, the oldest first."""
        return self._read(lambda db: queries.read_comebacks(db, self._id, limit))

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a scenario in the version of a round or bout of the pupil, without `examples`."""

        def read(db: Connection) -> Scenario:
            of_round = exists().where(ROUNDS.c.pupil == self._id, ROUNDS.c.scenario_hash == scenario_hash)
            of_bout = exists().where(BOUTS.c.pupil == self._id, BOUTS.c.scenario_hash == scenario_hash)
            if not db.execute(select(or_(of_round, of_bout))).scalar():
                raise NotFoundError("The pupil has not played that version of the scenario.")
            return self._versions.get(db, scenario_hash)

        return self._read(read)

    def dispute(self, dispute: Dispute) -> None:
        """Store the pupil's "I did say that". Storing it again changes nothing."""

        def write(db: Connection) -> None:
            if not records.has_answer(db, self._id, dispute.answer):
                raise NotFoundError("The disputed answer is not one of the pupil's.")
            add_if_new(db, DISPUTES, {"pupil": self._id, **records.values_of(dispute, DISPUTE_FIELDS)})

        self._write(write)

    def note_study(self, scenario_id: str, line_ids: Iterable[str], at: datetime.datetime) -> None:
        """Store that the pupil studied claims of these lines."""
        noted = [{"pupil": self._id, "scenario": scenario_id, "line": line_id, "at": at} for line_id in line_ids]
        self._write(lambda db: [add_if_new(db, STUDIES, row) for row in noted])

    def studied_lines(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of the lines of a scenario that the pupil studied since they last played them."""
        place = {"pupil": self._id, "scenario": scenario_id}
        return self._database.ask_ahead(lambda db: frozenset(line for (line,) in queries.STUDIED_LINES.rows(db, place)))

    def rulings(self, round_id: str | None = None) -> list[Ruling]:
        """Return the rulings of the teacher on the answers of a round, or of all rounds."""

        def read(db: Connection) -> Sequence[Row[Any]]:
            query = select(RULINGS).where(RULINGS.c.pupil == self._id)
            if round_id is not None:
                same = and_(ANSWERS.c.pupil == RULINGS.c.pupil, ANSWERS.c.id == RULINGS.c.answer)
                query = query.join(ANSWERS, same).where(ANSWERS.c.round == round_id)
            return db.execute(query.order_by(RULINGS.c.at, RULINGS.c.point)).fetchall()

        found = self._read(lambda db: remembered(db, (RULINGS, self._id, round_id), lambda: read(db)))
        return [ruling_from_row(row) for row in found]

    def newly_ruled(self) -> list[ClassRound]:
        """Return the rounds with rulings that the pupil has not seen, newest first, each with those rulings."""
        return self._read(lambda db: read_newly_ruled(db, self._id))

    def see_rulings(self, round_id: str) -> None:
        """Store that the pupil has seen the rulings on a round."""
        answers = select(ANSWERS.c.id).where(ANSWERS.c.pupil == self._id, ANSWERS.c.round == round_id)
        query = update(RULINGS).where(RULINGS.c.pupil == self._id, RULINGS.c.answer.in_(answers))
        self._write(lambda db: db.execute(query.values(seen=True)))

    def leave_out(self, round_id: str, *, excluded: bool) -> None:
        """Leave a round out of bests and trends, or bring it back."""
        query = update(ROUNDS).where(ROUNDS.c.pupil == self._id, ROUNDS.c.id == round_id).values(excluded=excluded)

        def write(db: Connection) -> None:
            if not db.execute(query).rowcount:
                raise NotFoundError("There is no such round.")
            summaries.rebuild(db, self._id)

        self._write(write)

    def set_preferences(self, preferences: Preferences) -> None:
        """Store how the pupil likes to play."""
        body = msgspec.json.encode(preferences).decode()
        self._write(lambda db: db.execute(update(PUPILS).where(PUPILS.c.id == self._id).values(preferences=body)))

    def export_rows(self) -> Iterator[bytes]:
        """Yield everything about the pupil as JSON Lines, in the form that `debategame import` reads."""
        yield from self._read(lambda db: list(transfer.exported_rows(db, self._id)))

    def import_rows(self, file: BinaryIO, *, whole: bool = False) -> ImportResult:
        """Add the rounds of an export of the terminal game or of a store, with `whole` all of them or nothing."""

        def write(db: Connection) -> ImportResult:
            result = transfer.import_rows(db, self._id, file)
            if whole and result.faults:
                raise _FaultyError(result)
            return result

        try:
            return self._write(write)
        except _FaultyError as error:
            return error.result

    def _bouts(self, db: Connection) -> BoutRows:
        return BoutRows(db, self._id, self._versions)

    def _read(self, work: Callable[[Connection], _Result]) -> _Result:
        return self._database.read(work)

    def _read_summaries(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, which reads summaries. They are computed anew if they make no sense."""
        try:
            return self._read(work)
        except SummariesError:
            self._write(lambda db: summaries.rebuild(db, self._id))
            return self._read(work)

    def _write(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` while other writers of the pupil wait."""

        def locked(db: Connection) -> _Result:
            records.lock_pupil(db, self._id)
            return work(db)

        return self._database.write(locked)
