"""The base of every screen and dialog: size classes, capital letters as keys, a notice in a small terminal."""

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

WIDE = 110
"""Columns from which a screen has the class `-wide`, and shows more."""
NARROW = 76
"""Columns below which a screen has the class `-narrow`, and shows less."""
MIN_SIZE = (60, 20)
"""The fewest columns and rows. A smaller terminal shows only a notice."""
USUAL = 24
"""Rows below which a screen has the class `-short`, and shows less."""
TALL = 36
"""Rows from which a screen has the class `-tall`, and shows more."""

Result = TypeVar("Result")


def _in_both_cases(binding: BindingType) -> BindingType:
    if not isinstance(binding, Binding):
        return binding
    keys = binding.key.split(",")
    capitals = [key.upper() for key in keys if len(key) == 1 and key.islower()]
    return replace(binding, key=",".join([*keys, *capitals]))


class TooSmall(Static, can_focus=True):
    """A notice that covers a screen in a small terminal. It takes every key, so nothing is typed or sent unseen."""

    def allow_focus(self) -> bool:
        """Take the focus only while the notice is shown."""
        return super().allow_focus() and self.has_class("-on")

    def on_key(self, event: Key) -> None:
        """Keep every key from the covered screen."""
        event.stop()


class GameScreen(Screen[Result]):
    """A screen that adapts to the size of its terminal, and accepts its letter keys as capitals, too.

    Screens with typed text set `unsaved`. While it is true, the game asks before it quits.
    """

    unsaved: bool = False
    LEAVE_WARNING: ClassVar[str] = "What you have typed is not saved yet."
    """The text of the question before the game is left with unsaved text."""
    ENDS_NOTICES: ClassVar[bool] = False
    """Whether its notices go when another screen is shown: they only tell what was done here."""

    def __init_subclass__(cls, **options: bool) -> None:
        """Bind the capital of each letter key, too, so that Caps Lock does not matter."""
        if "BINDINGS" in vars(cls):
            cls.BINDINGS = [_in_both_cases(binding) for binding in cls.BINDINGS]
        super().__init_subclass__(**options)

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's words
        """Start without the notice."""
        super().__init__(name=name, id=id, classes=classes)
        self._too_small = TooSmall(
            f"This window is too small for the game.\nMake it at least {MIN_SIZE[0]}×{MIN_SIZE[1]}: nothing is lost.",
            classes="too-small",
        )
        self._focus_before: Widget | None = None
        self._room = False, NARROW
        """Whether the row of keys is wide, and its columns, as far as they make a difference."""

    @property
    def covered(self) -> bool:
        """Whether the terminal is too small, so that the notice covers the screen."""
        return self._too_small.has_class("-on")

    @property
    def purpose(self) -> str:
        """What the screen is for, as its help says it."""
        return self.HELP or ""

    async def keep_unsaved(self) -> None:
        """Save the typed text before the game ends. Screens with text to save override this."""

    def on_mount(self) -> None:
        """Add the notice, and fit the screen to the terminal."""
        self.mount(self._too_small)
        self._fit()

    def on_resize(self) -> None:
        """Fit the screen to the terminal."""
        self._fit()

    def on_screen_resume(self) -> None:
        """Fit the screen to the terminal, which may have changed while another screen was shown."""
        self._fit()

    def on_screen_suspend(self) -> None:
        """Take the notices away that only this screen explains."""
        if self.ENDS_NOTICES:
            self.app.clear_notifications()

    def _fit(self) -> None:
        width, height = self.app.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < NARROW, "-narrow")
        if self._room != (width >= WIDE, min(width, NARROW)):
            self._room = width >= WIDE, min(width, NARROW)
            self.refresh_bindings()
        self.set_class(height >= TALL, "-tall")
        self.set_class(height < USUAL, "-short")
        small = width < MIN_SIZE[0] or height < MIN_SIZE[1]
        if small == self.covered:
            return
        if small:
            self._focus_before = self.focused
        self._too_small.set_class(small, "-on")
        self.set_focus(self._too_small if small else self._focus_before)


class Dialog(ModalScreen[Result], GameScreen[Result]):
    """A screen in front of another, with a typed result. The keys of the application do not work on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", id="dialog.help", tooltip="Show what this is for, and its keys."),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable help where there is nothing to explain."""
        if action == "help" and not self.purpose:
            return False
        return super().check_action(action, parameters)

    async def action_help(self) -> None:
        """Show help on this dialog."""
        await self.run_action("app.help")
