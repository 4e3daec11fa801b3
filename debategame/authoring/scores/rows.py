"""Score rows of JSON: each is an answer to a line, and gives one object with its score."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from debategame.files import MAX_ROW_BYTES
from debategame.progress.answer_length import length_fault
from debategame.scenario.model import Scenario
from debategame.scoring.model import Nearness, Score, Span
from debategame.scoring.scorer import Scorer
from debategame.text.display import in_ticks

SCORE_KEYS = ("line", "score", "scorer", "flags", "points")
POINT_KEYS = ("id", "verdict", "confidence", "evidence")


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


def score_rows(
    scenario: Scenario,
    rows: Iterable[bytes],
    *,
    explain: bool = False,
    first: int = 1,
    scorer: Scorer | None = None,
) -> Iterator[ScoredRow | FaultyRow]:
    """Yield the result of each row, in order. Blank rows are counted but have no result.

    With `explain` a result also has what the answer comes nearest to. `first` is the number of the first row, and
    `scorer` one of the scenario, if there is one already. Stop after a row longer than MAX_ROW_BYTES,
    because such a file may have no end.
    """
    scorer = scorer or Scorer(scenario)
    for number, row in enumerate(rows, start=first):
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
