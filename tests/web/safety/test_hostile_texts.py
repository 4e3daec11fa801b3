"""Hostile names, answers and scenarios on every page of the table: no markup, and no character that changes others."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest
from debategame.web.app import PAGES
from debategame.web.safety.access import Page, Who
from debategame.web.store.model import EVERYBODY, PublishedScenario, Task
from tests.support.factories import NOON, new_id
from tests.support.hostile import HOSTILE, hostile
from tests.support.school.server import Server, start_server
from tests.support.school.visitors import Visitor
from tests.support.school.world import filled

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SAID = f"{HOSTILE} {MARKUP} Their hormones keep teenagers awake until midnight. {MARKUP} {HOSTILE}"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SHOWN = [page for page in PAGES if page.get and not page.path.endswith("/changes")]


class Hostile(NamedTuple):
    """A class in which every text is hostile."""

    server: Server
    ids: dict[str, str]
    mallory: Visitor
    frost: Visitor


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, small: Scenario) -> Iterator[Hostile]:
    server = start_server(Path(tmp_path_factory.mktemp("school")))
    own = server.store.for_teacher(server.teacher.id, server.school_class.id)
    own.change(replace(own.details(), name=MARKUP))
    scenario = hostile(replace(small, examples=()), MARKUP)
    version = PublishedScenario(
        teacher=EVERYBODY, scenario=small.id, hash=digest(canonical(scenario)), source=MARKUP, at=NOON
    )
    server.store.publish(version, scenario)
    task = Task(id=new_id(), scenario=small.id, mode=Mode.PRACTICE, made=NOON)
    own.put_task(task)
    mallory, frost = server.pupil(MARKUP[:64]), server.signed_in_teacher()
    mallory.visit(f"/scenario/{small.id}").send("/bout")
    bout_id = mallory.path.split("/")[2]
    mallory.send("/answer", answer=SAID, guess="")
    account = server.account(MARKUP[:64])
    played = account.page().rounds[0]
    mallory.visit(f"/round/{played.id}/said/1")
    mallory.press("This one", sentence=mallory.form("/said/1").choices["sentence"][0])
    frost.visit(f"/teacher/class/{server.school_class.id}/answers?only={played.answers[0].id}")
    frost.press("· missed", note=MARKUP)
    (ruling,) = account.rulings()
    assert ruling.note == MARKUP
    assert account.page().rounds[0].disputes
    ids = {"bout_id": bout_id, "round_id": played.id, "class_id": server.school_class.id, "task_id": task.id}
    ids |= {"pupil_id": account.id, "scenario_id": small.id, "number": "2", "link": "no-link"}
    yield Hostile(server, ids, mallory, frost)
    server.store.close()


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.path)
def test_hostile_texts_stay_texts(school: Hostile, page: Page) -> None:
    visitor = school.frost if page.who is Who.TEACHER else school.mallory
    visitor.visit(filled(page, school.ids))
    assert visitor.status == 200
    assert not CONTROL.search(visitor.html)
    if visitor.headers["content-type"].startswith("text/html"):
        assert "<script>alert" not in visitor.html
        assert "<img src=x" not in visitor.html
