"""Tables as plain text, with columns as wide as their widest cell."""

from collections.abc import Collection, Sequence


def format_table(rows: Sequence[Sequence[str]], *, right: Collection[str] = ()) -> str:
    """Return rows as aligned lines. The first row has the headings; those in `right` align their columns right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = [str.rjust if heading in right else str.ljust for heading in rows[0]]
    lines = ("  ".join(side(cell, width) for cell, width, side in zip(row, widths, sides, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)
