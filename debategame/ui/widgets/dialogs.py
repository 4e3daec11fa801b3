"""The dialogs: a question, a line of text to enter, a text to read. The answer is the dialog's result."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from debategame.text.display import clean
from debategame.ui.widgets.primitives import Field, Keys, TextCard, safe
from debategame.ui.widgets.screens import Dialog

WIDEST_READING, READING_EDGES = 76, 7
"""Columns of a text to read, as the style sheet has it, and of its border, padding and scrollbar."""


class Confirm(Dialog[bool]):
    """A question to answer with yes or no; Escape means no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Answer yes."),
        Binding("n,escape", "answer(False)", "No", id="confirm.no", tooltip="Answer no; nothing changes."),
    ]

    def __init__(self, question: str, *, yes: str = "Yes", no: str = "No", title: str = "") -> None:
        """Ask `question`; `yes` and `no` label the buttons."""
        super().__init__()
        self._question, self._yes, self._no, self._heading = question, yes, no, title

    def compose(self) -> ComposeResult:
        """Lay out the question over its buttons. No comes first, so that Enter alone changes nothing."""
        with Vertical(classes="dialog") as box:
            box.border_title = safe(self._heading)
            yield Static(safe(self._question))
            with Horizontal(classes="buttons"):
                yield Button(safe(self._no), id="no", compact=True)
                yield Button(safe(self._yes), id="yes", compact=True)
        yield Keys(show_command_palette=False)

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001 -- actions take their arguments by place
        """Close the dialog with this answer."""
        self.dismiss(yes)

    @on(Button.Pressed)
    def _button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class Prompt(Dialog[str | None]):
    """A line of text to enter, or one of some choices; Escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="prompt.cancel", tooltip="Close this; nothing changes."),
    ]

    def __init__(
        self,
        title: str,
        prompt: str,
        *,
        value: str = "",
        choices: tuple[str, ...] = (),
        problem: Callable[[str], str] = lambda _: "",
    ) -> None:
        """Ask for a line of text. `problem` checks it: it returns what is wrong in one sentence, or an empty string."""
        super().__init__()
        self._heading, self._prompt, self._value = title, prompt, value
        self._choices, self._problem = choices, problem

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the field, the problem, and the choices."""
        with Vertical(classes="dialog") as box:
            box.border_title = safe(self._heading)
            yield Static(safe(self._prompt))
            with Horizontal(classes="field"):
                yield Static("> ")
                yield Field(clean(self._value), id="entry", compact=True)
            yield Static("", id="problem", classes="problem")
            if self._choices:
                yield Static("Or one of these (Tab, then Enter):")
                yield OptionList(*(Option(safe(choice)) for choice in self._choices), id="choices", compact=True)
        yield Keys(show_command_palette=False)

    def action_leave(self) -> None:
        """Close the dialog without a text."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _field_submitted(self, event: Input.Submitted) -> None:
        self._submit(event.value)

    @on(OptionList.OptionSelected)
    def _choice_selected(self, event: OptionList.OptionSelected) -> None:
        self._submit(self._choices[event.option_index])

    def _submit(self, value: str) -> None:
        problem = self._problem(value)
        self.query_one("#problem", Static).update(safe(problem))
        if not problem:
            self.dismiss(value)


class TextDialog(Dialog[None]):
    """A text to read; it scrolls if it is long."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", "Close", key_display="Esc", id="text.close", tooltip="Close this."),
    ]

    @staticmethod
    def room(columns: int) -> int:
        """Return how many columns a text has in a terminal of so many columns."""
        return min(WIDEST_READING, columns * 94 // 100) - READING_EDGES

    def __init__(self, title: str, text: Content) -> None:
        """Show a text; `text` must be safe already, `title` need not be."""
        super().__init__()
        self._heading, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out the text in a box that fits it."""
        yield TextCard(Static(self._text), title=self._heading, classes="dialog reading")
        yield Keys(show_command_palette=False)

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
