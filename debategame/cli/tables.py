"""Tables for a terminal: columns as wide as their widest cell, in letters that the terminal can carry."""

import sys

import click

from debategame.play.feedback import ASCII_GLYPHS, GLYPHS
from debategame.scoring.model import Verdict


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
