"""The commands `workshop`, which prints all tables, and `ablate`, which prints what each part brings."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks import argkp
from benchmarks.workshop.ablation import Run, ablated
from benchmarks.workshop.adversarial import adversarial
from benchmarks.workshop.answers import new_scenarios, shipped_scenario
from benchmarks.workshop.arguments import arguments
from benchmarks.workshop.cases import cases
from benchmarks.workshop.cost import cost
from benchmarks.workshop.data import OWN, Bench
from benchmarks.workshop.framed import framed
from benchmarks.workshop.marking import Marker, Setup
from benchmarks.workshop.other_lines import other_lines
from benchmarks.workshop.remarks import remarks
from benchmarks.workshop.switches import known_switches
from benchmarks.workshop.tables import Table, printed

TABLES: dict[str, Callable[[Bench], list[Table]]] = {
    "new": new_scenarios,
    "shipped": shipped_scenario,
    "lines": other_lines,
    "argkp": arguments,
    "adversarial": adversarial,
    "frames": framed,
    "remarks": remarks,
    "cases": cases,
    "cost": cost,
}
"""The tables by the name that `--only` takes."""
NEEDS: dict[str, tuple[str, str]] = {
    "argkp": ("argkp/key_points_*.csv", argkp.WHERE),
    "adversarial": ("argkp/adversarial.jsonl", "DATA has no file argkp/adversarial.jsonl."),
    "cases": ("cases/scoring/*.jsonl", "DATA has no files cases/scoring/*.jsonl."),
}
"""The files without which a table is left out, and the sentence that is printed instead."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
DATA = click.argument("data", type=FOLDER, default=OWN)
VECTORS = click.option(
    "--vectors",
    type=FOLDER,
    help="A folder of vectors by fold of ArgKP: N.bin, folds.json. Each motion gets those learned without it.",
)


@click.command()
@DATA
@click.option("--only", default=",".join(TABLES), show_default=True, help="The tables to print, with commas.")
@click.option("--sample", default=1, show_default=True, help="Take every so many arguments of ArgKP.")
@click.option("--answers", type=click.IntRange(1), help="Take the first so many marked answers of each set.")
@click.option("--seed", default=1, show_default=True, help="What the samples and shuffled words depend on.")
@click.option("--jobs", default=2, show_default=True, help="How many processes score.")
@VECTORS
def workshop(data: Path, only: str, jobs: int, vectors: Path | None, **drawn: Any) -> None:
    """Print the tables of the scorer.

    They are made from the project's own marked answers. The folders `marked`, `argkp` and `cases` of a folder DATA
    add tables, or replace files of the same name.
    """
    tables = _tables(only, data)
    with ProcessPoolExecutor(jobs) as pool:
        bench = Bench(data, Marker(pool, Setup(vectors)), **drawn)
        for make in tables:
            for table in make(bench):
                print(printed(table), end="\n\n", flush=True)


@click.command()
@DATA
@click.option("--only", default="new,shipped,argkp,adversarial,frames,cases", show_default=True, help="The tables.")
@click.option("--off", default="", help="Only the parts with this in their name, such as: guard.")
@click.option("--sample", default=10, show_default=True, help="Take every so many arguments of ArgKP.")
@click.option("--jobs", default=2, show_default=True, help="How many processes score.")
@VECTORS
def ablate(data: Path, only: str, off: str, sample: int, jobs: int, vectors: Path | None) -> None:
    """Print how the figures change when one feature, guard or list of cues is off.

    The other weights are not fitted again: without a feature the threshold stands elsewhere, so compare AUC first.
    """
    tables = _tables(only, data)
    with TemporaryDirectory() as scratch:
        switches = [switch for switch in known_switches(Path(scratch)) if off in switch.name]
        for paragraph in ablated(Run(data, tables, sample, jobs, vectors), switches):
            print(paragraph, end="\n\n", flush=True)


def _tables(only: str, data: Path) -> list[Callable[[Bench], list[Table]]]:
    """Return the makers of the tables named; print a sentence for each table that `data` has no files for."""
    unknown = [name for name in only.split(",") if name not in TABLES]
    if unknown:
        raise click.BadParameter(f"There is no table {unknown[0]!r}. Use some of: {', '.join(TABLES)}.")
    return [TABLES[name] for name in only.split(",") if _has_data(name, data)]


def _has_data(table: str, data: Path) -> bool:
    pattern, sentence = NEEDS.get(table, ("", ""))
    found = not pattern or any(data.glob(pattern))
    if not found:
        click.echo(f"The table {table!r} is left out. {sentence}\n")
    return found
