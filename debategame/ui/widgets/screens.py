"""What every screen and dialog has in common: it fits its terminal, and says so plainly where it cannot."""

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

LEAST = (60, 20)
"""Columns and rows below which nothing but a sentence is shown."""
WIDE = 110
TALL = 36
"""Columns and rows from which more is shown: style sheets see them as the classes `-wide` and `-tall`."""

Result = TypeVar("Result")


def _in_both_cases(binding: BindingType) -> BindingType:
    if not isinstance(binding, Binding):
        return binding
    keys = binding.key.split(",")
    capitals = [key.upper() for key in keys if len(key) == 1 and key.islower()]
    return replace(binding, key=",".join([*keys, *capitals]))


class TooSmall(Static, can_focus=True):
    """Covers a screen in a small terminal and takes every key meanwhile, so that nothing is typed or sent unseen."""

    def allow_focus(self) -> bool:
        """Take the focus only while it covers something."""
        return super().allow_focus() and self.has_class("-on")

    def on_key(self, event: Key) -> None:
        """Let no key through to what is covered."""
        event.stop()


class GameScreen(Screen[Result]):
    """A screen that knows its room, and takes its letter keys in capitals too.

    `unsaved` is for screens that hold typed text: while it is true, quitting asks first.
    """

    unsaved: bool = False
    LEAVING: ClassVar[str] = "What you have typed is not saved yet."
    """What is said of that text when the player wants to quit."""

    def __init_subclass__(cls, **options: bool) -> None:
        """Let Caps Lock and Shift not matter: a letter's key is its capital's too, and is shown as that."""
        if "BINDINGS" in vars(cls):
            cls.BINDINGS = [_in_both_cases(binding) for binding in cls.BINDINGS]
        super().__init_subclass__(**options)

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's words
        """Begin uncovered."""
        super().__init__(name=name, id=id, classes=classes)
        self._too_small = TooSmall(
            f"This window is too small for the game.\nMake it at least {LEAST[0]}×{LEAST[1]}: nothing is lost.",
            classes="too-small",
        )
        self._focus_before: Widget | None = None

    @property
    def covered(self) -> bool:
        """Whether the terminal is too small for the screen to be shown."""
        return self._too_small.has_class("-on")

    async def keep_unsaved(self) -> None:
        """Keep the typed text before the game is left, where that can be."""

    def on_mount(self) -> None:
        """Keep the cover at hand."""
        self.mount(self._too_small)
        self._fit()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()

    def on_screen_resume(self) -> None:
        """Catch up with what happened to the terminal meanwhile."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height >= TALL, "-tall")
        small = width < LEAST[0] or height < LEAST[1]
        if small == self.covered:
            return
        if small:
            self._focus_before = self.focused
        self._too_small.set_class(small, "-on")
        self.set_focus(self._too_small if small else self._focus_before)


class Dialog(ModalScreen[Result], GameScreen[Result]):
    """A screen in front of another, with a typed result."""
