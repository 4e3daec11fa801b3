"""What screens are made of: outside text made safe, the head line, the bordered card."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from debategame.text.display import clean


def safe(text: str, style: str = "") -> Content:
    """Return text for a widget: never markup, control characters shown as �; `style` as in Textual's markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def assembled(*parts: str | tuple[str, str] | Content) -> Content:
    """Join pieces of text into one, each made safe: a string, a string with its style, or content already made."""
    return Content("").join(_piece(part) for part in parts)


def bar(made: int, total: int, width: int) -> Content:
    """Return how much of a case is made as a bar of `width` cells; full only when all of it is."""
    filled = width * made // total if total else 0
    return assembled(("█" * filled, "$accent"), ("░" * (width - filled), "$foreground 40%"))


def _piece(part: str | tuple[str, str] | Content) -> Content:
    if isinstance(part, Content):
        return part
    return safe(part) if isinstance(part, str) else safe(*part)


class Head(Horizontal):
    """The first row of a screen: where one is on the left, who or when on the right."""

    def __init__(self, left: str, right: str = "") -> None:
        """Show outside text on both sides; either can be changed later by `tell`."""
        super().__init__()
        self._left = Static(safe(left), classes="left")
        self._right = Static(safe(right), classes="right")

    def compose(self) -> ComposeResult:
        """Put the two sides into one row."""
        yield self._left
        yield self._right

    def tell(self, *, left: str | None = None, right: str | None = None) -> None:
        """Change what either side says."""
        if left is not None:
            self._left.update(safe(left))
        if right is not None:
            self._right.update(safe(right))


class Keys(Footer):
    """The row of keys that do something now; it is built anew only when they have changed."""

    _shown: Sequence[tuple[Binding, bool]] | None = None

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Show the keys, unless these are shown already."""
        keys = [(key.binding, key.enabled) for key in screen.active_bindings.values()]
        if keys != self._shown and self.app.app_focus:
            self._shown = keys
            super().bindings_changed(screen)


class Field(Input):
    """A field of one line; Enter takes what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Take it", id="field.take", tooltip="Take what is written."),
    ]


class Page(VerticalScroll):
    """What scrolls; it takes the focus, to be scrolled by keys, only while something is out of sight."""

    def allow_focus(self) -> bool:
        """Take the focus only where there is something to scroll."""
        return super().allow_focus() and self.max_scroll_y > 0


class Card(Page):
    """A bordered box with a title."""

    def __init__(
        self,
        *children: Widget,
        title: str = "",
        subtitle: str = "",
        id: str | None = None,  # noqa: A002 -- Textual's word
        classes: str = "",
    ) -> None:
        """Box the children; title and subtitle may be outside text."""
        super().__init__(*children, id=id, classes=f"card {classes}".strip())
        self.entitle(title, subtitle)

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Change what stands in the border."""
        self.border_title = safe(title)
        self.border_subtitle = safe(subtitle)


class Reading(Card):
    """A card to be read, where nothing else on the screen takes the focus: keys scroll it from the beginning."""

    def allow_focus(self) -> bool:
        """Take the focus, whether or not there is something to scroll yet."""
        return True
