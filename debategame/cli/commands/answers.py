"""`debategame answers`: what pupils answered, to be marked and taken as wordings."""

import sys
from pathlib import Path

import click

from debategame.authoring.answers.marks import with_rulings
from debategame.authoring.answers.model import PupilAnswer
from debategame.authoring.answers.overview import as_json, overview
from debategame.authoring.answers.report import format_overview
from debategame.authoring.answers.sources import Collected, collect, of_class
from debategame.authoring.watched_file import WatchedFile
from debategame.cli.completion import complete_scenario
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.progress import Progress
from debategame.cli.screens import has_screen, new_game
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, read_class, store_options
from debategame.cli.tables import show
from debategame.errors import ScenarioError, UsageError
from debategame.progress.rulings import rulings_file
from debategame.scenario.library import FoundScenario, find
from debategame.scenario.model import Scenario
from debategame.text.display import in_ticks, one_line
from debategame.transfer.formats import json_line
from debategame.transfer.rulings import RulingRow, read_rulings


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("sources", metavar="SOURCE…", nargs=-1, type=AnyPath())
@click.option("--line", default="", metavar="ID", help="The line that the answers in plain text are for.")
@click.option(
    "--most", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="Show at most N of a group."
)
@click.option(
    "--rulings", metavar="FILE", type=AnyPath(), help="Your marks. Default: SCENARIO.rulings.jsonl beside it."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), help="Print the groups instead of showing the screen."
)
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
    rulings: Path | None,
    form: str | None,
) -> int:
    """Group pupils' answers to SCENARIO, mark them, and take what they say as wordings, opposites or examples.

    Each SOURCE is a save, a folder of saves, an export, marked answers as `agree` reads them, or plain text with
    blank lines between the answers; --store adds those of classes that played in browsers. They are only read. In a
    terminal a screen shows them: there you mark answers and take sentences into the scenario's file. In a pipe or with
    --format the groups and suggestions are printed, and nothing is changed. The exit status is 1 if there is no answer,
    or if something could not be read.
    """
    shelved = find(scenario, settings.scenarios.path)
    found, rulings = shelved.scenario, rulings or rulings_file(shelved.path)
    if line and line not in [known.id for known in found.lines]:
        raise UsageError(f"the scenario has no line {in_ticks(line)}")
    collected = _collect(found, sources, store, line)
    for sentence in (*collected.faults, *collected.notes):
        click.echo(f"debategame: {sentence}", err=True)
    if not collected.answers:
        click.echo(f"debategame: there is no answer to `{found.id}` in these places", err=True)
        return 1
    answers = with_rulings(found, collected.answers, _read_rulings(rulings))
    if form is None and has_screen():
        return _show_screen(settings, shelved, answers, rulings)
    steps = len(collected.answers) + len(found.examples) + len(found.key_points)
    progress = Progress(sys.stderr, steps, doing="step")
    result = overview(found, answers, progress.step)
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


def _read_rulings(file: Path) -> tuple[RulingRow, ...]:
    """Return the rulings of a file, none if there is no file. Say which rows cannot be used."""
    if not file.exists():
        return ()
    found = read_rulings(file)
    for number, why in found.faults:
        click.echo(f"debategame: {one_line(f'{file}, row {number}: {why}')}.", err=True)
    return found.rows


def _show_screen(settings: Settings, shelved: FoundScenario, answers: tuple[PupilAnswer, ...], rulings: Path) -> int:
    file = WatchedFile(shelved.path, other=shelved.scenario.is_other_side)
    scenario = file.state.scenario
    if scenario is None:  # saved with a mistake since it was found
        raise ScenarioError(file.state.problems)
    from debategame.ui.answers.screen import AnswersScreen
    from debategame.ui.app import run_app

    return run_app(new_game(settings), lambda services: AnswersScreen(services, file, scenario, answers, rulings))
