"""Whose save a command is about: who is named, else who played last, else the only one there is."""

import datetime
from collections.abc import Iterable

import click

from debategame.cli.settings import Settings
from debategame.errors import UsageError
from debategame.saves.database import DEFAULT_OPTIONS
from debategame.saves.file import SaveFile
from debategame.saves.names import player_name
from debategame.saves.save import players
from debategame.saves.settings import load
from debategame.text.display import clean, one_line


def asked_player(settings: Settings) -> str | None:
    """Return whose save is asked for; None where nobody has played. UsageError where it could be several."""
    if settings.player is not None:
        return player_name(settings.player)
    remembered, notice = load(settings.saves.path)
    tell([notice] if notice else ())
    if remembered.player:
        return remembered.player
    names = players(settings.saves.path)
    if len(names) > 1:
        raise UsageError(f"say whose rounds, with --player NAME: {', '.join(map(one_line, names))}")
    return names[0] if names else None


def named_or_known(settings: Settings) -> str:
    """Return whose save is asked for; UsageError where nobody has played and nobody is named."""
    player = asked_player(settings)
    if player is None:
        raise UsageError(f"nobody has played with saves in {settings.saves.path}")
    return player


def save_file(settings: Settings, player: str) -> SaveFile:
    """Return the file of a player's save in the folder of saves."""
    return SaveFile(settings.saves.path, player, now=now, options=DEFAULT_OPTIONS)


def tell(notices: Iterable[str]) -> None:
    """Say on standard error what happened to a save."""
    for notice in notices:
        click.echo(clean(notice), err=True)


def now() -> datetime.datetime:
    """Return the time, in UTC."""
    return datetime.datetime.now(datetime.UTC)
