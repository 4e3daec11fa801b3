"""Whether a round from outside fits the scenario it says it was played in, so that every screen can show it."""

import math
import uuid
from collections.abc import Iterator

from debategame.progress.rounds import PACES, Answer, Dispute, Round, Step
from debategame.scenario.model import Line, Scenario
from debategame.scoring.marks import FULL

LONGEST_ANSWER = 7 * 24 * 3600
"""Seconds, a week: a computer may have slept over it."""
MOST_HINTS = 3


def validation_fault(played: Round, scenario: Scenario) -> str:
    """Return what of a round does not fit its scenario, as a sentence without its stop; empty where all does."""
    return next(_misfits(played, scenario), "")


def _misfits(played: Round, scenario: Scenario) -> Iterator[str]:
    if not _is_id(played.id):
        yield "the round's id is no UUID"
    if played.scenario != scenario.id:
        yield "the round and its scenario's version have different ids"
    line = next((line for line in scenario.lines if line.id == played.line), None)
    if line is None:
        yield "its scenario has no such line"
        return
    steps = [answer.step for answer in played.answers]
    if steps not in ([Step.ANSWER], [Step.COMEBACK], [Step.ANSWER, Step.COMEBACK]):
        yield "a round has an answer and at most one comeback answer"
        return
    if not 0 <= played.final <= FULL:
        yield f"a round's score is 0 to {FULL}"
    if not min(PACES) <= played.pace <= max(PACES):
        yield "its pace is out of range"
    first, *later = played.answers
    judged = {point.id for point in first.points}
    if any(point.id not in judged for answer in later for point in answer.points):
        yield "the comeback answer has a verdict on a key point that the answer has none on"
    for answer in played.answers:
        yield from _misfits_of_answer(answer, line, scenario)
    for dispute in played.disputes:
        yield from _misfits_of_dispute(dispute, played, scenario)


def _misfits_of_answer(answer: Answer, line: Line, scenario: Scenario) -> Iterator[str]:
    known = {point.id for point in scenario.key_points}
    points = [point.id for point in answer.points]
    if not _is_id(answer.id):
        yield "an answer's id is no UUID"
    if not points or len(set(points)) < len(points) or not set(points) <= set(line.points):
        yield "the verdicts are not on key points of the line"
    if answer.pressed and answer.pressed not in known:
        yield "the opponent pressed a key point that the scenario has not"
    if any(point not in known or not 0 <= taken <= MOST_HINTS for point, taken in answer.hints.items()):
        yield "the hints are not on key points of the scenario"
    lines = {line.id for line in scenario.lines}
    if any(other.point not in known or other.line not in lines for other in answer.elsewhere):
        yield "a sentence is said to answer a line or make a key point that the scenario has not"
    if not 0 <= answer.marks <= FULL:
        yield f"an answer's marks are 0 to {FULL}"
    if not (math.isfinite(answer.seconds) and 0 <= answer.seconds <= LONGEST_ANSWER):
        yield "an answer's seconds are out of range"
    if not all(0 <= start <= end <= len(answer.text) for start, end in _spans(answer)):
        yield "a passage lies outside its answer"


def _misfits_of_dispute(dispute: Dispute, played: Round, scenario: Scenario) -> Iterator[str]:
    if all(dispute.answer != answer.id for answer in played.answers):
        yield "a dispute is about an answer of another round"
    if all(dispute.point != point.id for point in scenario.key_points):
        yield "a dispute is about a key point that the scenario has not"
    if not 0 <= dispute.start <= dispute.end:
        yield "a disputed sentence ends before it begins"


def _spans(answer: Answer) -> Iterator[tuple[int, int]]:
    for point in answer.points:
        for evidence in point.evidence:
            yield evidence.start, evidence.end
        for passage in point.passages:
            yield passage.start, passage.end
    for other in answer.elsewhere:
        yield other.passage.start, other.passage.end


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
