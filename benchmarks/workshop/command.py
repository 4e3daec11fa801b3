"""The commands `workshop DATA`, which prints all tables, and `ablate DATA`, which prints what each part brings."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.workshop.ablation import Run, ablated
from benchmarks.workshop.adversarial import adversarial
from benchmarks.workshop.answers import new_scenarios, shipped_scenario
from benchmarks.workshop.arguments import arguments
from benchmarks.workshop.cases import cases
from benchmarks.workshop.cost import cost
from benchmarks.workshop.data import Bench
from benchmarks.workshop.framed import framed
from benchmarks.workshop.marking import Marker, Setup
from benchmarks.workshop.switches import known_switches
from benchmarks.workshop.tables import Table, printed

TABLES: dict[str, Callable[[Bench], list[Table]]] = {
    "new": new_scenarios,
    "shipped": shipped_scenario,
    "argkp": arguments,
    "adversarial": adversarial,
    "frames": framed,
    "cases": cases,
    "cost": cost,
}
"""The tables by the name that `--only` takes."""
FOLDERS = ("marked", "argkp", "cases")
"""What DATA holds."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
VECTORS = click.option(
    "--vectors",
    type=FOLDER,
    help="A folder of vectors by fold of ArgKP: N.bin, folds.json. Each motion gets those learned without it.",
)


@click.command()
@click.argument("data", type=FOLDER)
@click.option("--only", default=",".join(TABLES), show_default=True, help="The tables to print, with commas.")
@click.option("--sample", default=1, show_default=True, help="Take every so many arguments of ArgKP.")
@click.option("--seed", default=1, show_default=True, help="What the samples and shuffled words depend on.")
@click.option("--jobs", default=2, show_default=True, help="How many processes score.")
@VECTORS
def workshop(data: Path, only: str, sample: int, seed: int, jobs: int, vectors: Path | None) -> None:
    """Print the tables of the scorer from DATA, a folder with `marked`, `argkp` and `cases`."""
    tables = _tables(only)
    _check(data)
    with ProcessPoolExecutor(jobs) as pool:
        bench = Bench(data, Marker(pool, Setup(vectors)), sample, seed)
        for make in tables:
            for table in make(bench):
                print(printed(table), end="\n\n", flush=True)


@click.command()
@click.argument("data", type=FOLDER)
@click.option("--only", default="new,shipped,argkp,adversarial,frames,cases", show_default=True, help="The tables.")
@click.option("--off", default="", help="Only the parts with this in their name, such as: guard.")
@click.option("--sample", default=10, show_default=True, help="Take every so many arguments of ArgKP.")
@click.option("--jobs", default=2, show_default=True, help="How many processes score.")
@VECTORS
def ablate(data: Path, only: str, off: str, sample: int, jobs: int, vectors: Path | None) -> None:
    """Print how the figures change when one feature, guard or list of cues is off.

    The other weights are not fitted again: without a feature the threshold stands elsewhere, so compare AUC first.
    """
    tables = _tables(only)
    _check(data)
    with TemporaryDirectory() as scratch:
        switches = [switch for switch in known_switches(Path(scratch)) if off in switch.name]
        for paragraph in ablated(Run(data, tables, sample, jobs, vectors), switches):
            print(paragraph, end="\n\n", flush=True)


def _check(data: Path) -> None:
    missing = [name for name in FOLDERS if not (data / name).is_dir()]
    if missing:
        raise click.BadParameter(f"{data} has no folder {', '.join(missing)}. DATA must hold {', '.join(FOLDERS)}.")


def _tables(only: str) -> list[Callable[[Bench], list[Table]]]:
    unknown = [name for name in only.split(",") if name not in TABLES]
    if unknown:
        raise click.BadParameter(f"There is no table {unknown[0]!r}. Use some of: {', '.join(TABLES)}.")
    return [TABLES[name] for name in only.split(",")]
