"""A teacher invites another: the link works once, for a while, and leads to nobody else's classes."""

from urllib.parse import urlsplit

import pytest
from starlette.requests import Request

from debategame.web.operate.server import new_services
from debategame.web.safety.access import Visit
from debategame.web.teacher.classes import own_address
from tests.support.school.server import PASSWORD, Server
from tests.support.school.visitors import HOST, Visitor


def invite(server: Server, name: str = "Gale") -> str:
    """Invite a teacher and return the path of the link."""
    frost = server.signed_in_teacher().visit("/teacher/invite").send("/invite", name=name)
    assert f"Send this link to {name}" in frost.text
    link = next(part for part in frost.html.split('"') if "/teacher/link/" in part)
    assert link.startswith(HOST)
    return link.removeprefix(HOST)


def use(visitor: Visitor, link: str) -> Visitor:
    return visitor.visit(link).press("Sign in")


def test_the_invited_teacher_has_no_class_but_their_own(server: Server) -> None:
    gale = use(server.visitor(), invite(server))
    assert gale.path == "/teacher"
    assert not any("/teacher/class/" in link for link in gale.links)
    assert gale.visit(f"/teacher/class/{server.school_class.id}").status == 404
    gale.visit("/teacher").send("/classes", name="9c")
    (made,) = [found for found in server.store.every_class() if found.name == "9c"]
    assert server.signed_in_teacher().visit(f"/teacher/class/{made.id}").status == 404


def test_the_invited_teacher_sets_a_password_and_comes_back(server: Server) -> None:
    gale = use(server.visitor(), invite(server)).visit("/teacher/password")
    gale.send("/password", password=PASSWORD, again=PASSWORD)
    back = server.visitor().visit("/teacher/sign-in").send("/sign-in", name="gale", password=PASSWORD)
    assert back.path == "/teacher"


def test_an_invited_teacher_is_never_without_a_link_or_a_session_and_so_never_purged(server: Server) -> None:
    with server.purging():
        gale = use(server.visitor(), invite(server))
        assert gale.visit("/teacher/password").status == 200
        assert gale.path == "/teacher/password"


def test_a_link_works_once(server: Server) -> None:
    link = invite(server)
    use(server.visitor(), link)
    assert use(server.visitor(), link).status == 422


def test_a_link_ends_after_three_days(server: Server) -> None:
    link, late = invite(server), invite(server, "Hale")
    server.watch.wait(days=2, hours=23)
    assert use(server.visitor(), link).path == "/teacher"
    server.watch.wait(hours=2)
    assert use(server.visitor(), late).status == 422


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("https://debate.school.example", "https://debate.school.example"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000"),
        ("http://localhost:8000", "http://192.168.1.5:8000"),
        ("http://127.0.0.1:8000", "http://192.168.1.5:8000"),
    ],
)
def test_others_are_told_an_address_that_leads_here(server: Server, asked: str, told: str) -> None:
    services = new_services(server.store, clock=server.watch, address="http://192.168.1.5:8000")
    parts = urlsplit(asked)
    scope = {"type": "http", "scheme": parts.scheme, "headers": [(b"host", parts.netloc.encode())], "path": "/"}
    assert own_address(Visit(services, Request(scope), secret="")) == told


@pytest.mark.parametrize("name", ["", "  ", "frost", "FROST "])
def test_nobody_is_invited_without_a_name_of_their_own(server: Server, name: str) -> None:
    page = server.signed_in_teacher().visit("/teacher/invite").send("/invite", name=name)
    assert page.status in (409, 422)
    assert "/teacher/link/" not in page.html


def test_invitations_are_slowed_down(server: Server) -> None:
    frost = server.signed_in_teacher()
    for number in range(30):
        assert frost.visit("/teacher/invite").send("/invite", name=f"Teacher {number}").status == 200
    assert frost.visit("/teacher/invite").send("/invite", name="One more").status == 429
