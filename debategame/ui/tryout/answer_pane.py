"""The left half of the screen: the opponent's line over the field for the answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.authoring.marked.tryout import Tryout
from debategame.scenario.model import Line
from debategame.scoring.model import Score
from debategame.text.display import count_of, one_line
from debategame.ui.tryout.keys import ANSWER_KEYS
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.primitives import Page, safe


class AnswerField(Editor):
    """The field for the answer, with the keys of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = ANSWER_KEYS


class AnswerPane(Vertical):
    """The opponent's line over the field for the answer."""

    def __init__(self) -> None:
        """Start without a line."""
        super().__init__(id="duel", classes="card")
        self._says = Static()
        self._line: Line | None = None
        self.editor = AnswerField("")

    def compose(self) -> ComposeResult:
        """Lay out the line over the field."""
        yield Page(self._says, id="says")
        yield self.editor

    def write(self, text: str) -> None:
        """Put another text into the field."""
        if self.editor.text != text:
            self.editor.text = text

    def show(self, tryout: Tryout, score: Score | None) -> None:
        """Show the line, and the length and the score of the answer to it."""
        scenario, line = tryout.scenario, tryout.line
        if line is not self._line:
            self._line = line
            self._says.update(safe(f"{one_line(line.speaker)}: “{line.says}”"))
        words = len(tryout.draft.text.split())
        points = f" · score {score.score}" if score else ""
        self.border_title = safe(f"Opponent's line {tryout.number} of {len(scenario.lines)}: {line.id}")
        self.border_subtitle = safe(f"{count_of(words, 'word')}{points} · aim {scenario.aim_of(line)}")
