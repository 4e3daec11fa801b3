"""Large type on every page, the button in reach of a phone's first screen, and light colours on paper."""

from collections.abc import Callable
from contextlib import closing

import pytest

from debategame.web.operate.server import local_now
from debategame.web.store.open import open_existing
from tests.browser.test_keyboard import GOOD, join
from tests.browser.test_looks import NARROW, walk_everywhere
from tests.support.school.chromium import SMALL, Person
from tests.support.school.serving import RunningServer

pytestmark = pytest.mark.browser
LEAST = 18
"""The least size of type, in pixels."""
BUTTON = 24
"""How much of a button shows where it is, in pixels."""
SMALL_TYPE = """least => {
  const found = new Set();
  const note = (element, pseudo) => {
    const size = parseFloat(getComputedStyle(element, pseudo).fontSize);
    if (size < least) found.add(`${element.tagName}.${element.className}${pseudo || ""} ${size}`);
  };
  const closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach(one => { one.open = true; });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    range.selectNodeContents(texts.currentNode);
    if (range.getBoundingClientRect().width && !element.closest("svg, .only-read")) note(element);
  }
  for (const field of document.querySelectorAll("textarea, select, input:not([type=hidden], .choice input)"))
    [undefined, "::placeholder", "::file-selector-button"].forEach(pseudo => note(field, pseudo));
  const width = document.documentElement.scrollWidth;
  closed.forEach(one => { one.open = false; });
  return [[...found], width];
}"""
"""Returns what stands in small type and how wide the page is, with all open that can be opened. Pictures are exempt."""
COLOURS = """() => [...document.body.querySelectorAll("*")].map(element => {
  const style = getComputedStyle(element);
  return [element.tagName, style.color, style.backgroundColor, style.borderLeftColor].join(" ");
})"""


def test_no_page_has_small_type_or_scrolls_sideways_with_all_open(
    someone: Callable[..., Person], server: RunningServer, teacher_state: dict
) -> None:
    def look_at(person: Person) -> None:
        found, width = person.page.evaluate(SMALL_TYPE, LEAST)
        assert (found, width) == ([], NARROW[0]), person.page.url

    walk_everywhere(lambda: someone(size=NARROW), server, teacher_state, "Sizes", look_at)


def test_a_phone_shows_a_line_its_field_and_the_button_at_once(
    someone: Callable[..., Person], server: RunningServer
) -> None:
    with closing(open_existing(server.store, now=local_now)) as store:
        scenarios = [store.scenario(found.hash) for found in store.published("")]
    ada = someone(size=SMALL)
    join(ada, server)
    for scenario in scenarios:
        longest = max(scenario.lines, key=lambda line: len(line.says))
        ada.visit(f"/scenario/{scenario.id}")
        ada.page.locator("form[action='/bout']").evaluate(
            "(form, line) => form.insertAdjacentHTML('beforeend', `<input type=hidden name=lines value=${line}>`)",
            longest.id,
        )
        ada.press("main button.primary")
        assert longest.says in ada.text
        top, button = (ada.page.locator(found).bounding_box()["y"] for found in (".theirs", "main button.primary"))
        assert top >= 0, scenario.id
        assert button + BUTTON <= SMALL[1], scenario.id


def test_paper_is_light_on_a_dark_device(someone: Callable[..., Person], server: RunningServer) -> None:
    ada = someone()
    join(ada, server)
    ada.visit("/scenario/big-society-first-steps").press("main button.primary")
    ada.write("#answer", f"{GOOD} Gloating is right.").press("main button.primary")

    def printed(scheme: str) -> list[str]:
        ada.page.emulate_media(media="print", color_scheme=scheme)
        return ada.page.evaluate(COLOURS)

    assert printed("dark") == printed("light")
