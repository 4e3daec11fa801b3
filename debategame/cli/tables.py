"""Printing tables on a terminal, in characters that it can show."""

import sys

import click

from debategame.play.glyphs import ASCII_GLYPHS, GLYPHS
from debategame.scoring.model import Verdict


def show(table: str) -> None:
    """Print a table. Use ASCII glyphs if standard output cannot encode the usual ones."""
    click.echo(encode_for_terminal(table, sys.stdout.encoding or "utf-8"), nl=False)


def encode_for_terminal(text: str, encoding: str) -> bytes:
    """Encode a text. If that fails, replace verdict glyphs by ASCII ones and other characters by `?`."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        ascii_glyphs = str.maketrans({GLYPHS[verdict]: ASCII_GLYPHS[verdict] for verdict in Verdict})
        return text.translate(ascii_glyphs).encode(encoding, "replace")
