"""The text field for an answer, and the row with the button below it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from debategame.errors import SaveError
from debategame.progress.answer_length import LONGEST_ANSWER, REST_LEFT_OUT
from debategame.text.display import clean, count_of
from debategame.ui.widgets.primitives import safe

SCORING = "Scoring and saving …"
SAVE_RETRY = "Your answer is still here. Press ^G to try again, or F8 (^N) to go on without saving."


class Editor(TextArea):
    """A text field for prose. Typed and pasted text is cleaned of control characters; Tab leaves the field.

    It holds no more than the longest answer. What does not fit is left out, and a notice says so.
    """

    def __init__(self, note: str, text: str = "") -> None:
        """Start with a text, the cursor at its end; `note` is shown beside the number of words."""
        super().__init__(
            text=_cleaned(text)[:LONGEST_ANSWER],
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
        """Move to the end, and count the words."""
        self.move_cursor(self.document.end)
        self.count_words()

    @on(TextArea.Changed)
    def count_words(self) -> None:
        """Show the length of the text in the border."""
        self.border_subtitle = safe(self.length_note())

    @property
    def word_count(self) -> str:
        """The number of words: `38 words`."""
        return count_of(len(self.text.split()), "word")

    def length_note(self) -> str:
        """Return what the border says of the length of the text."""
        return f"{self.word_count} · {self._note}"

    def edit(self, edit: Edit) -> EditResult:
        """Apply a change, with its text cleaned and as much of it as fits."""
        replaced = self.get_text_range(*sorted((edit.from_location, edit.to_location)))
        edit.text = self._fitting(_cleaned(edit.text), LONGEST_ANSWER - len(self.text) + len(replaced))
        return super().edit(edit)

    def write_over(self, text: str) -> None:
        """Replace the whole text, cleaned, as one change that undo takes back. Move to the end."""
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Replace the whole text, cleaned and as much of it as fits."""
        super().load_text(self._fitting(_cleaned(text), LONGEST_ANSWER))

    def _fitting(self, text: str, room: int) -> str:
        if len(text) <= room:
            return text
        self.app.notify(REST_LEFT_OUT, severity="warning", markup=False)
        return text[: max(0, room)]


class SendButton(Button):
    """The button that sends the answer; Enter and Space press it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "press", "Press the button", id="send.press", show=False, tooltip="Send your answer.")
    ]


class SendRow(Horizontal):
    """The row below the field: a message, and the button."""

    def __init__(self) -> None:
        """Start without a message."""
        super().__init__(id="send")
        self._status = Static(id="status")
        self._button = SendButton("Give answer", id="give", compact=True)

    def compose(self) -> ComposeResult:
        """Lay out the message before the button."""
        yield self._status
        yield self._button

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show a message; an empty one clears it."""
        self._status.update(safe(sentence))
        self._status.set_class(wrong, "problem")

    def show_saving(self) -> None:
        """Disable the button while an answer is scored and saved."""
        self._button.disabled = True
        self.say(SCORING)

    def offer_retry(self, error: SaveError) -> None:
        """Show the error, and offer to save again."""
        self.say(f"{error} {SAVE_RETRY}", wrong=True)
        self._button.label = "Save again"
        self._button.disabled = False


def _cleaned(text: str) -> str:
    """Return the text without control characters; terminals send a carriage return at the end of pasted lines."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))
