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
from debategame.play.case import CaseEntry, CasePart, case_parts, case_text
from debategame.progress.schedule import due_cards
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import one_line, snippet
from debategame.transfer.export import write_new_file
from debategame.ui.dates import coming
from debategame.ui.services import Services
from debategame.ui.speech.screen import SpeechScreen
from debategame.ui.widgets.file_prompt import ask_new_file
from debategame.ui.widgets.primitives import Head, Keys, TextCard, assembled, safe
from debategame.ui.widgets.screens import GameScreen

EMPTY_CASE = "Nothing yet. Every key point you make is collected here, in your own best sentence."
NAME_LENGTH = 40
"""The longest name of a key point, in code points."""


class CaseList(VerticalGroup):
    """The player's sentences under the names of their key points, in the article's order or line by line."""

    by_line: reactive[bool] = reactive(default=False, recompose=True)

    def __init__(self, scenario: Scenario, progress: Progress, today: datetime.date) -> None:
        """List the case that `progress` holds; `today` is the date in the player's time zone."""
        super().__init__()
        self._scenario, self._progress, self._today = scenario, progress, today

    def compose(self) -> ComposeResult:
        """Show the name and the sentence of each key point, and count those still open."""
        for part in case_parts(self._scenario, self._progress.standing(self._scenario.id), by_line=self.by_line):
            if part.line is not None:
                says = f"“{one_line(part.line.says)}”"
                yield Static(assembled(("They say  ", "$text-muted"), (says, "$text-accent")), classes="against")
            for entry in part.entries:
                yield Static(self._heading(entry))
                yield Static(safe(one_line(entry.point.claim), "$text-muted"), classes="claim wide-only")
                yield Static(safe(f"“{entry.sentence}”"), classes="said")
            yield Static(safe(_open_note(part), "$text-muted"), classes="rest")

    def _heading(self, entry: CaseEntry) -> Content:
        sign, style, half = ("√ ", "$text-success", "") if entry.whole else ("~ ", "$text-warning", " half")
        card = self._progress.cards.get((self._scenario.id, entry.point.id))
        due_on = f"  due {coming(card.due, self._today)}" if card else ""
        name = snippet(entry.point.label, NAME_LENGTH)
        return assembled((sign, f"{style} bold"), (name, "bold"), (half, style), (due_on, "$text-muted"))


class CaseScreen(GameScreen[None]):
    """The player's case in one scenario; key points still open are counted, never named."""

    CSS_PATH = "history.tcss"
    ENDS_NOTICES = True
    HELP = (
        "Your case: every key point you have made, in full or in part, in your own best sentence. The others stay "
        "hidden. Make a speech of it, or export it as a text for a real debate or an essay."
    )
    AUTO_FOCUS = "#case"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l", "order", "By line", id="case.order", tooltip="Switch between line by line and the article's order."
        ),
        Binding("s", "speech", "Speech", id="case.speech", tooltip="A speech of one or three minutes from your case."),
        Binding("e", "export", "Export", id="case.export", tooltip="Write your case to a text file."),
        Binding("escape,enter,c", "leave", "Back", key_display="Esc", id="case.leave", tooltip="Close your case."),
    ]

    def __init__(self, services: Services, scenario: Scenario, progress: Progress) -> None:
        """Show the case that `progress`, of all scenarios, holds for this one."""
        super().__init__()
        self._services = services
        self._scenario, self._progress = scenario, progress
        (self._whole,) = case_parts(scenario, progress.standing(scenario.id), by_line=False)

    def compose(self) -> ComposeResult:
        """Show the list in a card with its counts."""
        today = self._services.now().date()
        yield Head(one_line(self._scenario.title), "My case")
        with TextCard(title="Your case, in your own words", subtitle=self._counts(today), id="case"):
            yield CaseList(self._scenario, self._progress, today)
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that have nothing to act on."""
        if action in ("order", "speech", "export"):
            return bool(self._whole.entries)
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Close the screen."""
        self.dismiss(None)

    def action_order(self) -> None:
        """Switch between line by line and the article's order."""
        case_list = self.query_one(CaseList)
        case_list.by_line = not case_list.by_line

    def action_speech(self) -> None:
        """Compose a speech from the case."""
        self.app.push_screen(SpeechScreen(self._services, self._scenario, self._progress))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the case to a text file, in the order shown."""
        name = f"{self._scenario.id}.txt"
        file = await ask_new_file(self._services, "Export", "Your case as plain text, in the order shown.", name)
        if file is None:
            return
        by_line = self.query_one(CaseList).by_line
        text = case_text(self._scenario, self._progress.standing(self._scenario.id), by_line=by_line)
        try:
            await asyncio.to_thread(write_new_file, io.BytesIO(text.encode()), file)
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            self._services.announce(f"Your case is saved in {file}.")

    def _counts(self, today: datetime.date) -> str:
        own = {key: card for key, card in self._progress.cards.items() if key[0] == self._scenario.id}
        numbers = {"half": self._whole.halves, "due": len(due_cards(own, today))}
        counts = [f"{number} {what}" for what, number in numbers.items() if number]
        return " · ".join([f"{self._whole.made} of {len(self._scenario.key_points)}", *counts])


def _open_note(part: CasePart) -> str:
    if not part.entries and part.line is None:
        return EMPTY_CASE
    if part.still_open:
        return f"· {part.still_open} still open."
    return "" if part.halves else "Every key point is made."
