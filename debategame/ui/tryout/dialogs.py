"""The dialogs of the author's screen: how far each wording is met, and why an example was not added."""

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from debategame.authoring.closeness import Closeness, closeness
from debategame.authoring.edits.example_yaml import list_item
from debategame.play.glyphs import glyph_and_name
from debategame.scenario.model import MarkedAnswer
from debategame.scoring.model import PointScore, Score
from debategame.text.display import clean, one_line
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.services import Services
from debategame.ui.tryout.live_verdicts import AnswerToScore, closeness_text, text_name
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.primitives import Card, Keys, assembled, progress_bar, safe
from debategame.ui.widgets.screens import Dialog

COPY_HINT = "Press C to copy the example, and paste it below `examples:`"
BAR_WIDTH = 10
"""Cells of a full bar."""


class WordingsScreen(Dialog[None]):
    """How far an answer meets each wording of a key point, best first; arrow keys change the key point."""

    HELP = (
        "How much of each wording is in the answer, in one sentence or two in a row. Rare words count more. A verdict "
        "also depends on the words that set the key point apart from others: a full bar is not always a hit."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", "Next key point", id="wordings.next", tooltip="Go to the next key point."),
        Binding("left", "turn(-1)", "Back", id="wordings.back", tooltip="Go to the previous key point."),
        Binding(
            "escape,f8,ctrl+o",
            "close",
            "Close",
            key_display="Esc",
            id="wordings.close",
            tooltip="Back to the answer.",
        ),
    ]

    def __init__(self, services: Services, answer: AnswerToScore, score: Score, number: int) -> None:
        """Start with key point `number` of the line that was answered."""
        super().__init__()
        self._services = services
        self._answer, self._score, self._number = answer, score, number
        self._verdict, self._texts = Static("…"), Vertical()
        self._card = Card(self._verdict, self._texts, classes="dialog reading")

    def compose(self) -> ComposeResult:
        """Lay out the verdict over the wordings."""
        yield self._card
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first key point."""
        self._compare()

    def action_turn(self, by: int) -> None:
        """Move on by so many key points."""
        self._number = (self._number - 1 + by) % len(self._score.points) + 1
        self._compare()

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    @work(exclusive=True)
    async def _compare(self) -> None:
        answer, number, scored = self._answer, self._number, self._score.points[self._number - 1]
        found = await asyncio.to_thread(self._closeness, answer, scored.id)
        self._card.set_title(f"Key point {number} of {len(self._score.points)}: {scored.id}")
        verdict = glyph_and_name(scored.verdict)
        self._verdict.update(assembled((verdict, f"{STYLES[scored.verdict]} bold"), f" {closeness_text(scored)}"))
        await self._texts.remove_children()
        await self._texts.mount_all(_row(text, scored) for text in sorted(found, key=lambda text: -text.share))

    def _closeness(self, answer: AnswerToScore, point_id: str) -> tuple[Closeness, ...]:
        scorer = self._services.scorer(answer.scenario)
        return closeness(answer.scenario, scorer, answer.line_id, answer.answer, point_id)


class NotAddedScreen(Dialog[None]):
    """Why an example was not added to the file, and the example to copy."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy", id="not-added.copy", tooltip="Copy the example, so that you can paste it."),
        Binding(
            "escape,enter", "close", "Close", key_display="Esc", id="not-added.close", tooltip="Back to the answer."
        ),
    ]

    def __init__(self, why: str, example: MarkedAnswer) -> None:
        """Show the reason and the example; `why` is a sentence without its full stop."""
        super().__init__()
        self._why, self._snippet = why, clean(list_item(example))

    def compose(self) -> ComposeResult:
        """Lay out the reason over the text to copy."""
        yield Card(
            Static(safe(f"Nothing was written: {self._why}.")),
            Static(safe(COPY_HINT), classes="gap"),
            Static(safe(self._snippet), classes="gap snippet"),
            title="The file has not changed",
            classes="dialog reading",
        )
        yield Keys(show_command_palette=False)

    def action_copy(self) -> None:
        """Copy the example to the clipboard, if the terminal allows it."""
        self.app.copy_to_clipboard(self._snippet)
        self.notify("Copied, if your terminal allows it.")

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss(None)


def _row(found: Closeness, scored: PointScore) -> Horizontal:
    """Return a row with a bar, the name and the text; the text that earned the verdict is bold."""
    style = "bold" if found.share and found.compared_with.text == scored.wording else ""
    label = assembled(
        f"{found.share:4.0%} ",
        progress_bar(round(found.share * 100), 100, BAR_WIDTH),
        (f" {text_name(found.compared_with)}", style),
    )
    return Horizontal(
        Static(label, classes="label"),
        Static(safe(one_line(found.compared_with.text), style), classes="says"),
        classes="met",
    )


def confirm_leaving() -> Confirm:
    """Return the question to ask before unsaved text is lost."""
    return Confirm("What you typed is not in the file yet. It will be lost.", title="Leave?", yes="Leave", no="Go on")


def confirm_replacing(line_id: str) -> Confirm:
    """Return the question to ask before a player's sentence replaces unsaved text."""
    return Confirm(
        f"What you typed for the line “{line_id}” is not in the file yet. It will be lost.",
        title="Take up the dispute?",
        yes="Take it up",
        no="Go on",
    )
