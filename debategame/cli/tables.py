"""Printing tables on a terminal, in characters that it can show, and CSV for spreadsheets."""

import os
import stat
import sys
from collections.abc import Iterable
from typing import TextIO

import click

from debategame.play.glyphs import ASCII_GLYPHS, GLYPHS
from debategame.scoring.model import Verdict


def show(table: str) -> None:
    """Print a table. Use ASCII glyphs if standard output cannot encode the usual ones."""
    click.echo(encode_for_terminal(table, sys.stdout.encoding or "utf-8"), nl=False)


def show_csv(lines: Iterable[str]) -> None:
    """Print the lines of a CSV file. If standard output is a new file, begin it with the mark that Excel needs."""
    from debategame.transfer.formats import EXCEL_MARK

    if is_new_file(sys.stdout):
        click.echo(EXCEL_MARK, nl=False)
    for line in lines:
        click.echo(line.encode(), nl=False)


def is_new_file(stream: TextIO) -> bool:
    """Return whether a stream writes to a file that is still empty, as after `>` in a shell."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == 0


def encode_for_terminal(text: str, encoding: str) -> bytes:
    """Encode a text. If that fails, replace verdict glyphs by ASCII ones and other characters by `?`."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        ascii_glyphs = str.maketrans({GLYPHS[verdict]: ASCII_GLYPHS[verdict] for verdict in Verdict})
        return text.translate(ascii_glyphs).encode(encoding, "replace")
