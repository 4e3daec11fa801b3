"""Codes, links, passwords and sessions: what can be guessed, stolen or used twice."""

import datetime
from itertools import pairwise

import pytest

from debategame.web.operate.server import teacher_link
from debategame.web.safety import codes, limits
from debategame.web.safety.sessions import COOKIE, LASTS
from tests.support.factories import NOON
from tests.support.school.server import PASSWORD, Server
from tests.support.school.visitors import HOST, Visitor


def return_code(welcome: Visitor) -> str:
    return welcome.visit("/home").text.partition("these four words: ")[2].partition(" Write")[0]


def join(server: Server, name: str) -> Visitor:
    return server.visitor().visit("/").send("/join", code="KITE47", name=name)


def come_back(server: Server, words: str, *, code: str = "KITE47", address: str = "203.0.113.9") -> Visitor:
    return server.visitor(address=address).visit("/return").send("/return", code=code, words=words)


def test_there_are_enough_words_for_ten_bits_each() -> None:
    words = codes.words()
    assert len(set(words)) == len(words) >= 1024
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words)


def test_a_return_code_is_never_stored_as_it_is(server: Server) -> None:
    code = return_code(join(server, "Ada"))
    stored = b"".join(path.read_bytes() for path in server.folder.glob("classes*"))
    assert len(code.split()) == 4
    assert code.encode() not in stored
    assert all(" ".join(pair).encode() not in stored for pair in pairwise(code.split()))


@pytest.mark.parametrize("typed", ["{}", "  {}  ", "{upper}", "{hyphens}"])
def test_a_return_code_lets_its_pupil_come_back(server: Server, typed: str) -> None:
    code = return_code(join(server, "Ada"))
    back = come_back(server, typed.format(code, upper=code.upper(), hyphens=code.replace(" ", "-")))
    assert (back.status, back.path) == (200, "/home")
    assert "Hello, Ada" in back.text


def test_a_stolen_return_code_is_worth_nothing_after_a_new_one_was_given(server: Server) -> None:
    ada = join(server, "Ada")
    stolen = return_code(ada)
    thief = come_back(server, stolen)
    teacher = server.signed_in_teacher()
    teacher.visit(f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}").send("/code")
    fresh = teacher.text.partition("nothing now. ")[2].partition(" 0 rounds")[0]
    assert thief.visit("/home").path == "/"
    assert come_back(server, stolen).status == 422
    assert come_back(server, fresh).path == "/home"


def test_signing_in_makes_a_new_secret(server: Server) -> None:
    ada = server.visitor().visit("/")
    planted = ada.cookies[COOKIE]
    ada.send("/join", code="KITE47", name="Ada")
    assert ada.cookies[COOKIE] != planted
    thief = server.visitor()
    thief.ask("GET", "/home", headers={"cookie": f"{COOKIE}={planted}"})
    assert thief.path == "/"


def test_a_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    ada = server.visitor()
    ada.ask("GET", "/")
    flags = ada.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "secure" not in flags
    assert "expires" not in flags
    ada.ask("GET", "https://127.0.0.1/about")
    assert "secure" in server.visitor().ask("GET", "https://127.0.0.1/about").headers["set-cookie"].lower()


def test_a_session_ends_after_a_school_day_and_when_one_signs_out(server: Server) -> None:
    ada = server.pupil("Ada")
    server.watch.wait(seconds=LASTS.total_seconds() - 1)
    assert ada.visit("/home").path == "/home"
    server.watch.wait(seconds=1)
    assert ada.visit("/home").path == "/"
    ben = server.pupil("Ben")
    kept = ben.cookies[COOKIE]
    ben.send("/sign-out")
    thief = server.visitor()
    thief.ask("GET", "/home", headers={"cookie": f"{COOKIE}={kept}"})
    assert thief.path == "/"


def test_a_teachers_link_works_once_and_not_for_ever(server: Server) -> None:
    link, late = (teacher_link(server.store, HOST, NOON).removeprefix(HOST) for _ in range(2))
    assert server.visitor().visit(link).press("Sign in").path == "/teacher"
    used = server.visitor().visit(link).press("Sign in")
    assert used.status == 422
    server.watch.wait(hours=13)
    assert server.visitor().visit(late).press("Sign in").status == 422


def test_looking_at_a_link_does_not_use_it_up(server: Server) -> None:
    link = teacher_link(server.store, HOST, NOON).removeprefix(HOST)
    server.visitor().visit(link)
    assert server.visitor().visit(link).press("Sign in").path == "/teacher"


@pytest.mark.parametrize(("name", "password"), [("Frost", "wrong"), ("Nobody", PASSWORD), ("Frost", ""), ("", "")])
def test_a_wrong_name_or_password_is_refused_in_the_same_words(server: Server, name: str, password: str) -> None:
    visitor = server.visitor().visit("/teacher/sign-in").send("/sign-in", name=name, password=password)
    assert visitor.status == 422
    assert "No teacher has that name and password." in visitor.text
    assert visitor.visit("/teacher").path == "/teacher/sign-in"


def test_wrong_class_codes_are_slowed_down_but_a_class_is_not(server: Server) -> None:
    for number in range(8):
        assert server.visitor().visit("/").send("/join", code="kite 47", name=f"Pupil {number}").status == 200
    guesser = server.visitor().visit("/")
    for _ in range(limits.CLASS_CODE.most - 1):
        limits.count(server.store, limits.CLASS_CODE, "203.0.113.7", NOON)
    assert guesser.send("/join", code="LION22", name="Eve").status == 422
    assert guesser.send("/join", code="KITE47", name="Eve").status == 429
    assert server.visitor(address="198.51.100.4").visit("/").send("/join", code="KITE47", name="Finn").status == 200
    server.watch.wait(minutes=11)
    assert guesser.visit("/").send("/join", code="KITE47", name="Eve").status == 200


def test_wrong_return_codes_are_slowed_down_by_class_from_whatever_address(server: Server) -> None:
    code = return_code(join(server, "Ada"))
    for _ in range(limits.RETURN_CODE_OF_CLASS.most):
        limits.count(server.store, limits.RETURN_CODE_OF_CLASS, server.school_class.id, NOON)
    assert come_back(server, code, address="2001:db8::1").status == 429


@pytest.mark.parametrize(
    ("limit", "whom", "join_says", "return_says"),
    [
        ("CLASS_CODE", "address", "too many wrong class codes", "too many wrong class codes"),
        ("JOIN", "address", "Very many have joined", ""),
        ("RETURN_CODE", "address", "", "too many wrong return codes from this network"),
        ("RETURN_CODE_OF_CLASS", "class", "", "too many wrong return codes for this class"),
    ],
)
def test_who_has_to_wait_is_told_why(server: Server, limit: str, whom: str, join_says: str, return_says: str) -> None:
    reached = getattr(limits, limit)
    for _ in range(reached.most):
        key = "203.0.113.9" if whom == "address" else server.school_class.id
        limits.count(server.store, reached, key, NOON)
    joins = server.visitor(address="203.0.113.9").visit("/").send("/join", code="KITE47", name="Eve")
    for visitor, says in ((joins, join_says), (come_back(server, "a b c d"), return_says)):
        assert (visitor.status == 429) is bool(says)
        assert ("Wait ten minutes" in visitor.text) is bool(says)
        assert says in visitor.text


def test_addresses_of_one_network_count_together(server: Server) -> None:
    for _ in range(limits.CLASS_CODE.most - 1):
        limits.count(server.store, limits.CLASS_CODE, "2001:db8:1:2::/64", NOON)
    guesser = server.visitor(address="2001:db8:1:2::1").visit("/")
    assert guesser.send("/join", code="LION22", name="Eve").status == 422
    assert server.visitor(address="2001:db8:1:2::ffff").visit("/").send("/join", code="A", name="Eve").status == 429


def test_wrong_passwords_are_slowed_down(server: Server) -> None:
    for _ in range(limits.SIGN_IN_OF_TEACHER.most):
        limits.count(server.store, limits.SIGN_IN_OF_TEACHER, "frost", NOON)
    late = server.visitor().visit("/teacher/sign-in").send("/sign-in", name="FROST", password=PASSWORD)
    assert late.status == 429
    server.watch.now += datetime.timedelta(minutes=11)
    assert server.signed_in_teacher().path == "/teacher"


def test_a_new_password_ends_the_other_sessions(server: Server) -> None:
    at_home, at_school = server.signed_in_teacher(), server.signed_in_teacher()
    fields = {"password": "another long sentence", "again": "another long sentence"}
    assert at_school.visit("/teacher/password").send("/password", **fields).path == "/teacher"
    assert at_home.visit("/teacher").path == "/teacher/sign-in"
    assert at_school.visit("/teacher").path == "/teacher"


@pytest.mark.parametrize(("password", "again"), [("short", "short"), ("a long sentence", "another sentence"), ("", "")])
def test_a_bad_password_is_refused(server: Server, password: str, again: str) -> None:
    teacher = server.signed_in_teacher().visit("/teacher/password")
    assert teacher.send("/password", password=password, again=again).status == 422
    assert server.signed_in_teacher().path == "/teacher"
