"""`debategame import`: read an export back into a save or a store. Rounds that are there already stay as they are."""

import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from debategame.cli.inputs import STANDARD_INPUT, opened
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.player import print_notices, require_player, save_file
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, classes_of, pupil_of, store_options
from debategame.cli.system import now
from debategame.errors import UsageError
from debategame.files import MEGABYTE
from debategame.saves.names import has_save, player_key
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
from debategame.transfer.rulings import MAX_BYTES, decode_rulings, import_rulings, is_rulings

BEGINNING = 100
"""How many bytes of a file tell whether it holds rulings."""
MAX_FAULTS_SHOWN = 20
"""How many faulty rows are listed. More are only counted."""
MAX_FAULT_LENGTH = 300
"""Characters of a message about a row. Longer ones are cut."""


class _FaultyError(Exception):
    """Some rows contradict the save. Raised to undo the transaction."""

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        super().__init__()
        self.faults = faults


@click.command(name="import")
@click.argument("file", type=AnyPath(allow_dash=True))
@click.option("--skip-faults", is_flag=True, help="Import the good rows even if others have faults.")
@click.option("--yes", is_flag=True, help="Do not ask before importing into another player's save.")
@store_options
@shared_options
def command(settings: Settings, file: Path, *, store: StoreChoice | None, skip_faults: bool, yes: bool) -> int:
    """Read the JSON Lines of `debategame export` back into a save, or a teacher's rulings. `-` reads standard input.

    Rounds go to the player they belong to, or to the player named by --player. Rounds that are there already stay as
    they are, so importing a file twice changes nothing. If a row has a fault, the row is named and nothing is imported.
    Of a file of rulings, those on the player's own answers are kept: the history shows them beside the game's verdicts.

    With --store, rounds go to the pupil of that name in a class that plays in browsers, and rulings to the answers of
    the class.
    """
    with _open_twice(file) as rows:
        beginning = rows.read(BEGINNING)
        rows.seek(0)
        if is_rulings(beginning):
            data = rows.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise UsageError(f"a file of rulings has at most {MAX_BYTES // MEGABYTE} MB")
            return _import_rulings(settings, data) if store is None else _import_rulings_of_class(store, data)
        try:
            if store is not None:
                return _import_for_pupil(settings, store, rows, file, skip_faults=skip_faults, yes=yes)
            return _import(settings, rows, file, skip_faults=skip_faults, yes=yes)
        except NotAnExportError as error:
            raise UsageError(f"{file} cannot be imported: {snippet(str(error), MAX_FAULT_LENGTH)}") from error


def _import(settings: Settings, rows: BinaryIO, file: Path, *, skip_faults: bool, yes: bool) -> int:
    player = _player(settings, rows, file, yes=yes)
    save = save_file(settings, player)
    existing = Save(settings.saves.path, player, now=now)
    faults = check_rows(rows, ScenarioVersions(existing.scenario))
    if faults and not skip_faults:
        return _import_nothing(faults)
    try:
        done = save.write(lambda db: _import_rows(db, rows, skip_faults=skip_faults))
    except _FaultyError as error:
        return _import_nothing(error.faults)
    print_notices(dict.fromkeys([*existing.notices, *save.notices]))
    return _tell(done, f"the save of {one_line(player)}")


def _import_for_pupil(
    settings: Settings, store: StoreChoice, rows: BinaryIO, file: Path, *, skip_faults: bool, yes: bool
) -> int:
    """Add the rounds to those of a pupil of a class. Return the exit status."""
    player = _player(settings, rows, file, yes=yes)
    with pupil_of(store, player) as pupil:
        done = pupil.import_rows(rows, whole=not skip_faults)
    if done.faults and not skip_faults:
        return _import_nothing(done.faults)
    return _tell(done, f"what {one_line(player)} has played in the class")


def _import_rulings_of_class(store: StoreChoice, data: bytes) -> int:
    """Keep the rulings on the answers of a class, or of all classes of the store. Return the exit status."""
    found = decode_rulings(data)
    with classes_of(store) as classes:
        counts = [one.import_rulings(found.rows) for one in classes]
    _print_faults(RowFault(number, message) for number, message in found.faults)
    known = sum(count.known for count in counts)
    there = f"; {known} were there already" if known else ""
    click.echo(f"{count_of(sum(count.new for count in counts), 'ruling')} on answers in the store imported{there}.")
    return int(bool(found.faults))


def _player(settings: Settings, rows: BinaryIO, file: Path, *, yes: bool) -> str:
    """Return the name of the player whose rounds these become. Ask if it is not the one in the file."""
    owner = exported_player(rows)
    player = settings.player or owner
    if player_key(player) != player_key(owner) and not yes:
        _confirm_other_player(owner, player, file)
    return player


def _tell(done: ImportResult, where: str) -> int:
    """Say what was imported, and return the exit status."""
    _print_faults(done.faults)
    known = f"; {done.counts.known} were there already" if done.counts.known else ""
    click.echo(f"{count_of(done.counts.new, 'round')} imported into {where}{known}.")
    return int(bool(done.faults))


def _import_rulings(settings: Settings, data: bytes) -> int:
    """Keep the rulings on the answers of the player. Return the exit status."""
    player = require_player(settings)
    if not has_save(settings.saves.path, player):
        raise UsageError(f"{one_line(player)} has no save in {settings.saves.path}; name the player with --player NAME")
    found = decode_rulings(data)
    save = save_file(settings, player)
    counts = save.write(lambda db: import_rulings(db, found.rows))
    print_notices(save.notices)
    _print_faults(RowFault(number, message) for number, message in found.faults)
    known = f"; {counts.known} were there already" if counts.known else ""
    click.echo(f"{count_of(counts.new, 'ruling')} on the answers of {one_line(player)} imported{known}.")
    return int(bool(found.faults))


def _import_rows(db: sqlite3.Connection, rows: BinaryIO, *, skip_faults: bool) -> ImportResult:
    done = import_rows(db, rows)
    if done.faults and not skip_faults:
        raise _FaultyError(done.faults)
    return done


def _confirm_other_player(owner: str, player: str, file: Path) -> None:
    if file == STANDARD_INPUT or not sys.stdin.isatty():
        raise UsageError(f"{file} has rounds of {owner}, not of {player}; add --yes to import them anyway")
    click.confirm(f"These are rounds of {one_line(owner)}. Import them for {one_line(player)}?", abort=True, err=True)


def _import_nothing(faults: tuple[RowFault, ...]) -> int:
    _print_faults(faults)
    rows = "this row has a fault" if len(faults) == 1 else f"these {len(faults)} rows have faults"
    click.echo(f"Nothing was imported: {rows}. --skip-faults imports the others.", err=True)
    return 1


def _print_faults(faults: Iterable[RowFault]) -> None:
    listed = list(faults)
    for fault in listed[:MAX_FAULTS_SHOWN]:
        click.echo(f"row {fault.row}: {snippet(fault.message, MAX_FAULT_LENGTH)}.", err=True)
    if (more := len(listed) - MAX_FAULTS_SHOWN) > 0:
        click.echo(f"and {more} more", err=True)


@contextmanager
def _open_twice(file: Path) -> Iterator[BinaryIO]:
    """Open a file that can be read twice. Standard input is copied to a temporary file."""
    with opened(file) as rows:
        if file != STANDARD_INPUT:
            yield rows
            return
        with tempfile.TemporaryFile() as copy:
            left = LARGEST
            for _ in range(MOST_ROWS + 1):
                row = rows.readline(LONGEST_ROW + 1)
                left -= copy.write(row)
                if not row or len(row) > LONGEST_ROW or left < 0:  # reading the copy refuses rows that are too long
                    break
            yield copy
