"""The first start: a name, one line to answer, and nothing else to decide."""

from typing import ClassVar, Literal

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from debategame.errors import PlayerNameError
from debategame.saves.names import player_name
from debategame.scenario.model import Scenario
from debategame.text.display import clean, one_line
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.home.overview import credit
from debategame.ui.home.prompts import confirm_player
from debategame.ui.home.scenario_card import Fact, Facts
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen


class Welcomed(msgspec.Struct, frozen=True):
    """What a newcomer decided."""

    name: str
    then: Literal["play", "look round"]


class NameField(Input):
    """The field for the name; Enter plays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Start my first round", id="welcome.start", tooltip="One line, no clock."),
    ]


class WelcomeScreen(GameScreen[Welcomed]):
    """Home as a newcomer sees it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "app.focus_next",
            "Briefing first · All scenarios",
            id="welcome.next",
            tooltip="Go to the buttons: read the briefing first, or see all scenarios.",
        ),
    ]
    HELP = "Your first round is one line, without a clock. Your name is only the name of your save on this computer."

    def __init__(self, scenario: Scenario, name: str, *, scenarios: int) -> None:
        """Offer a first round of `scenario`; `name` is filled in; `scenarios` is how many there are."""
        super().__init__()
        self._scenario, self._suggested, self._scenarios = scenario, name, scenarios

    def compose(self) -> ComposeResult:
        """Ask for the name, show what comes first, and the ways to go on."""
        yield Head("debategame", f"{self._scenarios} scenario{'' if self._scenarios == 1 else 's'}")
        with Card(title="Welcome", id="welcome"):
            yield Static("Someone says a line. You answer in your own words.")
            yield Static("The game shows which key points you made, and your own words that made them.")
            yield Static("Your name, for your save (this computer only, nothing is sent anywhere):", classes="gap")
            with Horizontal(classes="field"):
                yield Static("> ")
                yield NameField(clean(self._suggested), id="name", compact=True)
            yield Static("", id="problem", classes="problem")
            yield Static("Your first round: one line, no clock, about two minutes.")
        with Card(title="First up", id="first-up"):
            yield self._title_row()
            yield Facts(self._facts())
            with Horizontal(classes="buttons"):
                yield Button("Start my first round", id="start", compact=True)
                yield Button("Briefing first", id="briefing", compact=True)
                yield Button("All scenarios", id="all", compact=True)
        yield Keys()

    def on_mount(self) -> None:
        """Begin in the field, which is filled in already."""
        self.query_one(NameField).focus()

    def _title_row(self) -> Horizontal:
        level = " · ".join([f"level {self._scenario.level} of 5", *map(one_line, self._scenario.tags[:1])])
        return Horizontal(
            Static(safe(one_line(self._scenario.title), "bold"), classes="left"),
            Static(safe(level, "$text-muted"), classes="right"),
            id="title",
        )

    def _facts(self) -> list[Fact]:
        scenario = self._scenario
        after = credit(scenario.source)
        lines, points = len(scenario.lines), len(scenario.key_points)
        return [
            Fact("They say", safe(scenario.they_say or scenario.motion)),
            Fact("You say", safe(scenario.you_say)),
            Fact("After", safe(f"{after} (one side of a real quarrel)" if after else "")),
            Fact("To find", safe(f"{points} key points behind {lines} lines. You have made 0 so far.")),
            Fact("Takes", assembled("a first round 2 min · a bout of 3 lines 10 min")),
        ]

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
        if await self.app.push_screen_wait(BriefingScreen(self._scenario)):
            self._finish("play")

    @work(exclusive=True, group="finish")
    async def _finish(self, then: Literal["play", "look round"]) -> None:
        field = self.query_one(NameField)
        try:
            name = player_name(field.value)
        except PlayerNameError as error:
            self.query_one("#problem", Static).update(safe(str(error)))
        else:
            if await confirm_player(self.debate, name):
                self.dismiss(Welcomed(name, then))
        field.focus()
