"""What pages look like after somebody did something there: other modes, faults, links and texts that are shown once."""

from collections.abc import Callable

from tests.browser.test_keyboard import GOOD, POOR
from tests.support.paths import DATA
from tests.support.school.chromium import Person
from tests.support.school.serving import RunningServer

SCENARIO = "/scenario/big-society"
LookAt = Callable[[Person], None]


def walk_through_states_as_pupil(ada: Person, server: RunningServer, name: str, look_at: LookAt) -> None:
    """Show a timed line, a test, what can be done with a round that is over, today and a speech."""
    ada.visit("/return").write("#code", server.class_code).write("#words", "a b c d").press("main button.primary")
    look_at(ada)
    ada.visit("/").write("#code", server.class_code).write("#name", name).press("main button.primary")
    for mode in ("timed", "test"):
        ada.visit(SCENARIO)
        ada.page.locator(f"input[name=mode][value={mode}]").evaluate("choice => { choice.checked = true; }")
        look_at(ada.press("main button.primary"))
    ada.visit("/today").press("main button.primary")
    look_at(ada)
    look_at(ada.write("#answer", GOOD).press("main button.primary"))
    ada.visit(f"{SCENARIO}-first-steps").press("main button.primary")
    play_until_all_is_shown(ada)
    ada.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    look_at(ada.press("form[action*='/better/'] button"))
    look_at(ada.write("#answer", POOR).press("main button.primary"))
    for text in ("Count", "Show it to print"):
        ada.visit("/speech/big-society-first-steps")
        if ada.page.locator(f"main button:has-text('{text}')").count():
            look_at(ada.press(f"main button:has-text('{text}')"))


def play_until_all_is_shown(ada: Person) -> None:
    """Answer a line and its comeback poorly."""
    while not ada.page.locator("form[action*='/better/']").count():
        if ada.page.locator("#answer").count():
            ada.write("#answer", POOR).press("main button.primary")
        else:
            ada.press(".numbers button, form.next button.primary")


def walk_through_states_as_teacher(frost: Person, state: dict, name: str, look_at: LookAt) -> None:
    """Show a wrong password, an invitation, a new return code, an answer on the board, a new scenario."""
    frost.visit("/teacher/sign-in").write("#name", "x").write("#password", "y").press("main button.primary")
    look_at(frost)
    frost.page.context.clear_cookies()
    frost.page.context.add_cookies(state["cookies"])
    look_at(frost.visit("/teacher/invite").write("#name", name).press("main button.primary"))
    frost.visit("/teacher").press("main .cards a")
    page = frost.page.url
    look_at(frost.press("main .pupils a").press("form[action$='/code'] button"))
    frost.visit(f"{page}/answers?scenario=big-society-first-steps")
    look_at(frost.press("main button:has-text('Show it on the board')"))
    frost.press("main button:has-text('Take the answer off')")
    frost.visit("/teacher/scenarios").page.locator("#text").fill((DATA / "least.yaml").read_text(encoding="utf-8"))
    look_at(frost.press("main button:has-text('Check it')"))
    look_at(frost.press("main button:has-text('Publish it')"))
    frost.press("main button:has-text('Take it off')")
