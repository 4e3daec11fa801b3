"""The application: its themes, its keys, and how it starts and ends.

Only what the first screen needs is imported at once.
"""

import asyncio
import gc
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import msgspec
from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.types import CSSPathType

from debategame.errors import PlayerNameError, SaveError
from debategame.saves import settings
from debategame.saves.names import has_save, player_name
from debategame.terminal import is_job, stop_job
from debategame.ui.guard import run_guarded
from debategame.ui.home.opening import OpeningScreen
from debategame.ui.home.welcome import Welcomed, WelcomeScreen
from debategame.ui.services import Game, Services
from debategame.ui.themes import DEFAULT_THEME, THEMES
from debategame.ui.widgets.screens import GameScreen

if TYPE_CHECKING:
    from debategame.ui.bout.request import BoutRequest

DEFAULT_PLAYER = "Player"
"""The player's name if neither an option nor the system gives a valid one."""
NOTICE_SECONDS = 8
"""How long a notice is shown."""
IMPORT_AFTER = 0.5
"""Seconds after which Home is imported, while a newcomer reads."""
KEY_NAMES = {
    "enter": "Enter",
    "space": "Space",
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
"""Makes the first screen."""


class DebateApp(App[None]):
    """The game on screens."""

    TITLE = "debategame"
    CSS_PATH: ClassVar[CSSPathType] = ["app.tcss", "home/home.tcss"]
    """The sheets of the first screens. Other screens name theirs."""
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1,question_mark", "help", "Help", id="app.help", tooltip="Show what this screen is for, and its keys."
        ),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            id="app.suspend",
            tooltip="Go to the shell; `fg` comes back. In the text field it undoes instead.",
            show=False,
        ),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Leave the game.", show=False, priority=True),
    ]

    def __init__(self, game: Game, first: FirstScreen | None = None) -> None:
        """Play a game with these settings.

        `first` makes the first screen. Without it a newcomer is welcomed, and others come to Home.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        if self.no_color:
            self._leave_out_terminal_colours()
        self._parsed_theme = ""
        self.services = Services(game, self)
        self._first = first
        self._remembered = settings.Remembered()
        self._notice = ""

    def on_load(self) -> None:
        """Restore the theme and the player of the last game, before anything is drawn."""
        remembered, self._notice = settings.load(self.services.game.saves)
        theme = remembered.theme if remembered.theme in self.available_themes else DEFAULT_THEME
        self._set_first_theme(theme)
        self._remembered = msgspec.structs.replace(remembered, theme=remembered.theme or theme)
        self.services.player = self._first_player()

    async def on_mount(self) -> None:
        """Show the first screen."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember(theme=theme.name))
        game, services = self.services.game, self.services
        if self._first is not None:
            await self.push_screen(self._first(services))
        elif has_save(game.saves, services.player):
            await self.push_screen(OpeningScreen(services))
        else:
            await self.push_screen(WelcomeScreen(services), self._welcomed)
            self.set_timer(IMPORT_AFTER, self._import_home)
        self.announce(self._notice)
        self.call_after_refresh(collect_garbage)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 -- the signature is Textual's
        """Apply the style sheets with the colours of the theme.

        Textual also calls this at the start, where it would parse every sheet a second time for nothing.
        """
        if self.theme != self._parsed_theme:
            self._parsed_theme = self.theme
            super().refresh_css(animate=animate)

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
        from debategame.ui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable suspending where no shell could continue the game."""
        if action == "suspend_process" and (self.is_headless or self.is_web or not is_job()):
            return False
        return super().check_action(action, parameters)

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until it continues the game."""
        with self.suspend():
            stop_job()

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

    @property
    def error(self) -> Exception | None:
        """The error in the program that closed the screens, or None."""
        return self._exception

    def _fatal_error(self) -> None:
        """Close the screens after an error in the program. Textual would print everything in memory, answers too."""
        self._close_messages_no_wait()

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
        from debategame.ui.help import keys_of

        for key in keys_of(screen):
            yield SystemCommand(key.does, f"{key.name}: {key.explained}", key.press)
        yield SystemCommand("Theme", "Dark, light, high contrast and others.", self.action_change_theme)

    @work
    async def _ask_to_quit(self, unsaved: GameScreen[object]) -> None:
        from debategame.ui.widgets.dialogs import Confirm

        question = Confirm(unsaved.LEAVE_WARNING, title="Leave the game?", yes="Leave", no="Go on writing")
        if await self.push_screen_wait(question):
            await unsaved.keep_unsaved()
            self.exit()

    def _leave_out_terminal_colours(self) -> None:
        """Offer no theme that uses the terminal's own colours: Textual turns those all black under NO_COLOR."""
        for theme in self.available_themes.values():
            if theme.ansi:
                self.unregister_theme(theme.name)

    def _set_first_theme(self, name: str) -> None:
        """Set a theme before the style sheets are parsed."""
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._parsed_theme = name

    def _welcomed(self, welcomed: Welcomed | None) -> None:
        """Go on to Home, once Welcome is closed."""
        self.call_later(self.push_screen, OpeningScreen(self.services, welcomed=welcomed))

    @work(thread=True)
    def _import_home(self) -> None:
        """Import Home while the newcomer reads."""
        from debategame.ui.home import home  # noqa: F401 -- only to have it imported

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


def collect_garbage() -> None:
    """Let Python collect garbage again, if that was paused for the start. What is imported by now stays for good."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run_app(game: Game, first: FirstScreen | None = None) -> int:
    """Play in the terminal until the player leaves. Return the exit status. Raise an error of a screen."""
    app = DebateApp(game, first)
    end: Callable[[int], Any] = app.end
    status = run_guarded(
        app.run,
        is_running=lambda: app.is_running,
        end=lambda status: app.call_from_thread(end, status),
    )
    if app.error is not None:
        raise app.error
    return status or app.return_code or 0


def run_bout(game: Game, request: "BoutRequest") -> int:
    """Play a bout in the terminal, then go on from Home. Return the exit status."""
    return run_app(game, lambda services: OpeningScreen(services, request=request))
