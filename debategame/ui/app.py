"""The application around the screens: who plays, the save and the scorers, themes, help, leaving."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.reactive import reactive
from textual.screen import Screen

from debategame.errors import PlayerNameError, SaveError
from debategame.saves import settings
from debategame.saves.names import player_name
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer
from debategame.ui.guard import run_guarded
from debategame.ui.help import HelpScreen, keys_of
from debategame.ui.home.home import HomeScreen
from debategame.ui.services import BoutRequest, Game
from debategame.ui.themes import THEMES, USUAL
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.screens import GameScreen

NAMELESS = "Player"
KEY_NAMES = {
    "enter": "Enter",
    "tab": "Tab",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "minus": "-",
}
"""How keys are named where they are not simply shown in capitals."""
T = TypeVar("T")


class DebateApp(App[None]):
    """The game. Screens find here what they share; what they show is given to them."""

    TITLE = "debategame"
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", id="app.help", tooltip="What can be done on this screen, and by which key."),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Leave the game.", show=False, priority=True),
    ]

    player: reactive[str] = reactive("", init=False)
    """Who plays; their save is used from then on."""

    def __init__(
        self, game: Game, request: BoutRequest | None = None, *, first: GameScreen[None] | None = None
    ) -> None:
        """Play with what `game` holds; with a request, straight into that bout.

        `first` is shown instead of Home: the app ends with it.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = USUAL
        self.game = game
        self._first = first or HomeScreen(request)
        self._save: Save | None = None
        self._notices_shown = 0
        self._scorers: dict[str, tuple[Scenario, Scorer]] = {}
        self._scoring = threading.Lock()
        self._remembered = settings.Remembered()

    async def on_mount(self) -> None:
        """Take up theme and player where they were left, and show the first screen."""
        remembered, notice = await asyncio.to_thread(settings.load, self.game.saves)
        if remembered.theme in self.available_themes:
            self.theme = remembered.theme
        self._remembered = settings.Remembered(player=remembered.player, theme=self.theme)
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember(theme=theme.name))
        self.player = self._first_player()
        await self.push_screen(self._first)
        self.tell(notice)

    def save(self) -> Save:
        """Return the save of who plays now; nothing is read or written by that."""
        if self._save is None:
            self._save = Save(self.game.saves, self.player, now=self.game.clock)
            self._notices_shown = 0
        return self._save

    async def in_save(self, call: Callable[[Save], T]) -> T:
        """Run `call` on the save of who plays, away from the event loop, and show what the save has to say.

        Raises what the call raises: SaveError, as a rule.
        """
        save = self.save()
        try:
            return await asyncio.to_thread(call, save)
        finally:
            if save is self._save:
                for notice in save.notices[self._notices_shown :]:
                    self.tell(notice)
                self._notices_shown = len(save.notices)

    def scorer(self, scenario: Scenario) -> Scorer:
        """Return the scorer of a scenario, made once; may be called from any thread."""
        with self._scoring:
            known = self._scorers.get(scenario.id)
            if known is None or known[0] is not scenario:
                known = self._scorers[scenario.id] = (scenario, Scorer(scenario))
            return known[1]

    def tell(self, notice: str, *, wrong: bool = False) -> None:
        """Show a sentence for a while; an empty one is not shown."""
        if notice:
            self.notify(notice, severity="warning" if wrong else "information", timeout=8, markup=False)

    def remember(self, *, player: str = "", theme: str = "") -> None:
        """Keep the player or the theme for the next start."""
        remembered = settings.Remembered(
            player=player or self._remembered.player, theme=theme or self._remembered.theme
        )
        if remembered != self._remembered:
            self._remembered = remembered
            self._store(remembered)

    def watch_player(self) -> None:
        """Let go of the save of who played before."""
        self._save = None

    def action_help(self) -> None:
        """Show what can be done on this screen; on the help itself, nothing more."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    async def action_quit(self) -> None:
        """Leave the game; ask first where typed text would be lost."""
        unsaved = [screen for screen in self.screen_stack if isinstance(screen, GameScreen) and screen.unsaved]
        if unsaved:
            self._ask_to_quit(unsaved[-1])
        else:
            self.exit()

    async def end(self, status: int) -> None:
        """Keep all drafts and leave the game with that exit status, without asking anybody."""
        try:
            for screen in [*self.screen_stack]:
                if isinstance(screen, GameScreen):
                    await screen.keep_unsaved()
        finally:
            self.exit(return_code=status)

    def get_driver_class(self) -> type[Driver]:
        """Return the class that reads and writes the terminal: the game's own in place of Textual's for Unix."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from debategame.ui.unix_driver import UnixDriver

        return UnixDriver

    def get_key_display(self, binding: Binding) -> str:
        """Name keys as keyboards do."""
        return binding.key_display or KEY_NAMES.get(binding.key) or super().get_key_display(binding).upper()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen, and what belongs to the whole game."""
        for key in keys_of(screen):
            yield SystemCommand(key.does, f"{key.name}: {key.explained}", key.press)
        yield SystemCommand("Theme", "Dark, light, high contrast and others.", self.action_change_theme)

    @work
    async def _ask_to_quit(self, unsaved: GameScreen[object]) -> None:
        question = Confirm(unsaved.LEAVING, title="Leave the game?", yes="Leave", no="Go on writing")
        if await self.push_screen_wait(question):
            await unsaved.keep_unsaved()
            self.exit()

    @work
    async def _store(self, remembered: settings.Remembered) -> None:
        try:
            await asyncio.to_thread(settings.store, self.game.saves, remembered)
        except SaveError as error:
            self.tell(str(error), wrong=True)

    def _first_player(self) -> str:
        for name in (self.game.player, self._remembered.player, self.game.user):
            try:
                return player_name(name or "")
            except PlayerNameError:
                continue
        return NAMELESS


def run_app(game: Game, request: BoutRequest | None = None, *, first: GameScreen[None] | None = None) -> int:
    """Play in the terminal until the player leaves; return the exit status.

    With a request the game goes straight into that bout. `first` is shown instead of Home.
    """
    return run_guarded(DebateApp(game, request, first=first))
