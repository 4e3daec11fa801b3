"""`debategame export`: write everything saved about a player, as JSON Lines or as CSV for a spreadsheet."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

import click

from debategame.cli.options import AnyPath, shared_options
from debategame.cli.player import print_notices, require_player, save_file
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, pupil_of, store_options
from debategame.cli.tables import is_new_file
from debategame.errors import UsageError
from debategame.saves.file import SaveFile
from debategame.text.display import one_line
from debategame.transfer.export import WRITERS, csv_of_rounds, export_to_file, format_for, spooled, write_new_file
from debategame.transfer.formats import EXCEL_MARK


@click.command()
@click.argument("file", required=False, type=AnyPath())
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), help="By default the ending of FILE decides, else jsonl."
)
@store_options
@shared_options
def command(settings: Settings, file: Path | None, *, form: str | None, store: StoreChoice | None) -> int:
    """Write everything saved about a player to FILE, or to standard output.

    JSON Lines hold everything: rounds, answers with their evidence, disputes, and the scenarios as they were played.
    `debategame import` restores the same history from them. CSV has one row for each answer. An existing file is
    never overwritten. With --store, a pupil of a class that played in browsers is written.
    """
    if file is not None and os.path.lexists(file):
        raise UsageError(f"{file} already exists; choose another name")
    if store is not None:
        return _of_pupil(settings, file, form or (format_for(file) if file else "jsonl"), store)
    player = require_player(settings)
    save = save_file(settings, player)
    found = _to_standard_output(save, form or "jsonl") if file is None else export_to_file(save, file, form or "")
    print_notices(save.notices)
    if not found:
        raise UsageError(f"{player} has no save in {settings.saves.path}")
    if file is not None:
        click.echo(f"Wrote every answer of {one_line(player)} to {one_line(str(file))}.")
    elif settings.player is None:
        click.echo(f"Every answer of {one_line(player)}. --player NAME writes another's.", err=True)
    return 0


def _to_standard_output(save: SaveFile, form: str) -> bool:
    with spooled(save, form) as rows:
        if rows is None:
            return False
        _print(rows, form)
        return True


def _print(rows: BinaryIO, form: str) -> None:
    sys.stdout.flush()
    if form == "csv" and is_new_file(sys.stdout):
        sys.stdout.buffer.write(EXCEL_MARK)
    shutil.copyfileobj(rows, sys.stdout.buffer)


def _of_pupil(settings: Settings, file: Path | None, form: str, store: StoreChoice) -> int:
    with pupil_of(store, settings.player) as pupil, tempfile.TemporaryFile() as rows:
        rows.writelines(csv_of_rounds(pupil.page().rounds[::-1]) if form == "csv" else pupil.export_rows())
        rows.seek(0)
        if file is None:
            _print(rows, form)
            return 0
        write_new_file(rows, file, beginning=EXCEL_MARK if form == "csv" else b"")
    click.echo(f"Wrote every answer of {one_line(settings.player or '')} to {one_line(str(file))}.")
    return 0
