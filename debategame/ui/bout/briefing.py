"""The briefing: what the quarrel is about, words and facts to use, and how to win a round."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher, Markdown, Static

from debategame.scenario.model import Scenario
from debategame.text.display import clean, one_line
from debategame.ui.bout.request import BoutRequest
from debategame.ui.services import Services
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, Head, Keys, Page, safe
from debategame.ui.widgets.screens import GameScreen

GIST, STORY = "gist", "story"
"""The ids of the two pages."""


class BriefingScreen(GameScreen[bool]):
    """Two pages. The result is whether to start the bout."""

    CSS_PATH = "bout.tcss"
    HELP = "What you need for an answer: facts and names, no arguments. Those are yours to find."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start the bout", id="briefing.start", tooltip="Go on to the first line."),
        Binding(
            "l,m",
            "learn",
            "Learn",
            key_display="L",
            id="briefing.learn",
            tooltip="The map of the article, and two minutes of recall before the bout.",
        ),
        Binding(
            "pagedown,space",
            "read(1)",
            "Read on",
            id="briefing.on",
            tooltip="Further down, then page 2: the whole story.",
        ),
        Binding("pageup", "read(-1)", "Read back", id="briefing.back", tooltip="Further up, then page 1."),
        Binding("down", "scroll(1)", "Down", id="briefing.down", tooltip="A row further down.", show=False),
        Binding("up", "scroll(-1)", "Up", id="briefing.up", tooltip="A row further up.", show=False),
        Binding("escape,f3,ctrl+r", "leave", "Back", key_display="Esc", id="briefing.leave", tooltip="Where you were."),
    ]

    def __init__(
        self, scenario: Scenario, *, in_round: bool = False, study: Callable[[], Awaitable[bool]] | None = None
    ) -> None:
        """Show a scenario's briefing. In a round it only leads back to the round.

        `study` lets the player study before the bout and returns whether to start it. None if there is no such offer.
        """
        super().__init__()
        self._scenario, self._in_round, self._study = scenario, in_round, study
        first, _, rest = clean(scenario.briefing).strip().partition("\n\n")
        self._gist = first
        self._story = f"{first}\n\n{rest}" if rest else ""
        self._page = GIST
        self._pages = {name: Page(id=name, can_focus=False) for name in (GIST, STORY)}

    def compose(self) -> ComposeResult:
        """Lay out two pages: help for an answer, and the whole story."""
        yield Head(one_line(self._scenario.title), "Briefing")
        with ContentSwitcher(initial=GIST):
            with self._pages[GIST]:
                yield Card(_markdown(self._gist or "No briefing was written for this one."), title=_heading(self._gist))
                if self._scenario.terms:
                    yield Card(Facts(_terms(self._scenario)), title="Words and facts you can use", id="terms")
                yield Card(Static(safe(_how(self._scenario))), title="How you win a round")
            with self._pages[STORY]:
                yield Card(_markdown(self._story), title="The whole story")
        yield Keys()

    def on_mount(self) -> None:
        """Show the first page."""
        self._turn_to(GIST)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable reading on at an end, and the start of a bout in a round."""
        if action == "read":
            return self._leads_on(int(str(parameters[0])))
        if action == "start" and self._in_round:
            return False
        if action == "learn":
            return self._study is not None
        return super().check_action(action, parameters)

    def action_start(self) -> None:
        """Start the bout."""
        self.dismiss(True)  # noqa: FBT003 -- the screen's result

    @work(exclusive=True)
    async def action_learn(self) -> None:
        """Study before the bout, then start it or come back here."""
        if self._study is not None and await self._study():
            self.action_start()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(False)  # noqa: FBT003 -- the screen's result

    def action_scroll(self, rows: int) -> None:
        """Scroll the page by rows, down if positive."""
        self._pages[self._page].scroll_relative(y=rows, animate=False)

    def action_read(self, direction: int) -> None:
        """Scroll the page on (1) or back (-1). At its end turn to the other page."""
        page = self._pages[self._page]
        if page.scroll_offset.y != (page.max_scroll_y if direction > 0 else 0):
            page.scroll_relative(y=direction * (page.size.height - 1), animate=False)
        elif self._leads_on(direction):
            self._turn_to(STORY if direction > 0 else GIST)

    def _leads_on(self, direction: int) -> bool:
        """Return whether there is more to read in that direction."""
        page = self._pages[self._page]
        return page.max_scroll_y > 0 or (bool(self._story) and self._page == (GIST if direction > 0 else STORY))

    def _turn_to(self, page: str) -> None:
        self._page = page
        self.query_one(ContentSwitcher).current = page
        number = (GIST, STORY).index(page) + 1
        self.query_one(Head).show(right=f"Briefing · {number} of 2" if self._story else "Briefing")
        self.call_after_refresh(self.refresh_bindings)


async def show_briefing(services: Services, request: BoutRequest) -> bool:
    """Show the briefing of a bout, with the offer to study first. Return whether to start it. Call it in a worker."""
    from debategame.ui.study.flow import study  # few players study

    return await services.show(
        BriefingScreen(request.scenario, study=lambda: study(services, request.scenario, request.lines))
    )


def _markdown(text: str) -> Markdown:
    return Markdown(text, open_links=False)


def _heading(gist: str) -> str:
    words = len(gist.split())
    return f"The quarrel in {words} words" if words else "The quarrel"


def _terms(scenario: Scenario) -> list[Fact]:
    return [Fact(one_line(term), safe(meaning)) for term, meaning in scenario.terms.items()]


def _how(scenario: Scenario) -> str:
    least, most = scenario.words
    aims = [scenario.aim_of(line) for line in scenario.lines]
    fewest, many = min(aims), max(aims)
    aim = f"{many}" if fewest == many else f"{fewest} {'or' if many == fewest + 1 else 'to'} {many}"
    side = f"You argue {scenario.side} “{one_line(scenario.motion)}”. " if scenario.motion else ""
    return (
        f"{side}Make {aim} of the key points hidden behind each line, in your own words: {least} to {most} "
        f"words. Then they come back at you, once. What counts is what {_argued(scenario)}: one side of a real "
        "quarrel, not the last word on it."
    )


def _argued(scenario: Scenario) -> str:
    if scenario.is_other_side:
        return "this side argues"
    date = scenario.argued_on
    return f"this article argued in {date.year}" if date else "this article argued"
