"""`debategame forget`: delete everything saved about a player, and list it."""

import sys
from collections.abc import Iterator

import click

from debategame.cli.completion import complete_player
from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, classes_of, find_pupil, store_options
from debategame.errors import UsageError
from debategame.saves.deletion import PlayerData, delete_player_data, find_player_data
from debategame.saves.save import players
from debategame.text.display import count_of, one_line


@click.command()
@click.argument("name", metavar="[PLAYER]", required=False, shell_complete=complete_player)
@click.option("--yes", is_flag=True, help="Do not ask before deleting.")
@click.option("--whole-class", is_flag=True, help="With --store and --class: delete the class with all its pupils.")
@store_options
@shared_options
def command(settings: Settings, name: str | None, *, yes: bool, whole_class: bool, store: StoreChoice | None) -> int:
    """Delete everything saved about PLAYER: texts, scores, drafts, backups and damaged saves.

    Exported files are not deleted. With --store, a pupil of a class that played in browsers is deleted; backups of the
    store are not.
    """
    if store is not None and whole_class and name is None and store.code is not None:
        return _forget_class(store, yes=yes)
    if name is None or whole_class:
        raise UsageError("name one PLAYER, or with --store and --class say --whole-class")
    if store is not None:
        return _forget_pupil(store, name, yes=yes)
    folder, shown = settings.saves.path, one_line(name)
    found = find_player_data(folder, name)
    if not found:
        others = ", ".join(map(one_line, players(folder)))
        raise UsageError(f"{shown} has no save in {folder}{f'; these players have: {others}' if others else ''}")
    for line in format_belongings(found):
        click.echo(line, err=True)
    _confirm(f"Delete all of this? {shown} cannot be restored", yes=yes)
    removed = delete_player_data(folder, name)
    memory = " and the name of the last player" if removed.remembered else ""
    click.echo(
        f"Deleted {count_of(len(removed.files), 'file')}{memory}. "
        f"Nothing about {shown} is left in {one_line(str(folder))}."
    )
    return 0


def _forget_pupil(store: StoreChoice, name: str, *, yes: bool) -> int:
    with classes_of(store) as classes:
        found, account = find_pupil(classes, name)
        _confirm(f"Delete everything of {one_line(account.name)}? It cannot be restored", yes=yes)
        deleted = found.remove_pupil(account.id)
    click.echo(f"Deleted {count_of(deleted.pupils, 'pupil')} with {count_of(deleted.rounds, 'round')}.")
    return 0


def _forget_class(store: StoreChoice, *, yes: bool) -> int:
    with classes_of(store) as (found,):
        pupils = len(found.pupils())
        _confirm(f"Delete the class with {count_of(pupils, 'pupil')}? It cannot be restored", yes=yes)
        deleted = found.delete()
    click.echo(f"Deleted the class with {count_of(deleted.pupils, 'pupil')} and {count_of(deleted.rounds, 'round')}.")
    return 0


def _confirm(question: str, *, yes: bool) -> None:
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("add --yes to delete it")
        click.confirm(question, abort=True, err=True)


def format_belongings(found: PlayerData) -> Iterator[str]:
    """Yield a line for each file of a player."""
    for number, path in enumerate(found.files):
        rounds = f": {count_of(found.rounds, 'round')}" if not number and found.rounds is not None else ""
        yield f"  {one_line(path.name)}{rounds}"
