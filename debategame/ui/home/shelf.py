"""What Home shows: what is due, the scenarios, and where the player stands in the one that is highlighted."""

import datetime

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from debategame.progress.rounds import Mode
from debategame.saves.queries import RoundQuery
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.bout.session import read
from debategame.ui.home.scenario_card import ScenarioCard
from debategame.ui.home.scenario_list import ScenarioList
from debategame.ui.home.state import HomeState
from debategame.ui.home.today import TodayCard, news
from debategame.ui.widgets.primitives import Head, Keys, safe
from debategame.ui.widgets.screens import GameScreen

NO_SCENARIOS = (
    "There are no scenarios here yet. Press F to open a scenario file, or put one into this folder and start again:"
)


class ShelfScreen(GameScreen[None]):
    """Reads where the player stands in what can be played, and shows it."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._offer = HomeState()
        self._today, self._list, self._card = TodayCard(), ScenarioList(), ScenarioCard()

    def compose(self) -> ComposeResult:
        """Show what is new, the scenarios, and the highlighted one."""
        yield Head("debategame")
        yield self._today
        with Horizontal(id="scenarios"):
            yield self._list
            yield self._card
        yield Static("Reading scenarios and your save …", id="loading")
        yield Keys()

    @property
    def _now(self) -> datetime.datetime:
        return self.debate.game.local(self.debate.game.clock())

    async def _read_progress(self) -> bool:
        """Read where the player stands; say what is wrong and return False where that cannot be read."""
        midnight = self._now.replace(hour=0, minute=0, second=0, microsecond=0)
        reviewed = RoundQuery(mode=Mode.REVIEW, since=midnight)
        found = await read(self.debate, lambda save: (save.progress(), save.page(reviewed, limit=0).total), None)
        self._change(progress=found[0] if found else Progress(), reviewed=found[1] if found else 0)
        return found is not None

    def _change(self, **fields: object) -> None:
        self._offer = msgspec.structs.replace(self._offer, **fields)

    def _show(self) -> None:
        """Show what has been read."""
        now, offer = self._now, self._offer
        self.set_class(bool(offer.found), "-ready")
        self.query_one(Head).show(right=f"{one_line(self.debate.player)} · {now:%a} {now.day} {now:%b}")
        self._list.tell(offer.stands, now.date(), offer.chosen)
        self._today.tell(news(offer, now))
        self.query_one("#loading", Static).update(safe(f"{NO_SCENARIOS}\n\n{self.debate.game.folder}"))
        if offer.found:
            self._show_card()
            self.call_after_refresh(self._list.focus)
        self.refresh_bindings()

    def _show_card(self) -> None:
        game, offer = self.debate.game, self._offer
        places = (offer.highlighted.path.parent, game.saves)
        self._card.tell(offer.stand, offer.next_bout, now=self._now, places=places)

    @work(thread=True, group="warm-up")
    def _warm_up(self, scenario: Scenario) -> None:
        """Make a scorer ready before it is needed."""
        first = scenario.lines[0]
        self.debate.scorer(scenario).score(first.id, first.says)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._change(chosen=event.option_index)
        self._show_card()
