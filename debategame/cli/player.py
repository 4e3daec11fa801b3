"""The player that a command works on.

The player is the player named by --player, else the one who played last, else the only one with a save.
"""

from collections.abc import Iterable

import click

from debategame.cli.settings import Settings
from debategame.cli.system import now
from debategame.errors import UsageError
from debategame.saves.database import DEFAULT_OPTIONS
from debategame.saves.file import SaveFile
from debategame.saves.names import player_name
from debategame.saves.save import players
from debategame.saves.settings import load
from debategame.text.display import clean, one_line


def find_player(settings: Settings) -> str | None:
    """Return the player to work on, or None if nobody has played. Raise UsageError if it could be several."""
    if settings.player is not None:
        return player_name(settings.player)
    remembered, notice = load(settings.saves.path)
    print_notices([notice] if notice else ())
    if remembered.player:
        return remembered.player
    names = players(settings.saves.path)
    if len(names) > 1:
        known = ", ".join(map(one_line, names))
        raise UsageError(f"several players have saves here; add --player NAME ({known})")
    return names[0] if names else None


def require_player(settings: Settings) -> str:
    """Return the player to work on. Raise UsageError if nobody is named and nobody has played."""
    player = find_player(settings)
    if player is None:
        raise UsageError(f"nobody has played with saves in {settings.saves.path}")
    return player


def save_file(settings: Settings, player: str) -> SaveFile:
    """Return a player's save file in the saves folder."""
    return SaveFile(settings.saves.path, player, now=now, options=DEFAULT_OPTIONS)


def print_notices(notices: Iterable[str]) -> None:
    """Print the notices about a save on standard error."""
    for notice in notices:
        click.echo(clean(notice), err=True)
