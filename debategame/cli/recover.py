"""`debategame recover`: restore rounds from a damaged save or a backup into the player's save."""

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from debategame.cli.options import shared_options
from debategame.cli.player import print_notices, save_file
from debategame.cli.settings import Settings
from debategame.errors import SaveError, UsageError
from debategame.saves.deletion import find_player_data
from debategame.saves.names import is_backup_or_damaged, is_save, player_key
from debategame.scenario.library import load
from debategame.scenario.versions import canonical, digest
from debategame.text.display import count_of, one_line
from debategame.transfer.recovery import RecoveryResult, Salvaged, restore, salvage


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before restoring into another player's save.")
@shared_options
def command(settings: Settings, files: tuple[Path, ...], *, yes: bool) -> int:
    """Restore all readable rounds of each FILE into its player's save.

    FILE is a damaged save that the game set aside, or a backup. Without FILE, all of them in the saves folder are read,
    or only those of --player. They are not changed, and no round is added twice. The exit status is 1 if a round is
    lost.
    """
    chosen = files or _damaged_and_backups(settings)
    scenarios = (found.scenario for found in load(settings.scenarios.path).found)
    known = [(digest(body), body) for body in map(canonical, scenarios)]
    for file in chosen:
        _refuse_save_in_use(settings, file)
    complete = True
    for file in chosen:
        try:
            done = _recover(settings, file, known, yes=yes)
        except SaveError as fault:
            click.echo(f"debategame: {one_line(str(fault))}", err=True)
            complete = False
        else:
            complete = complete and not done.lost
    return int(not complete)


def _refuse_save_in_use(settings: Settings, file: Path) -> None:
    if not file.exists():
        raise UsageError(f"there is no file {file}")
    if file.absolute().parent == settings.saves.path.absolute() and is_save(file):
        raise UsageError(f"{file} is a save in use; if it is damaged, the game sets it aside by itself")


def _recover(settings: Settings, file: Path, known: Iterable[tuple[str, bytes]], *, yes: bool) -> RecoveryResult:
    found = salvage(file)
    print_notices([found.notice] if found.notice else ())
    player = _target_player(settings, file, found, yes=yes)
    save = save_file(settings, player)

    def work(db: sqlite3.Connection) -> RecoveryResult:
        return restore(db, found, known)

    done = save.write(work)
    print_notices(save.notices)
    click.echo(format_recovery(file, player, done))
    return done


def format_recovery(file: Path, player: str, done: RecoveryResult) -> str:
    """Return one line about what was restored from a file."""
    new, known = done.counts.new, done.counts.known
    lost = f"; {count_of(done.lost, 'round')} cannot be read" if done.lost else ""
    return (
        f"{one_line(file.name)}: {count_of(new, 'round')} restored into the save of {one_line(player)}, "
        f"{known} were there already{lost}."
    )


def _target_player(settings: Settings, file: Path, found: Salvaged, *, yes: bool) -> str:
    """Return the player to restore into: the named one, else the owner of the file.

    Raise UsageError if neither is known, or if they differ and nobody can be asked.
    """
    if not found.player and not settings.player:
        raise UsageError(f"{file} no longer names its player; add --player NAME")
    player = settings.player or found.player
    if found.player and player_key(found.player) != player_key(player) and not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"{file} belongs to {found.player}, not to {player}; add --yes to restore it anyway")
        owner, target = one_line(found.player), one_line(player)
        question = f"{one_line(file.name)} belongs to {owner}. Restore it into the save of {target}?"
        click.confirm(question, abort=True, err=True)
    return player


def _damaged_and_backups(settings: Settings) -> Sequence[Path]:
    """Return the damaged saves and backups in the saves folder, of the named player or of everybody."""
    folder = settings.saves.path
    files = sorted(path for path in folder.iterdir() if is_backup_or_damaged(path)) if folder.is_dir() else []
    if settings.player is not None:
        own = set(find_player_data(folder, settings.player).files)
        files = [path for path in files if path in own]
    if not files:
        raise UsageError(f"there are no backups or damaged saves in {folder}")
    return files
