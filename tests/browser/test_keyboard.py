"""A whole bout, a review and a teacher's task with the keyboard alone, with scripts and without."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.support.school.chromium import LARGE, SMALL, Person
from tests.support.school.serving import RunningServer

pytestmark = pytest.mark.browser
LOOKS = [{"size": size, "scripts": scripts} for size in (SMALL, LARGE) for scripts in (True, False)]
GOOD = "Charities and volunteers were helping people a hundred years before Cameron found a name for it."
POOR = "I would rather talk about the weather today."
_numbers = count(1)


def join(person: Person, server: RunningServer) -> str:
    """Join the demo class by keyboard; return the name."""
    name = f"Pupil {next(_numbers)}"
    person.visit("/").write("#code", server.class_code).write("#name", name)
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    assert person.heading == f"Welcome, {name}"
    person.press("main a.primary")
    return name


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['size'][0]}-{'js' if look['scripts'] else 'plain'}")
def test_a_bout_from_joining_to_the_summary(someone: Callable[..., Person], server: RunningServer, look: dict) -> None:
    ada = someone(**look)
    join(ada, server)
    ada.press("main .cards a").press("main button.primary")
    assert ada.heading == "Line 1 of 1"
    ada.write("#answer", POOR).press("#hints button")
    assert "Hint 1 of" in ada.text
    assert ada.page.locator("#answer").input_value() == POOR
    ada.press("main button.primary")
    assert ada.heading.endswith("not answered yet")
    ada.press("main form.next button.primary")
    assert ada.heading == "They come back"
    ada.write("#answer", GOOD).press("main button.primary")
    assert "+" in ada.heading
    ada.tab_to("main details summary").page.keyboard.press("Enter")
    assert ada.page.locator("main details").first.get_attribute("open") is not None
    ada.press("main form.next button.primary")
    assert "Your case, in your own words" in ada.text
    ada.press("main a[href='/home']").press(".bar form button")
    assert ada.heading == "Join your class"


def test_the_focus_begins_at_the_heading(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    for path in ("/home", "/history", "/about"):
        ada.visit(path)
        assert ada.page.locator("h1").evaluate("heading => heading === document.activeElement"), path


def test_a_teacher_sets_a_task_and_a_pupil_finds_it(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    frost = someone(size=LARGE)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a")
    frost.tab_to("main details summary").page.keyboard.press("Enter")
    frost.tab_to("main details input[name=mode]").page.keyboard.press("ArrowDown")
    frost.press("main details button")
    assert "Take it off" in frost.text
    assert "timed" in frost.text
    ada = someone()
    join(ada, server)
    assert "To do" in ada.text
    ada.press("main .card a.primary").press("main button.primary")
    assert "left" in ada.page.locator(".clock").inner_text()
    frost.press("main form[action$=drop] button")


def test_ctrl_enter_gives_the_answer(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    ada.press("main .cards a").press("main button.primary").write("#answer", GOOD)
    with ada.page.expect_navigation():
        ada.page.keyboard.press("Control+Enter")
    assert "made" in ada.text
