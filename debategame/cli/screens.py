"""Starting the game on screens. This imports little, so that the first screen is shown sooner."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from debategame.cli.settings import Settings
from debategame.cli.system import new_id, now, user_name

if TYPE_CHECKING:
    from debategame.ui.services import Game


def start(settings: Settings) -> int:
    """Start the game: at Home in a terminal, else with a bout in plain play. Return the exit status."""
    if not has_screen():
        from debategame.cli.bout import PlayOptions, play_plain

        return play_plain(settings, PlayOptions())
    gc.disable()  # until the first screen is shown: objects made at the start are kept
    from debategame.ui.app import run_app

    return run_app(new_game(settings))


def has_screen() -> bool:
    """Return whether input and output are a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def new_game(settings: Settings) -> "Game":
    """Return the settings of the game for the screens."""
    from debategame.ui.services import Game

    return Game(
        folder=settings.scenarios.path,
        saves=settings.saves.path,
        clock=now,
        new_id=new_id,
        player=settings.player or "",
        user=user_name(),
    )
