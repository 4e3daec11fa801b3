"""Home: what is on today, the scenarios with results, the next bout. Its screens come in while the player reads."""

from collections.abc import Awaitable
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from debategame.errors import DebategameError
from debategame.play.training.review import next_due
from debategame.progress.drafts import Draft
from debategame.saves.drafts import HEARTBEAT_TIMEOUT
from debategame.saves.queries import on_day_of
from debategame.saves.save import Progress
from debategame.scenario.library import Shelf
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.bout.request import BoutRequest
from debategame.ui.dates import coming
from debategame.ui.home.keys import KEYS, TURN
from debategame.ui.home.prompts import ask_player, ask_scenario, begun
from debategame.ui.home.rulings import RulingsBeside
from debategame.ui.home.scenario_card import ScenarioCard
from debategame.ui.home.scenario_list import ScenarioList
from debategame.ui.home.state import HomeState
from debategame.ui.home.today import TodayCard, news
from debategame.ui.home.welcome import Welcomed, WelcomeScreen
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_problems import list_file_problems
from debategame.ui.widgets.primitives import Head, Keys, safe
from debategame.ui.widgets.screens import GameScreen

NO_SCENARIOS = (
    "There are no scenarios here yet. Press F to open a scenario file, or put one into this folder and start again:"
)
NOTHING_DUE = "Nothing is due for review."
NEXT_DUE = "The next key points are due {}."
NEVER_DUE = "Key points come due some days after you met them in a bout."
GUESSES_ON, GUESSES_OFF = "You are asked for a guess before each score.", "You are not asked for a guess any more."


class HomeScreen(GameScreen[None]):
    """The screen from which everything is played."""

    AUTO_FOCUS = ""
    ENDS_NOTICES = True
    HELP = (
        "Choose a scenario with the arrow keys. Enter plays its next bout, and begins with the lines on which you have "
        "made least. M, + and - change how it is played. T takes five minutes of what is due; R asks for all of it."
    )
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self, services: Services, shelf: Shelf, *, request: BoutRequest | None = None, welcomed: Welcomed | None = None
    ) -> None:
        """Show Home with the scenarios of `shelf`. First play `request`, or do what a newcomer chose."""
        super().__init__()
        self._services = services
        self._request, self._welcomed, self._rulings = request, welcomed, RulingsBeside()
        self._shelf = shelf
        self._state = HomeState(found=shelf.found, problems=shelf.problems)
        self._today, self._list, self._card = TodayCard(), ScenarioList(), ScenarioCard()

    def compose(self) -> ComposeResult:
        """Show the news of today, the scenarios, and the highlighted one."""
        yield Head("debategame")
        yield self._today
        with Horizontal(id="scenarios"):
            yield self._list
            yield self._card
        yield Static("Reading scenarios and your save …", id="loading")
        yield Keys()

    def on_mount(self) -> None:
        """Read the player's progress, and again once drafts of a window just closed can be resumed."""
        self._begin()
        self.set_timer(HEARTBEAT_TIMEOUT.total_seconds() + 1, self.look_again)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that have nothing to act on."""
        allowed = self._state.allows(action, self._services.now().date())
        return allowed and bool(super().check_action(action, parameters))

    @work(group="flow")
    async def _begin(self) -> None:
        readable = await self._read_progress()
        self._state = state = self._state.at_last_played
        if self._request is not None:
            await self._play_or_resume(self._request)
        elif self._welcomed is not None:
            await self._follow(self._welcomed)
        elif readable and state.is_new:
            await self._welcome()
        self._show()
        if state.found:
            self.call_after_refresh(self._warm_up, state.highlighted.scenario)  # Home is painted first

    async def _welcome(self) -> None:
        """Welcome a newcomer, and do what they choose."""
        await self._follow(await self._services.show(WelcomeScreen(self._services, self._shelf)))
        await self._read_progress()

    async def _follow(self, welcomed: Welcomed | None) -> None:
        if welcomed is not None and welcomed.then == "play":
            await self._play_bout(self._state.first_round)

    async def _play_or_resume(self, request: BoutRequest) -> None:
        """Play a bout. If the player has begun an answer to one of its lines, offer that first."""
        draft = self._state.draft_for(request)
        if draft is not None and await self._services.show(begun(draft)):
            await self._resume(draft, {**self._state.scenarios, request.scenario.id: request.scenario})
        else:
            await self._play_bout(request)

    async def _resume(self, draft: Draft, scenarios: dict[str, Scenario]) -> None:
        from debategame.ui.bout.resume import resume

        await self._play(resume(self._services, draft, scenarios))

    async def _play_bout(self, request: BoutRequest) -> None:
        from debategame.ui.bout.flow import play_bout

        await self._play(play_bout(self._services, request))

    async def _play(self, playing: Awaitable[None]) -> None:
        """Play something, then show the new results."""
        self._services.remember_player()
        try:
            await playing
        except DebategameError as error:
            await self._services.show(TextDialog("That did not work", safe(str(error))))
        await self._read_progress()
        self._show()

    async def _read_progress(self) -> bool:
        """Read the player's progress. Return False if that fails; the player is informed."""
        await self._rulings.take(self._services, [found.path for found in self._state.found])
        today = on_day_of(self._services.now())
        found = await self._services.read(lambda save: (save.progress(), save.page(today).rounds), None)
        self._change(progress=found[0] if found else Progress(), rounds=found[1] if found else ())
        return found is not None

    def _change(self, **fields: object) -> None:
        self._state = msgspec.structs.replace(self._state, **fields)

    def _show(self) -> None:
        now, state = self._services.now(), self._state
        self.set_class(bool(state.found), "-ready")
        self.query_one(Head).show(right=f"{one_line(self._services.player)} · {now:%a} {now.day} {now:%b}")
        self._list.show_scenarios(state.overviews, now.date(), state.chosen)
        self._today.show_news(news(state, now))
        self.query_one("#loading", Static).update(safe(f"{NO_SCENARIOS}\n\n{self._services.game.folder}"))
        if state.found:
            self._show_card()
            self.call_after_refresh(self._list.focus)
        self.refresh_bindings()

    def _show_card(self) -> None:
        state, services = self._state, self._services
        places = (state.highlighted.path.parent, services.game.saves)
        self._card.show_scenario(state.overview, state.next_bout, now=services.now(), places=places)
        self._card.border_subtitle = TURN if state.has_other_side else ""

    @work(thread=True, group="warm-up")
    def _warm_up(self, scenario: Scenario) -> None:
        """Import the next screens and make a scorer, while the player reads."""
        from debategame.ui.bout import resume  # noqa: F401 -- only to have it imported
        from debategame.ui.history import history  # noqa: F401

        first = scenario.lines[0]
        self._services.scorer(scenario).score(first.id, first.says)

    @work(group="look")
    async def look_again(self) -> None:
        """Read the player's progress again and show it."""
        if self.is_current and await self._read_progress():
            self._show()

    async def _change_player(self, name: str) -> None:
        self._services.player = name
        self._services.remember_player()
        self._state = HomeState(found=self._state.found, problems=self._state.problems)
        readable = await self._read_progress()
        self._state = self._state.at_last_played
        if readable and self._state.is_new:
            await self._welcome()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._change(chosen=self._list.place_of(event.option_index))
        self._show_card()

    @on(OptionList.OptionSelected)
    @work(group="flow", exclusive=True)
    async def _play_next(self) -> None:
        await self._play_bout(self._state.next_bout)

    @work(group="flow", exclusive=True)
    async def action_today(self) -> None:
        """Play the five minutes of today."""
        from debategame.ui.bout.today import play_today

        await self._play(play_today(self._services, self._state.scenarios))

    @work(group="flow", exclusive=True)
    async def action_review(self) -> None:
        """Ask for how many minutes, then review what is due."""
        from debategame.ui.bout.review import ReviewStart, play_review

        state, today = self._state, self._services.now().date()
        start = ReviewStart(lambda minutes: state.due(today, minutes), state.progress.preferences.minutes)
        minutes = await self._services.show(start)
        if minutes is not None:
            await self._play(play_review(self._services, state.scenarios, state.due(today, minutes), minutes))

    def action_next_due(self) -> None:
        """Say that nothing is due, and when it will be."""
        state, today = self._state, self._services.now().date()
        found = next_due(state.progress.cards, state.scenarios.values(), today)
        self._services.announce(f"{NOTHING_DUE} {NEXT_DUE.format(coming(found[0], today)) if found else NEVER_DUE}")

    @work(group="flow", exclusive=True)
    async def action_resume(self) -> None:
        """Resume the round that was interrupted last."""
        await self._resume(self._state.drafts[0], self._state.scenarios)

    @work(group="flow", exclusive=True)
    async def action_briefing(self) -> None:
        """Show the briefing. The bout can be started from there."""
        from debategame.ui.bout.briefing import show_briefing

        if await show_briefing(self._services, self._state.next_bout):
            await self._play_bout(self._state.next_bout)

    def action_case(self) -> None:
        """Show the player's case in the highlighted scenario."""
        from debategame.ui.history.case import CaseScreen

        self.app.push_screen(CaseScreen(self._services, self._state.highlighted.scenario, self._state.progress))

    @work(group="flow", exclusive=True)
    async def action_history(self) -> None:
        """Show the player's rounds. Some may be excluded there, so show the new results afterwards."""
        from debategame.ui.history.history import HistoryScreen

        titles = {scenario.id: scenario.title for scenario in self._state.scenarios.values()}
        await self._services.show(HistoryScreen(self._services, titles))
        await self._read_progress()
        self._show()

    def action_turn(self) -> None:
        """Play the highlighted scenario from its other side, or from the first one again."""
        self._state = self._state.with_side_turned
        self._show()

    def action_mode(self) -> None:
        """Play the next bout in another mode."""
        self._state = self._state.in_next_mode()
        self._show()

    def action_lines(self, more: int) -> None:
        """Play more lines in the next bout, or fewer."""
        self._state = self._state.with_more_lines(more)
        self._show_card()

    @work(group="flow", exclusive=True)
    async def action_guesses(self) -> None:
        """Turn the question about a guess before each score on or off."""
        guesses = not self._state.progress.preferences.guesses
        await self._play(self._services.change_preferences(guesses=guesses))
        self._services.announce(GUESSES_ON if guesses else GUESSES_OFF)

    def action_problems(self) -> None:
        """Show every problem of the folder's scenario files."""
        self.app.push_screen(TextDialog("What is wrong in scenario files", list_file_problems(self._state.problems)))

    @work(group="flow", exclusive=True)
    async def action_player(self) -> None:
        """Ask for another player."""
        name = await ask_player(self._services)
        if name is not None:
            await self._change_player(name)
            self._show()

    @work(group="flow", exclusive=True)
    async def action_file(self) -> None:
        """Ask for a scenario file and add it to the list."""
        opened = await ask_scenario(self._services)
        if opened is not None:
            self._state = self._state.opened(opened)
            await self._read_progress()
            self._show()
