"""A task that the teacher leads line by line: pupils wait after each line, and lose nothing."""

import pytest

from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

POOR = "I would rather stay in bed."
WAITING = "Your teacher opens the next line"


@pytest.fixture
def frost(server: Server) -> Visitor:
    """The teacher, who has set a led task on two lines."""
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}")
    return teacher.send("/tasks", mode="practice", led="yes")


def board(server: Server, frost: Visitor) -> Visitor:
    return frost.visit(f"/teacher/class/{server.school_class.id}/board")


def begin(pupil: Visitor) -> Visitor:
    link = next(link for link in pupil.visit("/home").links if "task=" in link)
    return pupil.visit(link).send("/bout")


def to_reveal(pupil: Visitor) -> Visitor:
    pupil.send("/answer", answer=POOR, guess="")
    while not any(form.action.endswith("/again") for form in pupil.forms):
        pupil.send("/on")
    return pupil


def test_all_pupils_of_a_led_task_get_the_same_lines(server: Server, frost: Visitor) -> None:
    (task,) = server.store.tasks(server.school_class.id)
    assert (task.lines, task.open_lines) == (("lazy", "nobody-wants-it"), 1)
    assert "line 1 of 2 is open" in frost.text


def test_a_pupil_waits_after_a_line_until_the_teacher_opens_the_next(server: Server, frost: Visitor) -> None:
    ada = to_reveal(begin(server.pupil("Ada")))
    assert WAITING in ada.text
    form = ada.form("/again").fields
    ada.post(ada.path + "/on", form)
    assert WAITING in ada.text
    assert "1 is ready" in board(server, frost).text
    frost.press("Next line")
    assert frost.path.startswith(f"/teacher/class/{server.school_class.id}/board?scenario=later-bell")
    assert "line 2 of 2 is open, 1 is ready" in frost.text
    assert "Next line" not in [button.text for form in frost.forms for button in form.buttons]
    ada.visit(ada.path).press("Next line")
    assert "Line 2 of 2" in ada.text
    to_reveal(ada).press("See how the bout went")
    assert "Your case, in your own words" in ada.text


def test_a_pupil_who_is_still_writing_is_told_and_loses_nothing(server: Server, frost: Visitor) -> None:
    ada = begin(server.pupil("Ada"))
    ada.send("/hint", answer=POOR)
    assert "opened line 2" not in ada.text
    board(server, frost).press("Next line")
    ada.visit(ada.path.partition("#")[0])
    assert "Your teacher has opened line 2. Finish this one first" in ada.text
    assert ada.form("/answer").fields["answer"] == POOR
    to_reveal(ada)
    assert WAITING not in ada.text
    assert "Line 2 of 2" in ada.press("Next line").text


def test_two_presses_of_one_button_open_one_line(server: Server, frost: Visitor) -> None:
    form = board(server, frost).form("/lines")
    for _ in range(2):
        frost.post(form.action, {**form.fields, "open": "2"})
    for nonsense in ("1", "0", "-1", "99", "x", ""):
        frost.post(form.action, {**form.fields, "open": nonsense})
    (task,) = server.store.tasks(server.school_class.id)
    assert task.open_lines == 2


@pytest.mark.parametrize("release", ["Let them go on alone", "Take it off"])
def test_pupils_are_let_go_on_alone(server: Server, frost: Visitor, release: str) -> None:
    ada = to_reveal(begin(server.pupil("Ada")))
    frost.press(release)
    assert "Line 2 of 2" in ada.visit(ada.path).press("Next line").text


def test_in_a_led_test_pupils_wait_before_the_next_line_too(server: Server, frost: Visitor) -> None:
    frost.send("/drop")
    frost.send("/tasks", mode="test", led="yes")
    ada = begin(server.pupil("Ada")).send("/answer", answer=POOR)
    assert "Your answer is stored" in ada.text
    assert WAITING in ada.text
    board(server, frost).press("Next line")
    assert "Line 2 of 2" in ada.visit(ada.path).press("Next line").text


def test_a_pause_from_the_board_shows_the_same_board_again(server: Server, frost: Visitor) -> None:
    frost.visit(f"/teacher/class/{server.school_class.id}/board?scenario=later-bell&since=week").press("Pause")
    assert frost.path.endswith("/board?scenario=later-bell&since=week")
    assert "paused" in frost.text
