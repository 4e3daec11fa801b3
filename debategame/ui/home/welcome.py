"""The first start: a name, and a first round of one line."""

import asyncio
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from debategame.errors import PlayerNameError
from debategame.saves.names import player_name
from debategame.text.display import clean, count_of, one_line
from debategame.ui.names import credit
from debategame.ui.services import Services
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

if TYPE_CHECKING:
    from debategame.scenario.library import Shelf
    from debategame.scenario.model import Scenario

FACTS = ("They say", "You say", "After", "To find", "Takes")
"""The labels of the facts about the first scenario."""
NAME_FIRST = "Go back and choose a name first: what you study is kept in your save."


class Welcomed(msgspec.Struct, frozen=True):
    """The newcomer's choices."""

    then: Literal["play", "look round"]
    shelf: "Shelf"
    """The scenarios, as they were read for the first screen."""


class NameField(Input):
    """The field for the name. Enter starts the first round."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Start my first round", id="welcome.start", tooltip="One line, no clock."),
    ]


class WelcomeScreen(GameScreen[Welcomed | None]):
    """The first screen of a newcomer. The result is None if there is no scenario to play."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "app.focus_next",
            "Buttons",
            id="welcome.next",
            tooltip="Go to the buttons: read the briefing first, or see all scenarios.",
        ),
    ]
    HELP = "Your first round is one line, without a clock. Your name is only the name of your save on this computer."

    def __init__(self, services: Services, shelf: "Shelf | None" = None) -> None:
        """Suggest the current player's name and the first scenario of `shelf`. Without a shelf, read it."""
        super().__init__()
        self._services = services
        self._shelf = shelf
        self._read = asyncio.Event()
        self._title = Static(classes="left")
        self._level = Static(classes="right")
        self._facts = Facts([Fact(label, safe("")) for label in FACTS])

    def compose(self) -> ComposeResult:
        """Ask for the name, and show the first scenario and the buttons."""
        yield Head("debategame")
        with Card(title="Welcome", id="welcome"):
            yield Static("Someone says a line. You answer in your own words.")
            yield Static("The game shows which key points you made, and your own words that made them.")
            yield Static("Your name, for your save (this computer only, nothing is sent anywhere):", classes="gap")
            with Horizontal(classes="field"):
                yield Static("> ")
                yield NameField(clean(self._services.player), id="name", compact=True)
            yield Static("", id="problem", classes="problem")
            yield Static("Your first round: one line, no clock, about two minutes.")
            with Horizontal(classes="buttons"):
                yield Button("Start my first round", id="start", compact=True)
                yield Button("Briefing first", id="briefing", compact=True)
                yield Button("All scenarios", id="all", compact=True)
        with Card(title="First up", id="first-up"):
            yield Horizontal(self._title, self._level, id="title")
            yield self._facts
        yield Keys()

    def on_mount(self) -> None:
        """Focus the field for the name. Read the scenarios once the screen is shown."""
        self.query_one(NameField).focus()
        if self._shelf is not None:
            self._show_scenarios(self._shelf)
        else:
            self.call_after_refresh(self._read_scenarios)

    def _show_scenarios(self, shelf: "Shelf") -> None:
        """Show the first scenario, and how many there are."""
        scenario = shelf.found[0].scenario
        level = " · ".join([f"level {scenario.level} of 5", *map(one_line, scenario.tags[:1])])
        self.query_one(Head).show(right=count_of(len(shelf.found), "scenario"))
        self._title.update(safe(one_line(scenario.title), "bold"))
        self._level.update(safe(level, "$text-muted"))
        self._facts.change(map(Fact, FACTS, _facts(scenario)))
        self._shelf = shelf
        self._read.set()

    @work
    async def _read_scenarios(self) -> None:
        """Read the scenarios. Without any there is nothing to welcome to, so leave."""
        shelf = await asyncio.to_thread(self._load)
        if shelf.found:
            self._show_scenarios(shelf)
        else:
            self.pop_until_active()
            self.dismiss(None)

    def _load(self) -> "Shelf":
        from debategame.scenario import library

        return library.load(self._services.game.folder)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._finish("play")

    @on(Button.Pressed, "#start")
    def _start(self) -> None:
        self._finish("play")

    @on(Button.Pressed, "#all")
    def _all(self) -> None:
        self._finish("look round")

    @on(Button.Pressed, "#briefing")
    @work
    async def _briefing(self) -> None:
        from debategame.ui.bout.briefing import BriefingScreen

        shelf = await self._scenarios()
        if await self.app.push_screen_wait(BriefingScreen(shelf.found[0].scenario, study=self._study)):
            self._finish("play")

    async def _study(self) -> bool:
        """Let the newcomer study before their first round. Return whether to start it."""
        from debategame.play.choosing import choose_lines
        from debategame.ui.study.flow import study

        if not await self._take_name():
            self._services.announce(NAME_FIRST, warning=True)
            return False
        scenario = (await self._scenarios()).found[0].scenario
        return await study(self._services, scenario, choose_lines(scenario, (), {}, 1))

    @work(exclusive=True, group="finish")
    async def _finish(self, then: Literal["play", "look round"]) -> None:
        if await self._take_name():
            self.dismiss(Welcomed(then, await self._scenarios()))
        self.query_one(NameField).focus()

    async def _take_name(self) -> bool:
        """Make the name in the field that of the player. Return False if it cannot be; the screen says why."""
        from debategame.ui.home.prompts import confirm_player

        try:
            name = player_name(self.query_one(NameField).value)
        except PlayerNameError as error:
            self.query_one("#problem", Static).update(safe(str(error)))
            return False
        await self._scenarios()
        if not await confirm_player(self._services, name):
            return False
        self._services.player = name
        self._services.remember_player()
        return True

    async def _scenarios(self) -> "Shelf":
        """Return the scenarios once they are read."""
        while self._shelf is None:
            await self._read.wait()
        return self._shelf


def _facts(scenario: "Scenario") -> tuple[Content, ...]:
    article = credit(scenario.source)
    lines, points = len(scenario.lines), len(scenario.key_points)
    return (
        safe(scenario.they_say or scenario.motion),
        safe(scenario.you_say),
        safe(f"{article} (one side of a real quarrel)" if article else ""),
        safe(f"{points} key points behind {lines} lines. You have made 0 so far."),
        assembled("a first round 2 min · a bout of 3 lines 10 min"),
    )
