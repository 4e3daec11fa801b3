"""A line answered again: both answers, and the key points won and lost between them."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from debategame.play.feedback import verdict_text
from debategame.play.glyphs import NAMES
from debategame.progress.rounds import Answer
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import count_of
from debategame.ui.feedback.exchange import NOTHING_WRITTEN
from debategame.ui.feedback.verdicts import STYLES, VerdictRow, highlighted
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

RANKS = {Verdict.CONTRADICTED: 0, Verdict.MISSED: 1, Verdict.PARTIAL: 2, Verdict.HIT: 3}
"""The order of verdicts, the best last."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A key point with another verdict than before."""

    number: int
    """Its number on the line, from 1."""
    before: Verdict
    now: PointScore

    @property
    def won(self) -> bool:
        """Whether its verdict is better than before."""
        return RANKS[self.now.verdict] > RANKS[self.before]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two answers of a player to the same line."""

    scenario: Scenario
    place: str
    """The title: scenario and line."""
    old: Answer
    new: Answer

    @property
    def changes(self) -> tuple[Change, ...]:
        """The key points won and lost, in the order of the line."""
        before = {point.id: point.verdict for point in self.old.points}
        found = (
            Change(number=number, before=before.get(point.id, Verdict.MISSED), now=point)
            for number, point in enumerate(self.new.points, start=1)
        )
        return tuple(change for change in found if change.now.verdict is not change.before)

    @property
    def summary(self) -> str:
        """A sentence on how many key points were won and lost."""
        won = sum(change.won for change in self.changes)
        lost = len(self.changes) - won
        if not self.changes:
            return "no key point won or lost"
        counted = ((won, "won"), (lost, "lost"))
        return " and ".join(f"{count_of(count, 'key point')} {verb}" for count, verb in counted if count)


class ComparisonScreen(GameScreen[None]):
    """Both answers side by side, or one below the other in a narrow terminal."""

    CSS_PATH: ClassVar[CSSPathType] = ["bout.tcss", "../feedback/feedback.tcss"]
    AUTO_FOCUS = "#page"
    HELP = "Your answer as it was and as it is now, with the words that made a key point in each."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape",
            "on",
            "On",
            key_display="Enter",
            id="again.on",
            tooltip="Go on to the feedback on the new answer.",
        ),
    ]

    def __init__(self, comparison: Comparison) -> None:
        """Show a comparison."""
        super().__init__()
        self._comparison = comparison

    def compose(self) -> ComposeResult:
        """Lay out the scores, then both answers, then the changed key points."""
        shown = self._comparison
        old, new = shown.old, shown.new
        yield Head(shown.place, "again")
        yield Static(
            assembled((f"{old.marks} → {new.marks}", "$accent bold"), "   ", (shown.summary, "bold")), id="result"
        )
        with VerticalScroll(id="page"):
            with Container(id="sides"):
                yield Card(Static(_text(old)), title="Before", subtitle=_length(old), id="old")
                yield Card(Static(_text(new)), title="Now", subtitle=_length(new), id="new")
            yield Card(*self._rows(), title="Won and lost", id="changes")
        yield Keys()

    def action_on(self) -> None:
        """Go on."""
        self.dismiss(None)

    def _rows(self) -> Iterator[VerdictRow | Static]:
        shown = self._comparison
        for change in shown.changes:
            says = verdict_text(shown.scenario, change.now, revealed=True, text=shown.new.text)
            note = f"{'won' if change.won else 'lost'}, was {NAMES[change.before]}"
            yield VerdictRow(change.number, change.now.verdict, says, note)
        if not shown.changes:
            yield Static(safe("The verdicts are as they were.", STYLES[Verdict.MISSED]))


def _text(answer: Answer) -> Content:
    return highlighted(answer) if answer.text.strip() else safe(NOTHING_WRITTEN, "$text-muted")


def _length(answer: Answer) -> str:
    return f"{answer.marks} · {count_of(len(answer.text.split()), 'word')}"
