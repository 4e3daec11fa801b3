"""A person's marks on pupils' answers, as rulings in a file beside the scenario."""

import datetime
from collections.abc import Iterable

import msgspec

from debategame.authoring.answers.model import PupilAnswer
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.transfer.rulings import LONGEST_NOTE, RulingRow, about


def with_rulings(
    scenario: Scenario, answers: Iterable[PupilAnswer], rows: Iterable[RulingRow]
) -> tuple[PupilAnswer, ...]:
    """Return the answers with the marks that rulings give them. Later rows replace earlier ones, and other marks."""
    points = {line.id: line.points for line in scenario.lines}
    marks: dict[tuple[str, str], dict[str, Verdict | None]] = {}
    for row in about(rows, scenario.id):
        if row.point in points.get(row.line, ()):
            marks.setdefault(_key(row.line, row.answer, row.text), {})[row.point] = row.verdict
    return tuple(
        _marked(answer, marks.get(_key(answer.line, answer.id, answer.text), {})) if marks else answer
        for answer in answers
    )


def with_mark(answer: PupilAnswer, point_id: str, verdict: Verdict | None) -> PupilAnswer:
    """Return an answer with a mark on a key point, or without it."""
    return _marked(answer, {point_id: verdict})


def ruling(
    scenario_id: str,
    answer: PupilAnswer,
    point_id: str,
    verdict: Verdict | None,
    at: datetime.datetime,
    note: str = "",
) -> RulingRow:
    """Return a mark as a ruling. It holds the text of the answer only if the answer has no id.

    `note` is a sentence to the player.
    """
    return RulingRow(
        scenario=scenario_id,
        line=answer.line,
        answer=answer.id,
        point=point_id,
        verdict=verdict,
        at=at,
        note=note,
        text="" if answer.id else answer.text,
    )


def note_problem(note: str) -> str:
    """Return why a sentence to the player cannot be kept; empty if it can."""
    return f"It is longer than {LONGEST_NOTE} characters." if len(note) > LONGEST_NOTE else ""


def _key(line: str, answer_id: str, text: str) -> tuple[str, str]:
    return line, answer_id or f"text {text}"


def _marked(answer: PupilAnswer, changes: dict[str, Verdict | None]) -> PupilAnswer:
    if not changes:
        return answer
    marks = {**(answer.marks or {}), **changes}
    kept = {point: verdict for point, verdict in marks.items() if verdict is not None}
    return msgspec.structs.replace(answer, marks=kept or None)
