"""What the pages need from a store of classes.

`Store` knows teachers, classes and sessions. `PupilStore` is all that one pupil may read and write, `ClassStore` all
that a teacher may in one class of theirs.

Every method is one transaction: what it wrote is on the disk when it returns. It may wait for the database, so call it
off the event loop; any number of threads and processes may. Times have a time zone; ids are new UUIDs that the caller
chose, so that a call can be repeated. Secrets come hashed. After a StoreUnavailableError, trying again may help.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

from debategame.play.bout import Bout
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Dispute, Round
from debategame.progress.rulings import Ruling as GivenRuling
from debategame.progress.standing import Standing
from debategame.progress.trends import Guess, Trend
from debategame.saves.queries import EVERY_ROUND, Page, RoundQuery
from debategame.saves.save import TREND_LIMIT, Progress
from debategame.scenario.model import Scenario
from debategame.transfer.imports import ImportResult
from debategame.transfer.rulings import RulingCounts
from debategame.web.store.model import (
    BoardFigures,
    ClassRound,
    Deleted,
    Link,
    Moved,
    PublishedScenario,
    PupilAccount,
    Ruling,
    SchoolClass,
    Session,
    StoredBout,
    Task,
    Teacher,
)


class PupilStore(Protocol):
    """What one pupil has played. Every method raises NotFoundError if the pupil was removed."""

    @property
    def id(self) -> str:
        """The pupil's id."""

    def account(self) -> PupilAccount:
        """Return the pupil's account."""

    def begin_bout(self, bout_id: str, bout: Bout, at: datetime.datetime, task_id: str | None = None) -> StoredBout:
        """Store a bout that begins, with its version of the scenario. If it is stored already, return it as it is."""

    def bout(self, bout_id: str) -> StoredBout:
        """Return a bout as it stands. Raise NotFoundError if the pupil has none with that id."""

    def bouts(self, *, limit: int = 20, only_open: bool = False) -> list[StoredBout]:
        """Return the pupil's bouts, the one that moved last first; with `only_open` those that are not over."""

    def move(self, before: StoredBout, after: Bout, kind: str, at: datetime.datetime) -> Moved:
        """Store one move of a bout, with the answer if it gave one, and delete its draft if it did.

        `before` is the bout as it was read, `after` what a function of `Bout` made of it, and `kind` the name of
        that function, for the board. If the bout was moved meanwhile, nothing is written, and the result says why.
        """

    def keep_draft(self, bout_id: str, text: str) -> None:
        """Store text that is no answer yet. It replaces the draft of the bout."""

    def has_answer(self, answer_id: str) -> bool:
        """Return whether the pupil has given this answer."""

    def bout_rounds(self, bout_id: str, *, line: str | None = None, but: str | None = None) -> list[Round]:
        """Return the rounds of a bout in the order of play; with `line` those on it, and never the round `but`."""

    def progress(self, *, schedule: bool = True) -> Progress:
        """Return standings, schedule and preferences, quickly; without `schedule`, quicker, `cards` is empty."""

    def standing(self, scenario_id: str) -> Standing:
        """Return the standing of one scenario, as `progress` has it."""

    def round(self, round_id: str) -> Round:
        """Return a round. Raise NotFoundError if the pupil has none with that id."""

    def page(self, query: RoundQuery = EVERY_ROUND, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return a page of the matching rounds, newest first, and how many match."""

    def trend(self, query: RoundQuery, limit: int = TREND_LIMIT) -> Trend:
        """Return the scores of first answers in the newest matching rounds. `query` must name a mode."""

    def guesses(self, limit: int = TREND_LIMIT) -> tuple[Guess, ...]:
        """Return the newest guesses of how many key points were made, oldest first."""

    def comebacks(self, limit: int) -> tuple[str, ...]:
        """Return the comebacks that were answered in the newest `limit` rounds, the oldest first."""

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a scenario in the version of a round or bout of the pupil, without `examples`."""

    def dispute(self, dispute: Dispute) -> None:
        """Store the pupil's "I did say that". Storing it again changes nothing."""

    def note_study(self, scenario_id: str, line_ids: Iterable[str], at: datetime.datetime) -> None:
        """Store that the pupil studied claims of these lines. Storing it again changes nothing."""

    def studied_lines(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of the lines of a scenario that the pupil studied since they last played them."""

    def rulings(self, round_id: str | None = None) -> list[Ruling]:
        """Return the latest ruling of the teacher on each key point of each answer of a round, or of all rounds."""

    def newly_ruled(self) -> list[ClassRound]:
        """Return the rounds with rulings that the pupil has not seen, newest first, each with those rulings."""

    def see_rulings(self, round_id: str) -> None:
        """Store that the pupil has seen the rulings on a round."""

    def leave_out(self, round_id: str, *, excluded: bool) -> None:
        """Leave a round out of bests and trends, or bring it back."""

    def set_preferences(self, preferences: Preferences) -> None:
        """Store how the pupil likes to play."""

    def export_rows(self) -> Iterator[bytes]:
        """Yield everything about the pupil as JSON Lines, in the form that `debategame import` reads."""

    def import_rows(self, file: BinaryIO, *, whole: bool = False) -> ImportResult:
        """Add the rounds of an export of the terminal game or of a store. What is stored already stays unchanged.

        With `whole` nothing is added if a row has a fault.
        """


class ClassStore(Protocol):
    """One class, for its teacher."""

    def details(self) -> SchoolClass:
        """Return the class as it is."""

    def change(self, changed: SchoolClass) -> None:
        """Store name, code, keep_days, paused, shown and closed. Raise NameTakenError if another class has the code."""

    def delete(self) -> Deleted:
        """Delete the class with its pupils and everything that they wrote."""

    def pupils(self) -> list[PupilAccount]:
        """Return the pupils, in the order of their names."""

    def for_pupil(self, pupil_id: str) -> PupilStore:
        """Return what a pupil of the class has played. Raise NotFoundError if they are not in the class."""

    def set_return_code(self, pupil_id: str, return_hash: str) -> None:
        """Replace the return code of a pupil and end their sessions: who knew the former one is out."""

    def remove_pupil(self, pupil_id: str) -> Deleted:
        """Delete a pupil with everything that they wrote."""

    def put_task(self, task: Task) -> None:
        """Store a task, or replace the one with the same id."""

    def tasks(self) -> list[Task]:
        """Return the tasks, oldest first."""

    def drop_task(self, task_id: str) -> None:
        """Delete a task if there is one with that id. Bouts that were played for it stay."""

    def rounds(
        self,
        scenario_id: str | None = None,
        *,
        since: datetime.datetime | None = None,
        disputed: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ClassRound]:
        """Return the rounds of all pupils, newest first; with `disputed` only those with a dispute."""

    def rule(self, ruling: Ruling, teacher_id: str) -> None:
        """Store a ruling in the place of the former one. Raise NotFoundError if the answer is not of the class."""

    def import_rulings(self, found: Iterable[GivenRuling]) -> RulingCounts:
        """Store the rulings of a file on answers of the class as its teacher's, unless there are newer ones."""

    def board(self, scenario_id: str, *, task_id: str | None = None, since: datetime.datetime) -> BoardFigures:
        """Return the figures of the bouts on a scenario that began since then, of one task or of all."""

    def board_mark(self) -> str:
        """Return a short text that changes whenever a board of the class may. This is quick."""


class Store(Protocol):
    """All classes of a server."""

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Let this thread read everything meanwhile as it was at the first read, and once only, until it writes."""

    def ping(self) -> None:
        """Raise StoreError if the database cannot be reached or has the tables of another version."""

    def secret(self, name: str) -> bytes:
        """Return 32 random bytes, the same for a name in every worker. They are made at the first call."""

    def add_teacher(self, teacher: Teacher, link: Link | None = None) -> None:
        """Store a teacher and a link. The same again changes nothing. Raise NameTakenError if another has the name."""

    def teacher(self, teacher_id: str) -> Teacher:
        """Return a teacher. Raise NotFoundError if there is none with that id."""

    def teacher_named(self, name: str) -> Teacher | None:
        """Return the teacher with a name, whatever its case. None if there is none."""

    def set_password(self, teacher_id: str, password: str) -> None:
        """Replace the hash of a teacher's password and end their sessions."""

    def take_link(self, link_hash: str, token_hash: str, at: datetime.datetime, until: datetime.datetime) -> bool:
        """Use up a link: store a session of its teacher from `at` to `until`. Return whether the link was valid."""

    def put_session(self, token_hash: str, session: Session) -> None:
        """Store a session."""

    def session(self, token_hash: str, at: datetime.datetime, *, bout_id: str | None = None) -> Session | None:
        """Return a session. None if there is none, or not any more at that time.

        Within `at_one_moment` this is no first read yet, but brings the pupil, their class, that bout, its round and
        the standing on its scenario: they cost no further query.
        """

    def drop_session(self, token_hash: str) -> None:
        """End a session, if there is one."""

    def drop_sessions_of(self, who: str) -> None:
        """End all sessions of a teacher or pupil."""

    def attempt(self, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
        """Count an attempt and return how many there were within `window`, this one with them.

        All workers count together. `key` says who tried what, hashed if it holds an address.
        """

    def attempts(self, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
        """Return how many attempts there were within `window`, without counting one."""

    def add_class(self, school_class: SchoolClass) -> None:
        """Store a class. Storing the same again changes nothing. Raise NameTakenError if the code is taken."""

    def classes(self, teacher_id: str) -> list[SchoolClass]:
        """Return the classes of a teacher, oldest first."""

    def every_class(self) -> list[SchoolClass]:
        """Return all classes, oldest first, for the person who runs the server."""

    def class_with_code(self, code: str) -> SchoolClass | None:
        """Return the class with a code. None if there is none."""

    def class_of(self, pupil_id: str) -> SchoolClass:
        """Return the class of a pupil. Raise NotFoundError if there is no such pupil."""

    def for_teacher(self, teacher_id: str, class_id: str) -> ClassStore:
        """Return a class of a teacher. Raise NotFoundError if it does not exist or is not theirs."""

    def for_operator(self, class_id: str) -> ClassStore:
        """Return any class, for the person who runs the server. Raise NotFoundError if it does not exist."""

    def for_pupil(self, pupil_id: str) -> PupilStore:
        """Return what a pupil has played. Nothing is read yet."""

    def join(self, account: PupilAccount, return_hash: str) -> None:
        """Store a pupil who joins. Storing the same again changes nothing.

        Raise NameTakenError if the class has the name, whatever its case, and NotFoundError if it is missing or closed.
        """

    def pupil_returning(self, class_id: str, return_hash: str) -> PupilAccount | None:
        """Return the pupil of a class who has that return code. None if nobody has."""

    def tasks(self, class_id: str) -> list[Task]:
        """Return the tasks of a class, oldest first."""

    def publish(self, published: PublishedScenario, scenario: Scenario) -> None:
        """Publish a version of a scenario. It replaces the former one of the same teacher; bouts keep theirs."""

    def published(self, teacher_id: str) -> list[PublishedScenario]:
        """Return the scenarios of a teacher and of EVERYBODY, by id. A teacher's own hides one of EVERYBODY."""

    def published_hashes(self, teacher_id: str) -> dict[str, str]:
        """Return the hash of each scenario of `published`, by its id. This is quick: it reads no texts."""

    def withdraw(self, teacher_id: str, scenario_id: str) -> None:
        """Take a scenario off. Bouts and rounds on it stay."""

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a published or played version of a scenario, without `examples`. Raise NotFoundError if unknown."""

    def purge(self, at: datetime.datetime) -> Deleted:
        """Delete what is out of date: classes after their time, old sessions, links, attempts, unused invitations."""
