"""The left of the teacher's screen: the opponent's line over the field that answers it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.authoring.marked.tryout import Tryout
from debategame.scenario.model import Line
from debategame.scoring.model import Score
from debategame.text.display import count_of, one_line
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.parts import Page, safe

KEYS: list[BindingType] = [
    Binding("f6", "screen.add", "Add example", id="try.add", tooltip="Add the answer, so marked, to the examples."),
    Binding("f7", "screen.next_line", "Next line", id="try.next", tooltip="Go to the next line; what you wrote stays."),
]
"""Keys that a text field has for itself, so that it must be told: there they select text."""


class AnswerField(Editor):
    """The field for the answer."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS


class Duel(Vertical):
    """The opponent's line over the field that answers it."""

    def __init__(self) -> None:
        """Begin with no line."""
        super().__init__(id="duel", classes="card")
        self._says = Static()
        self._line: Line | None = None
        self.editor = AnswerField("")

    def compose(self) -> ComposeResult:
        """Put the line above the field."""
        yield Page(self._says, id="says")
        yield self.editor

    def tell(self, tryout: Tryout, score: Score | None) -> None:
        """Show the line, what is written for it, and what that is worth."""
        scenario, line = tryout.scenario, tryout.line
        if line is not self._line:
            self._line = line
            self._says.update(safe(f"{one_line(line.speaker)}: “{line.says}”"))
        if self.editor.text != tryout.draft.text:
            self.editor.text = tryout.draft.text
        words = len(tryout.draft.text.split())
        worth = f" · score {score.score}" if score else ""
        self.border_title = safe(f"Opponent's line {tryout.number} of {len(scenario.lines)}: {line.id}")
        self.border_subtitle = safe(f"{count_of(words, 'word')}{worth} · aim {scenario.aim_of(line)}")
