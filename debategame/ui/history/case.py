"""The case: every key point the player has made in a scenario, in their own best sentence."""

import asyncio
import datetime
import io
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from debategame.errors import SaveError
from debategame.play.case import Entry, Part, case_parts, case_text
from debategame.progress.schedule import due
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import one_line, snippet
from debategame.transfer.export import write_new
from debategame.ui.dates import coming
from debategame.ui.services import Services
from debategame.ui.widgets.file_prompt import ask_new_file
from debategame.ui.widgets.parts import Head, Keys, Reading, assembled, safe
from debategame.ui.widgets.screens import GameScreen

NOTHING = "Nothing yet. Every key point you make is kept here, in the best sentence you found for it."
LONGEST_NAME = 40
"""Code points of a key point's name."""


class CaseList(VerticalGroup):
    """The sentences under the names of their key points, in the article's order or line by line."""

    by_line: reactive[bool] = reactive(default=False, recompose=True)

    def __init__(self, scenario: Scenario, progress: Progress, today: datetime.date) -> None:
        """List the case of a player who stands so; `today` is the player's."""
        super().__init__()
        self._scenario, self._progress, self._today = scenario, progress, today

    def compose(self) -> ComposeResult:
        """Make a row of each name, one of each sentence, and one of what is still open."""
        for part in case_parts(self._scenario, self._progress.of(self._scenario.id), by_line=self.by_line):
            if part.line is not None:
                says = f"“{one_line(part.line.says)}”"
                yield Static(assembled(("They say  ", "$text-muted"), (says, "$text-accent")), classes="against")
            for entry in part.entries:
                yield Static(self._heading(entry))
                yield Static(safe(one_line(entry.point.claim), "$text-muted"), classes="claim wide-only")
                yield Static(safe(f"“{entry.sentence}”"), classes="said")
            yield Static(safe(_rest(part), "$text-muted"), classes="rest")

    def _heading(self, entry: Entry) -> Content:
        sign, style, half = ("√ ", "$text-success", "") if entry.whole else ("~ ", "$text-warning", " half")
        card = self._progress.cards.get((self._scenario.id, entry.point.id))
        due_on = f"  due {coming(card.due, self._today)}" if card else ""
        name = snippet(entry.point.label, LONGEST_NAME)
        return assembled((sign, f"{style} bold"), (name, "bold"), (half, style), (due_on, "$text-muted"))


class CaseScreen(GameScreen[None]):
    """The player's case in one scenario; what is not made yet is counted, never named."""

    CSS_PATH = "history.tcss"
    HELP = (
        "Your case: every key point you have made, in your own best sentence, and what you made in part. What is "
        "still open is not told here. Take it with you as a text for a real debate or an essay."
    )
    AUTO_FOCUS = "#case"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "order", "By line", id="case.order", tooltip="Line by line, or in the article's order."),
        Binding("e", "export", "Export", id="case.export", tooltip="Write your case to a text file."),
        Binding("escape,enter,c", "leave", "Back", key_display="Esc", id="case.leave", tooltip="Where you were."),
    ]

    def __init__(self, services: Services, scenario: Scenario, progress: Progress) -> None:
        """Show the case of a player who stands so in all they have played."""
        super().__init__()
        self._services = services
        self._scenario, self._progress = scenario, progress
        (self._whole,) = case_parts(scenario, progress.of(scenario.id), by_line=False)

    def compose(self) -> ComposeResult:
        """Show the list in a card that counts it."""
        today = self._services.now().date()
        yield Head(one_line(self._scenario.title), "My case")
        with Reading(title="Your case, in your own words", subtitle=self._counted(today), id="case"):
            yield CaseList(self._scenario, self._progress, today)
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Order and write only what there is."""
        if action in ("order", "export"):
            return bool(self._whole.entries)
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_order(self) -> None:
        """Show the case line by line, or in the article's order again."""
        listed = self.query_one(CaseList)
        listed.by_line = not listed.by_line

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the case, in the order shown, to a text file."""
        name = f"{self._scenario.id}.txt"
        file = await ask_new_file(self._services, "Export", "Your case as plain text, in the order shown.", name)
        if file is None:
            return
        by_line = self.query_one(CaseList).by_line
        text = case_text(self._scenario, self._progress.of(self._scenario.id), by_line=by_line)
        try:
            await asyncio.to_thread(write_new, io.BytesIO(text.encode()), file)
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            self._services.announce(f"Your case is in {file}.")

    def _counted(self, today: datetime.date) -> str:
        own = {key: card for key, card in self._progress.cards.items() if key[0] == self._scenario.id}
        counts = {"half": self._whole.halves, "due": len(due(own, today))}
        told = [f"{number} {what}" for what, number in counts.items() if number]
        return " · ".join([f"{self._whole.made} of {len(self._scenario.key_points)}", *told])


def _rest(part: Part) -> str:
    if not part.entries and part.line is None:
        return NOTHING
    if part.still_open:
        return f"· {part.still_open} still open."
    return "" if part.halves else "Every key point is made."
