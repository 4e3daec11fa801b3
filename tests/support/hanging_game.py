"""A program for the tests: a game with a screen that never finishes saving its text."""

import datetime
import sys
import time
import uuid
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from debategame.ui.app import run_app
from debategame.ui.services import Game
from debategame.ui.widgets.screens import GameScreen


class HangingScreen(GameScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("Ready to hang.")

    async def keep_unsaved(self) -> None:
        time.sleep(600)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    game = Game(
        folder=folder,
        saves=folder,
        clock=lambda: datetime.datetime.now(datetime.UTC),
        new_id=lambda: str(uuid.uuid4()),
        player="Ada",
    )
    sys.exit(run_app(game, lambda services: HangingScreen()))
