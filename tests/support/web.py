"""A server of pages for tests: one class, the small scenario, a clock that tests move."""

import datetime
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette

from debategame.scenario.model import Scenario
from debategame.scenario.reader import parse_file
from debategame.scenario.versions import canonical, digest
from debategame.web.app import create_app
from debategame.web.operate.server import new_services
from debategame.web.safety.codes import hash_password
from debategame.web.store.model import EVERYBODY, PublishedScenario, SchoolClass, Teacher
from debategame.web.store.open import open_store
from debategame.web.store.store import SqlStore
from tests.support.factories import NOON, new_id
from tests.support.paths import DATA
from tests.support.visitors import Visitor

PASSWORD = "a long sentence of the teacher"


class Watch:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        return self.now

    def wait(self, **time: float) -> None:
        """Let time pass: `hours=1`."""
        self.now += datetime.timedelta(**time)


class Server(NamedTuple):
    """A running application, with its store."""

    app: Starlette
    store: SqlStore
    watch: Watch
    teacher: Teacher
    school_class: SchoolClass

    def visitor(self, *, address: str = "203.0.113.7") -> Visitor:
        """Somebody with a browser, not signed in."""
        return Visitor(self.app, address=address)

    def pupil(self, name: str = "Ada") -> Visitor:
        """Somebody who has joined the class."""
        return self.visitor().open("/").send("/join", code=self.school_class.code, name=name).open("/home")

    def signed_in_teacher(self) -> Visitor:
        """The teacher, signed in."""
        return self.visitor().open("/teacher/sign-in").send("/sign-in", name=self.teacher.name, password=PASSWORD)

    def account(self, name: str):
        """What the store has of a pupil."""
        school = self.store.for_teacher(self.teacher.id, self.school_class.id)
        return self.store.for_pupil(next(pupil.id for pupil in school.pupils() if pupil.name == name))


def start_server(folder: Path, *files: Path) -> Server:
    """Start a server with one class, and with the scenarios of these files or the small one."""
    watch = Watch()
    store = open_store(f"sqlite:///{folder / 'classes.sqlite3'}", now=watch)
    teacher = Teacher(id=new_id(), name="Frost", password=hash_password(PASSWORD), made=NOON)
    school_class = SchoolClass(id=new_id(), teacher=teacher.id, name="8b", code="KITE47", made=NOON)
    store.add_teacher(teacher)
    store.add_class(school_class)
    for file in files or (DATA / "small.yaml",):
        publish(store, file)
    app = create_app(new_services(store, clock=watch), allowed_hosts=["127.0.0.1"])
    return Server(app, store, watch, teacher, school_class)


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
