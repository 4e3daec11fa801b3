"""A whole bout, a review and a teacher's task with the keyboard alone, with scripts and without."""

from collections.abc import Callable
from itertools import count

import pytest

from debategame.play.bout import new_bout
from debategame.progress.rounds import Mode
from debategame.web.pages.join import SALT
from debategame.web.safety.codes import hash_return_code, new_return_code, read_class_code
from debategame.web.store.model import PupilAccount
from debategame.web.store.open import open_existing
from tests.support.factories import NOON, new_id
from tests.support.school.chromium import LARGE, SMALL, Person
from tests.support.school.serving import RunningServer
from tests.support.school.stores import give

pytestmark = pytest.mark.browser
LOOKS = [{"size": size, "scripts": scripts} for size in (SMALL, LARGE) for scripts in (True, False)]
GOOD = "Charities and volunteers were helping people a hundred years before Cameron found a name for it."
POOR = "I would rather talk about the weather today."
_numbers = count(1)


def join(person: Person, server: RunningServer) -> str:
    """Join the demo class by keyboard, and go home from the first line; return the name."""
    name = f"Pupil {next(_numbers)}"
    person.visit("/").write("#code", server.class_code).write("#name", name)
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    person.visit("/home")
    assert person.heading == f"Hello, {name}"
    return name


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['size'][0]}-{'js' if look['scripts'] else 'plain'}")
def test_a_bout_from_joining_to_the_summary(someone: Callable[..., Person], server: RunningServer, look: dict) -> None:
    ada = someone(**look)
    join(ada, server)
    ada.press("main .cards a").press("main button.primary")
    assert ada.heading == "Answer them"
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


def due_pupil(server: RunningServer) -> str:
    """Let a pupil of the demo class play one line, long ago; return their return code."""
    store, words = open_existing(server.store, now=lambda: NOON), new_return_code()
    school_class = store.class_with_code(read_class_code(server.class_code))
    assert school_class is not None
    pupil = PupilAccount(id=new_id(), school_class=school_class.id, name=f"Pupil {next(_numbers)}", joined=NOON)
    store.join(pupil, hash_return_code(words, store.secret(SALT)))
    (first, *_) = (found for found in store.published("") if found.scenario == "big-society-first-steps")
    scenario = store.scenario(first.hash)
    bout = new_bout(scenario, (scenario.lines[0].id,), Mode.PRACTICE, new_id=new_id)
    played = store.for_pupil(pupil.id)
    give(played, played.begin_bout(new_id(), bout, NOON), GOOD)
    store.close()
    return words


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['size'][0]}-{'js' if look['scripts'] else 'plain'}")
def test_a_review_from_home_to_done(someone: Callable[..., Person], server: RunningServer, look: dict) -> None:
    words = due_pupil(server)
    rev = someone(**look)
    rev.visit("/return").write("#code", server.class_code).write("#words", words).press("main button.primary")
    assert "Review all that is due" in rev.text
    rev.press("main a[href='/review']").press("main form[action='/review'] button")
    asked = 0
    while rev.heading != "Review":
        assert rev.heading == "They ask for one key point"
        rev.write("#answer", POOR if asked else GOOD).press("main button.primary")
        assert rev.page.locator("h1.score").count() == 1
        rev.press("#next button.primary")
        asked += 1
    assert asked
    assert "Done for today" in rev.text or "Nothing is due today" in rev.text
    rev.press("main a.primary")
    assert "Review all that is due" not in rev.text


def test_the_focus_begins_at_the_heading(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    for path in ("/home", "/history", "/about"):
        ada.visit(path)
        assert ada.page.locator("h1").evaluate("heading => heading === document.activeElement"), path


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['size'][0]}-{'js' if look['scripts'] else 'plain'}")
def test_a_teacher_sets_a_task_and_a_pupil_finds_it(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict, look: dict
) -> None:
    frost = someone(**look)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a")
    frost.tab_to("main details summary").page.keyboard.press("Enter")
    frost.tab_to("main details input[name=mode]").page.keyboard.press("ArrowDown")
    frost.press("main details button")
    assert "Take it off" in frost.text
    assert "timed" in frost.text
    ada = someone(**look)
    join(ada, server)
    assert "To do" in ada.text
    ada.press("main .card a.primary").press("main button.primary")
    assert "left" in ada.page.locator(".clock").inner_text()
    frost.press("main form[action$=drop] button")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['size'][0]}-{'js' if look['scripts'] else 'plain'}")
def test_a_teacher_rules_on_answers(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict, look: dict
) -> None:
    join(ada := someone(), server)
    ada.press("main .cards a").press("main button.primary").write("#answer", POOR).press("main button.primary")
    frost = someone(**look)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a").press("main a[href$=answers]")
    before = frost.page.locator(".group-list b").first.inner_text()
    if look["scripts"]:
        frost.tab_to("a[href='#card-1']").page.keyboard.press("Enter")
        with frost.page.expect_navigation():
            frost.page.keyboard.press("n")
        assert frost.page.evaluate("document.activeElement.id") == "card-1"
    else:
        frost.press("#card-1 button[value=missed]")
    assert "is stored" in frost.text
    assert frost.page.locator(".group-list b").first.inner_text() != before or before == "1"
    frost.press("main a:has-text('Look at it again')")
    assert "You said: missed" in frost.text


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "plain"])
def test_enter_in_the_sentence_to_a_pupil_rules_nothing_and_loses_nothing(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict, scripts: bool
) -> None:
    join(ada := someone(), server)
    ada.press("main .cards a").press("main button.primary").write("#answer", POOR).press("main button.primary")
    frost = someone(scripts=scripts)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a").press("main a[href$=answers]").press("main a[href*='only=']")
    frost.write("[name=note]", "Nearly.").press("[name=note]")
    assert "Say what you think of it" in frost.text
    assert frost.page.evaluate("document.activeElement.className") == "fault"
    assert frost.page.locator("[name=note]").first.input_value() == "Nearly."
    assert "You said:" not in frost.text


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "plain"])
def test_a_stored_objection_is_said_where_the_focus_is(
    someone: Callable[..., Person], server: RunningServer, scripts: bool
) -> None:
    join(ada := someone(scripts=scripts), server)
    ada.press("main .cards a").press("main button.primary").write("#answer", POOR).press("main button.primary")
    ada.tab_to("main details summary").page.keyboard.press("Enter")
    ada.press("a[href*='/said/']").press("main button.primary")
    assert "Stored: you say that you made" in ada.page.evaluate("document.activeElement.innerText")


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "plain"])
def test_no_page_of_a_bout_sends_a_form_again_when_it_is_loaded_anew_or_gone_back_to(
    someone: Callable[..., Person], server: RunningServer, scripts: bool
) -> None:
    ada = someone(scripts=scripts)
    join(ada, server)
    posted: list[str] = []

    def look(back: bool = False) -> None:
        posted.clear()
        if back:
            ada.page.go_back()
            ada.page.go_forward()
        ada.page.reload()
        assert posted == [], ada.page.url

    ada.page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    for answer, heading in ((POOR, "not answered yet"), (GOOD, "How many of the")):
        ada.visit("/scenario/big-society-first-steps").press("main button.primary")
        look()
        ada.press("main button.primary")
        assert "You have written nothing yet" in ada.text
        look(back=True)
        ada.write("#answer", answer).press("main button.primary")
        assert heading in ada.heading
        look(back=True)
    assert GOOD in ada.text
    ada.press(".numbers button")
    look(back=True)
    ada.press("#next button.primary")
    look(back=True)


def test_the_next_line_comes_to_a_pupil_who_waits(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    frost = someone(size=LARGE)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a")
    frost.tab_to("main details summary").page.keyboard.press("Enter")
    frost.tab_to("main details input[name=mode]").page.keyboard.press("ArrowDown")
    frost.page.keyboard.press("ArrowDown")
    frost.tab_to("main details input[name=led]").page.keyboard.press("Space")
    frost.press("main details button")
    ada = someone()
    join(ada, server)
    ada.press("main .card a.primary").press("main button.primary").write("#answer", POOR).press("main button.primary")
    assert "Your teacher opens the next line" in ada.text
    ada.page.evaluate("window.stays = true")
    frost.press("main .joining ~ p a.primary").press("main form[action$=lines] button")
    ada.page.locator("#next button.primary").wait_for()
    assert ada.page.evaluate("window.stays"), "the page was loaded anew"
    ada.press("#next button.primary")
    assert ada.heading.startswith("Line 2 of")
    frost.press(".bar .place a").press("main form[action$=drop] button")


def test_ctrl_enter_gives_the_answer(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    ada.press("main .cards a").press("main button.primary").write("#answer", GOOD)
    with ada.page.expect_navigation():
        ada.page.keyboard.press("Control+Enter")
    assert "made" in ada.text
