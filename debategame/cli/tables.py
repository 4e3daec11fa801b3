"""Tables for a terminal: columns as wide as their widest cell, in letters that the terminal can carry."""

import sys
from collections.abc import Collection, Sequence

import click

from debategame.play.feedback import ASCII_GLYPHS, GLYPHS
from debategame.scoring.model import Verdict


def columned(rows: Sequence[Sequence[str]], *, right: Collection[str] = ()) -> str:
    """Return rows, the first of them headings, as lines; the columns under the headings in `right` end flush."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = [str.rjust if heading in right else str.ljust for heading in rows[0]]
    lines = ("  ".join(side(cell, width) for cell, width, side in zip(row, widths, sides, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def show(table: str) -> None:
    """Write a table to standard output; where that cannot carry the glyphs, with their ASCII forms."""
    click.echo(carried(table, sys.stdout.encoding or "utf-8"), nl=False)


def carried(text: str, encoding: str) -> bytes:
    """Encode a text for a stream, glyphs in their ASCII forms where need be and other letters as `?`."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        ascii_glyphs = str.maketrans({GLYPHS[verdict]: ASCII_GLYPHS[verdict] for verdict in Verdict})
        return text.translate(ascii_glyphs).encode(encoding, "replace")
