"""The notice that the time is up. Keys meant for the text field must not reach the screen that follows."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.ui.widgets.primitives import Keys, safe
from debategame.ui.widgets.screens import Dialog

PAUSE = 1.0
"""Seconds in which no key does anything: long enough to notice that the field is gone."""


class TimeIsUp(Dialog[None]):
    """Says that the time is up and the answer is saved. Enter goes on, after a moment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Go on", id="time_up.on", tooltip="To what comes of your answer."),
    ]

    def __init__(self, pause: float = PAUSE) -> None:
        """Start without keys, for `pause` seconds."""
        super().__init__()
        self._pause, self._waits = pause, True

    def compose(self) -> ComposeResult:
        """Show the notice."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Time is up"
            yield Static("What you have written is your answer. It is saved.")
            yield Static(safe("Enter goes on.", "bold"), classes="gap")
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin the pause."""
        self.set_timer(self._pause, self._listen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable every key of the notice during the pause."""
        if action == "on" and self._waits:
            return None
        return super().check_action(action, parameters)

    def action_on(self) -> None:
        """Go on."""
        self.dismiss(None)

    def _listen(self) -> None:
        self._waits = False
        self.refresh_bindings()
