"""Tables of figures: what was measured, what version 1 reached, what is wanted."""

from collections.abc import Mapping, Sequence

import msgspec

from benchmarks.measures import ratio


class Row(msgspec.Struct, frozen=True):
    """One figure."""

    measure: str
    value: float | None
    """None where there is nothing to measure."""
    shown: str
    before: str = ""
    """What version 1 reached; for rows that are decided on held-out data, what it reached there."""
    goal: str = ""


class Table(msgspec.Struct, frozen=True):
    """Figures that belong together."""

    title: str
    columns: Mapping[str, Sequence[Row]]
    """The rows of each set of data by its name: the same measures in the same order."""


def number(measure: str, value: float, before: str = "", goal: str = "") -> Row:
    """Return the row of a number, with three places."""
    return Row(measure, value, f"{value:.3f}", before, goal)


def share(measure: str, part: int, whole: int, before: str = "", goal: str = "") -> Row:
    """Return the row of a share: how many of how many."""
    shown = f"{part}/{whole} {ratio(part, whole):.3f}" if whole else "–"
    return Row(measure, ratio(part, whole) if whole else None, shown, before, goal)


def printed(table: Table) -> str:
    """Return a table as text."""
    columns = [*table.columns.values()]
    cells = [["measure", *table.columns, "version 1", "goal"]]
    for row, *others in zip(*columns, strict=True):
        cells.append([row.measure, *(one.shown for one in (row, *others)), row.before, row.goal])
    used = [place for place in range(len(cells[0])) if any(row[place] for row in cells[1:])]
    widths = {place: max(len(row[place]) for row in cells) for place in used}
    lines = ["  ".join(row[place].ljust(widths[place]) for place in used).rstrip() for row in cells]
    return "\n".join([f"## {table.title}", "", lines[0], "-" * max(map(len, lines)), *lines[1:]])
