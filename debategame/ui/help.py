"""Help on a screen: what it is for, and every key that works on it."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Keys, TextCard, safe
from debategame.ui.widgets.screens import Dialog, GameScreen

GAME = (
    "Someone says a line; you answer it in your own words. Behind each line stand a few key points, the arguments "
    "of one article. The game shows which of them you made, and your own words that made them. Then your opponent "
    "comes back at you, once. What counts is what the article argued: one side of a quarrel, not the last word on it."
)
"""A short description of the game."""
THEME = "Choose how the game looks: dark, light, high contrast. The list also has every key of this screen."
"""What the key of the command palette does: its own name says nothing of themes."""
OR = " or "
"""Stands between the names of two keys for one action."""
SIGNS = "√ hit   ~ partial   · missed   × opposite: an own goal"
"""The signs of the verdicts."""


class Key(msgspec.Struct, frozen=True):
    """A key of a screen."""

    name: str
    """Its name on the keyboard. With several keys for one action, all names."""
    does: str
    """Its action, in a word or two."""
    explained: str
    """Its action, in a sentence."""
    press: Callable[[], Any]
    """Do the same as the key."""


def keys_of(screen: Screen[Any]) -> list[Key]:
    """Return the keys of a screen in the order of its footer, one for each action."""
    found: dict[str, Key] = {}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if enabled and binding.id and binding.description:
            name, known = screen.app.get_key_display(binding), found.get(binding.id)
            if known is None:
                found[binding.id] = Key(
                    name=name,
                    does=binding.description,
                    explained=tooltip or binding.description,
                    press=partial(screen.app.run_action, binding.action, node),
                )
            elif name not in known.name.split(OR):
                found[binding.id] = msgspec.structs.replace(known, name=f"{known.name}{OR}{name}")
    return list(found.values())


class HelpScreen(Dialog[None]):
    """Help on the screen behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter,f1,question_mark",
            "close",
            "Back",
            key_display="Esc",
            id="help.close",
            tooltip="Return to the game.",
        ),
    ]

    def __init__(self, about: Screen[Any]) -> None:
        """Show help on a screen. Its `HELP` says what it is for."""
        super().__init__()
        self._purpose = about.purpose if isinstance(about, GameScreen) else ""
        self._keys = keys_of(about)
        self._has_palette = not isinstance(about, ModalScreen)

    def compose(self) -> ComposeResult:
        """Show purpose, keys and signs in a box that scrolls."""
        palette = [Fact(self.app.COMMAND_PALETTE_DISPLAY or "", safe(THEME))] if self._has_palette else []
        keys = Facts([*(Fact(key.name, safe(key.explained)) for key in self._keys), *palette], id="keys")
        parts = [*([Static(safe(self._purpose))] if self._purpose else []), keys, Static(SIGNS), Static(GAME)]
        yield TextCard(*parts, title="Help", classes="dialog reading spaced")
        yield Keys(show_command_palette=False)

    def action_close(self) -> None:
        """Return to the game."""
        self.dismiss(None)
