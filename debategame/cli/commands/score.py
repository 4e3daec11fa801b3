"""`debategame score`: score answers from a file or standard input, one JSON object each."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from debategame.authoring.scores.chunks import ScoredChunk, output_of
from debategame.authoring.scores.rows import FaultyRow, score_rows
from debategame.cli.completion import complete_scenario
from debategame.cli.inputs import STANDARD_INPUT, opened, rows_of
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.scenario.library import find
from debategame.scenario.model import Scenario

MOST_JOBS = 61
"""The most processes: Windows can wait for no more."""


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("file", required=False, type=AnyPath())
@click.option("--explain", is_flag=True, help="Explain each verdict in words instead of JSON.")
@click.option(
    "--jobs", type=click.IntRange(1, MOST_JOBS), default=1, show_default=True, metavar="N", help="Use N processes."
)
@shared_options
def command(settings: Settings, scenario: str, file: Path | None, *, explain: bool, jobs: int) -> int:
    """Score answers to the lines of SCENARIO, from FILE or standard input.

    Each row is a JSON object {"line": id, "answer": text}. For each row one JSON object is written, in order. A row
    that cannot be scored becomes {"row": number, "error": message}, and the exit status is then 1.

    A key point of which the opposite may have been said is missed, with "doubted": true and the "sentence". Sentences
    that argue the other side are listed under "argues", each with the id of the point of theirs.
    """
    found = find(scenario, settings.scenarios.path).scenario
    failed, count = False, 0
    with opened(file or STANDARD_INPUT) as rows:
        for scored in _score(found, rows, explain=explain, jobs=jobs):
            count += len(scored.lines)
            failed |= scored.failed
            for line in scored.lines:
                click.echo(line.decode() if explain else line, nl=False)  # people read in their terminal's encoding
    if not count:
        click.echo("debategame: there is no answer to score in the input", err=True)
    return int(failed)


def _score(scenario: Scenario, rows: BinaryIO, *, explain: bool, jobs: int) -> Iterator[ScoredChunk]:
    """Yield the output: row by row if there is one process, so that a pipe gets each score at once."""
    if jobs > 1:
        from debategame.authoring.scores.processes import score_in_processes  # takes time to import

        yield from score_in_processes(scenario, rows_of(rows), jobs, explain=explain)
        return
    for result in score_rows(scenario, rows_of(rows), explain=explain):
        yield ScoredChunk((output_of(scenario, result, explain=explain),), isinstance(result, FaultyRow))
