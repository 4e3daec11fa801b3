"""A line answered again: the old answer and the new one, and which key points were won and lost between them."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debategame.play.feedback import NAMES, verdict_text
from debategame.progress.rounds import Answer
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.ui.feedback.exchange import NOTHING_WRITTEN
from debategame.ui.feedback.verdicts import STYLES, VerdictRow, highlighted
from debategame.ui.home.overview import many
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

RANK = {Verdict.CONTRADICTED: 0, Verdict.MISSED: 1, Verdict.PARTIAL: 2, Verdict.HIT: 3}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that the new answer treats otherwise."""

    number: int
    """Its place on the line, from 1."""
    before: Verdict
    now: PointScore

    @property
    def won(self) -> bool:
        """Whether the new answer does better by it."""
        return RANK[self.now.verdict] > RANK[self.before]


class Rewritten(msgspec.Struct, frozen=True, kw_only=True):
    """An answer and the one that was made of it, both to the same line."""

    scenario: Scenario
    place: str
    """Where in the bout this is."""
    old: Answer
    new: Answer

    @property
    def changes(self) -> tuple[Change, ...]:
        """The key points won and lost, in the line's order."""
        before = {point.id: point.verdict for point in self.old.points}
        found = (
            Change(number=number, before=before.get(point.id, Verdict.MISSED), now=point)
            for number, point in enumerate(self.new.points, start=1)
        )
        return tuple(change for change in found if change.now.verdict is not change.before)

    @property
    def told(self) -> str:
        """What was won and lost, in a sentence."""
        won = sum(change.won for change in self.changes)
        lost = len(self.changes) - won
        if not self.changes:
            return "no key point won or lost"
        counted = ((won, "won"), (lost, "lost"))
        return " and ".join(f"{many(count, 'key point')} {verb}" for count, verb in counted if count)


class AgainScreen(GameScreen[None]):
    """Old and new side by side, where there is room, else one under the other."""

    AUTO_FOCUS = "#page"
    HELP = "Your answer as it was and as it is now, with the words that made a key point in each."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "on", "On", key_display="Enter", id="again.on", tooltip="To what came of the new one."),
    ]

    def __init__(self, rewritten: Rewritten) -> None:
        """Show what a new answer changed."""
        super().__init__()
        self._rewritten = rewritten

    def compose(self) -> ComposeResult:
        """Put the sum on top, both answers below it, and then what changed."""
        shown = self._rewritten
        old, new = shown.old, shown.new
        yield Head(shown.place, "again")
        yield Static(
            assembled((f"{old.marks} → {new.marks}", "$accent bold"), "   ", (shown.told, "bold")), id="result"
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
        shown = self._rewritten
        for change in shown.changes:
            says = verdict_text(shown.scenario, change.now, revealed=True, text=shown.new.text)
            note = f"{'won' if change.won else 'lost'}, was {NAMES[change.before]}"
            yield VerdictRow(change.number, change.now.verdict, says, note)
        if not shown.changes:
            yield Static(safe("The verdicts are as they were.", STYLES[Verdict.MISSED]))


def _text(answer: Answer) -> Content:
    return highlighted(answer) if answer.text.strip() else safe(NOTHING_WRITTEN, "$text-muted")


def _length(answer: Answer) -> str:
    return f"{answer.marks} · {many(len(answer.text.split()), 'word')}"
