"""`debategame answers`: what pupils answered, and which of their sentences would help as wordings."""

import sys
from pathlib import Path

import click

from debategame.authoring.answers.overview import as_json, overview
from debategame.authoring.answers.report import format_overview
from debategame.authoring.answers.sources import Collected, collect, of_class
from debategame.cli.completion import complete_scenario
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.progress import Progress
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, read_class, store_options
from debategame.cli.tables import show
from debategame.errors import UsageError
from debategame.scenario.library import find
from debategame.scenario.model import Scenario
from debategame.text.display import in_ticks
from debategame.transfer.formats import json_line


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("sources", metavar="SOURCE…", nargs=-1, type=AnyPath())
@click.option("--line", default="", metavar="ID", help="The line that the answers in plain text are for.")
@click.option(
    "--most", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="Show at most N of a group."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@store_options
@shared_options
def command(  # noqa: PLR0913 -- a parameter for each option
    settings: Settings,
    scenario: str,
    sources: tuple[Path, ...],
    *,
    store: StoreChoice | None,
    line: str,
    most: int,
    form: str,
) -> int:
    """Group pupils' answers to SCENARIO, and suggest which of their sentences to take as wordings.

    Each SOURCE is a save, a folder of saves, an export, marked answers as `agree` reads them, or plain text with
    blank lines between the answers; --store adds those of classes that played in browsers. They are only read.
    Suggestions are counted by trying them on all marked answers and on the examples of the scenario. The exit status
    is 1 if there is no answer, or if something could not be read.
    """
    found = find(scenario, settings.scenarios.path).scenario
    if line and line not in [known.id for known in found.lines]:
        raise UsageError(f"the scenario has no line {in_ticks(line)}")
    collected = _collect(found, sources, store, line)
    for sentence in (*collected.faults, *collected.notes):
        click.echo(f"debategame: {sentence}", err=True)
    if not collected.answers:
        click.echo(f"debategame: there is no answer to `{found.id}` in these places", err=True)
        return 1
    steps = len(collected.answers) + len(found.examples) + len(found.key_points)
    progress = Progress(sys.stderr, steps, doing="step")
    result = overview(found, collected.answers, progress.step)
    progress.end()
    if form == "json":
        click.echo(json_line(as_json(result)), nl=False)
    else:
        show("\n".join((*format_overview(found, result, most=most), "")))
    return int(bool(collected.faults))


def _collect(scenario: Scenario, sources: tuple[Path, ...], store: StoreChoice | None, line: str) -> Collected:
    if not sources and store is None:
        raise UsageError("say where the answers are: a SOURCE, or --store URL")
    found = collect(scenario, sources, line)
    stored = of_class(read_class(store), scenario) if store else Collected()
    return Collected(found.answers + stored.answers, found.faults + stored.faults, found.notes + stored.notes)
