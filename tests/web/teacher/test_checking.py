"""A scenario is checked beside the class that plays: nobody waits for it."""

import threading

import pytest

from debategame.errors import DebategameError, Problem
from debategame.web.app import create_app
from debategame.web.operate.server import new_services
from debategame.web.teacher.checking import CheckApart, check
from tests.support.paths import DATA
from tests.support.school.server import PASSWORD, Server
from tests.support.school.visitors import Visitor

TEXT = (DATA / "small.yaml").read_bytes()


def test_pupils_answers_do_not_wait_for_a_check(server: Server) -> None:
    begun, answered = threading.Event(), threading.Event()

    def slow(content: bytes, name: str) -> tuple[Problem, ...]:
        begun.set()
        assert answered.wait(60)
        return ()

    app = create_app(new_services(server.store, clock=server.watch, check=slow), allowed_hosts=["127.0.0.1"])
    frost = Visitor(app).visit("/teacher/sign-in").send("/sign-in", name="Frost", password=PASSWORD)
    frost.visit("/teacher/scenarios")
    ada = Visitor(app).visit("/").send("/join", code="KITE47", name="Ada").visit("/scenario/later-bell").send("/bout")
    teacher = threading.Thread(target=frost.press, args=("Check it",), kwargs={"text": TEXT.decode()})
    teacher.start()
    assert begun.wait(60)
    ada.send("/answer", answer="Their hormones keep teenagers awake until midnight.")
    answered.set()
    teacher.join()
    assert "made, of" in ada.text
    assert frost.status == 200


@pytest.mark.slow
def test_a_check_in_a_process_of_its_own_says_the_same() -> None:
    assert CheckApart()(TEXT, "small.yaml") == check(TEXT, "small.yaml") != ()


@pytest.mark.slow
def test_a_fault_in_the_process_is_told() -> None:
    with pytest.raises(DebategameError):
        CheckApart()(b"format: 2\n", "wrong.yaml")
