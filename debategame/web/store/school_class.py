"""One class for its teacher, in the tables of a store."""

import datetime
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, delete, exists, select, update

from debategame.errors import NameTakenError, NotFoundError
from debategame.progress.rulings import Ruling as GivenRuling
from debategame.transfer.rulings import RulingCounts
from debategame.web.store import class_rounds, records, retention
from debategame.web.store.database import Database
from debategame.web.store.driver.writing import put
from debategame.web.store.model import BoardFigures, ClassRound, Deleted, PupilAccount, Ruling, SchoolClass, Task
from debategame.web.store.pupil import SqlPupilStore
from debategame.web.store.rows import account_from_row, class_from_row, task_from_row
from debategame.web.store.rulings import import_rulings, put_ruling
from debategame.web.store.tables import ANSWERS, CLASSES, PUPILS, ROUNDS, SESSIONS, TASKS
from debategame.web.store.versions import Versions


class SqlClassStore:
    """A ClassStore in a database. Every method is one transaction."""

    def __init__(
        self, database: Database, versions: Versions, class_id: str, now: Callable[[], datetime.datetime]
    ) -> None:
        """Read and write what belongs to a class; `now` returns the time with its zone."""
        self._database = database
        self._versions = versions
        self._id = class_id
        self._now = now

    def details(self) -> SchoolClass:
        """Return the class as it is."""
        row = self._database.ask(lambda db: db.execute(select(CLASSES).where(CLASSES.c.id == self._id)).fetchone())
        if row is None:
            raise NotFoundError("There is no such class.")
        return class_from_row(row)

    def change(self, changed: SchoolClass) -> None:
        """Store name, code, keep_days, paused, shown and closed of the class."""
        values = {name: getattr(changed, name) for name in ("name", "code", "keep_days", "paused", "shown", "closed")}
        query = update(CLASSES).where(CLASSES.c.id == self._id).values(values)
        try:
            found = self._database.write(lambda db: db.execute(query).rowcount)
        except NameTakenError:
            raise NameTakenError("Another class has that code.") from None
        if not found:
            raise NotFoundError("There is no such class.")

    def delete(self) -> Deleted:
        """Delete the class with its pupils and everything that they wrote."""
        deleted = self._database.write(lambda db: retention.delete_classes(db, [self._id]))
        retention.forget_pages(self._database, deleted)
        return deleted

    def pupils(self) -> list[PupilAccount]:
        """Return the pupils, in the order of their names."""
        query = select(PUPILS).where(PUPILS.c.school_class == self._id)
        rows = self._database.ask(lambda db: db.execute(query.order_by(PUPILS.c.name_key)).fetchall())
        return [account_from_row(row) for row in rows]

    def for_pupil(self, pupil_id: str) -> SqlPupilStore:
        """Return what a pupil of the class has played."""
        query = select(exists().where(PUPILS.c.id == pupil_id, PUPILS.c.school_class == self._id))
        if not self._database.read(lambda db: db.execute(query).scalar()):
            raise NotFoundError("There is no such pupil in the class.")
        return SqlPupilStore(self._database, self._versions, pupil_id, self._now)

    def set_return_code(self, pupil_id: str, return_hash: str) -> None:
        """Replace the return code of a pupil and end their sessions."""
        mine = (PUPILS.c.id == pupil_id, PUPILS.c.school_class == self._id)

        def write(db: Connection) -> None:
            if not db.execute(update(PUPILS).where(*mine).values(return_hash=return_hash)).rowcount:
                raise NotFoundError("There is no such pupil in the class.")
            db.execute(delete(SESSIONS).where(SESSIONS.c.who == pupil_id))

        self._database.write(write)

    def remove_pupil(self, pupil_id: str) -> Deleted:
        """Delete a pupil with everything that they wrote."""
        self.for_pupil(pupil_id)
        deleted = self._database.write(lambda db: retention.delete_pupils(db, [pupil_id]))
        retention.forget_pages(self._database, deleted)
        return deleted

    def put_task(self, task: Task) -> None:
        """Store a task, or replace the one with the same id."""
        row = {
            "id": task.id,
            "school_class": self._id,
            "scenario": task.scenario,
            "lines": records.json_text(task.lines),
            "mode": task.mode.value,
            "opens": task.opens,
            "due": task.due,
            "made": task.made,
            "open_lines": task.open_lines,
        }

        def write(db: Connection) -> None:
            owner = db.execute(select(TASKS.c.school_class).where(TASKS.c.id == task.id)).scalar()
            if owner not in (None, self._id):
                raise NotFoundError("There is no such task in the class.")
            put(db, TASKS, row)

        self._database.write(write)

    def tasks(self) -> list[Task]:
        """Return the tasks, oldest first."""
        query = select(TASKS).where(TASKS.c.school_class == self._id).order_by(TASKS.c.made, TASKS.c.id)
        return [task_from_row(row) for row in self._database.ask(lambda db: db.execute(query).fetchall())]

    def drop_task(self, task_id: str) -> None:
        """Delete a task if there is one with that id."""
        mine = (TASKS.c.id == task_id, TASKS.c.school_class == self._id)
        self._database.write(lambda db: db.execute(delete(TASKS).where(*mine)))

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
        query = class_rounds.select_class_rounds(self._id)
        if scenario_id is not None:
            query = query.where(ROUNDS.c.scenario == scenario_id)
        if since is not None:
            query = query.where(ROUNDS.c.at >= since)
        if disputed:
            query = class_rounds.disputed_only(query)
        page = query.order_by(ROUNDS.c.at.desc(), ROUNDS.c.pupil, ROUNDS.c.seq.desc()).limit(limit).offset(offset)
        return self._database.read(lambda db: class_rounds.read_class_rounds(db, self._id, page))

    def rule(self, ruling: Ruling, teacher_id: str) -> None:
        """Store a ruling in the place of the former one on the same key point. The pupil is told what is new in it."""
        of_class = exists().where(
            PUPILS.c.id == ruling.pupil,
            PUPILS.c.school_class == self._id,
            ANSWERS.c.pupil == PUPILS.c.id,
            ANSWERS.c.id == ruling.answer,
        )

        def write(db: Connection) -> None:
            if not db.execute(select(of_class)).scalar():
                raise NotFoundError("There is no such answer in the class.")
            put_ruling(db, ruling, teacher_id)

        self._database.write(write)

    def import_rulings(self, found: Iterable[GivenRuling]) -> RulingCounts:
        """Store the rulings of a file on answers of the class as its teacher's, unless there are newer ones."""
        rulings, teacher = tuple(found), self.details().teacher
        return self._database.write(lambda db: import_rulings(db, self._id, rulings, teacher))

    def board(self, scenario_id: str, *, task_id: str | None = None, since: datetime.datetime) -> BoardFigures:
        """Return the figures of the bouts on a scenario that began since then, of one task or of all."""
        return self._database.read(lambda db: class_rounds.read_board(db, self._id, scenario_id, task_id, since))

    def board_mark(self) -> str:
        """Return a short text that changes whenever a board of the class may."""
        return self._database.read(lambda db: class_rounds.read_board_mark(db, self._id))
