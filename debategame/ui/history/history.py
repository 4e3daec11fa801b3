"""The history screen: the player's rounds, newest first, and a chart of their first answers."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from debategame.errors import SaveError
from debategame.progress.rounds import Mode
from debategame.saves.queries import RoundQuery
from debategame.saves.save import Save
from debategame.text.display import count_of, one_line
from debategame.transfer.export import export_to_file
from debategame.ui.feedback.screens import PastRoundFeedback
from debategame.ui.history.filters import RoundFilters, SearchField
from debategame.ui.history.found_rounds import FoundRounds, find_rounds, older_rounds, toggle_excluded
from debategame.ui.history.key_points import point_tables
from debategame.ui.history.round_table import RoundsCard, RoundTable
from debategame.ui.history.trend_card import TrendCard
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_prompt import ask_new_file
from debategame.ui.widgets.primitives import Head, Keys, safe
from debategame.ui.widgets.screens import GameScreen

PAUSE = 0.15
"""Seconds to wait after a change of the filters, so that a typed word is searched for once."""
NO_ROUNDS = "No rounds yet. Every round you play is saved here."
NONE_FOUND = "No round like this. Change the filters above."
EXPORT = "All your rounds, not only those shown. A .csv file opens in a spreadsheet; any other can be imported again."
KEYS: list[BindingType] = [
    Binding("slash", "find", "Find", key_display="/", id="history.find", tooltip="Search your answers for a text."),
    Binding("m", "mode", "Mode", id="history.mode", show=False, tooltip="Show the chart of another mode."),
    Binding("t", "figures", "Table", id="history.table", show=False, tooltip="Show the chart as a table."),
    Binding(
        "k",
        "points",
        "Key points",
        id="history.points",
        tooltip="Show how often you made each, and when it is due.",
    ),
    Binding(
        "x",
        "leave_out",
        "Leave out",
        id="history.out",
        tooltip="Leave a round out of bests and the chart, or take it back in.",
    ),
    Binding("e", "export", "Export", id="history.export", tooltip="Write all your rounds to a file."),
    Binding("escape", "leave", "Back", id="history.leave", tooltip="Back to where you were."),
]
_T = TypeVar("_T")


class HistoryScreen(GameScreen[None]):
    """The player's rounds. Rounds may be left out or taken back in before the screen closes."""

    CSS_PATH = "history.tcss"
    ENDS_NOTICES = True
    HELP = (
        "Your rounds, newest first, over a chart of your first answers. Each sign is a round: • when the line was new "
        "to you, o when you had seen it before. The line is the mean of five rounds. A round that you leave out stays "
        "here and in your case, but no longer counts for your bests and the chart. A broken line ┊ shows where a new "
        "version changed the scoring: scores on its two sides cannot be compared until `debategame rescore --apply` "
        "scores the old rounds again."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, services: Services, titles: Mapping[str, str]) -> None:
        """Show the player's rounds; `titles` has the titles of known scenarios by id."""
        super().__init__()
        self._services = services
        self._titles = titles
        self._query = RoundQuery()
        self._mode: Mode | None = None
        self._has_rounds = False

    def compose(self) -> ComposeResult:
        """Lay out the filters, the chart and the table."""
        game = self._services.game
        yield Head(f"History · {one_line(self._services.player)}")
        yield RoundFilters(game.local(game.clock()).date(), game.zone)
        yield TrendCard()
        yield RoundsCard(self._titles, game.local)
        yield Keys()

    def on_mount(self) -> None:
        """Read the newest rounds from the save."""
        self._read_first_page()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that have nothing to act on."""
        if action == "leave_out":
            return bool(self._table.played)
        if action in ("find", "mode", "figures", "points", "export"):
            return self._has_rounds
        return super().check_action(action, parameters)

    @property
    def _rounds(self) -> RoundsCard:
        return self.query_one(RoundsCard)

    @property
    def _table(self) -> RoundTable:
        return self._rounds.table

    def action_leave(self) -> None:
        """Close the screen."""
        self.dismiss(None)

    def action_find(self) -> None:
        """Move the focus to the search field."""
        self.query_one(RoundFilters).focus_search()

    def action_mode(self) -> None:
        """Chart the next mode; if the rounds are filtered by mode, change the filter."""
        modes = list(Mode)
        next_mode = modes[(modes.index(self._mode or modes[-1]) + 1) % len(modes)]
        if self._query.mode:
            self.query_one(RoundFilters).choose_mode(next_mode)
        else:
            self._mode = next_mode
            self._read_first_page()

    def action_figures(self) -> None:
        """Show the chart as a table."""
        title, text = self.query_one(TrendCard).as_table
        self.app.push_screen(TextDialog(title, safe(text)))

    @work(group="points", exclusive=True)
    async def action_points(self) -> None:
        """Show how often each key point was made, when last, and when it is due."""
        now, only = self._services.now(), self._query.scenario
        text = await self._in_save(partial(point_tables, only=only, now=now))
        if text is not None:
            self.app.push_screen(TextDialog("Key points", safe(text)))

    @work(group="export", exclusive=True)
    async def action_export(self) -> None:
        """Write all rounds of the player to a file."""
        file = await ask_new_file(self._services, "Export", EXPORT, f"{self._services.save().path.stem}.jsonl")
        saved = await self._in_save(lambda save: export_to_file(save.file, file)) if file else None
        if saved:
            self._services.announce(f"All your rounds are saved in {file}.")

    @work(group="leave out")
    async def action_leave_out(self) -> None:
        """Leave the chosen round out of bests and the chart, or take it back in."""
        played, query, mode = self._table.chosen, self._query, self._mode
        changed = await self._in_save(partial(toggle_excluded, played=played)) if played else None
        if changed is not None:
            self._table.replace(changed)
            self._rounds.update_titles()
            found = await self._in_save(partial(find_rounds, query=query, mode=mode))
            if found is not None and (query, mode) == (self._query, self._mode):
                self.query_one(TrendCard).show(found, self._services.game.zone)

    @on(RoundFilters.Changed)
    def _filters_changed(self, event: RoundFilters.Changed) -> None:
        self._query = event.query
        self._read_first_page(PAUSE)

    @on(SearchField.Left)
    def _search_left(self) -> None:
        self.set_focus(self._table if self._table.played else None)

    @work(group="read", exclusive=True)
    async def _read_first_page(self, pause: float = 0) -> None:
        """Read the newest rounds that match the query, and show them."""
        await asyncio.sleep(pause)
        found = await self._in_save(partial(find_rounds, query=self._query, mode=self._mode))
        if found is not None:
            self._show(found)

    @work(group="read", exclusive=True)
    async def _read_next_page(self) -> None:
        """Read the next older rounds, and show them below."""
        passed, query = self._rounds.passed, self._query
        rulings = self._table.rulings
        found = await self._in_save(lambda save: older_rounds(save, query, passed, rulings))
        if found is not None:
            self._rounds.add(*found)

    async def _in_save(self, call: Callable[[Save], _T]) -> _T | None:
        """Return the result of `call` on the save. On SaveError show the error and return None."""
        try:
            return await self._services.in_save(call)
        except SaveError as error:
            self._services.announce(str(error), warning=True)
            self._rounds.set_message(str(error))
            return None

    def _show(self, found: FoundRounds) -> None:
        """Show the rounds; the first time, also fill in the filters."""
        first, self._has_rounds = not self._has_rounds, found.progress.rounds > 0
        if first:
            self.query_one(RoundFilters).set_choices(found.progress.standings, self._titles)
        self._mode = found.mode
        self._rounds.set_message(NONE_FOUND if self._has_rounds else NO_ROUNDS)
        self._table.rulings = found.rulings
        self._rounds.show(found.page, found.ruled)
        self.query_one(TrendCard).show(found, self._services.game.zone)
        self.query_one(Head).show(right=_counts(found))
        if first and found.page.rounds:
            self._table.focus()
        self.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def _highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row == len(self._table.played) - 1 and self._rounds.older > 0:
            self._read_next_page()

    @on(DataTable.RowSelected)
    @work(group="open", exclusive=True)
    async def _open(self) -> None:
        played = self._table.chosen
        scenario = await self._in_save(lambda save: save.scenario(played.scenario_hash)) if played else None
        if scenario is not None and played is not None:
            self.app.push_screen(PastRoundFeedback(self._services, scenario, played, self._table.rulings))


def _counts(found: FoundRounds) -> str:
    total = count_of(found.progress.rounds, "round")
    made = sum(len(standing.made) for standing in found.progress.standings.values())
    counted = total if found.page.total == found.progress.rounds else f"{found.page.total} of {total}"
    return f"{counted} · {count_of(made, 'key point')} made"
