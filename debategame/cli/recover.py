"""`debategame recover`: what can be read of a damaged save or of a backup, taken back into the player's save."""

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from debategame.cli.player import save_file, tell
from debategame.cli.settings import Settings, shared_options
from debategame.errors import SaveError, UsageError
from debategame.saves.deletion import find_player_data
from debategame.saves.names import is_backup_or_damaged, is_save, player_key
from debategame.scenario.library import load
from debategame.scenario.versions import canonical, digest
from debategame.text.display import count_of, one_line
from debategame.transfer.recovery import RecoveryResult, Salvaged, restore, salvage


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Take it into another player's save without asking.")
@shared_options
def command(settings: Settings, files: tuple[Path, ...], *, yes: bool) -> int:
    """Take what can be read of each FILE back into the save of the player it is of.

    A FILE is a save that was set aside as damaged, or a backup; without one, all in the folder of saves are read, or
    those of --player. Each stays as it is; what is in the save already is there once. Exit status 1 where anything
    is lost.
    """
    chosen = files or _set_aside(settings)
    scenarios = (found.scenario for found in load(settings.scenarios.path).found)
    known = [(digest(body), body) for body in map(canonical, scenarios)]
    for file in chosen:
        _must_be_aside(settings, file)
    whole = True
    for file in chosen:
        try:
            done = _recover(settings, file, known, yes=yes)
        except SaveError as fault:
            click.echo(f"debategame: {one_line(str(fault))}", err=True)
            whole = False
        else:
            whole = whole and not done.lost
    return int(not whole)


def _must_be_aside(settings: Settings, file: Path) -> None:
    if not file.exists():
        raise UsageError(f"there is no file {file}")
    if file.absolute().parent == settings.saves.path.absolute() and is_save(file):
        raise UsageError(f"{file} is in use as a save: the game itself sets it aside when it is damaged")


def _recover(settings: Settings, file: Path, known: Iterable[tuple[str, bytes]], *, yes: bool) -> RecoveryResult:
    found = salvage(file)
    tell([found.notice] if found.notice else ())
    player = _target(settings, file, found, yes=yes)
    save = save_file(settings, player)

    def work(db: sqlite3.Connection) -> RecoveryResult:
        return restore(db, found, known)

    done = save.write(work)
    tell(save.notices)
    click.echo(format_recovery(file, player, done))
    return done


def format_recovery(file: Path, player: str, done: RecoveryResult) -> str:
    """Return in one line what came of a file."""
    new, there = done.counts.new, done.counts.known
    lost = f"; {count_of(done.lost, 'round')} cannot be read" if done.lost else ""
    return (
        f"{one_line(file.name)}: {count_of(new, 'round')} taken back into the save of {one_line(player)}, "
        f"{there} were there already{lost}."
    )


def _target(settings: Settings, file: Path, found: Salvaged, *, yes: bool) -> str:
    """Return whose save it goes into: who is named, else who it is of; UsageError where neither is known or meant."""
    if not found.player and not settings.player:
        raise UsageError(f"{file} does not say any more whose it is: say so with --player NAME")
    player = settings.player or found.player
    if found.player and player_key(found.player) != player_key(player) and not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"{file} is of {found.player}, not of {player}: say --yes if it is to go there")
        of, to = one_line(found.player), one_line(player)
        click.confirm(f"{one_line(file.name)} is of {of}. Take it into the save of {to}?", abort=True, err=True)
    return player


def _set_aside(settings: Settings) -> Sequence[Path]:
    """Return what the game itself has set aside or copied: of the player who is named, else of everybody."""
    folder = settings.saves.path
    files = sorted(path for path in folder.iterdir() if is_backup_or_damaged(path)) if folder.is_dir() else []
    if settings.player is not None:
        theirs = set(find_player_data(folder, settings.player).files)
        files = [path for path in files if path in theirs]
    if not files:
        raise UsageError(f"there is neither a backup nor a damaged save in {folder}")
    return files
