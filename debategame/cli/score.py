"""`debategame score`: score answers from a file or standard input, one JSON object each."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from debategame.cli.completion import complete_scenario
from debategame.cli.inputs import MAX_ROW_BYTES, STANDARD_INPUT, opened, rows_of
from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.scenario.library import find
from debategame.scenario.model import Scenario
from debategame.scoring.model import Score
from debategame.scoring.scorer import Scorer
from debategame.text.display import in_ticks

SCORE_KEYS = ("line", "score", "scorer", "flags", "points")
POINT_KEYS = ("id", "verdict", "confidence", "evidence")


class ScoredRow(msgspec.Struct, frozen=True):
    """A row with its score."""

    answer: str
    score: Score


class FaultyRow(msgspec.Struct, frozen=True):
    """A row that cannot be scored."""

    row: int
    """Number of the row in the input, from 1."""
    error: str


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Explain each verdict in words instead of JSON.")
@shared_options
def command(settings: Settings, scenario: str, file: Path | None, *, explain: bool) -> int:
    """Score answers to the lines of SCENARIO, from FILE or standard input.

    Each row is a JSON object {"line": id, "answer": text}. For each row one JSON object is written, in order. A row
    that cannot be scored becomes {"row": number, "error": message}, and the exit status is then 1.
    """
    found = find(scenario, settings.scenarios.path).scenario
    failed = False
    with opened(file or STANDARD_INPUT) as rows:
        for result in score_rows(found, rows_of(rows)):
            failed |= isinstance(result, FaultyRow)
            if explain and isinstance(result, ScoredRow):
                click.echo(format_score(found, result))
            else:
                click.echo(msgspec.json.encode(as_json(result)))
    return int(failed)


def score_rows(scenario: Scenario, rows: Iterable[bytes]) -> Iterator[ScoredRow | FaultyRow]:
    """Yield the result of each row, in order. Blank rows are counted but have no result.

    Stop after a row longer than MAX_ROW_BYTES, because such a file may have no end.
    """
    scorer = Scorer(scenario)
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_ROW_BYTES:
            yield FaultyRow(number, f"the row is longer than {MAX_ROW_BYTES // 2**20} MB; nothing after it is read")
            return
        if row.strip():
            read = _parse(row, scenario)
            yield FaultyRow(number, read) if isinstance(read, str) else ScoredRow(read[1], scorer.score(*read))


def as_json(result: ScoredRow | FaultyRow) -> dict[str, Any]:
    """Return a result as values for JSON, with the keys in order."""
    if isinstance(result, FaultyRow):
        return {"row": result.row, "error": result.error}
    score: dict[str, Any] = msgspec.to_builtins(result.score)
    points = [
        {key: point[key] for key in POINT_KEYS} | ({"doubted": True} if point["blocked"] == "doubted" else {})
        for point in score["points"]
    ]
    return {**{key: score[key] for key in SCORE_KEYS}, "points": points}


def format_score(scenario: Scenario, result: ScoredRow) -> str:
    """Return a score in words: each verdict with its reason, and sentences that answer another line."""
    from debategame.play.explanations import NOTHING_NEAR, matches, why_not_counted
    from debategame.play.glyphs import GLYPHS
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


def _parse(row: bytes, scenario: Scenario) -> tuple[str, str] | str:
    """Return the line id and the answer, or a message about a faulty row."""
    try:
        data = json.loads(row.decode("utf-8-sig"))  # msgspec refuses lone surrogates, which JSON allows
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
