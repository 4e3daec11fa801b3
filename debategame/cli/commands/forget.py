"""`debategame forget`: delete everything saved about a player, and list it."""

import sys
from collections.abc import Iterator

import click

from debategame.cli.completion import complete_player
from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.errors import UsageError
from debategame.saves.deletion import PlayerData, delete_player_data, find_player_data
from debategame.saves.save import players
from debategame.text.display import count_of, one_line


@click.command()
@click.argument("name", metavar="PLAYER", shell_complete=complete_player)
@click.option("--yes", is_flag=True, help="Do not ask before deleting.")
@shared_options
def command(settings: Settings, name: str, *, yes: bool) -> int:
    """Delete everything saved about PLAYER: texts, scores, drafts, backups and damaged saves.

    Exported files are not deleted.
    """
    folder, shown = settings.saves.path, one_line(name)
    found = find_player_data(folder, name)
    if not found:
        others = ", ".join(map(one_line, players(folder)))
        raise UsageError(f"{shown} has no save in {folder}{f'; these players have: {others}' if others else ''}")
    for line in format_belongings(found):
        click.echo(line, err=True)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("add --yes to delete it")
        click.confirm(f"Delete all of this? {shown} cannot be restored", abort=True, err=True)
    removed = delete_player_data(folder, name)
    memory = " and the name of the last player" if removed.remembered else ""
    click.echo(
        f"Deleted {count_of(len(removed.files), 'file')}{memory}. "
        f"Nothing about {shown} is left in {one_line(str(folder))}."
    )
    return 0


def format_belongings(found: PlayerData) -> Iterator[str]:
    """Yield a line for each file of a player."""
    for number, path in enumerate(found.files):
        rounds = f": {count_of(found.rounds, 'round')}" if not number and found.rounds is not None else ""
        yield f"  {one_line(path.name)}{rounds}"
