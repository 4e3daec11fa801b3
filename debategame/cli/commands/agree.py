"""`debategame agree`: compare the game's marks with a person's, and explain the differences."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from debategame.authoring.marked.agreement import VerdictPair, compare, count_marks, measures, wording_records
from debategame.authoring.marked.agreement_text import format_agreement
from debategame.authoring.marked.reader import MarkedFile, examples_of, read_marked
from debategame.cli.completion import complete_scenario
from debategame.cli.inputs import read_all
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.errors import UsageError
from debategame.scenario.library import find
from debategame.scenario.model import Scenario

MAX_BYTES = 16 * 2**20
"""The most bytes of a file of marked answers. Ten thousand answers have about five million."""


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("marked", required=False, type=AnyPath())
@click.option("--figures", "with_figures", is_flag=True, help="Also print precision, recall, F1 and kappa.")
@click.option("--min-f1", type=click.FloatRange(0, 1), metavar="X", help="Exit with status 1 if F1 is below X.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def command(
    settings: Settings, scenario: str, marked: Path | None, *, with_figures: bool, min_f1: float | None, form: str
) -> int:
    """Compare the game's marks with yours, for answers to SCENARIO.

    MARKED is a file of answers that you marked: JSON Lines, or CSV with the columns line, answer, hits, partial and
    contradicts. The last three hold ids of key points with spaces, commas or semicolons between them. `-` reads
    standard input. Without MARKED, the examples in the scenario are used. Rows that cannot be used are listed with
    their numbers. The exit status is 1 if there are any, if there is nothing to compare, or if F1 is below --min-f1.
    """
    found = find(scenario, settings.scenarios.path).scenario
    file = _read_marked(marked, found) if marked else _examples(found)
    for note in file.notes:
        click.echo(f"debategame: {note}", err=True)
    pairs = compare(found, file.rows)
    if form == "json":
        click.echo(json.dumps(as_json(found, file, pairs), indent=2))
    else:
        text = "\n".join(format_agreement(found, file, pairs, with_figures=with_figures))
        click.echo(text)
    return int(bool(file.bad) or not file.rows or (min_f1 is not None and measures(pairs).f1 < min_f1))


def as_json(scenario: Scenario, file: MarkedFile, pairs: Sequence[VerdictPair]) -> dict[str, Any]:
    """Return the comparison as values for JSON."""
    counts = count_marks(pairs)
    return {
        "scenario": scenario.id,
        "answers": len(file.rows),
        "marks": {"all": sum(pair.is_mark for pair in pairs), **msgspec.to_builtins(counts)},
        "figures": msgspec.to_builtins(measures(pairs)),
        "differences": [_difference(pair) for pair in pairs if not pair.agrees],
        "points": [_point_row(scenario, point.id, pairs) for point in scenario.key_points],
        "bad_rows": [{"row": bad.number, "error": bad.why} for bad in file.bad],
    }


def _difference(pair: VerdictPair) -> dict[str, Any]:
    scored: dict[str, Any] = msgspec.to_builtins(pair.scored)
    return {
        "row": pair.row.number,
        "line": pair.row.marked.line,
        "point": scored.pop("id"),
        "marked": pair.marked.value,
        "scored": scored.pop("verdict"),
        "answer": pair.row.marked.answer,
        **scored,
    }


def _point_row(scenario: Scenario, point_id: str, pairs: Sequence[VerdictPair]) -> dict[str, Any]:
    own = [pair for pair in pairs if pair.scored.id == point_id]
    return {
        "id": point_id,
        "marks": sum(pair.is_mark for pair in own),
        "agreed": count_marks(own).agreed,
        "wordings": msgspec.to_builtins(wording_records(scenario, point_id, own)),
    }


def _read_marked(path: Path, scenario: Scenario) -> MarkedFile:
    return read_marked(read_all(path, MAX_BYTES), scenario)


def _examples(scenario: Scenario) -> MarkedFile:
    if not scenario.examples:
        raise UsageError(f"`{scenario.id}` has no examples; give a file of marked answers")
    return examples_of(scenario)
