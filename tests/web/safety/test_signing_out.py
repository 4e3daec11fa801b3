"""The way out of every page that is not in the table, and why somebody was signed out."""

from collections.abc import Callable

import pytest

from debategame.web.safety.gate import HEADERS
from debategame.web.safety.sessions import COOKIE, LASTS, kind_of, new_secret
from tests.support.school.server import PASSWORD, Server
from tests.support.school.visitors import HOST, Visitor

ENDED = "You were signed out on this device."
BUTTON = "Not you? Sign out"


@pytest.fixture
def ada(server: Server) -> Visitor:
    """A pupil at home, who sees the page of an error."""
    visitor = Visitor(server.app, raises=False)
    return visitor.visit("/").send("/join", code=server.school_class.code, name="Ada").visit("/home")


@pytest.fixture
def frost(server: Server) -> Visitor:
    """The teacher, who sees the page of an error."""
    visitor = Visitor(server.app, raises=False)
    return visitor.visit("/teacher/sign-in").send("/sign-in", name=server.teacher.name, password=PASSWORD)


def token(visitor: Visitor) -> str:
    return visitor.form("/sign-out").fields["token"]


REFUSED: dict[str, tuple[int, Callable[[Visitor], Visitor]]] = {
    "no such page": (404, lambda visitor: visitor.visit("/nothing-here")),
    "no such file": (404, lambda visitor: visitor.visit("/static/nothing.css")),
    "wrong method": (405, lambda visitor: visitor.visit("/sign-out")),
    "method of no page": (405, lambda visitor: visitor.ask("PUT", "/about", headers={"origin": HOST})),
    "from elsewhere": (403, lambda visitor: visitor.post("/sign-out", {}, origin="http://evil.example")),
    "old form": (403, lambda visitor: visitor.post("/sign-out", {"token": "x"})),
    "too long": (413, lambda visitor: visitor.post("/sign-out", {"token": "x" * 70_000})),
    "too many fields": (400, lambda visitor: visitor.post("/sign-out", {f"f{n}": "x" for n in range(500)})),
}


def signs_out(visitor: Visitor) -> bool:
    """Whether the button of the page signs out on the device and in the store."""
    secret = visitor.cookies[COOKIE]
    assert visitor.press(BUTTON).status == 200
    assert BUTTON not in visitor.text
    visitor.ask("GET", "/home", headers={"cookie": f"{COOKIE}={secret}"})
    if visitor.path != "/":
        return False
    visitor.ask("GET", "/teacher", headers={"cookie": f"{COOKIE}={secret}"})
    return visitor.path == "/teacher/sign-in"


@pytest.mark.parametrize("person", ["ada", "frost"])
@pytest.mark.parametrize(("status", "ask"), REFUSED.values(), ids=REFUSED)
def test_a_page_that_refuses_offers_to_sign_out(
    request: pytest.FixtureRequest, person: str, status: int, ask: Callable[[Visitor], Visitor]
) -> None:
    visitor = request.getfixturevalue(person)
    assert ask(visitor).status == status
    assert signs_out(visitor)


@pytest.mark.parametrize("ask", [ask for _, ask in REFUSED.values()], ids=REFUSED)
def test_a_stranger_is_not_asked_to_sign_out(server: Server, ask: Callable[[Visitor], Visitor]) -> None:
    assert BUTTON not in ask(server.visitor().visit("/about")).text
    assert BUTTON not in ask(server.visitor()).text


def test_the_first_page_of_a_pupil_offers_to_sign_out(server: Server) -> None:
    ada = server.visitor().visit("/").send("/join", code=server.school_class.code, name="Ada")
    assert "line 1 of 1" in ada.text
    assert signs_out(ada)


def test_the_page_of_an_error_is_as_safe_as_others_and_offers_to_sign_out(
    server: Server, ada: Visitor, frost: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for visitor, path, broken in ((ada, "/home", "for_pupil"), (frost, "/teacher", "teacher")):
        with monkeypatch.context() as patch:
            patch.setattr(server.store, broken, None)
            assert visitor.visit(path).status == 500
        assert {key: visitor.headers.get(key) for key in HEADERS} == HEADERS
        assert visitor.headers["cache-control"] == "no-store"
        assert signs_out(visitor)


def test_while_the_store_is_away_the_way_out_stays_and_works_once_it_is_back(
    server: Server, ada: Visitor, frost: Visitor
) -> None:
    for visitor, path in ((ada, "/home"), (frost, "/teacher")):
        with server.away():
            assert visitor.visit(path).status == 503
            assert visitor.press(BUTTON).status == 503
        assert signs_out(visitor)


@pytest.mark.parametrize(
    "cookie", ["pupil.\"'><b>", "teacher.%3Cscript%3E", "nobody.x", "pupil", ".", "pupil." + "x" * 90]
)
def test_nothing_of_a_made_up_cookie_is_shown_or_believed(server: Server, cookie: str) -> None:
    visitor = server.visitor()
    for path, status in (("/nothing-here", 404), ("/home", 200), ("/teacher", 200)):
        visitor.ask("GET", path, headers={"cookie": f"{COOKIE}={cookie}"})
        assert visitor.status == status
        assert cookie.partition(".")[2] == "" or cookie not in visitor.html
        assert visitor.path in (path, "/", "/teacher/sign-in")


def test_a_secret_says_who_signed_in_with_it() -> None:
    assert [kind_of(new_secret(kind)) for kind in ("pupil", "teacher")] == ["pupil", "teacher"]
    assert new_secret("pupil") != new_secret("pupil")


def test_a_pupil_whose_session_ran_out_is_told_why(server: Server, ada: Visitor) -> None:
    assert ENDED not in server.visitor().visit("/home").text
    server.watch.wait(seconds=LASTS.total_seconds())
    ada.visit("/home")
    assert (ada.status, ada.path) == (200, "/")
    assert f"{ENDED} This happens after twelve hours, or when your teacher gives you new words." in ada.text
    assert "Your rounds are not lost by it." in ada.text
    assert "/return" in ada.links
    assert ENDED not in ada.visit("/teacher").text


def test_a_pupil_with_new_words_is_told_why_also_by_a_form(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout")
    page = f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}"
    server.signed_in_teacher().visit(page).send("/code")
    ada.send("/answer", answer="What I typed.")
    assert ada.status == 401
    assert "when your teacher gives you new words" in ada.text
    assert ada.form("/return").fields["answer"] == "What I typed."
    assert ENDED in ada.visit("/").text


def test_a_teacher_whose_session_ended_is_told_why(server: Server, frost: Visitor) -> None:
    server.watch.wait(seconds=LASTS.total_seconds())
    frost.visit("/teacher")
    assert frost.path == "/teacher/sign-in"
    assert f"{ENDED} This happens after twelve hours, or when you set a password on another device." in frost.text
    assert "Your classes are not lost by it." in frost.text
    assert ENDED not in server.visitor().visit("/teacher").text


def test_who_signed_out_or_in_again_is_told_nothing(server: Server, ada: Visitor) -> None:
    ada.press("Not Ada? Sign out")
    assert ENDED not in ada.visit("/home").text
    server.watch.wait(seconds=LASTS.total_seconds())
    ada.visit("/").send("/join", code=server.school_class.code, name="Ben")
    assert ENDED not in ada.visit("/home").text
