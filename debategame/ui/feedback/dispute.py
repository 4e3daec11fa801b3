"""The dialog "I did say that": the player picks a key point and the sentence that makes it."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from debategame.progress.rounds import Answer
from debategame.scoring.reading.text import read
from debategame.text.display import snippet
from debategame.ui.widgets.primitives import Keys, safe
from debategame.ui.widgets.screens import Dialog

ROW_LENGTH = 64
"""Code points that fit a row of the dialog."""


class SentenceClaim(msgspec.Struct, frozen=True, kw_only=True):
    """The player's claim that a sentence of theirs makes a key point."""

    answer: str
    """The answer's id."""
    point: str
    """The key point's id."""
    start: int
    """Where the sentence starts in the answer, in code points."""
    end: int
    """Where it ends, exclusive."""
    sentence: str


class DisputablePoint(msgspec.Struct, frozen=True):
    """A key point that the player may have made after all."""

    id: str
    text: str
    """Its number, and as much of it as the player may see."""


class DisputeScreen(Dialog[SentenceClaim | None]):
    """Two lists, one after the other: key points, then sentences. Escape gives None."""

    HELP = (
        "Pick the key point you made, then the sentence that makes it. The score stays the same; your claim is saved "
        "with the round."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="dispute.cancel", tooltip="Close this; nothing is saved."),
    ]

    def __init__(self, points: Sequence[DisputablePoint], answers: Sequence[Answer]) -> None:
        """Offer the key points, then the sentences of the answers."""
        super().__init__()
        self._points = points
        self._sentences = [
            (answer, sentence.start, sentence.end) for answer in answers for sentence in read(answer.text).sentences
        ]
        self._point = ""

    def compose(self) -> ComposeResult:
        """Lay out both lists."""
        with Vertical(classes="dialog") as box:
            box.border_title = "I did say that"
            yield Static("Which key point did you make? Enter chooses.", id="question")
            yield OptionList(*(_option(point.text) for point in self._points), id="points", compact=True)
            sentences = (_option(answer.text[start:end]) for answer, start, end in self._sentences)
            yield OptionList(*sentences, id="sentences", compact=True)
            yield Static("The score stays the same. Your claim is saved, so that the scoring can be improved.")
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Start with the key points."""
        self.query_one("#sentences").display = False
        self.query_one("#points").focus()

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    @on(OptionList.OptionSelected, "#points")
    def _show_sentences(self, event: OptionList.OptionSelected) -> None:
        self._point = self._points[event.option_index].id
        self.query_one("#question", Static).update("Which sentence says it? Enter chooses.")
        self.query_one("#points").display = False
        self.query_one("#sentences").display = True
        self.query_one("#sentences").focus()

    @on(OptionList.OptionSelected, "#sentences")
    def _finish(self, event: OptionList.OptionSelected) -> None:
        answer, start, end = self._sentences[event.option_index]
        sentence = answer.text[start:end]
        self.dismiss(SentenceClaim(answer=answer.id, point=self._point, start=start, end=end, sentence=sentence))


def _option(text: str) -> Option:
    return Option(safe(snippet(text, ROW_LENGTH)))
