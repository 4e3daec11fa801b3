"""`debategame import`: an export taken back into a save; what is there already stays as it is."""

import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from debategame.cli.inputs import STANDARD_INPUT, opened
from debategame.cli.player import now, save_file, tell
from debategame.cli.settings import Settings, shared_options
from debategame.errors import UsageError
from debategame.saves.names import player_key
from debategame.saves.save import Save
from debategame.text.display import count_of, one_line, snippet
from debategame.transfer.imports import (
    LARGEST,
    LONGEST_ROW,
    MOST_ROWS,
    ImportResult,
    NotAnExportError,
    RowFault,
    check_rows,
    exported_player,
    import_rows,
)
from debategame.transfer.merge import ScenarioVersions

MOST_TOLD = 20
"""Rows with faults; more are counted."""
LONGEST_TOLD = 300


class _FaultyError(Exception):
    """Undoes the transaction: rows contradict what the save has."""

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        super().__init__()
        self.faults = faults


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--skip-faults", is_flag=True, help="Take in what is sound where some rows are not.")
@click.option("--yes", is_flag=True, help="Take it into another player's save without asking.")
@shared_options
def command(settings: Settings, file: Path, *, skip_faults: bool, yes: bool) -> int:
    """Take the JSON Lines that `debategame export` wrote back into a save; `-` reads standard input.

    They go to the player they are of, or to the one that --player names. What is there already stays as it
    is, so a file imported twice is there once. Where a row is at fault it is named and nothing is imported.
    """
    with _opened(file) as rows:
        try:
            return _import(settings, rows, file, skip_faults=skip_faults, yes=yes)
        except NotAnExportError as error:
            raise UsageError(f"{file} cannot be imported: {snippet(str(error), LONGEST_TOLD)}") from error


def _import(settings: Settings, rows: BinaryIO, file: Path, *, skip_faults: bool, yes: bool) -> int:
    of = exported_player(rows)
    player = settings.player or of
    if player_key(player) != player_key(of) and not yes:
        _must_be_meant(of, player, file)
    save = save_file(settings, player)
    kept = Save(settings.saves.path, player, now=now)
    faults = check_rows(rows, ScenarioVersions(kept.scenario))
    if faults and not skip_faults:
        return _nothing(faults)
    try:
        done = save.write(lambda db: _taken_in(db, rows, skip_faults=skip_faults))
    except _FaultyError as error:
        return _nothing(error.faults)
    tell(dict.fromkeys([*kept.notices, *save.notices]))
    _tell_faults(done.faults)
    there = f"; {done.counts.known} were there already" if done.counts.known else ""
    click.echo(f"{count_of(done.counts.new, 'round')} imported into the save of {one_line(player)}{there}.")
    return int(bool(done.faults))


def _taken_in(db: sqlite3.Connection, rows: BinaryIO, *, skip_faults: bool) -> ImportResult:
    done = import_rows(db, rows)
    if done.faults and not skip_faults:
        raise _FaultyError(done.faults)
    return done


def _must_be_meant(of: str, player: str, file: Path) -> None:
    if file == STANDARD_INPUT or not sys.stdin.isatty():
        raise UsageError(f"{file} holds rounds of {of}, not of {player}: say --yes if they are to go there")
    click.confirm(
        f"These are rounds of {one_line(of)}. Take them into the save of {one_line(player)}?", abort=True, err=True
    )


def _nothing(faults: tuple[RowFault, ...]) -> int:
    _tell_faults(faults)
    what = "this row is" if len(faults) == 1 else f"these {len(faults)} rows are"
    click.echo(f"Nothing was imported: {what} at fault. --skip-faults imports the others.", err=True)
    return 1


def _tell_faults(faults: Iterable[RowFault]) -> None:
    told = list(faults)
    for fault in told[:MOST_TOLD]:
        click.echo(f"row {fault.row}: {snippet(fault.message, LONGEST_TOLD)}.", err=True)
    if (more := len(told) - MOST_TOLD) > 0:
        click.echo(f"and {more} more", err=True)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file, or keep standard input where it can be read twice."""
    with opened(file) as rows:
        if file != STANDARD_INPUT:
            yield rows
            return
        with tempfile.TemporaryFile() as kept:
            left = LARGEST
            for _ in range(MOST_ROWS + 1):
                row = rows.readline(LONGEST_ROW + 1)
                left -= kept.write(row)
                if not row or len(row) > LONGEST_ROW or left < 0:  # what is too long is refused when it is read again
                    break
            yield kept
