"""What holds for every page: a new page without a check fails here."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from debategame.progress.rounds import Mode
from debategame.web.app import PAGES
from debategame.web.safety.access import Page, Who
from debategame.web.safety.gate import HEADERS
from debategame.web.store.model import SchoolClass, Task, Teacher
from tests.support.factories import NOON, new_id
from tests.support.school.server import HASHED, PASSWORD, Server, start_server
from tests.support.school.visitors import Visitor

OWNED = {"bout_id", "round_id", "class_id", "task_id", "pupil_id"}
"""Parts of paths that name something of somebody."""
OPEN = {"scenario_id", "number", "link"}
"""Parts of paths that name nothing of anybody."""
POSTS = [page for page in PAGES if page.post]
GETS = [page for page in PAGES if page.get]
ENDING = [page for page in GETS if not page.path.endswith("/changes")]
"""All pages but the stream of changes, which does not end."""
FIELDS = {"answer": "A text.", "do": "pause", "shown": "", "verdict": "hit", "point": "body-clock", "out": "yes"}


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


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    server = start_server(Path(tmp_path_factory.mktemp("school")))
    store = server.store
    gale = Teacher(id=new_id(), name="Gale", password=HASHED, made=NOON)
    other = SchoolClass(id=new_id(), teacher=gale.id, name="9c", code="LION55", made=NOON)
    store.add_teacher(gale)
    store.add_class(other)
    ada = server.pupil("Ada")
    ada.visit("/scenario/later-bell").send("/bout")
    bout_id = ada.path.split("/")[2]
    ada.send("/answer", answer="Their hormones keep teenagers awake until midnight.")
    account = server.account("Ada")
    task = Task(id=new_id(), scenario="later-bell", mode=Mode.PRACTICE, made=NOON)
    store.for_teacher(server.teacher.id, server.school_class.id).put_task(task)
    ids = {
        "bout_id": bout_id,
        "round_id": account.page().rounds[0].id,
        "class_id": server.school_class.id,
        "task_id": task.id,
        "pupil_id": account.id,
        "scenario_id": "later-bell",
        "number": "2",
        "link": "no-link",
    }
    ben = server.visitor().visit("/").send("/join", code="LION55", name="Ben").visit("/home")
    frost = server.signed_in_teacher()
    other_teacher = server.visitor().visit("/teacher/sign-in").send("/sign-in", name="Gale", password=PASSWORD)
    yield World(server, ids, ada, ben, frost, other_teacher)
    store.close()


def parts(page: Page) -> set[str]:
    return set(re.findall(r"\{(\w+)(?::\w+)?\}", page.path))


def filled(page: Page, ids: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: ids[part[1]], page.path)


def token(visitor: Visitor) -> str:
    return visitor.visit("/about").form("/sign-out").fields["token"]


def name(page: Page) -> str:
    return page.path


def test_every_part_of_a_path_is_known() -> None:
    assert set().union(*(parts(page) for page in PAGES)) == OWNED | OPEN


@pytest.mark.parametrize("page", [page for page in GETS if page.who is not Who.ANYONE], ids=name)
def test_a_page_sends_strangers_to_sign_in(world: World, page: Page) -> None:
    at = "/teacher/sign-in" if page.who is Who.TEACHER else "/"
    stranger = world.server.visitor().visit(filled(page, world.ids))
    assert (stranger.status, stranger.path) == (200, at)
    wrong = world.ada if page.who is Who.TEACHER else world.frost
    wrong.visit(filled(page, world.ids))
    assert wrong.path in ("/teacher/sign-in", "/teacher", "/home")


@pytest.mark.parametrize("page", [page for page in POSTS if page.who is not Who.ANYONE], ids=name)
def test_a_form_of_a_stranger_changes_nothing(world: World, page: Page) -> None:
    stranger = world.server.visitor().visit("/about")
    assert stranger.post(filled(page, world.ids), {**FIELDS, "token": "x"}).status == 401
    wrong = world.ada if page.who is Who.TEACHER else world.frost
    assert wrong.post(filled(page, world.ids), {**FIELDS, "token": token(wrong)}).status == 401


@pytest.mark.parametrize("page", POSTS, ids=name)
def test_a_form_from_elsewhere_is_refused(world: World, page: Page) -> None:
    visitor = world.frost if page.who is Who.TEACHER else world.ada
    fields = {**FIELDS, "token": token(visitor)}
    for origin in ("", "null", "http://evil.example", "http://127.0.0.1:9000", "https://127.0.0.1"):
        assert visitor.post(filled(page, world.ids), fields, origin=origin).status == 403, origin


@pytest.mark.parametrize("page", POSTS, ids=name)
def test_a_form_without_the_token_of_this_device_is_refused(world: World, page: Page) -> None:
    visitor, other = (world.frost, world.gale) if page.who is Who.TEACHER else (world.ada, world.ben)
    for wrong in ({}, {"token": ""}, {"token": "é"}, {"token": token(other)}):
        assert visitor.post(filled(page, world.ids), {**FIELDS, **wrong}).status == 403


@pytest.mark.parametrize("page", [page for page in PAGES if parts(page) & OWNED], ids=name)
def test_what_belongs_to_somebody_else_is_not_found(world: World, page: Page) -> None:
    stranger = world.gale if page.who is Who.TEACHER else world.ben
    path = filled(page, world.ids)
    if page.get:
        assert stranger.visit(path).status == 404
        assert "Ada" not in stranger.text
    if page.post:
        assert stranger.post(path, {**FIELDS, "token": token(stranger)}).status == 404


@pytest.mark.parametrize("page", [page for page in PAGES if parts(page) & OWNED], ids=name)
def test_what_does_not_exist_is_not_found(world: World, page: Page) -> None:
    visitor = world.frost if page.who is Who.TEACHER else world.ada
    for nothing in (new_id(), "1", "%00", "..", "'"):
        path = filled(page, {**world.ids, **dict.fromkeys(parts(page) & OWNED, nothing)})
        if page.get:
            assert visitor.visit(path).status in (200, 404)
            assert visitor.status == 404 or visitor.path != path
        if page.post:
            visitor.post(path, {**FIELDS, "token": token(visitor)})
            assert visitor.status in (404, 405) or visitor.path != path


@pytest.mark.parametrize("page", ENDING, ids=name)
def test_every_page_offers_to_sign_out(world: World, page: Page) -> None:
    for visitor in (world.ada, world.frost):
        visitor.visit(filled(page, world.ids))
        if visitor.headers["content-type"].startswith("text/html"):
            assert visitor.form("/sign-out")


@pytest.mark.parametrize("page", ENDING, ids=name)
def test_every_page_has_the_safety_headers_and_is_kept_by_nobody(world: World, page: Page) -> None:
    visitor = world.frost if page.who is Who.TEACHER else world.ada
    visitor.ask("GET", filled(page, world.ids), follow_redirects=False)
    assert {key: visitor.headers.get(key) for key in HEADERS} == HEADERS
    assert visitor.headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?! src=\"/static/)|\son\w+=|style=", visitor.html)
