"""Every page in a browser: no barrier that axe finds, nothing to scroll sideways, light and dark."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from starlette.routing import compile_path

from debategame.web.app import PAGES
from debategame.web.safety.access import Handler
from tests.browser.states import walk_through_states_as_pupil, walk_through_states_as_teacher
from tests.browser.test_keyboard import GOOD, POOR, join
from tests.browser.trouble import walk_through_trouble
from tests.support.school.chromium import LARGE, SMALL, Person
from tests.support.school.serving import RunningServer

pytestmark = pytest.mark.browser
NARROW = (320, 640)
FILES = re.compile(r"\.(csv|jsonl|svg)$|/text$|/changes$")
"""Addresses that lead to no page."""


def walk_as_pupil(ada: Person, server: RunningServer, look_at: Callable[[Person], None]) -> None:
    """Show a pupil's pages one after the other."""
    for path in ("/", "/return", "/about", "/teacher/sign-in", "/nothing-here"):
        look_at(ada.visit(path))
    ada.visit("/").write("#code", "none").write("#name", "x").press("main button")
    look_at(ada)
    join(ada, server)
    look_at(ada)
    ada.press("main form[action='/written-down'] button")
    look_at(ada)
    ada.press("main .cards a")
    ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    look_at(ada)
    ada.press("main button.primary")
    look_at(ada)
    ada.press("main button.primary")  # an empty answer: asked about first
    look_at(ada)
    ada.write("#answer", f"{GOOD} Gloating is right.").press("#hints button").press("main button.primary")
    ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    look_at(ada)
    while ada.page.locator("main form.next button.primary").count() and ada.page.locator("form[action$='/on']").count():
        ada.press("main form.next button.primary")
        look_at(ada)
        if ada.page.locator("#answer").count():
            ada.write("#answer", POOR).press("main button.primary")
            ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
            look_at(ada)
    for path in (
        "/home",
        "/history",
        "/today",
        "/review",
        "/case/big-society-first-steps",
        "/speech/big-society-first-steps",
    ):
        look_at(ada.visit(path))
    ada.visit("/history").press("main .cards a")
    look_at(ada)
    study = "/scenario/big-society-first-steps"
    look_at(ada.visit(f"{study}/study"))
    look_at(ada.press("form[action$='/study'] button"))
    look_at(ada.visit(f"{study}/recall/1"))
    look_at(ada.write("#answer", POOR).press("main button.primary"))
    for path in ("/recall/5", "/recall/99?had=hpmm"):
        look_at(ada.visit(study + path))
    ada.visit("/scenario/big-society").press("main button.primary")
    ada.write("#answer", POOR).press("main button.primary")
    look_at(ada)  # the guess
    ada.press(".numbers button").press("#next button.primary")
    ada.write("#answer", POOR).press("main button.primary").press("form[action$='/again'] button")
    ada.write("#answer", POOR).press("main button.primary").press("main button.primary")
    look_at(ada)  # the answer beside the one before
    ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    ada.press("a[href*='/said/']")
    look_at(ada)
    ada.visit("/scenario/big-society").press("main button.primary").write("#answer", POOR)
    ada.page.evaluate("document.querySelector('#answering [name=stage]').value = 'comeback'")
    ada.press("main button.primary")
    look_at(ada)  # a form from an old page


def walk_as_teacher(frost: Person, state: dict, look_at: Callable[[Person], None]) -> None:
    """Show a teacher's pages one after the other."""
    frost.page.context.add_cookies(state["cookies"])
    for path in ("/teacher", "/teacher/password", "/teacher/scenarios", "/teacher/invite"):
        look_at(frost.visit(path))
    look_at(frost.visit("/teacher/scenarios/big-society"))
    look_at(frost.press("button[value=publish]"))
    frost.visit("/teacher/scenarios").write("#text", "format: 2").press("main button.primary")
    look_at(frost)
    frost.visit("/teacher").press("main .cards a")
    frost.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    look_at(frost)
    page = frost.page.url
    frost.page.locator("[name=due]").first.fill("2020-01-01")
    look_at(frost.press("main details button"))  # a task with a mistake
    for path in ("/board", "/answers", "/answers?scenario=big-society-first-steps&kind=hit&ruled=1"):
        look_at(frost.visit(page + path))
    frost.press(".marking a")
    look_at(frost)
    look_at(frost.press("[name=note]"))  # a sentence without a verdict
    frost.visit(page).press(".pupils a")
    look_at(frost)


def walk_everywhere(
    somebody: Callable[[], Person],
    server: RunningServer,
    teacher_state: dict,
    name: str,
    look_at: Callable[[Person], None],
) -> None:
    """Show every page of the table. `name` is that of a pupil who has not joined yet."""
    seen: set[Handler | None] = set()

    def look(person: Person) -> None:
        path = urlsplit(person.page.url).path
        seen.update(page.get for page in PAGES if compile_path(page.path)[0].match(path))
        look_at(person)

    walk_as_pupil(somebody(), server, look)
    walk_as_teacher(somebody(), teacher_state, look)
    walk_through_states_as_pupil(somebody(), server, name, look)
    walk_through_states_as_teacher(somebody(), teacher_state, name, look)
    walk_through_trouble(somebody(), somebody(), server, look)
    assert {page.path for page in PAGES if page.get not in seen and not FILES.search(page.path)} == set()


def no_barrier(person: Person) -> None:
    found = Axe().run(person.page)
    assert found.violations_count == 0, f"{person.page.url}\n{found.generate_report()}"


def fits(person: Person) -> None:
    assert person.width() <= NARROW[0], person.page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_axe_finds_nothing(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict, scheme: str, size
) -> None:
    def somebody() -> Person:
        return someone(scheme=scheme, size=size)

    walk_everywhere(somebody, server, teacher_state, f"Axe {scheme} {size[0]}", no_barrier)


def test_nothing_scrolls_sideways_at_320_pixels(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    walk_as_pupil(someone(size=NARROW), server, fits)
    walk_as_teacher(someone(size=NARROW), teacher_state, fits)
    walk_through_trouble(someone(size=NARROW), someone(size=NARROW), server, fits)


def test_a_name_and_an_answer_without_a_space_widen_no_page(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    name = "W" * 64
    ada, frost = someone(size=NARROW), someone(size=NARROW)
    ada.visit("/").write("#code", server.class_code).write("#name", name).press("main button.primary")
    fits(ada)
    fits(ada.visit("/home"))
    ada.visit("/scenario/big-society-first-steps").press("main button.primary")
    ada.write("#answer", "w" * 200).press("main button.primary")
    fits(ada)
    ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    fits(ada.press("a[href*='/said/']"))
    frost.page.context.add_cookies(teacher_state["cookies"])
    fits(frost.visit("/teacher").press("main .cards a"))
    page = frost.page.url
    fits(frost.visit(f"{page}/answers?scenario=big-society-first-steps&kind=nothing"))
    fits(frost.visit(page).press(f".pupils a:has-text('{name}')"))
    fits(frost.press("a[href*='only=']"))


def test_the_numbers_to_guess_are_equally_wide(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    for _ in range(2):
        ada.visit("/scenario/big-society").press("main button.primary")
        ada.write("#answer", POOR).press("main button.primary")
    widths = ada.page.locator(".numbers button").evaluate_all("all => all.map(one => Math.round(one.offsetWidth))")
    assert len(widths) == 5
    assert max(widths) - min(widths) <= 1


def test_what_is_typed_is_counted_and_kept_by_itself(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    ada.press("main .cards a").press("main button.primary")
    with ada.page.expect_response("**/keep"):
        ada.write("#answer", "three words here")
    assert "3 words" in ada.text
    ada.visit("/home")
    assert "3 words written" in ada.text


def test_without_a_connection_nothing_is_sent_and_the_text_stays(
    someone: Callable[..., Person], server: RunningServer
) -> None:
    ada = someone()
    join(ada, server)
    ada.press("main .cards a").press("main button.primary").write("#answer", GOOD)
    ada.page.context.set_offline(True)
    ada.tab_to("main button.primary").page.keyboard.press("Enter")
    assert ada.page.locator("#offline").is_visible()
    assert ada.page.locator("#answer").input_value() == GOOD
    ada.page.context.set_offline(False)
    ada.press("main button.primary")
    assert "made" in ada.text
    ada.faults = [fault for fault in ada.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_the_board_follows_the_class_by_itself(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    frost = someone(size=LARGE)
    frost.page.context.add_cookies(teacher_state["cookies"])
    frost.visit("/teacher").press("main .cards a").press("main a.primary")
    frost.page.evaluate("window.stays = true")
    before = frost.page.locator("#figures h2", has_text="First answers").inner_text()
    ada = someone()
    join(ada, server)
    ada.press("main .cards a").press("main button.primary").write("#answer", GOOD).press("main button.primary")
    frost.page.wait_for_function("text => !document.querySelector('#figures').innerText.includes(text)", arg=before)
    assert frost.page.evaluate("window.stays"), "the page was loaded anew"
