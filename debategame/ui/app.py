"""The application: its themes, its keys, and how it starts and ends."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from debategame.errors import PlayerNameError, SaveError
from debategame.saves import settings
from debategame.saves.names import player_name
from debategame.ui.guard import run_guarded
from debategame.ui.help import HelpScreen, keys_of
from debategame.ui.home.home import HomeScreen
from debategame.ui.services import BoutRequest, Game, Services
from debategame.ui.themes import DEFAULT_THEME, THEMES
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.screens import GameScreen

DEFAULT_PLAYER = "Player"
"""The player's name if neither an option nor the system gives a valid one."""
NOTICE_SECONDS = 8
"""How long a notice is shown."""
KEY_NAMES = {
    "enter": "Enter",
    "tab": "Tab",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "minus": "-",
}
"""The shown names of keys. Other keys are shown in capitals."""
T = TypeVar("T")
FirstScreen = Callable[[Services], GameScreen[None]]
"""Makes the first screen. The game ends with that screen."""


class DebateApp(App[None]):
    """The game on screens."""

    TITLE = "debategame"
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", id="app.help", tooltip="Show what this screen is for, and its keys."),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Leave the game.", show=False, priority=True),
    ]

    def __init__(self, game: Game, first: FirstScreen = HomeScreen) -> None:
        """Play a game with these settings, from the screen that `first` makes."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME
        self.services = Services(game, self)
        self._first = first
        self._remembered = settings.Remembered()

    async def on_mount(self) -> None:
        """Restore the theme and the player of the last game, and show the first screen."""
        remembered, notice = await asyncio.to_thread(settings.load, self.services.game.saves)
        if remembered.theme in self.available_themes:
            self.theme = remembered.theme
        self._remembered = settings.Remembered(player=remembered.player, theme=self.theme)
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember(theme=theme.name))
        self.services.player = self._first_player()
        await self.push_screen(self._first(self.services))
        self.announce(notice)

    async def show(self, screen: Screen[T]) -> T:
        """Show a screen and return its result. Call this in a worker."""
        return await self.push_screen_wait(screen)

    def announce(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence for some seconds. Ignore an empty one."""
        if sentence:
            self.notify(
                sentence,
                severity="warning" if warning else "information",
                timeout=NOTICE_SECONDS,
                markup=False,
            )

    def remember_player(self, name: str) -> None:
        """Make this the player of the next game."""
        self._remember(player=name)

    def action_help(self) -> None:
        """Show help on the current screen. Do nothing if it is the help itself."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    async def action_quit(self) -> None:
        """Leave the game. Ask first if a screen has unsaved text."""
        unsaved = [screen for screen in self.screen_stack if isinstance(screen, GameScreen) and screen.unsaved]
        if unsaved:
            self._ask_to_quit(unsaved[-1])
        else:
            self.exit()

    async def end(self, status: int) -> None:
        """Save all drafts and leave the game with this exit status, without a question."""
        try:
            for screen in [*self.screen_stack]:
                if isinstance(screen, GameScreen):
                    await screen.keep_unsaved()
        finally:
            self.exit(return_code=status)

    def get_driver_class(self) -> type[Driver]:
        """Return the class that reads and writes the terminal. On Unix it is the game's own."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from debategame.ui.unix_driver import UnixDriver

        return UnixDriver

    def get_key_display(self, binding: Binding) -> str:
        """Return the name of a key as keyboards show it."""
        return binding.key_display or KEY_NAMES.get(binding.key) or super().get_key_display(binding).upper()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: every key of the screen, and the choice of a theme."""
        for key in keys_of(screen):
            yield SystemCommand(key.does, f"{key.name}: {key.explained}", key.press)
        yield SystemCommand("Theme", "Dark, light, high contrast and others.", self.action_change_theme)

    @work
    async def _ask_to_quit(self, unsaved: GameScreen[object]) -> None:
        question = Confirm(unsaved.LEAVING, title="Leave the game?", yes="Leave", no="Go on writing")
        if await self.push_screen_wait(question):
            await unsaved.keep_unsaved()
            self.exit()

    def _remember(self, *, player: str = "", theme: str = "") -> None:
        remembered = settings.Remembered(
            player=player or self._remembered.player, theme=theme or self._remembered.theme
        )
        if remembered != self._remembered:
            self._remembered = remembered
            self._store(remembered)

    @work
    async def _store(self, remembered: settings.Remembered) -> None:
        try:
            await asyncio.to_thread(settings.store, self.services.game.saves, remembered)
        except SaveError as error:
            self.announce(str(error), warning=True)

    def _first_player(self) -> str:
        game = self.services.game
        for name in (game.player, self._remembered.player, game.user):
            try:
                return player_name(name or "")
            except PlayerNameError:
                continue
        return DEFAULT_PLAYER


def run_app(game: Game, first: FirstScreen = HomeScreen) -> int:
    """Play in the terminal until the player leaves. Return the exit status."""
    app = DebateApp(game, first)
    end: Callable[[int], Any] = app.end
    status = run_guarded(
        app.run,
        is_running=lambda: app.is_running,
        end=lambda status: app.call_from_thread(end, status),
    )
    return status or app.return_code or 0


def run_bout(game: Game, request: BoutRequest) -> int:
    """Play a bout in the terminal, then go on from Home. Return the exit status."""
    return run_app(game, lambda services: HomeScreen(services, request))
