"""The dialog of "I did say that": which key point, and which sentence makes it."""

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
from debategame.scoring.text import read
from debategame.text.display import snippet
from debategame.ui.widgets.parts import Keys, safe
from debategame.ui.widgets.screens import Dialog

LONGEST = 64
"""Code points that fit a row of the dialog."""


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an answer that, its player says, makes a key point."""

    answer: str
    """The answer's id."""
    point: str
    """The key point's id."""
    start: int
    end: int
    """Exclusive; both count code points of the answer as given."""
    sentence: str


class Disputable(msgspec.Struct, frozen=True):
    """A key point that may have been made after all."""

    id: str
    says: str
    """Its number and what may be shown of it."""


class DisputeScreen(Dialog[Claimed | None]):
    """Two choices, one after the other; Escape takes nothing down."""

    HELP = "Say which key point you made, and by which sentence. The score stays; what you say is kept with the round."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="dispute.cancel", tooltip="Close this; nothing is kept."),
    ]

    def __init__(self, points: Sequence[Disputable], answers: Sequence[Answer]) -> None:
        """Offer key points, and the sentences of the answers."""
        super().__init__()
        self._points = points
        self._sentences = [
            (answer, sentence.start, sentence.end) for answer in answers for sentence in read(answer.text).sentences
        ]
        self._point = ""

    def compose(self) -> ComposeResult:
        """Show the key points; the sentences follow when one is chosen."""
        with Vertical(classes="dialog") as box:
            box.border_title = "I did say that"
            yield Static("Which key point did you make? Enter chooses.", id="question")
            yield OptionList(*(Option(safe(snippet(p.says, LONGEST))) for p in self._points), id="points", compact=True)
            yield OptionList(*map(self._option, self._sentences), id="sentences", compact=True)
            yield Static("The score stays. What you say is kept with the round, for whoever mends the marking.")
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the key points."""
        self.query_one("#sentences").display = False
        self.query_one("#points").focus()

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    @on(OptionList.OptionSelected, "#points")
    def _ask_for_sentence(self, event: OptionList.OptionSelected) -> None:
        self._point = self._points[event.option_index].id
        self.query_one("#question", Static).update("Which sentence says it? Enter chooses.")
        self.query_one("#points").display = False
        self.query_one("#sentences").display = True
        self.query_one("#sentences").focus()

    @on(OptionList.OptionSelected, "#sentences")
    def _finish(self, event: OptionList.OptionSelected) -> None:
        answer, start, end = self._sentences[event.option_index]
        sentence = answer.text[start:end]
        self.dismiss(Claimed(answer=answer.id, point=self._point, start=start, end=end, sentence=sentence))

    @staticmethod
    def _option(sentence: tuple[Answer, int, int]) -> Option:
        answer, start, end = sentence
        return Option(safe(snippet(answer.text[start:end], LONGEST)))
