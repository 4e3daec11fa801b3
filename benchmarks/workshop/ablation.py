"""What each feature, guard and list of cues brings: every table with it and without it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from benchmarks.workshop.data import Bench
from benchmarks.workshop.marking import Marker, Setup
from benchmarks.workshop.switches import Switch
from benchmarks.workshop.tables import Row, Table

Figures = Mapping[tuple[str, str], float]
"""The values of the first column of every table, by title and measure."""
LEAST = 0.004
"""The least difference that is printed."""


class Run(msgspec.Struct, frozen=True):
    """What every measurement of an ablation has in common."""

    data: Path
    tables: Sequence[Callable[[Bench], list[Table]]]
    sample: int
    jobs: int
    vectors: Path | None = None

    def figures(self, switches: tuple[Switch, ...] = ()) -> dict[tuple[str, str], float]:
        """Return the figures with these parts off, from processes of their own."""
        with ProcessPoolExecutor(self.jobs) as pool:
            bench = Bench(self.data, Marker(pool, Setup(self.vectors, switches)), self.sample)
            return {
                (table.title, row.measure): row.value
                for make in self.tables
                for table in make(bench)
                for row in _first_column(table)
                if row.value is not None
            }


def ablated(run: Run, switches: Sequence[Switch]) -> Iterator[str]:
    """Yield a paragraph for each switch: how the figures change when it is off."""
    whole = run.figures()
    for switch in switches:
        yield "\n".join([f"## {switch.name} off", *differences(whole, run.figures((switch,)))])


def differences(whole: Figures, off: Figures) -> list[str]:
    """Return a line for each figure that differs, a table's together under its title."""
    lines = []
    title = ""
    for key, before in whole.items():
        change = off.get(key, before) - before
        if abs(change) >= LEAST:
            if key[0] != title:
                title = key[0]
                lines.append(title)
            lines.append(f"  {change:+.3f}  {key[1].strip()}, from {before:.3f}")
    return lines or ["  no figure changes"]


def _first_column(table: Table) -> Sequence[Row]:
    return next(iter(table.columns.values()))
