"""`debategame score`: score answers from a file or standard input, one JSON object each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from debategame.cli.completion import complete_scenario
from debategame.cli.inputs import MAX_ROW_BYTES, STANDARD_INPUT, opened, rows_of
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.progress.answer_length import length_fault
from debategame.scenario.library import find
from debategame.scenario.model import Scenario
from debategame.scoring.model import Nearest, Nearness, Score, Span
from debategame.scoring.scorer import Scorer
from debategame.text.display import in_ticks, one_line

SCORE_KEYS = ("line", "score", "scorer", "flags", "points")
POINT_KEYS = ("id", "verdict", "confidence", "evidence")


EMPTY = "(an empty answer)"


class ScoredRow(msgspec.Struct, frozen=True):
    """A row with its score."""

    answer: str
    score: Score
    nearness: Nearness = Nearness()
    """What the answer comes nearest to; empty unless it was asked for."""


class FaultyRow(msgspec.Struct, frozen=True):
    """A row that cannot be scored."""

    row: int
    """Number of the row in the input, from 1."""
    error: str


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.argument("file", required=False, type=AnyPath())
@click.option("--explain", is_flag=True, help="Explain each verdict in words instead of JSON.")
@shared_options
def command(settings: Settings, scenario: str, file: Path | None, *, explain: bool) -> int:
    """Score answers to the lines of SCENARIO, from FILE or standard input.

    Each row is a JSON object {"line": id, "answer": text}. For each row one JSON object is written, in order. A row
    that cannot be scored becomes {"row": number, "error": message}, and the exit status is then 1.

    A key point of which the opposite may have been said is missed, with "doubted": true and the "sentence". Sentences
    that argue the other side are listed under "argues", each with the id of the point of theirs.
    """
    found = find(scenario, settings.scenarios.path).scenario
    failed, count = False, 0
    with opened(file or STANDARD_INPUT) as rows:
        for result in score_rows(found, rows_of(rows), explain=explain):
            count += 1
            failed |= isinstance(result, FaultyRow)
            if explain and isinstance(result, ScoredRow):
                click.echo(format_score(found, result))
            else:
                click.echo(msgspec.json.encode(as_json(result)))
    if not count:
        click.echo("debategame: there is no answer to score in the input", err=True)
    return int(failed)


def score_rows(scenario: Scenario, rows: Iterable[bytes], *, explain: bool = False) -> Iterator[ScoredRow | FaultyRow]:
    """Yield the result of each row, in order. Blank rows are counted but have no result.

    With `explain` a result also has what the answer comes nearest to. Stop after a row longer than MAX_ROW_BYTES,
    because such a file may have no end.
    """
    scorer = Scorer(scenario)
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_ROW_BYTES:
            yield FaultyRow(number, f"the row is longer than {MAX_ROW_BYTES // 2**20} MB; nothing after it is read")
            return
        if row.strip():
            read = _parse(row, scenario)
            if isinstance(read, str):
                yield FaultyRow(number, read)
            else:
                nearness = scorer.nearness(*read) if explain else Nearness()
                yield ScoredRow(read[1], scorer.score(*read), nearness)


def as_json(result: ScoredRow | FaultyRow) -> dict[str, Any]:
    """Return a result as values for JSON, with the keys in order."""
    if isinstance(result, FaultyRow):
        return {"row": result.row, "error": result.error}
    score: dict[str, Any] = msgspec.to_builtins(result.score)
    points = [
        {key: values[key] for key in POINT_KEYS}
        | ({"doubted": True, "sentence": _sentence(result.answer, point.passages)} if point.doubted else {})
        for values, point in zip(score["points"], result.score.points, strict=True)
    ]
    theirs = [
        {"id": found.point, "sentence": _sentence(result.answer, (found.passage,))}
        for found in result.score.elsewhere
        if found.theirs
    ]
    return {**{key: score[key] for key in SCORE_KEYS}, "points": points, **({"argues": theirs} if theirs else {})}


def _sentence(answer: str, passages: Sequence[Span]) -> dict[str, Any]:
    """Return the sentence of a verdict: its place in the answer, in code points, and its text."""
    start, end = (passages[0].start, passages[-1].end) if passages else (0, len(answer))
    return {"start": start, "end": end, "text": answer[start:end]}


def format_score(scenario: Scenario, result: ScoredRow) -> str:
    """Return a score in words: each verdict with its reason, and sentences that count elsewhere or for their side."""
    from debategame.play.explanations import (
        NOTHING_NEAR,
        about_the_same,
        matches,
        their_side_notes,
        why_not_counted,
    )
    from debategame.play.glyphs import GLYPHS

    opposites = {nearest.id: nearest for nearest in result.nearness.opposites}
    rows = [f"{result.score.line}: {result.score.score}/100  {one_line(result.answer) or EMPTY}"]
    for point in result.score.points:
        rows.append(f"  {GLYPHS[point.verdict]} {point.verdict}: {one_line(scenario.key_point(point.id).claim)}")
        rows += [f'      "{row.words}" met "{row.met}" ({row.how})' for row in matches(result.answer, point)]
        about = about_the_same(result.answer, point, scenario.key_point(point.id))
        if about:
            rows.append(f"      {about}")
        if point.wording:
            rows.append(f"      nearest: {one_line(point.wording)}")
        if point.id in opposites:
            rows.append(f"      nearest opposite {_closeness(opposites[point.id])}")
        if point.missing:
            rows.append(f"      not found: {one_line(', '.join(point.missing))}")
        why = why_not_counted(scenario, result.answer, point, result.score.elsewhere)
        if why and not (why == NOTHING_NEAR and point.wording):
            rows.append(f"      {why}")
    rows += [f"  {note}" for note in their_side_notes(scenario, result.answer, result.score.elsewhere)]
    if result.nearness.theirs:
        nearest = result.nearness.theirs
        rows.append(f"  nearest point of theirs: {nearest.id} {_closeness(nearest)}")
    for found in (other for other in result.score.elsewhere if not other.theirs):
        words = one_line(result.answer[found.passage.start : found.passage.end])
        claim = one_line(scenario.key_point(found.point).claim)
        rows.append(f'  elsewhere: "{words}" answers the line {found.line}: {claim}')
    return "\n".join(rows)


def _closeness(nearest: Nearest) -> str:
    return f"({nearest.closeness:.0%} of its words): {one_line(nearest.text)}"


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
    return length_fault(data["answer"]) or (data["line"], data["answer"])
