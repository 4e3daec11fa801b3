"""The screen shown while the game reads its scenarios. Home follows it.

It imports little, so that it is shown at once. Home and all that Home needs are imported while it is shown.
"""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from debategame.ui.home.welcome import Welcomed
from debategame.ui.services import Services
from debategame.ui.widgets.primitives import Head, Keys
from debategame.ui.widgets.screens import GameScreen

if TYPE_CHECKING:
    from debategame.scenario.library import Shelf
    from debategame.ui.bout.request import BoutRequest
    from debategame.ui.home.home import HomeScreen


class OpeningScreen(GameScreen[None]):
    """Reads the scenarios, then makes way for Home."""

    def __init__(
        self, services: Services, *, request: "BoutRequest | None" = None, welcomed: Welcomed | None = None
    ) -> None:
        """Open Home. It first plays `request`, or does what a newcomer chose."""
        super().__init__()
        self._services = services
        self._request, self._welcomed = request, welcomed

    def compose(self) -> ComposeResult:
        """Show a message that the game is reading."""
        yield Head("debategame")
        yield Static("Reading scenarios and your save …", id="loading")
        yield Keys()

    def on_mount(self) -> None:
        """Read once the screen is shown."""
        self.call_after_refresh(self._open_home)

    @work
    async def _open_home(self) -> None:
        home, shelf = await asyncio.to_thread(self._load)
        screen = home(self._services, shelf, request=self._request, welcomed=self._welcomed)
        self.app.switch_screen(screen)  # not awaited, as it waits for this worker to end

    def _load(self) -> "tuple[type[HomeScreen], Shelf]":
        from debategame.scenario import library
        from debategame.ui.home.home import HomeScreen

        return HomeScreen, self._welcomed.shelf if self._welcomed else library.load(self._services.game.folder)
