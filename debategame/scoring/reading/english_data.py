"""The lists of English turns and forms: one file for each kind, one entry a line, with the sentences that test it."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("english")
SEPARATOR = " | "


@cache
def entries(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, each in its fields; lines that begin with # are notes."""
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(row.split(SEPARATOR)) for row in rows if row and not row.startswith("#"))
