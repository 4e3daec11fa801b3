"""The services of the screens: the settings of a game, the player, their save, and scorers.

Saves and scorers are imported when first used, so that the first screen is shown sooner.
"""

import asyncio
import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec
from textual.screen import Screen

from debategame.errors import SaveError

if TYPE_CHECKING:
    from debategame.saves.save import Progress, Save
    from debategame.scenario.model import Scenario
    from debategame.scoring.scorer import Scorer

T = TypeVar("T")


class Game(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a game: its folders, its player, its clock and its source of ids."""

    folder: Path
    """The folder of scenarios."""
    saves: Path
    """The folder of saves."""
    clock: Callable[[], datetime.datetime]
    """Returns the time now, in UTC."""
    new_id: Callable[[], str]
    """Returns a new UUID of 36 characters."""
    player: str = ""
    """The player named by an option or the environment. Empty means the player of the last game."""
    user: str = ""
    """The system's name for the user. A first game suggests it as the player's name."""
    editor: tuple[str, ...] = ()
    """The command of the player's own editor, for answers. Empty if they have set none."""
    zone: datetime.tzinfo | None = None
    """The time zone in which dates are shown. None means the system's."""

    def local(self, at: datetime.datetime) -> datetime.datetime:
        """Return a time in the time zone in which dates are shown."""
        return at.astimezone(self.zone)


class Host(Protocol):
    """The services that the application gives its screens."""

    async def show(self, screen: Screen[T]) -> T:
        """Show a screen and return its result. Call this in a worker."""

    def announce(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence for some seconds. Ignore an empty one."""

    def remember_player(self, name: str) -> None:
        """Make this the player of the next game."""


class Services:
    """The services that every screen may use. Only `scorer` may be called from other threads."""

    def __init__(self, game: Game, host: Host) -> None:
        """Serve the screens of one game. Set `player` before anything is read or saved."""
        self.game = game
        self.announce = host.announce
        self.show = host.show
        self._host = host
        self._player = ""
        self._save: Save | None = None
        self._notices_shown = 0
        self._scorers: dict[str, tuple[Scenario, Scorer]] = {}
        self._making_scorer = threading.Lock()

    @property
    def player(self) -> str:
        """The name of the current player."""
        return self._player

    @player.setter
    def player(self, name: str) -> None:
        self._player = name
        self._save = None

    def remember_player(self) -> None:
        """Make the current player the player of the next game."""
        self._host.remember_player(self._player)

    def now(self) -> datetime.datetime:
        """Return the time now, in the time zone in which dates are shown."""
        return self.game.local(self.game.clock())

    def save(self) -> "Save":
        """Return the save of the current player. This reads and writes no file."""
        from debategame.saves.save import Save

        if self._save is None:
            self._save = Save(self.game.saves, self._player, now=self.game.clock)
            self._notices_shown = 0
        return self._save

    async def in_save(self, call: "Callable[[Save], T]") -> T:
        """Run `call` on the current save in a thread, and announce the save's notices.

        Pass on the errors of `call`, usually SaveError.
        """
        save = self.save()
        try:
            return await asyncio.to_thread(call, save)
        finally:
            if save is self._save:
                for notice in save.notices[self._notices_shown :]:
                    self.announce(notice)
                self._notices_shown = len(save.notices)

    async def read(self, call: "Callable[[Save], T]", default: T) -> T:
        """Run `call` on the current save. On SaveError announce it and return `default`."""
        try:
            return await self.in_save(call)
        except SaveError as error:
            self.announce(str(error), warning=True)
            return default

    async def read_progress(self) -> "Progress":
        """Return the player's progress. On SaveError announce it and return a newcomer's progress."""
        from debategame.saves.save import Progress

        return await self.read(lambda save: save.progress(), Progress())

    async def change_preferences(self, **changes: object) -> None:
        """Change preferences of the player by name, and save them. On SaveError announce it."""

        def change(save: "Save") -> None:
            before = save.progress().preferences
            after = msgspec.structs.replace(before, **changes)
            if after != before:
                save.set_preferences(after)

        await self.read(change, None)

    def scorer(self, scenario: "Scenario") -> "Scorer":
        """Return the scorer of a scenario, made at the first call."""
        from debategame.scoring.scorer import Scorer

        with self._making_scorer:
            known = self._scorers.get(scenario.id)
            if known is None or known[0] is not scenario:
                known = self._scorers[scenario.id] = (scenario, Scorer(scenario))
            return known[1]
