"""A store of classes in a database."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, bindparam, delete, select

from debategame.errors import NameTakenError, NotFoundError
from debategame.saves.names import player_key
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical
from debategame.web.store import records, retention
from debategame.web.store.accounts import Accounts
from debategame.web.store.database import Database, remembered
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import add_if_new, put
from debategame.web.store.model import EVERYBODY, Deleted, PublishedScenario, PupilAccount, SchoolClass, Task
from debategame.web.store.pupil import SqlPupilStore
from debategame.web.store.rows import account_from_row, class_from_row, published_from_row
from debategame.web.store.schema import check_version
from debategame.web.store.school_class import SqlClassStore
from debategame.web.store.tables import CLASSES, PUBLISHED, PUPILS
from debategame.web.store.versions import Versions

CLASS_OF = select(CLASSES).join(PUPILS, PUPILS.c.school_class == CLASSES.c.id).where(PUPILS.c.id == records.PUPIL)
_FOR_TEACHER = PUBLISHED.c.teacher.in_((EVERYBODY, bindparam("teacher")))
PUBLISHED_FOR = select(PUBLISHED).where(_FOR_TEACHER).order_by(PUBLISHED.c.teacher)
"""EVERYBODY comes first: its id is empty."""
HASHES_FOR = Statement(select(PUBLISHED.c.scenario, PUBLISHED.c.hash).where(_FOR_TEACHER).order_by(PUBLISHED.c.teacher))


class SqlStore(Accounts):
    """A Store in a database. Every method is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        """Use a database whose tables are up to date; `now` returns the time with its zone."""
        super().__init__(database)
        self._versions = Versions()
        self._now = now

    @property
    def database(self) -> Database:
        """The database of the store, for work on all of its tables."""
        return self._database

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Let this thread read everything meanwhile as it was at the first read, until it writes."""
        return self._database.at_one_moment()

    def ping(self) -> None:
        """Raise StoreError if the database cannot be reached or has the tables of another version."""
        self._database.read(check_version)

    def add_class(self, school_class: SchoolClass) -> None:
        """Store a class."""
        row = {name: getattr(school_class, name) for name in school_class.__struct_fields__}

        def write(db: Connection) -> None:
            if not add_if_new(db, CLASSES, row):
                same = select(CLASSES.c.id).where(CLASSES.c.code == school_class.code)
                if db.execute(same).scalar() != school_class.id:
                    raise NameTakenError("Another class has that code.")

        self._database.write(write)

    def classes(self, teacher_id: str) -> list[SchoolClass]:
        """Return the classes of a teacher, oldest first."""
        query = select(CLASSES).where(CLASSES.c.teacher == teacher_id).order_by(CLASSES.c.made, CLASSES.c.code)
        return [class_from_row(row) for row in self._database.ask(lambda db: db.execute(query).fetchall())]

    def every_class(self) -> list[SchoolClass]:
        """Return all classes, oldest first."""
        query = select(CLASSES).order_by(CLASSES.c.made, CLASSES.c.code)
        return [class_from_row(row) for row in self._database.ask(lambda db: db.execute(query).fetchall())]

    def class_with_code(self, code: str) -> SchoolClass | None:
        """Return the class with a code."""
        query = select(CLASSES).where(CLASSES.c.code == code)
        row = self._database.ask(lambda db: db.execute(query).fetchone())
        return class_from_row(row) if row else None

    def class_of(self, pupil_id: str) -> SchoolClass:
        """Return the class of a pupil."""

        def read(db: Connection) -> SchoolClass:
            row = db.execute(CLASS_OF, {"pupil": pupil_id}).fetchone()
            if row is None:
                raise NotFoundError("There is no such pupil.")
            return class_from_row(row)

        return self._database.ask(lambda db: remembered(db, (CLASSES, pupil_id), lambda: read(db)))

    def for_teacher(self, teacher_id: str, class_id: str) -> SqlClassStore:
        """Return a class of a teacher."""
        found = self.for_operator(class_id)
        if found.details().teacher != teacher_id:
            raise NotFoundError("There is no such class.")
        return found

    def for_operator(self, class_id: str) -> SqlClassStore:
        """Return any class."""
        found = SqlClassStore(self._database, self._versions, class_id, self._now)
        found.details()
        return found

    def for_pupil(self, pupil_id: str) -> SqlPupilStore:
        """Return what a pupil has played. Nothing is read yet."""
        return SqlPupilStore(self._database, self._versions, pupil_id, self._now)

    def join(self, account: PupilAccount, return_hash: str) -> None:
        """Store a pupil who joins."""
        row = {
            "id": account.id,
            "school_class": account.school_class,
            "name": account.name,
            "name_key": player_key(account.name),
            "joined": account.joined,
            "return_hash": return_hash,
            "preferences": "{}",
        }
        is_open = select(CLASSES.c.id).where(CLASSES.c.id == account.school_class, CLASSES.c.closed.is_(None))
        same = select(PUPILS.c.id).where(
            PUPILS.c.school_class == account.school_class, PUPILS.c.name_key == row["name_key"]
        )

        def write(db: Connection) -> None:
            if db.execute(is_open).scalar() is None:
                raise NotFoundError("There is no such class, or it is closed.")
            if not add_if_new(db, PUPILS, row) and db.execute(same).scalar() != account.id:
                raise NameTakenError("Somebody in the class has that name.")

        self._database.write(write)

    def pupil_returning(self, class_id: str, return_hash: str) -> PupilAccount | None:
        """Return the pupil of a class who has that return code."""
        query = select(PUPILS).where(PUPILS.c.school_class == class_id, PUPILS.c.return_hash == return_hash)
        row = self._database.ask(lambda db: db.execute(query).fetchone())
        return account_from_row(row) if row else None

    def tasks(self, class_id: str) -> list[Task]:
        """Return the tasks of a class, oldest first."""
        return SqlClassStore(self._database, self._versions, class_id, self._now).tasks()

    def publish(self, published: PublishedScenario, scenario: Scenario) -> None:
        """Publish a version of a scenario. It replaces the former one of the same teacher; bouts keep theirs."""
        row = {name: getattr(published, name) for name in published.__struct_fields__}

        def write(db: Connection) -> None:
            records.add_scenario(db, published.hash, canonical(scenario))
            put(db, PUBLISHED, row)

        self._database.write(write)

    def published(self, teacher_id: str) -> list[PublishedScenario]:
        """Return the scenarios of a teacher and of EVERYBODY, by id. A teacher's own hides one of EVERYBODY."""
        rows = self._database.ask(lambda db: db.execute(PUBLISHED_FOR, {"teacher": teacher_id}).fetchall())
        by_id = {row.scenario: published_from_row(row) for row in rows}
        return [by_id[scenario] for scenario in sorted(by_id)]

    def published_hashes(self, teacher_id: str) -> dict[str, str]:
        """Return the hash of each scenario of `published`, by its id."""

        def read(db: Connection) -> dict[str, str]:
            return dict(HASHES_FOR.rows(db, {"teacher": teacher_id}))

        return self._database.ask(lambda db: remembered(db, (PUBLISHED, teacher_id), lambda: read(db)))

    def withdraw(self, teacher_id: str, scenario_id: str) -> None:
        """Take a scenario off. Bouts and rounds on it stay."""
        mine = (PUBLISHED.c.teacher == teacher_id, PUBLISHED.c.scenario == scenario_id)
        self._database.write(lambda db: db.execute(delete(PUBLISHED).where(*mine)))

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a published or played version of a scenario, without `examples`."""
        return self._database.read(lambda db: self._versions.get(db, scenario_hash))

    def purge(self, at: datetime.datetime) -> Deleted:
        """Delete what is out of date: classes after their time, old sessions, links, attempts, unused invitations."""
        deleted = self._database.write(lambda db: retention.purge(db, at))
        retention.forget_pages(self._database, deleted)
        return deleted
