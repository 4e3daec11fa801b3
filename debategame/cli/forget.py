"""`debategame forget`: remove all that is kept of a player, and say what that was."""

import sys
from collections.abc import Iterator

import click

from debategame.cli.settings import Settings, shared_options
from debategame.errors import UsageError
from debategame.saves.deletion import PlayerData, delete_player_data, find_player_data
from debategame.saves.save import players
from debategame.text.display import count_of, one_line


@click.command()
@click.argument("player_", metavar="PLAYER")
@click.option("--yes", is_flag=True, help="Remove it without asking.")
@shared_options
def command(settings: Settings, player_: str, *, yes: bool) -> int:
    """Remove all that is kept of PLAYER: every text and score, drafts, backups and saves that were set aside.

    Files that were exported elsewhere stay where they are.
    """
    folder, name = settings.saves.path, one_line(player_)
    found = find_player_data(folder, player_)
    if not found:
        others = ", ".join(map(one_line, players(folder)))
        raise UsageError(f"nothing is kept of {name} in {folder}{f'; there are saves of {others}' if others else ''}")
    for line in format_belongings(found):
        click.echo(line, err=True)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("say --yes to remove it")
        click.confirm(f"Remove all of this? {name} cannot be brought back", abort=True, err=True)
    removed = delete_player_data(folder, player_)
    memory = " and the memory of who played last" if removed.remembered else ""
    click.echo(
        f"Removed {count_of(len(removed.files), 'file')}{memory}: nothing of {name} is left in {one_line(str(folder))}."
    )
    return 0


def format_belongings(found: PlayerData) -> Iterator[str]:
    """Yield what is kept, a line for each file."""
    for number, path in enumerate(found.files):
        rounds = f": {count_of(found.rounds, 'round')}" if not number and found.rounds is not None else ""
        yield f"  {one_line(path.name)}{rounds}"
