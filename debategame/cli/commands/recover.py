"""`debategame recover`: restore rounds from a damaged save or a backup into the player's save."""

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from debategame.cli.options import AnyPath, shared_options
from debategame.cli.player import print_notices, require_player, save_file
from debategame.cli.settings import Settings
from debategame.cli.system import now
from debategame.errors import SaveError, UsageError
from debategame.saves import future_dates
from debategame.saves.deletion import find_player_data
from debategame.saves.names import is_backup_or_damaged, is_save, player_key
from debategame.saves.owners import copies
from debategame.scenario.library import load
from debategame.scenario.versions import canonical, digest
from debategame.text.display import count_of, one_line
from debategame.transfer.recovery import RecoveryResult, Salvaged, restore, salvage


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=AnyPath())
@click.option("--dates", is_flag=True, help="Mend the dates of rounds that are dated after today.")
@click.option("--yes", is_flag=True, help="Do not ask before mending, or before restoring into another player's save.")
@shared_options
def command(settings: Settings, files: tuple[Path, ...], *, dates: bool, yes: bool) -> int:
    """Restore all readable rounds of each FILE into its player's save.

    FILE is a damaged save that the game set aside, a backup, or a copy that a program for synced folders made, such
    as `Ann (1).sqlite3`. Without FILE, all of them in the saves folder are read, or only those of --player. They are
    not changed, and no round is added twice. The exit status is 1 if a round is lost.

    --dates works on the save itself: rounds that a wrong clock dated after today get the time of the round that was
    saved after them, or today's.
    """
    if dates:
        if files:
            raise UsageError("give --dates or a FILE, not both")
        return _mend_dates(settings, yes=yes)
    chosen = files or _damaged_and_backups(settings)
    scenarios = load(settings.scenarios.path).by_id.values()
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


def _mend_dates(settings: Settings, *, yes: bool) -> int:
    player, today = require_player(settings), now().astimezone()
    save = save_file(settings, player)
    found = save.read(lambda db: future_dates.find(db, today))
    print_notices(save.notices)
    if found is None:
        click.echo(f"No round of {one_line(player)} is dated after today.")
        return 0
    what = f"{count_of(found.count, 'round')} of {one_line(player)}, dated up to {found.latest:%Y-%m-%d}"
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"add --yes to mend {what}")
        click.confirm(f"Today is {today:%Y-%m-%d}. Mend the dates of {what}?", abort=True, err=True)
    mended = save.write(lambda db: future_dates.mend(db, today))
    click.echo(f"The dates of {count_of(mended, 'answer')} are mended.")
    return 0


def _refuse_save_in_use(settings: Settings, file: Path) -> None:
    if not file.exists():
        raise UsageError(f"there is no file {file}")
    folder = settings.saves.path
    if file.absolute().parent != folder.absolute() or not is_save(file):
        return
    if file.absolute() not in [path.absolute() for path in copies(folder)]:
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
    """Return the damaged saves, backups and copies in the saves folder, of the named player or of everybody."""
    folder = settings.saves.path
    files = []
    if folder.is_dir():
        files = sorted([*(path for path in folder.iterdir() if is_backup_or_damaged(path)), *copies(folder)])
    if settings.player is not None:
        own = set(find_player_data(folder, settings.player).files)
        files = [path for path in files if path in own]
    if not files:
        raise UsageError(f"there are no backups or damaged saves in {folder}")
    return files
