"""`debategame export`: write everything saved about a player, as JSON Lines or as CSV for a spreadsheet."""

import os
import shutil
import sys
from pathlib import Path

import click

from debategame.cli.options import AnyPath, shared_options
from debategame.cli.player import print_notices, require_player, save_file
from debategame.cli.settings import Settings
from debategame.cli.tables import is_new_file
from debategame.errors import UsageError
from debategame.saves.file import SaveFile
from debategame.text.display import one_line
from debategame.transfer.export import WRITERS, export_to_file, spooled
from debategame.transfer.formats import EXCEL_MARK


@click.command()
@click.argument("file", required=False, type=AnyPath())
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), help="By default the ending of FILE decides, else jsonl."
)
@shared_options
def command(settings: Settings, file: Path | None, form: str | None) -> int:
    """Write everything saved about a player to FILE, or to standard output.

    JSON Lines hold everything: rounds, answers with their evidence, disputes, and the scenarios as they were played.
    `debategame import` restores the same history from them. CSV has one row for each answer. An existing file is
    never overwritten.
    """
    player = require_player(settings)
    save = save_file(settings, player)
    if file is not None and os.path.lexists(file):
        raise UsageError(f"{file} already exists; choose another name")
    found = _to_standard_output(save, form or "jsonl") if file is None else export_to_file(save, file, form or "")
    print_notices(save.notices)
    if not found:
        raise UsageError(f"{player} has no save in {settings.saves.path}")
    if file is not None:
        click.echo(f"Wrote every answer of {one_line(player)} to {one_line(str(file))}.")
    return 0


def _to_standard_output(save: SaveFile, form: str) -> bool:
    with spooled(save, form) as rows:
        if rows is None:
            return False
        sys.stdout.flush()
        if form == "csv" and is_new_file(sys.stdout):
            sys.stdout.buffer.write(EXCEL_MARK)
        shutil.copyfileobj(rows, sys.stdout.buffer)
        return True
