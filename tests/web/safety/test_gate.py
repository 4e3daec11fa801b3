"""Hosts, sizes and hostile texts."""

import re

import pytest

from debategame.web.safety.gate import MOST_BYTES
from tests.support.hostile import HOSTILE
from tests.support.school.server import Server
from tests.support.school.visitors import HOST


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1]", "127.0.0.1@evil.example"])
def test_another_host_name_is_refused(server: Server, host: str) -> None:
    visitor = server.visitor()
    visitor.ask("GET", "/", headers={"host": host})
    assert visitor.status == 400
    assert "frame-ancestors" in visitor.headers["content-security-policy"]


def test_a_body_of_more_than_64_kb_is_refused_and_changes_nothing(server: Server) -> None:
    ada = server.pupil("Ada")
    ada.visit("/scenario/later-bell").send("/bout")
    fields = {**ada.form("/answer").fields, "answer": "word " * 14_000}
    path = ada.path
    assert ada.post(f"{path}/answer", fields).status == 413
    assert server.account("Ada").page().total == 0


def test_a_body_that_hides_its_length_is_refused_as_well(server: Server) -> None:
    async def pieces():
        for _ in range(MOST_BYTES // 1000 + 2):
            yield b"a" * 1000

    visitor = server.visitor()
    headers = {"origin": HOST, "content-type": "application/x-www-form-urlencoded"}
    assert visitor.ask("POST", "/join", content=pieces(), headers=headers).status == 413


@pytest.mark.parametrize("length", ["-1", "x", "9" * 30])
def test_a_wrong_length_is_refused(server: Server, length: str) -> None:
    visitor = server.visitor()
    headers = {"origin": HOST, "content-length": length}
    assert visitor.ask("POST", "/join", content=b"", headers=headers).status == 413


def test_too_many_fields_are_refused(server: Server) -> None:
    visitor = server.visitor().visit("/")
    assert visitor.post("/join", {f"f{number}": "x" for number in range(500)}).status == 400


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"])
def test_nothing_but_the_static_files_is_shown(server: Server, path: str) -> None:
    assert server.visitor().visit(path).status in (404, 405)


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "/?next=http://evil.example", "/home?to=//x"])
def test_nobody_is_sent_to_another_server(server: Server, path: str) -> None:
    visitor = server.pupil("Ada")
    visitor.ask("GET", path, follow_redirects=False)
    assert "evil" not in visitor.headers.get("location", "")


@pytest.mark.parametrize(
    "text", [HOSTILE, "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "{{ 7*7 }}"]
)
def test_hostile_texts_reach_pages_as_text(server: Server, text: str) -> None:
    ada = server.pupil("Ada")
    ada.visit("/scenario/later-bell").send("/bout")
    path = ada.path
    ada.send("/answer", answer=f"{text} Their hormones keep teenagers awake until midnight. {text}")
    round_id = server.account("Ada").page().rounds[0].id
    teacher, class_id = server.signed_in_teacher(), server.school_class.id
    pupil_id = server.account("Ada").id
    pages = [
        *(ada.visit(at).html for at in (path, "/home", "/history", "/case/later-bell", f"/round/{round_id}/said/2")),
        *(
            teacher.visit(f"/teacher/class/{class_id}{at}").html
            for at in ("", "/answers", "/answers?ruled=1", f"/pupil/{pupil_id}", "/board")
        ),
    ]
    for html in pages:
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7 * 7 }}", 'O\'Neill & "Sons"', "../../x", "=1+1"])
def test_a_name_is_a_name(server: Server, name: str) -> None:
    ada = server.visitor().visit("/").send("/join", code="KITE47", name=name).visit("/home")
    assert f"Hello, {name}" in ada.text
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}")
    assert name in teacher.text
    assert "<script>alert" not in ada.html + teacher.html


@pytest.mark.parametrize("name", ["", "   ", "a" * 65, "Ada\u202e", "A\x07da"])
def test_a_name_that_nobody_could_read_is_refused(server: Server, name: str) -> None:
    assert server.visitor().visit("/").send("/join", code="KITE47", name=name).status == 422


def test_an_error_in_the_program_tells_nobody_what_it_was(server: Server) -> None:
    ada = server.pupil("Ada")
    server.store.close()
    assert ada.visit("/home").status in (200, 500, 503)
    assert "Traceback" not in ada.text
    assert "sqlite" not in ada.text.lower()
