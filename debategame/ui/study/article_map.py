"""The map of the article: every claim in the order in which the article argues, masked until it was met or opened."""

from enum import Enum
from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from debategame.play.training.article_map import MapEntry, lines_to_open, map_title
from debategame.play.training.recall import AFTER_STUDY, MINUTES
from debategame.scenario.model import Scenario
from debategame.text.display import one_line, snippet
from debategame.ui.services import Services
from debategame.ui.study.notes import note_study
from debategame.ui.study.question import STYLES
from debategame.ui.widgets.primitives import Head, Keys, TextCard, assembled, safe
from debategame.ui.widgets.screens import GameScreen

LONGEST_LINE = 42
"""The longest quotation of a line, in code points."""


class AfterMap(Enum):
    """What the player does after the map."""

    RECALL = "recall"
    BOUT = "bout"
    LEAVE = "leave"


class MapList(VerticalGroup):
    """The entries of a map, one below the other."""

    entries: reactive[tuple[MapEntry, ...]] = reactive((), recompose=True)

    def __init__(self, scenario: Scenario, entries: tuple[MapEntry, ...]) -> None:
        """List the map of a scenario."""
        super().__init__()
        self._scenario = scenario
        self.set_reactive(MapList.entries, entries)

    def compose(self) -> ComposeResult:
        """Show the place and the name of each entry, its claim, the player's sentence, and the lines it answers."""
        for entry in self.entries:
            yield Static(_heading(entry))
            if not entry.masked:
                yield Static(safe(one_line(entry.point.claim)), classes="claim")
            if entry.sentence:
                yield Static(assembled(("You said  ", "$text-muted"), f"“{entry.sentence}”"), classes="claim")
            for line in entry.lines:
                says = snippet(self._scenario.line(line).says, LONGEST_LINE)
                yield Static(safe(f"against “{says}”", "$text-muted"), classes="claim")


class ArticleMapScreen(GameScreen[AfterMap]):
    """The map of a scenario's article. The result is what to do next."""

    CSS_PATH = "study.tcss"
    AUTO_FOCUS = "#map"
    HELP = (
        "The article's claims, in the order in which it argues. Those that you have not met in a round are masked: "
        f"open them all, or try to recall them first. {AFTER_STUDY}"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,r",
            "leave('RECALL')",
            f"Recall, {MINUTES} min",
            key_display="Enter",
            id="map.recall",
            tooltip="Say claims from their hints and find their names, before the bout.",
        ),
        Binding("o", "open", "Open all", id="map.open", tooltip="Show every claim."),
        Binding("b", "leave('BOUT')", "Bout", id="map.bout", tooltip="Go on to the first line."),
        Binding("escape", "leave('LEAVE')", "Back", key_display="Esc", id="map.leave", tooltip="Where you were."),
    ]

    def __init__(self, services: Services, scenario: Scenario, entries: tuple[MapEntry, ...]) -> None:
        """Show the map `entries` of a scenario."""
        super().__init__()
        self._services, self._scenario, self._entries = services, scenario, entries
        self._list = MapList(scenario, entries)
        self._card = TextCard(self._list, title=map_title(scenario), id="map")
        self._note = Static(safe(f"O opens them all. {AFTER_STUDY}"), id="note")

    def compose(self) -> ComposeResult:
        """Show the list in a card with its counts."""
        yield Head(one_line(self._scenario.title), "Map")
        yield self._card
        yield self._note
        yield Keys()

    def on_mount(self) -> None:
        """Show how many claims are masked."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable opening what is open."""
        if action == "open":
            return any(entry.masked for entry in self._entries)
        return super().check_action(action, parameters)

    def action_leave(self, then: str) -> None:
        """Close the screen."""
        self.dismiss(AfterMap[then])

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Show every claim. Lines of which a claim was masked are studied now."""
        await note_study(self._services, self._scenario.id, lines_to_open(self._entries))
        self._entries = tuple(msgspec.structs.replace(entry, masked=False) for entry in self._entries)
        self._list.entries = self._entries
        self._show()

    def _show(self) -> None:
        masked = sum(entry.masked for entry in self._entries)
        self._card.border_subtitle = f"{len(self._entries) - masked} of {len(self._entries)} open"
        self._note.display = bool(masked)
        self.refresh_bindings()


def _heading(entry: MapEntry) -> Content:
    place = one_line(entry.point.source)
    before = f"{place}  " if place else ""
    sign = (f"{entry.glyph} ", STYLES.get(entry.glyph, "$text-muted bold"))
    if entry.masked:
        return assembled(sign, (f"{before}{entry.mask}", "$text-muted"))
    return assembled(sign, (before, "$text-muted"), (one_line(entry.point.label), "bold"))
