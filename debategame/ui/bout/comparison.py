"""A line answered again: the screen with both answers, and the key points won and lost between them."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from debategame.play.comparison import NOTHING_CHANGED, Comparison
from debategame.progress.rounds import Answer
from debategame.scoring.model import Verdict
from debategame.text.display import count_of
from debategame.ui.feedback.exchange import NOTHING_WRITTEN
from debategame.ui.feedback.verdicts import STYLES, VerdictRow, highlighted
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen


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

    def __init__(self, comparison: Comparison, *, place: str) -> None:
        """Show a comparison. `place` is the title: scenario and line."""
        super().__init__()
        self._comparison, self._place = comparison, place

    def compose(self) -> ComposeResult:
        """Lay out the scores, then both answers, then the changed key points."""
        shown = self._comparison
        old, new = shown.old, shown.new
        yield Head(self._place, "again")
        yield Static(assembled((shown.scores, "$accent bold"), "   ", (shown.summary, "bold")), id="result")
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
            yield VerdictRow(change.number, change.now.verdict, shown.says(change), change.note)
        if not shown.changes:
            yield Static(safe(NOTHING_CHANGED, STYLES[Verdict.MISSED]))


def _text(answer: Answer) -> Content:
    return highlighted(answer) if answer.text.strip() else safe(NOTHING_WRITTEN, "$text-muted")


def _length(answer: Answer) -> str:
    return f"{answer.marks} · {count_of(len(answer.text.split()), 'word')}"
