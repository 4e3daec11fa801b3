"""The rounds of a player, newest first, and how their first answers went over time."""

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
from debategame.text.display import many, one_line
from debategame.transfer.export import to_file
from debategame.ui.feedback.modes import PastRound
from debategame.ui.history.filters import Find, RoundFilters
from debategame.ui.history.key_points import point_tables
from debategame.ui.history.lookup import PAGE, FoundRounds, find, toggle_excluded
from debategame.ui.history.round_table import RoundsCard, RoundTable
from debategame.ui.history.trend_card import TrendCard
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_prompt import ask_new_file
from debategame.ui.widgets.parts import Head, Keys, safe
from debategame.ui.widgets.screens import GameScreen

PAUSE = 0.15
"""Seconds that are let pass after a change of what is wanted, so that a word typed is looked up once."""
NONE = "No rounds yet. Every round you play is kept here."
NONE_WANTED = "There is no such round. Choose otherwise above."
EXPORT = "All your rounds, not only those shown. A name that ends in .csv is for spreadsheets, any other for import."
KEYS: list[BindingType] = [
    Binding("slash", "find", "Find", key_display="/", id="history.find", tooltip="Find a text in your answers."),
    Binding("m", "mode", "Mode", id="history.mode", show=False, tooltip="Chart first answers of another mode."),
    Binding("t", "figures", "Table", id="history.table", show=False, tooltip="The chart's figures as a table."),
    Binding("k", "points", "Key points", id="history.points", tooltip="How often each was made, last, when due."),
    Binding("x", "leave_out", "Leave out", id="history.out", tooltip="Leave a round out of bests, or take it in."),
    Binding("e", "export", "Export", id="history.export", tooltip="Write all your rounds to a file."),
    Binding("escape", "leave", "Home", id="history.leave", tooltip="Back to Home."),
]
_T = TypeVar("_T")


class HistoryScreen(GameScreen[None]):
    """The rounds of who plays; the result is nothing, but a round may have been left out or taken back in."""

    CSS_PATH = "history.tcss"
    HELP = (
        "Your rounds, newest first, and how your first answers went. Each sign of the chart is a round: • the first "
        "time you saw the line, o again. A round that is left out stays here and in your case, but no longer counts "
        "for bests and the chart."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, services: Services, titles: Mapping[str, str]) -> None:
        """Show the rounds of who plays; `titles` names the scenarios that are known, by id."""
        super().__init__()
        self._services = services
        self._titles = titles
        self._wanted = RoundQuery()
        self._mode: Mode | None = None
        self._any = False

    def compose(self) -> ComposeResult:
        """Stack the choices, the chart and the table, with a sentence until there is something in it."""
        game = self._services.game
        yield Head(f"History · {one_line(self._services.player)}")
        yield RoundFilters(game.local(game.clock()).date(), game.zone)
        yield TrendCard()
        yield RoundsCard(self._titles, game.local)
        yield Keys()

    def on_mount(self) -> None:
        """Read the newest rounds."""
        self._look_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Act only on what there is."""
        if action == "leave_out":
            return bool(self._table.played)
        if action in ("find", "mode", "figures", "points", "export"):
            return self._any
        return super().check_action(action, parameters)

    @property
    def _rounds(self) -> RoundsCard:
        return self.query_one(RoundsCard)

    @property
    def _table(self) -> RoundTable:
        return self._rounds.table

    def action_leave(self) -> None:
        """Go back to Home."""
        self.dismiss(None)

    def action_find(self) -> None:
        """Go to the field for a text."""
        self.query_one(RoundFilters).find()

    def action_mode(self) -> None:
        """Chart another mode; where rounds of one mode are wanted, want those of the other."""
        modes = list(Mode)
        following = modes[(modes.index(self._mode or modes[-1]) + 1) % len(modes)]
        if self._wanted.mode:
            self.query_one(RoundFilters).want_mode(following)
        else:
            self._mode = following
            self._look_up()

    def action_figures(self) -> None:
        """Show the figures of the chart as a table."""
        title, text = self.query_one(TrendCard).as_table
        self.app.push_screen(TextDialog(title, safe(text)))

    @work(group="points", exclusive=True)
    async def action_points(self) -> None:
        """Show per key point how often it was made, when last, and when it is due."""
        game = self._services.game
        now, only = game.local(game.clock()), self._wanted.scenario
        text = await self._in_save(partial(point_tables, only=only, now=now))
        if text is not None:
            self.app.push_screen(TextDialog("Key points", safe(text)))

    @work(group="export", exclusive=True)
    async def action_export(self) -> None:
        """Write all rounds of who plays to a file."""
        file = await ask_new_file(self._services, "Export", EXPORT, f"{self._services.save().path.stem}.jsonl")
        rows = await self._in_save(lambda save: to_file(save.file, file)) if file else None
        if rows is not None:
            self._services.announce(f"All your rounds are in {file}.")

    @work(group="leave out")
    async def action_leave_out(self) -> None:
        """Leave the chosen round out of bests and trends, or take it back in."""
        played, wanted, mode = self._table.chosen, self._wanted, self._mode
        changed = await self._in_save(partial(toggle_excluded, played=played)) if played else None
        if changed is not None:
            self._table.replace(changed)
            self._rounds.tell()
            found = await self._in_save(partial(find, wanted=wanted, mode=mode))
            if found is not None and (wanted, mode) == (self._wanted, self._mode):
                self.query_one(TrendCard).tell(found, self._services.game.zone)

    @on(RoundFilters.Changed)
    def _wish(self, event: RoundFilters.Changed) -> None:
        self._wanted = event.wanted
        self._look_up(PAUSE)

    @on(Find.Left)
    def _leave_field(self) -> None:
        self.set_focus(self._table if self._table.played else None)

    @work(group="read", exclusive=True)
    async def _look_up(self, pause: float = 0) -> None:
        """Read what is wanted and show it in place of what was."""
        await asyncio.sleep(pause)
        found = await self._in_save(partial(find, wanted=self._wanted, mode=self._mode))
        if found is not None:
            self._show(found)

    @work(group="read", exclusive=True)
    async def _read_on(self) -> None:
        """Read and show the next older rounds."""
        shown, wanted = len(self._table.played), self._wanted
        page = await self._in_save(lambda save: save.page(wanted, limit=PAGE, offset=shown))
        if page is not None:
            self._rounds.add(page)

    async def _in_save(self, call: Callable[[Save], _T]) -> _T | None:
        """Return what the save gives; None, once the player was told why, where it cannot."""
        try:
            return await self._services.in_save(call)
        except SaveError as error:
            self._services.announce(str(error), warning=True)
            self._rounds.say(str(error))
            return None

    def _show(self, found: FoundRounds) -> None:
        """Show what was looked up; the first time, offer what there is to choose from."""
        first, self._any = not self._any, found.progress.rounds > 0
        if first:
            self.query_one(RoundFilters).offer(found.progress.standings, self._titles)
        self._mode = found.mode
        self._rounds.say(NONE_WANTED if self._any else NONE)
        self._rounds.show(found.page)
        self.query_one(TrendCard).tell(found, self._services.game.zone)
        self.query_one(Head).tell(right=_counted(found))
        if first and found.page.rounds:
            self._table.focus()
        self.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def _highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row == len(self._table.played) - 1 and self._rounds.older > 0:
            self._read_on()

    @on(DataTable.RowSelected)
    @work(group="open", exclusive=True)
    async def _open(self) -> None:
        played = self._table.chosen
        scenario = await self._in_save(lambda save: save.scenario(played.scenario_hash)) if played else None
        if scenario is not None and played is not None:
            self.app.push_screen(PastRound(self._services, scenario, played))


def _counted(found: FoundRounds) -> str:
    total = many(found.progress.rounds, "round")
    made = sum(len(standing.made) for standing in found.progress.standings.values())
    counted = total if found.page.total == found.progress.rounds else f"{found.page.total} of {total}"
    return f"{counted} · {many(made, 'key point')} made"
