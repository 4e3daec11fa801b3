"""`debategame agree`: how far the game marks answers as a person does, where not, and why."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from debategame.authoring.marked.agreement import VerdictPair, compare, count_marks, measures, wording_records
from debategame.authoring.marked.agreement_text import format_agreement
from debategame.authoring.marked.reader import MarkedFile, examples_of, read_marked
from debategame.cli.inputs import read_whole
from debategame.cli.settings import Settings, shared_options
from debategame.errors import UsageError
from debategame.scenario.library import find
from debategame.scenario.model import Scenario

LARGEST = 16 * 2**20
"""Bytes of marked answers; ten thousand answers have about five million."""


@click.command()
@click.argument("scenario")
@click.argument("marked", required=False, type=click.Path(path_type=Path))
@click.option("--figures", "with_figures", is_flag=True, help="Tell precision, recall, F1 and kappa as well.")
@click.option("--min-f1", type=click.FloatRange(0, 1), metavar="X", help="Exit with status 1 where F1 is below X.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def command(
    settings: Settings, scenario: str, marked: Path | None, *, with_figures: bool, min_f1: float | None, form: str
) -> int:
    """Hold the game's marks of SCENARIO against yours.

    MARKED is a file of answers that you marked: JSON Lines, or CSV with the columns line, answer, hits, partial,
    contradicts, where ids of key points stand between spaces; `-` is standard input. Without it, the examples of
    the scenario are taken. Rows that cannot be used are told by their number, and make the exit status 1.
    """
    found = find(scenario, settings.scenarios.path).scenario
    file = _marked(marked, found) if marked else _examples(found)
    pairs = compare(found, file.rows)
    if form == "json":
        click.echo(json.dumps(as_json(found, file, pairs), indent=2))
    else:
        text = "\n".join(format_agreement(found, file, pairs, with_figures=with_figures))
        click.echo(text)
    return int(bool(file.bad) or not file.rows or (min_f1 is not None and measures(pairs).f1 < min_f1))


def as_json(scenario: Scenario, file: MarkedFile, pairs: Sequence[VerdictPair]) -> dict[str, Any]:
    """Return everything that can be told of an agreement, as JSON's values."""
    counts = count_marks(pairs)
    return {
        "scenario": scenario.id,
        "answers": len(file.rows),
        "marks": {"all": sum(pair.is_mark for pair in pairs), **msgspec.to_builtins(counts)},
        "figures": msgspec.to_builtins(measures(pairs)),
        "differences": [_difference(pair) for pair in pairs if not pair.agrees],
        "points": [_of_point(scenario, point.id, pairs) for point in scenario.key_points],
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


def _of_point(scenario: Scenario, point_id: str, pairs: Sequence[VerdictPair]) -> dict[str, Any]:
    own = [pair for pair in pairs if pair.scored.id == point_id]
    return {
        "id": point_id,
        "marks": sum(pair.is_mark for pair in own),
        "agreed": count_marks(own).agreed,
        "wordings": msgspec.to_builtins(wording_records(scenario, point_id, own)),
    }


def _marked(path: Path, scenario: Scenario) -> MarkedFile:
    return read_marked(read_whole(path, LARGEST), scenario)


def _examples(scenario: Scenario) -> MarkedFile:
    if not scenario.examples:
        raise UsageError(f"`{scenario.id}` has no examples: name a file of marked answers")
    return examples_of(scenario)
