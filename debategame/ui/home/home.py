"""Home: what is due, what can be played, where the player stands in it, and the next bout."""

import asyncio
from collections.abc import Awaitable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from debategame.errors import DebategameError
from debategame.play.rules import RULES
from debategame.saves.drafts import SILENCE
from debategame.scenario import library
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.flow import run_bout
from debategame.ui.bout.resume import go_on
from debategame.ui.bout.review import ReviewStart, run_review
from debategame.ui.bout.session import change_preferences
from debategame.ui.history.case import CaseScreen
from debategame.ui.history.history import HistoryScreen
from debategame.ui.home.file_problems import list_file_problems
from debategame.ui.home.prompts import ask_player, ask_scenario
from debategame.ui.home.shelf import ShelfScreen
from debategame.ui.home.welcome import WelcomeScreen
from debategame.ui.services import BoutRequest
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import safe

KEYS: list[BindingType] = [
    Binding("r", "review", "Review", id="home.review", tooltip="What is due, one key point after the other."),
    Binding("i", "go_on", "Go on", id="home.go_on", show=False, tooltip="Go on with the round that was interrupted."),
    Binding("b", "briefing", "Briefing", id="home.briefing", tooltip="Facts and names you can use."),
    Binding("c", "case", "Case", id="home.case", tooltip="Every key point you made, in your own words."),
    Binding("h", "history", "History", id="home.history", tooltip="Every round you have played."),
    Binding("m", "mode", "Mode", id="home.mode", show=False, tooltip="Practice, timed at your pace, or test."),
    Binding("p", "player", "Player", id="home.player", tooltip="Change who plays."),
    Binding("plus,equals_sign", "lines(1)", "One line more", id="home.more", tooltip="A longer bout.", show=False),
    Binding("minus", "lines(-1)", "One line fewer", id="home.fewer", tooltip="A shorter bout.", show=False),
    Binding("g", "guesses", "Guessing", id="home.guesses", tooltip="Ask “How many landed?”, or not.", show=False),
    Binding("f", "file", "Open a file", id="home.file", tooltip="Play a scenario of your own.", show=False),
    Binding("w", "problems", "What is wrong", id="home.wrong", tooltip="Faults of scenario files.", show=False),
    Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Leave the game."),
]


class HomeScreen(ShelfScreen):
    """Where every bout begins and ends."""

    HELP = (
        "Choose a scenario with the arrow keys; Enter plays its next bout, the lines least made first. "
        "M and + and - change how it is played. Key points you were asked come back for Review when they are due."
    )
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, request: BoutRequest | None = None) -> None:
        """Begin; with a request, by playing that bout."""
        super().__init__()
        self._request = request

    def on_mount(self) -> None:
        """Read everything while the screen is shown already; look again once a window just closed counts as gone."""
        self._begin()
        self.set_timer(SILENCE.total_seconds() + 1, self.look_again)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something to do it with."""
        offer = self._offer
        if action == "review":
            due = offer.due(self._now.date())
            return bool(due.questions or due.waiting)
        there = {
            "go_on": offer.drafts,
            "briefing": offer.found and RULES[offer.mode].briefing,
            "case": offer.found,
            "mode": offer.found,
            "lines": offer.found,
            "guesses": offer.progress.rounds,
            "problems": offer.problems,
        }
        return bool(super().check_action(action, parameters)) and bool(there.get(action, True))

    @work(group="flow")
    async def _begin(self) -> None:
        shelf = await asyncio.to_thread(library.load, self.debate.game.folder)
        self._change(found=shelf.found, problems=shelf.problems)
        readable = await self._read_progress()
        if self._request is not None:
            await self._do(run_bout(self.debate, self._request))
        elif readable and self._offer.found and not self._offer.progress.rounds and not self._offer.drafts:
            await self._welcome()
        self._show()
        if self._offer.found:
            self._warm_up(self._offer.highlighted.scenario)

    async def _welcome(self) -> None:
        scenario = self._offer.highlighted.scenario
        welcomed = await self.app.push_screen_wait(
            WelcomeScreen(scenario, self.debate.player, scenarios=len(self._offer.found))
        )
        await self._change_player(welcomed.name)
        if welcomed.then == "play":
            await self._do(run_bout(self.debate, self._offer.first_round))

    async def _do(self, doing: Awaitable[None]) -> None:
        """Play something, and then show what has come of it."""
        self.debate.remember(player=self.debate.player)
        try:
            await doing
        except DebategameError as error:
            await self.app.push_screen_wait(TextDialog("That did not work", safe(str(error))))
        await self._read_progress()
        self._show()

    @work(group="look")
    async def look_again(self) -> None:
        """Read where the player stands once more, and show it."""
        if self.is_current and await self._read_progress():
            self._show()

    async def _change_player(self, name: str) -> None:
        self.debate.player = name
        self.debate.remember(player=name)
        await self._read_progress()

    @on(OptionList.OptionSelected)
    @work(group="flow", exclusive=True)
    async def _play(self) -> None:
        await self._do(run_bout(self.debate, self._offer.next_bout))

    @work(group="flow", exclusive=True)
    async def action_review(self) -> None:
        """Ask for what is due, in the minutes that the player gives it."""
        offer, today = self._offer, self._now.date()
        start = ReviewStart(lambda minutes: offer.due(today, minutes), offer.progress.preferences.minutes)
        minutes = await self.app.push_screen_wait(start)
        if minutes is not None:
            await self._do(run_review(self.debate, offer.scenarios, offer.due(today, minutes), minutes))

    @work(group="flow", exclusive=True)
    async def action_go_on(self) -> None:
        """Go on with the round that was interrupted last."""
        draft = self._offer.drafts[0]
        await self._do(go_on(self.debate, draft, self._offer.scenarios))

    @work(group="flow", exclusive=True)
    async def action_briefing(self) -> None:
        """Show the briefing; the bout may begin from there."""
        if await self.app.push_screen_wait(BriefingScreen(self._offer.highlighted.scenario)):
            await self._do(run_bout(self.debate, self._offer.next_bout))

    def action_case(self) -> None:
        """Show the player's case in the highlighted scenario."""
        self.app.push_screen(CaseScreen(self._offer.highlighted.scenario, self._offer.progress))

    @work(group="flow", exclusive=True)
    async def action_history(self) -> None:
        """Show the player's rounds; what counts for bests may change there."""
        titles = {one.scenario.id: one.scenario.title for one in self._offer.found}
        await self.app.push_screen_wait(HistoryScreen(titles))
        await self._read_progress()
        self._show()

    def action_mode(self) -> None:
        """Play the next bout in another mode."""
        self._offer = self._offer.in_next_mode()
        self._show()

    def action_lines(self, more: int) -> None:
        """Play more lines in the next bout, or fewer."""
        self._offer = self._offer.with_more_lines(more)
        self._show_card()

    @work(group="flow", exclusive=True)
    async def action_guesses(self) -> None:
        """Ask "How many landed?" before scores show, or ask it no more."""
        asked = not self._offer.progress.preferences.guesses
        await self._do(change_preferences(self.debate, guesses=asked))
        self.debate.tell(f"“How many landed?” is {'asked before each score' if asked else 'not asked any more'}.")

    def action_problems(self) -> None:
        """Show every fault of the folder's scenario files."""
        self.app.push_screen(TextDialog("What is wrong in scenario files", list_file_problems(self._offer.problems)))

    @work(group="flow", exclusive=True)
    async def action_player(self) -> None:
        """Ask who plays from now on."""
        name = await ask_player(self.debate)
        if name is not None:
            await self._change_player(name)
            self._show()

    @work(group="flow", exclusive=True)
    async def action_file(self) -> None:
        """Ask for a scenario file and put it on the list."""
        opened = await ask_scenario(self.debate)
        if opened is not None:
            self._offer = self._offer.opened(opened)
            self._show()
