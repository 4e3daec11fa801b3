"""What holds for every page: a new page without a check fails here."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debategame.web.app import PAGES
from debategame.web.safety.access import Page, Who
from debategame.web.safety.gate import HEADERS
from tests.support.factories import new_id
from tests.support.school.visitors import Visitor
from tests.support.school.world import SAID, World, filled, parts, start_world

OWNED = {"bout_id", "round_id", "class_id", "task_id", "pupil_id"}
"""Parts of paths that name something of somebody."""
OPEN = {"scenario_id", "number", "link"}
"""Parts of paths that name nothing of anybody."""
OPEN_TO_ALL = {"/", "/join", "/return", "/sign-out", "/about", "/teacher/sign-in", "/teacher/link/{link}"}
"""The pages that anybody may open. Whoever adds one has looked at what it shows and changes."""
BESIDE_THE_TABLE = {"/healthz", "/metrics", "/static"}
"""Addresses that are no pages. `/metrics` answers to this computer only."""
POSTS = [page for page in PAGES if page.post]
GETS = [page for page in PAGES if page.get]
ENDING = [page for page in GETS if not page.path.endswith("/changes")]
"""All pages but the stream of changes, which does not end."""
NAMING = {
    "task": "task",
    "bout": "bout",
    "round": "round",
    "pupil": "pupil",
    **dict.fromkeys(("id", "on", "shown", "only", "last"), "answer"),
}
"""Fields of forms that name something of somebody, and what they name."""
FIELDS = {"answer": "A text.", "do": "pause", "shown": "", "verdict": "hit", "point": "body-clock", "out": "yes"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = start_world(Path(tmp_path_factory.mktemp("school")))
    yield made
    made.server.store.close()


def token(visitor: Visitor) -> str:
    return visitor.visit("/about").form("/sign-out").fields["token"]


def name(page: Page) -> str:
    return page.path


def test_nothing_is_served_but_the_pages_of_the_table(world: World) -> None:
    served = {route.path for route in world.server.app.routes}  # type: ignore[attr-defined]
    assert served == {page.path for page in PAGES} | BESIDE_THE_TABLE


def test_only_these_pages_are_open_to_all() -> None:
    assert {page.path for page in PAGES if page.who is Who.ANYONE} == OPEN_TO_ALL


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


@pytest.mark.parametrize("page", POSTS, ids=name)
def test_a_form_that_names_what_is_somebody_elses_shows_and_changes_nothing_of_it(world: World, page: Page) -> None:
    before, theirs, own = world.everything_of_ada(), world.ids, world.stranger
    named = {field: theirs[f"{thing}_id"] for field, thing in NAMING.items()}
    in_order = {"round": own.bout.bout.round_id, "stage": own.bout.bout.stage.value}
    for fields in (named, *({**in_order, "id": theirs[name]} for name in ("answer_id", "bout_id", "task_id"))):
        stranger = world.sign_in("teacher" if page.who is Who.TEACHER else "pupil")
        form = {**FIELDS, **fields, "scenario": "later-bell", "token": token(stranger)}
        stranger.post(filled(page, own.ids), form)
        assert stranger.status != 500
        assert "Ada" not in stranger.html
        assert SAID not in stranger.html
    assert world.everything_of_ada() == before


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
