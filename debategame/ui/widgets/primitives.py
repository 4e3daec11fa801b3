"""The building blocks of screens: safe text, the head line, the row of keys, the card."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Static
from textual.widgets._footer import FooterKey

from debategame.text.display import clean

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 13))

HELP_KEY = "f1"
"""The key for help."""
AT_THE_END = frozenset((HELP_KEY, "ctrl+p"))
"""The keys that stand after the last key of a screen."""
KEY_PADDING = 3
"""The columns of a key in the row besides its name and what it does."""


def safe(text: str, style: str = "") -> Content:
    """Return outside text for a widget. It is never read as markup; control characters become �."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def assembled(*parts: str | tuple[str, str] | Content) -> Content:
    """Join pieces of text: strings, strings with a style, or content. Strings are made safe."""
    return Content("").join(_piece(part) for part in parts)


def progress_bar(made: int, total: int, width: int) -> Content:
    """Return a progress bar of `width` cells; it is full only when `made` is `total`."""
    filled = width * made // total if total else 0
    return assembled(("█" * filled, "$accent"), ("░" * (width - filled), "$foreground 40%"))


def _piece(part: str | tuple[str, str] | Content) -> Content:
    if isinstance(part, Content):
        return part
    return safe(part) if isinstance(part, str) else safe(*part)


class Head(Horizontal):
    """The first row of a screen: the place on the left; the player, mode or time on the right."""

    def __init__(self, left: str, right: str = "") -> None:
        """Show a text on each side; both may be outside text."""
        super().__init__()
        self._left = Static(safe(left), classes="left")
        self._right = Static(safe(right), classes="right")

    def compose(self) -> ComposeResult:
        """Lay out both sides in one row."""
        yield self._left
        yield self._right

    def show(self, *, left: str | None = None, right: str | None = None) -> None:
        """Replace the text on one side or both."""
        if left is not None:
            self._left.update(safe(left))
        if right is not None:
            self._right.update(safe(right))


class Keys(Footer):
    """The row of keys that work now; it is rebuilt only when they change.

    Some terminals keep function keys for themselves. A wide row names the second key of each, too. A narrow row leaves
    out whole keys and cuts none: Tab first, which every form has; never help and the last key, which leaves.
    """

    _keys_shown: tuple[Sequence[tuple[Binding, bool]], bool, int] | None = None
    """The keys in the row with whether each is enabled, whether the row is wide, and its columns if it is narrow."""

    def compose(self) -> ComposeResult:
        """Yield the keys."""
        keys = list(super().compose())
        fitting = self._fitting([key for key in keys if isinstance(key, FooterKey)]) if self._columns else keys
        for key in fitting:
            if isinstance(key, FooterKey) and key.key == HELP_KEY and not self._is_wide:
                key.add_class("-help")
            if isinstance(key, FooterKey) and key.key in FUNCTION_KEYS and self._is_wide:
                key.key_display = "/".join(dict.fromkeys([key.key_display, *self._second_keys(key)]))
            yield key

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Show the current keys, unless they are shown already."""
        keys = [(key.binding, key.enabled) for key in screen.active_bindings.values()], self._is_wide, self._columns
        if keys != self._keys_shown and self.app.app_focus:
            self._keys_shown = keys
            super().bindings_changed(screen)

    @property
    def _is_wide(self) -> bool:
        return self.screen.has_class("-wide")

    @property
    def _columns(self) -> int:
        """The columns of a narrow row. 0 if it is not narrow."""
        return self.app.size.width if self.screen.has_class("-narrow") else 0

    def _fitting(self, keys: Sequence[FooterKey]) -> list[FooterKey]:
        """Return the keys that fit a narrow row, in order."""
        always = [key for key in keys if key.key == HELP_KEY] + [key for key in keys if key.key not in AT_THE_END][-1:]
        first = sorted((key for key in keys if key not in always), key=lambda key: key.key == "tab")
        room, chosen = self._columns, []
        for key in (*always, *first):
            width = len(key.key_display) + len(key.description) + KEY_PADDING
            if width <= room:
                room -= width
                chosen.append(key)
        return [key for key in keys if key in chosen]

    def _second_keys(self, key: FooterKey) -> list[str]:
        """Return the names of the other keys that do the same as a key."""
        return [
            self.app.get_key_display(other.binding)
            for other in self.screen.active_bindings.values()
            if other.binding.action == key.action and other.binding.key != key.key
        ]


class Field(Input):
    """A text field of one line; Enter submits it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "OK", id="field.submit", tooltip="Use this text."),
    ]


class Page(VerticalScroll):
    """A scrolling container. It takes the focus only if there is something to scroll."""

    def allow_focus(self) -> bool:
        """Return whether there is something to scroll."""
        return super().allow_focus() and self.max_scroll_y > 0


class Card(Page):
    """A box with a border and a title."""

    def __init__(
        self,
        *children: Widget,
        title: str = "",
        subtitle: str = "",
        id: str | None = None,  # noqa: A002 -- Textual's word
        classes: str = "",
    ) -> None:
        """Put the children in a box; title and subtitle may be outside text."""
        super().__init__(*children, id=id, classes=f"card {classes}".strip())
        self.set_title(title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Replace title and subtitle."""
        self.border_title = safe(title)
        self.border_subtitle = safe(subtitle)


class TextCard(Card):
    """A card with text to read. It always takes the focus, so that keys can scroll it at once."""

    def allow_focus(self) -> bool:
        """Return True: there may be nothing to scroll before the first layout."""
        return True
