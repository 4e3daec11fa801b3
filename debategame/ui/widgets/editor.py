"""What answers are written in and given with: a field for plain text, and the row with the button below it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from debategame.errors import SaveError
from debategame.text.display import clean, count_of
from debategame.ui.widgets.parts import safe

SCORING = "Scoring and saving …"
SAVE_AGAIN = "Your answer stands here as you gave it. ^G tries to save it again, F8 goes on without saving."


class Editor(TextArea):
    """A text field for prose. Whatever is typed, pasted or set is cleaned, for no terminal to obey; Tab leaves it."""

    def __init__(self, note: str, text: str = "") -> None:
        """Begin with a text, at its end; `note` stands beside the number of words."""
        super().__init__(
            text=_typed(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder="Type your answer here.",
        )
        self.match_cursor_bracket = False
        self.border_title = "You answer"
        self._note = note

    def on_mount(self) -> None:
        """Begin to count."""
        self.move_cursor(self.document.end)
        self.count_words()

    @on(TextArea.Changed)
    def count_words(self) -> None:
        """Say in the border how many words are written."""
        words = len(self.text.split())
        self.border_subtitle = safe(f"{count_of(words, 'word')} · {self._note}")

    def edit(self, edit: Edit) -> EditResult:
        """Make a change, with its text cleaned."""
        edit.text = _typed(edit.text)
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        """Replace everything by a text, cleaned."""
        super().load_text(_typed(text))


class SendButton(Button):
    """The button that gives the answer; Enter and Space press it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "press", "Press the button", id="send.press", show=False, tooltip="Give the answer.")
    ]


class SendRow(Horizontal):
    """The row below the field: what is to be said now, and the button."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(id="send")
        self._status = Static(id="status")
        self._button = SendButton("Give answer", id="give", compact=True)

    def compose(self) -> ComposeResult:
        """Put the sentence before the button."""
        yield self._status
        yield self._button

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something; an empty sentence clears it."""
        self._status.update(safe(sentence))
        self._status.set_class(wrong, "problem")

    def hold(self) -> None:
        """Let nothing be sent while something is."""
        self._button.disabled = True
        self.say(SCORING)

    def offer_again(self, error: SaveError) -> None:
        """Say what is wrong, and offer another try."""
        self.say(f"{error} {SAVE_AGAIN}", wrong=True)
        self._button.label = "Save again"
        self._button.disabled = False


def _typed(text: str) -> str:
    """Clean a text; terminals send a return where pasted lines end."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))
