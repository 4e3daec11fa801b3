"""Two classes of two teachers, so that somebody can ask for what belongs to somebody else."""

import re
from pathlib import Path
from typing import NamedTuple

from debategame.progress.rounds import Mode
from debategame.scenario.reader import read_file
from debategame.web.safety.access import Page
from debategame.web.safety.codes import hash_token
from debategame.web.safety.sessions import COOKIE, LASTS, new_secret
from debategame.web.store.model import Kind, PupilAccount, SchoolClass, Session, StoredBout, Task, Teacher
from tests.support.factories import NOON, new_id
from tests.support.paths import DATA
from tests.support.school.server import HASHED, Server, start_server
from tests.support.school.stores import begin
from tests.support.school.visitors import Visitor

SAID = "Their hormones keep teenagers awake until midnight."
"""What Ada answers."""


class Stranger(NamedTuple):
    """The other class: its teacher, a pupil, and what is theirs by the names that paths give it."""

    teacher: Teacher
    pupil: PupilAccount
    ids: dict[str, str]
    bout: StoredBout


class World(NamedTuple):
    """A school with two teachers, a class of each, and a pupil in each class who has begun a bout."""

    server: Server
    ids: dict[str, str]
    """The ids of the things of Ada, and of her class, by the name that paths give them."""
    ada: Visitor
    ben: Visitor
    """A pupil of the other class."""
    frost: Visitor
    """The teacher of Ada."""
    gale: Visitor
    """The other teacher."""
    stranger: Stranger
    """What belongs to Ben and Gale."""

    def sign_in(self, kind: Kind) -> Visitor:
        """Sign Gale or Ben in on a device of their own."""
        who = self.stranger.teacher.id if kind == "teacher" else self.stranger.pupil.id
        return _signed_in(self.server, kind, who)

    def everything_of_ada(self) -> list[object]:
        """All that the store has of Ada and of her class."""
        store, account = self.server.store, self.server.account("Ada")
        own = store.for_teacher(self.server.teacher.id, self.server.school_class.id)
        kept = [list(account.export_rows()), account.bouts(), account.rulings(), account.account()]
        return [*kept, own.details(), own.tasks(), own.pupils()]


def start_world(folder: Path) -> World:
    """Start a server with both classes."""
    server = start_server(folder)
    ada = server.pupil("Ada")
    ada.visit("/scenario/later-bell").send("/bout")
    bout_id = ada.path.split("/")[2]
    ada.send("/answer", answer=SAID)
    account = server.account("Ada")
    played = account.page().rounds[0]
    ids = {
        "bout_id": bout_id,
        "round_id": played.id,
        "answer_id": played.answers[0].id,
        "class_id": server.school_class.id,
        "task_id": _put_task(server, server.teacher.id, server.school_class.id),
        "pupil_id": account.id,
        "scenario_id": "later-bell",
        "number": "2",
        "link": "no-link",
    }
    stranger = _other_class(server)
    ben = _signed_in(server, "pupil", stranger.pupil.id).visit("/home")
    gale = _signed_in(server, "teacher", stranger.teacher.id).visit("/teacher")
    return World(server, ids, ada, ben, server.signed_in_teacher(), gale, stranger)


def parts(page: Page) -> set[str]:
    """Return the names of the parts of a path that stand for something."""
    return set(re.findall(r"\{(\w+)(?::\w+)?\}", page.path))


def filled(page: Page, ids: dict[str, str]) -> str:
    """Return the path of a page with these ids in it."""
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: ids[part[1]], page.path)


def _other_class(server: Server) -> Stranger:
    store = server.store
    gale = Teacher(id=new_id(), name="Gale", password=HASHED, made=NOON)
    other = SchoolClass(id=new_id(), teacher=gale.id, name="9c", code="LION55", made=NOON)
    ben = PupilAccount(id=new_id(), school_class=other.id, name="Ben", joined=NOON)
    store.add_teacher(gale)
    store.add_class(other)
    store.join(ben, "hash of Ben's code")
    bout = begin(store.for_pupil(ben.id), read_file(DATA / "small.yaml"))
    ids = {
        "bout_id": bout.id,
        "round_id": bout.bout.round_id,
        "class_id": other.id,
        "task_id": _put_task(server, gale.id, other.id),
        "pupil_id": ben.id,
        "scenario_id": "later-bell",
        "number": "1",
        "link": "no-link",
    }
    return Stranger(gale, ben, ids, bout)


def _put_task(server: Server, teacher_id: str, class_id: str) -> str:
    task = Task(id=new_id(), scenario="later-bell", mode=Mode.PRACTICE, made=NOON)
    server.store.for_teacher(teacher_id, class_id).put_task(task)
    return task.id


def _signed_in(server: Server, kind: Kind, who: str) -> Visitor:
    """Sign somebody in, past the pages: the hash of a password or a code takes longer than most tests."""
    now, secret = server.watch.now, new_secret(kind)
    server.store.put_session(hash_token(secret), Session(kind=kind, who=who, began=now, until=now + LASTS))
    return server.visitor().keep(COOKIE, secret)
