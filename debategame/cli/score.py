"""`debategame score`: answers from a file or standard input, scored one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from debategame.cli.inputs import LONGEST_ROW, STANDARD_INPUT, opened, rows_of
from debategame.cli.settings import Settings, shared_options
from debategame.scenario.library import find
from debategame.scenario.model import Scenario
from debategame.scoring.model import Score
from debategame.scoring.scorer import Scorer
from debategame.text.display import in_ticks

SHOWN = ("line", "score", "scorer", "flags", "points")
SHOWN_OF_POINT = ("id", "verdict", "confidence", "evidence")


class Answered(msgspec.Struct, frozen=True):
    """A row that could be scored."""

    answer: str
    score: Score


class Fault(msgspec.Struct, frozen=True):
    """A row that could not be scored."""

    row: int
    """Which row of the input, counted from 1."""
    error: str


@click.command()
@click.argument("scenario")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Tell each verdict in words instead, for people.")
@shared_options
def command(settings: Settings, scenario: str, file: Path | None, *, explain: bool) -> int:
    """Score answers to the lines of SCENARIO, from FILE or from standard input.

    A row is a JSON object {"line": id, "answer": text}; for each, one JSON object is written, in order. A row that
    cannot be scored gives {"row": number, "error": what is wrong} in its place, and exit status 1 at the end.
    """
    found = find(scenario, settings.scenarios.path).scenario
    failed = False
    with opened(file or STANDARD_INPUT) as rows:
        for result in scored(found, rows_of(rows)):
            failed |= isinstance(result, Fault)
            if explain and isinstance(result, Answered):
                click.echo(format_score(found, result))
            else:
                click.echo(msgspec.json.encode(as_json(result)))
    return int(failed)


def scored(scenario: Scenario, rows: Iterable[bytes]) -> Iterator[Answered | Fault]:
    """Yield the result of each row, in order; blank rows are counted, and give none.

    A row longer than LONGEST_ROW ends it: such a file need not have an end.
    """
    scorer = Scorer(scenario)
    for number, row in enumerate(rows, start=1):
        if len(row) > LONGEST_ROW:
            yield Fault(number, f"the row is longer than {LONGEST_ROW // 2**20} MB; nothing after it is read")
            return
        if row.strip():
            read = _read(row, scenario)
            yield Fault(number, read) if isinstance(read, str) else Answered(read[1], scorer.score(*read))


def as_json(result: Answered | Fault) -> dict[str, Any]:
    """Return a result with the keys that `score` prints, in their order."""
    if isinstance(result, Fault):
        return {"row": result.row, "error": result.error}
    whole: dict[str, Any] = msgspec.to_builtins(result.score)
    points = [{key: point[key] for key in SHOWN_OF_POINT} for point in whole["points"]]
    return {**{key: whole[key] for key in SHOWN}, "points": points}


def format_score(scenario: Scenario, result: Answered) -> str:
    """Return a score in words: each key point's verdict and why, and what answers another line."""
    from debategame.play.explanations import NOTHING_NEAR, matches, why_not_counted
    from debategame.play.feedback import GLYPHS
    from debategame.text.display import one_line

    rows = [f"{result.score.line}: {result.score.score}/100  {one_line(result.answer)}"]
    for point in result.score.points:
        rows.append(f"  {GLYPHS[point.verdict]} {point.verdict}: {one_line(scenario.key_point(point.id).claim)}")
        rows += [f'      "{row.words}" met "{row.met}" ({row.how})' for row in matches(result.answer, point)]
        if point.wording:
            rows.append(f"      nearest: {one_line(point.wording)}")
        if point.missing:
            rows.append(f"      not found: {one_line(', '.join(point.missing))}")
        why = why_not_counted(point)
        if why and not (why == NOTHING_NEAR and point.wording):
            rows.append(f"      {why}")
    for found in result.score.elsewhere:
        words = one_line(result.answer[found.passage.start : found.passage.end])
        claim = one_line(scenario.key_point(found.point).claim)
        rows.append(f'  elsewhere: "{words}" answers the line {found.line}: {claim}')
    return "\n".join(rows)


def _read(row: bytes, scenario: Scenario) -> tuple[str, str] | str:
    """Return the line's id and the answer, or what is wrong with the row."""
    try:
        data = json.loads(row.decode("utf-8-sig"))  # msgspec refuses the lone surrogates that JSON may hold
    except UnicodeDecodeError:
        return "the row is not UTF-8"
    except (ValueError, RecursionError):
        return "the row is not JSON"
    if not isinstance(data, dict):
        return "the row is not a JSON object"
    for key in ("line", "answer"):
        if not isinstance(data.get(key), str):
            return f"`{key}` is missing, or is not text"
    if all(data["line"] != line.id for line in scenario.lines):
        return f"the scenario has no line {in_ticks(data['line'])}"
    return data["line"], data["answer"]
