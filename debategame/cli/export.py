"""`debategame export`: all that is kept of a player, as JSON Lines to be imported again or CSV for a spreadsheet."""

import os
import shutil
import sys
from pathlib import Path

import click

from debategame.cli.player import named_or_known, save_file, tell
from debategame.cli.settings import Settings, shared_options
from debategame.errors import UsageError
from debategame.saves.file import SaveFile
from debategame.text.display import one_line
from debategame.transfer.export import WRITERS, export_to_file, spooled


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(WRITERS)), help="Default: as FILE ends, else jsonl.")
@shared_options
def command(settings: Settings, file: Path | None, form: str | None) -> int:
    """Write all that is kept of a player to FILE, or to standard output.

    JSON Lines hold everything (rounds, answers with their evidence, disputes, scenarios as they were), and
    `debategame import` gives the same history back. CSV has one row an answer. A file that is there is not
    overwritten.
    """
    player = named_or_known(settings)
    save = save_file(settings, player)
    if file is not None and os.path.lexists(file):
        raise UsageError(f"{file} is there already: choose another name")
    number = _to_standard_output(save, form or "jsonl") if file is None else export_to_file(save, file, form or "")
    tell(save.notices)
    if number is None:
        raise UsageError(f"nothing is kept of {player} in {settings.saves.path}")
    if file is not None:
        click.echo(f"Wrote {number} rows to {one_line(str(file))}: all answers of {one_line(player)} are in it.")
    return 0


def _to_standard_output(save: SaveFile, form: str) -> int | None:
    with spooled(save, form) as rows:
        if rows is None:
            return None
        sys.stdout.flush()
        shutil.copyfileobj(rows.file, sys.stdout.buffer)
        return rows.number
