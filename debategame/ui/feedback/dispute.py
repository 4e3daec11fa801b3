"""The dialog that disputes a verdict: the player picks a key point and the sentence that makes it."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from debategame.play.disputing import DisputedPart
from debategame.text.display import snippet
from debategame.ui.widgets.primitives import Keys, safe
from debategame.ui.widgets.screens import Dialog

ROW_LENGTH = 64
"""Code points that fit a row of the dialog."""
DID_NOT = "(I did not say that)"
"""Stands beside a hit."""


class DisputeClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What the player says about a verdict."""

    point: str
    """The key point's id."""
    parts: tuple[DisputedPart, ...] = ()
    """The sentence that makes the key point. Empty if none does, though the verdict is a hit."""


class DisputablePoint(msgspec.Struct, frozen=True):
    """A key point whose verdict may be wrong."""

    id: str
    text: str
    """Its number, and as much of it as the player may see."""
    hit: bool = False
    """Whether the verdict is a hit, so that the player can only say that they did not make it."""


class DisputeScreen(Dialog[DisputeClaim | None]):
    """Two lists, one after the other: key points, then sentences. Escape gives None."""

    HELP = (
        "Pick a key point that you made, then the sentence that makes it; the likeliest comes first. Or pick a hit "
        "that you do not deserve. The score stays the same; what you say is saved with the round."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="dispute.cancel", tooltip="Close this; nothing is saved."),
    ]

    def __init__(self, points: Sequence[DisputablePoint], likeliest: Callable[[str], Sequence[DisputedPart]]) -> None:
        """Offer the key points, then the sentences of `likeliest`, which takes a key point's id and may be slow."""
        super().__init__()
        self._points, self._likeliest = points, likeliest
        self._sentences: Sequence[DisputedPart] = ()
        self._point = ""

    def compose(self) -> ComposeResult:
        """Lay out both lists."""
        with Vertical(classes="dialog") as box:
            box.border_title = "I did say that"
            yield Static("Which verdict is wrong? A number goes to a row, Enter chooses.", id="question")
            yield OptionList(*map(_row, self._points), id="points", compact=True)
            yield OptionList(id="sentences", compact=True)
            yield Static("The score stays the same. What you say is saved, so that the scoring can be improved.")
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Start with the key points."""
        self.query_one("#sentences").display = False
        self.query_one("#points").focus()

    def on_key(self, event: Key) -> None:
        """Go to the key point of a number."""
        points = self.query_one("#points", OptionList)
        for row, point in enumerate(self._points):
            if points.display and event.character == point.text.partition(" ")[0]:
                points.highlighted = row

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    @on(OptionList.OptionSelected, "#points")
    @work(exclusive=True)
    async def _show_sentences(self, event: OptionList.OptionSelected) -> None:
        point = self._points[event.option_index]
        if point.hit:
            self.dismiss(DisputeClaim(point=point.id))
            return
        self._point = point.id
        self._sentences = await asyncio.to_thread(self._likeliest, point.id)
        self.query_one("#question", Static).update("Which sentence says it? The likeliest comes first.")
        self.query_one("#points").display = False
        sentences = self.query_one("#sentences", OptionList)
        sentences.add_options([_option(part.text) for part in self._sentences])
        sentences.display = True
        sentences.highlighted = 0
        self.call_after_refresh(sentences.focus)

    @on(OptionList.OptionSelected, "#sentences")
    def _finish(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(DisputeClaim(point=self._point, parts=(self._sentences[event.option_index],)))


def _row(point: DisputablePoint) -> Option:
    return _option(f"{point.text} {DID_NOT}", keep=DID_NOT) if point.hit else _option(point.text)


def _option(text: str, keep: str = "") -> Option:
    """Return a row, cut to fit. What it ends with, `keep`, is not cut."""
    if not keep:
        return Option(safe(snippet(text, ROW_LENGTH)))
    return Option(safe(f"{snippet(text.removesuffix(keep), ROW_LENGTH - len(keep) - 1)} {keep}"))
