"""The end of a recall: what the player had, and the way into the bout."""

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debategame.play.glyphs import GLYPHS
from debategame.play.training.recall import AFTER_STUDY, Asks, Recall, Recalled, tally
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line
from debategame.ui.study.question import STYLES
from debategame.ui.widgets.primitives import Head, Keys, TextCard, assembled, safe
from debategame.ui.widgets.screens import GameScreen


class AfterRecall(Enum):
    """What the player does after a recall."""

    BOUT = "bout"
    MAP = "map"


class RecalledScreen(GameScreen[AfterRecall]):
    """What the player had. The result is what to do next."""

    CSS_PATH = "study.tcss"
    AUTO_FOCUS = "#had"
    HELP = f"Now use them: the bout is about these lines. {AFTER_STUDY}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('BOUT')", "Start the bout", id="recalled.bout", tooltip="Go on to the first line."),
        Binding("escape,m", "leave('MAP')", "Map", key_display="Esc", id="recalled.map", tooltip="Back to the map."),
    ]

    def __init__(self, scenario: Scenario, recall: Recall, lines: int) -> None:
        """Show a recall that is over; `lines` is how many lines the bout has."""
        super().__init__()
        self._scenario, self._recall, self._lines = scenario, recall, lines

    def compose(self) -> ComposeResult:
        """Show the claims with what the player had of each, and what comes now."""
        claims = [answer for answer in self._recall.answers if answer.question.asks is Asks.CLAIM]
        yield Head(one_line(self._scenario.title), "Recall · done")
        with TextCard(title=tally(self._recall), id="had"):
            for answer in claims:
                yield Static(_row(answer))
                yield Static(safe(one_line(answer.question.point.claim)), classes="claim")
        yield Static(safe(f"Now answer them: {count_of(self._lines, 'line')}. {AFTER_STUDY}"), id="note")
        yield Keys()

    def action_leave(self, then: str) -> None:
        """Close the screen."""
        self.dismiss(AfterRecall[then])


def _row(answer: Recalled) -> Content:
    glyph = GLYPHS[answer.verdict]
    return assembled((f"{glyph} ", STYLES[glyph]), (one_line(answer.question.point.label), "bold"))
