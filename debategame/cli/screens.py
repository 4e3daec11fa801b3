"""Starting the game on screens. This imports little, so that the first screen is shown sooner."""

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from debategame.cli.settings import Settings
from debategame.cli.system import new_id, now, user_editor, user_name

if TYPE_CHECKING:
    from debategame.ui.services import Game


DRIVER = "TEXTUAL_DRIVER"
"""The environment variable in which Textual finds its driver."""
FRAMES = "╭─╮│╰╯┏━┃█░√×·“”…"
"""Characters without which the screens cannot be read."""
NO_FRAMES = (
    "debategame: the encoding {encoding} cannot show the screens, so the game plays line by line, as with --plain. "
    "In a UTF-8 locale, such as LC_ALL=C.UTF-8, it shows them."
)
"""The sentence before plain play in a terminal without UTF-8."""


def start(settings: Settings) -> int:
    """Start the game: at Home in a terminal, else with a bout in plain play. Return the exit status."""
    if not has_screen():
        from debategame.cli.bout import PlayOptions, play_plain

        say_why_plain()
        return play_plain(settings, PlayOptions())
    gc.disable()  # until the first screen is shown: objects made at the start are kept
    from debategame.ui.app import run_app

    return run_app(new_game(settings))


def has_screen() -> bool:
    """Return whether input and output can show screens: as a terminal, or by a program such as textual-serve.

    Such a program names Textual's driver in the environment and talks to it through pipes.
    """
    return bool(os.environ.get(DRIVER)) or (_is_terminal() and _can_write(FRAMES))


def say_why_plain() -> None:
    """Say on standard error why the game plays plain, if the terminal's encoding is the reason."""
    if _is_terminal() and not _can_write(FRAMES):
        click.echo(NO_FRAMES.format(encoding=sys.stdout.encoding), err=True)


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
        editor=user_editor(),
    )


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _can_write(text: str) -> bool:
    """Return whether the encoding of standard output has every character of the text."""
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
