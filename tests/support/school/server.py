"""A server of pages for tests: one class, the small scenario, a clock that tests move."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from argon2 import PasswordHasher
from starlette.applications import Starlette

from debategame.errors import StoreUnavailableError
from debategame.scenario.model import Scenario
from debategame.scenario.reader import parse_file
from debategame.scenario.versions import canonical, digest
from debategame.web.app import create_app
from debategame.web.operate.server import new_services
from debategame.web.safety.codes import hash_token
from debategame.web.safety.sessions import COOKIE, LASTS, new_secret
from debategame.web.store.model import EVERYBODY, PublishedScenario, PupilAccount, SchoolClass, Session, Teacher
from debategame.web.store.open import open_store
from debategame.web.store.store import SqlStore
from debategame.web.teacher.checking import check
from tests.support.factories import NOON, new_id
from tests.support.paths import DATA
from tests.support.school.visitors import Visitor

PASSWORD = "a long sentence of the teacher"  # noqa: S105 -- of a teacher who does not exist
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""By Argon2 with the least work, and so is its check: teachers sign in all the time, and nobody guesses this one."""


class Watch:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        return self.now

    def wait(self, **time: float) -> None:
        """Let time pass: `hours=1`."""
        self.now += datetime.timedelta(**time)


class Switch:
    """A store that can be switched off, as if its database were away, and that others use meanwhile."""

    def __init__(self, store: SqlStore) -> None:
        self.is_off = False
        self.others: Callable[[], object] = lambda: None
        """What somebody else does before each call of the pages."""
        self._store = store

    def __getattr__(self, name: str) -> Any:
        if self.is_off:
            raise StoreUnavailableError("The database cannot be reached.")
        self.others()
        return getattr(self._store, name)


class Server(NamedTuple):
    """A running application, with its store."""

    app: Starlette
    store: SqlStore
    switch: Switch
    watch: Watch
    folder: Path
    """The folder of the store."""
    teacher: Teacher
    school_class: SchoolClass

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let the database of the pages be away."""
        self.switch.is_off = True
        yield
        self.switch.is_off = False

    @contextmanager
    def purging(self) -> Iterator[None]:
        """Delete what is out of date before each call of the pages."""
        self.switch.others = lambda: self.store.purge(self.watch())
        yield
        self.switch.others = lambda: None

    def visitor(self, *, address: str = "203.0.113.7") -> Visitor:
        """Somebody with a browser, not signed in."""
        return Visitor(self.app, address=address)

    def pupil(self, name: str = "Ada") -> Visitor:
        """Somebody who has joined the class, at home.

        The page of joining is left out: the hash of a return code takes longer than most tests.
        """
        now, secret = self.watch.now, new_secret("pupil")
        account = PupilAccount(id=new_id(), school_class=self.school_class.id, name=name, joined=now)
        self.store.join(account, f"hash of {name}'s code")
        session = Session(kind="pupil", who=account.id, began=now, until=now + LASTS)
        self.store.put_session(hash_token(secret), session)
        return self.visitor().keep(COOKIE, secret).visit("/home")

    def signed_in_teacher(self) -> Visitor:
        """The teacher, signed in."""
        return self.visitor().visit("/teacher/sign-in").send("/sign-in", name=self.teacher.name, password=PASSWORD)

    def account(self, name: str):
        """What the store has of a pupil."""
        school = self.store.for_teacher(self.teacher.id, self.school_class.id)
        return self.store.for_pupil(next(pupil.id for pupil in school.pupils() if pupil.name == name))


def start_server(folder: Path, *files: Path) -> Server:
    """Start a server with one class, and with the scenarios of these files or the small one."""
    watch, made = Watch(), _new_school(files or (DATA / "small.yaml",))
    file = folder / "classes.sqlite3"
    file.write_bytes(made.database)
    store = open_store(f"sqlite:///{file}", now=watch)
    switch = Switch(store)
    app = create_app(new_services(switch, clock=watch, check=check), allowed_hosts=["127.0.0.1"])
    return Server(app, store, switch, watch, folder, made.teacher, made.school_class)


class _School(NamedTuple):
    database: bytes
    teacher: Teacher
    school_class: SchoolClass


@cache
def _new_school(files: tuple[Path, ...]) -> _School:
    """A database with a class. Tests begin with a copy of it: making one takes longer than most tests."""
    teacher = Teacher(id=new_id(), name="Frost", password=HASHED, made=NOON)
    school_class = SchoolClass(id=new_id(), teacher=teacher.id, name="8b", code="KITE47", made=NOON)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "classes.sqlite3"
        store = open_store(f"sqlite:///{file}", now=lambda: NOON)
        store.add_teacher(teacher)
        store.add_class(school_class)
        for scenario in files:
            publish(store, scenario)
        store.close()
        return _School(file.read_bytes(), teacher, school_class)


def publish(store: SqlStore, file: Path, teacher: str = EVERYBODY) -> Scenario:
    """Publish the scenario of a file."""
    parsed = parse_file(file)
    version = PublishedScenario(
        teacher=teacher,
        scenario=parsed.scenario.id,
        hash=digest(canonical(parsed.scenario)),
        source=parsed.text,
        at=NOON,
    )
    store.publish(version, parsed.scenario)
    return parsed.scenario
