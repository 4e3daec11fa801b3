"""The dialogs of the teacher's screen: which wording did it, and an example that could not be added."""

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from debategame.authoring.closeness import Closeness, closeness
from debategame.authoring.marked.as_yaml import snippet
from debategame.play.feedback import GLYPHS, NAMES
from debategame.scenario.model import MarkedAnswer
from debategame.scoring.model import PointScore, Score
from debategame.text.display import clean, one_line
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.services import Services
from debategame.ui.tryout.seen import Asked, close, text_name
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.parts import Card, Keys, assembled, bar, safe
from debategame.ui.widgets.screens import Dialog

COPY = "C copies it, to be put below `examples:` by hand:"
BAR = 10
"""Cells of the bar that shows how far a wording is met."""


class WordingsScreen(Dialog[None]):
    """How far an answer meets each wording of a key point, best first; the arrow keys go to the others."""

    HELP = (
        "How much of each wording the answer says, in one sentence or two neighbours; rare words count more. "
        "A verdict also asks what tells the key point from the others, so the fullest bar is not always a hit."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", "Next key point", id="wordings.next", tooltip="Go to the next key point."),
        Binding("left", "turn(-1)", "Back", id="wordings.back", tooltip="Go to the key point before."),
        Binding("escape,f8", "close", "Close", key_display="Esc", id="wordings.close", tooltip="Back to the answer."),
    ]

    def __init__(self, services: Services, asked: Asked, score: Score, number: int) -> None:
        """Begin with key point `number` of the line that was answered."""
        super().__init__()
        self._services = services
        self._asked, self._score, self._number = asked, score, number
        self._verdict, self._texts = Static("…"), Vertical()
        self._card = Card(self._verdict, self._texts, classes="dialog reading")

    def compose(self) -> ComposeResult:
        """Show the key point's verdict over its wordings."""
        yield self._card
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Compare with the first key point."""
        self._compare()

    def action_turn(self, by: int) -> None:
        """Go to another key point."""
        self._number = (self._number - 1 + by) % len(self._score.points) + 1
        self._compare()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @work(exclusive=True)
    async def _compare(self) -> None:
        asked, number, scored = self._asked, self._number, self._score.points[self._number - 1]
        found = await asyncio.to_thread(self._closeness, asked, scored.id)
        self._card.entitle(f"Key point {number} of {len(self._score.points)}: {scored.id}")
        verdict = f"{GLYPHS[scored.verdict]} {NAMES[scored.verdict]}"
        self._verdict.update(assembled((verdict, f"{STYLES[scored.verdict]} bold"), f" {close(scored)}"))
        await self._texts.remove_children()
        await self._texts.mount_all(_row(one, scored) for one in sorted(found, key=lambda one: -one.met))

    def _closeness(self, asked: Asked, point_id: str) -> tuple[Closeness, ...]:
        scorer = self._services.scorer(asked.scenario)
        return closeness(asked.scenario, scorer, asked.line_id, asked.answer, point_id)


class NotAddedScreen(Dialog[None]):
    """Why an example was not added to the file, and the example for copying."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "c", "copy", "Copy", id="not-added.copy", tooltip="Copy the example, to put it into the file yourself."
        ),
        Binding(
            "escape,enter", "close", "Close", key_display="Esc", id="not-added.close", tooltip="Back to the answer."
        ),
    ]

    def __init__(self, why: str, example: MarkedAnswer) -> None:
        """Tell `why` nothing was written, and show the example as it would stand below `examples:`."""
        super().__init__()
        self._why, self._snippet = why, clean(snippet(example))

    def compose(self) -> ComposeResult:
        """Show the reason over the text to copy."""
        yield Card(
            Static(safe(f"Nothing was written: {self._why}.")),
            Static(safe(COPY), classes="gap"),
            Static(safe(self._snippet), classes="gap snippet"),
            title="The file is as it was",
            classes="dialog reading",
        )
        yield Keys(show_command_palette=False)

    def action_copy(self) -> None:
        """Put the example on the clipboard, where the terminal allows it."""
        self.app.copy_to_clipboard(self._snippet)
        self.notify("Copied, where your terminal allows it.")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _row(found: Closeness, scored: PointScore) -> Horizontal:
    """Return how far a text is met, which one it is, and what it says; the one that did it stands out."""
    style = "bold" if found.met and found.named.text == scored.wording else ""
    label = assembled(
        f"{found.met:4.0%} ", bar(round(found.met * 100), 100, BAR), (f" {text_name(found.named)}", style)
    )
    return Horizontal(
        Static(label, classes="label"), Static(safe(one_line(found.named.text), style), classes="says"), classes="met"
    )


def leaving() -> Confirm:
    """Return the question before what is typed is lost."""
    return Confirm(
        "What you typed was not added to the file and will be lost.", title="Leave?", yes="Leave", no="Go on"
    )


def replacing(line_id: str) -> Confirm:
    """Return the question before what is typed for a line makes way for a player's sentence."""
    return Confirm(
        f"What you typed for the line “{line_id}” was not added to the file and will be lost.",
        title="Take up the dispute?",
        yes="Take it up",
        no="Go on",
    )
