"""Health, figures, logs, the demo and the address in the room."""

import datetime
import json
import logging

import pytest

from debategame.web.operate.demo import NAMES, make_demo
from debategame.web.operate.housekeeping import delete_outdated
from debategame.web.operate.lan import advice, qr_code
from debategame.web.operate.log import JsonLines
from debategame.web.operate.server import FIRST_TEACHER, new_services, teacher_link
from tests.support.factories import NOON
from tests.support.school.server import Server
from tests.support.school.visitors import HOST, Visitor


def test_health_says_whether_the_store_answers(server: Server) -> None:
    assert server.visitor().visit("/healthz").status == 200
    with server.away():
        assert server.visitor().visit("/healthz").status == 503


def test_figures_are_for_this_computer_only(server: Server) -> None:
    server.visitor().visit("/about")
    figures = server.visitor(address="127.0.0.1").visit("/metrics")
    assert 'debategame_requests_total{method="GET",page="/about",status="200"} 1.0' in figures.html
    assert server.visitor(address="203.0.113.7").visit("/metrics").status == 404


def test_a_request_is_one_line_of_json_without_names_and_texts(
    server: Server, ada: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("debategame.web.requests")
    log.propagate = log.parent.propagate = True  # type: ignore[union-attr]
    caplog.set_level(logging.INFO, logger=log.name)
    ada.visit("/scenario/later-bell").send("/bout").send("/answer", answer="A secret thought.")
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == log.name]
    pages = [(line["method"], line["page"], line["status"]) for line in lines]
    assert ("POST", "/bout/{bout_id:uuid}/answer", 303) in pages
    everything = " ".join(JsonLines().format(record) for record in caplog.records)
    for private in ("Ada", "secret", server.account("Ada").id, "203.0.113"):
        assert private not in everything


def test_a_bot_that_asks_for_many_addresses_makes_one_line_of_figures(server: Server) -> None:
    for number in range(20):
        server.visitor().visit(f"/wp-admin/{number}")
    figures = server.visitor(address="127.0.0.1").visit("/metrics").html
    assert "wp-admin" not in figures
    assert 'page="other",status="404"} 20.0' in figures


def test_the_demo_is_a_class_with_three_pupils_who_have_played(server: Server) -> None:
    services = new_services(server.store, clock=server.watch)
    teacher_link(server.store, HOST, NOON)
    code = make_demo(services, NOON)
    assert "Hello, Finn" in server.visitor().visit("/").send("/join", code=code, name="Finn").visit("/home").text
    teacher = server.store.teacher_named(FIRST_TEACHER)
    assert teacher is not None
    (made,) = server.store.classes(teacher.id)
    school = server.store.for_teacher(teacher.id, made.id)
    assert sorted(pupil.name for pupil in school.pupils()) == sorted([*NAMES, "Finn"])
    assert {found.played.player for found in school.rounds()} == set(NAMES)
    assert all(answer.at <= NOON for found in school.rounds() for answer in found.played.answers)


def test_classes_are_deleted_after_their_time_and_the_log_names_nobody(
    server: Server, ada: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("debategame.web").propagate = True
    delete_outdated(server.store, NOON + datetime.timedelta(days=300))
    assert server.store.class_with_code("KITE47") is not None
    delete_outdated(server.store, NOON + datetime.timedelta(days=370))
    assert server.store.class_with_code("KITE47") is None
    told = [JsonLines().format(record) for record in caplog.records if "housekeeping" in record.name]
    assert [json.loads(line)["deleted"]["pupils"] for line in told] == [0, 1]
    assert "Ada" not in "".join(told)


def test_what_a_teacher_deletes_stands_in_the_log_in_numbers(
    server: Server, ada: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("debategame.web").propagate = True
    ada.visit("/scenario/later-bell").send("/bout").send("/answer", answer="A secret thought.")
    page = f"/teacher/class/{server.school_class.id}"
    teacher = server.signed_in_teacher().visit(f"{page}/pupil/{server.account('Ada').id}").send("/remove", name="Ada")
    teacher.visit(page).send("/delete", name="8b")
    told = [json.loads(JsonLines().format(record)) for record in caplog.records if record.message == "deleted"]
    assert [line["deleted"] for line in told] == [
        {"classes": 0, "pupils": 1, "rounds": 1},
        {"classes": 1, "pupils": 0, "rounds": 0},
    ]
    assert not any(name in str(told) for name in ("Ada", "8b", "secret"))


def test_a_store_that_is_away_is_cleared_another_day(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with server.away():
        delete_outdated(server.switch, NOON)  # type: ignore[arg-type]


def test_the_advice_for_the_room_has_a_qr_code_and_says_what_plain_http_means() -> None:
    said = advice("http://192.168.1.5:8000")
    assert qr_code("http://192.168.1.5:8000") in said
    assert "without encryption" in said
    assert "client isolation" in said
