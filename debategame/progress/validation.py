"""Whether a round from another save fits its scenario, so that every screen can show it."""

import math
import uuid
from collections.abc import Iterator

from debategame.progress.rounds import PACES, Answer, Dispute, Round, Step
from debategame.scenario.model import Line, Scenario
from debategame.scoring.marks import FULL
from debategame.scoring.model import Elsewhere

LONGEST_ANSWER = 7 * 24 * 3600
"""In seconds: a week, because a computer may sleep while an answer is open."""
MOST_HINTS = 3
"""The most hints that a key point can have."""


def validation_fault(played: Round, scenario: Scenario) -> str:
    """Return the first thing that does not fit, as a sentence without a full stop. Empty if everything fits."""
    return next(_round_faults(played, scenario), "")


def _round_faults(played: Round, scenario: Scenario) -> Iterator[str]:
    if not _is_id(played.id):
        yield "the round's id is not a UUID"
    if played.scenario != scenario.id:
        yield "the round belongs to another scenario"
    line = next((line for line in scenario.lines if line.id == played.line), None)
    if line is None:
        yield "its line is not in the scenario"
        return
    steps = [answer.step for answer in played.answers]
    if steps not in ([Step.ANSWER], [Step.COMEBACK], [Step.ANSWER, Step.COMEBACK]):
        yield "a round needs one answer, and may have one comeback answer"
        return
    if not 0 <= played.final <= FULL:
        yield f"the score of the round is not between 0 and {FULL}"
    if not min(PACES) <= played.pace <= max(PACES):
        yield f"its pace is not between {min(PACES):g} and {max(PACES):g}"
    first, *later = played.answers
    judged = {point.id for point in first.points}
    if any(point.id not in judged for answer in later for point in answer.points):
        yield "the comeback answer judges a key point that the first answer does not"
    for answer in played.answers:
        yield from _answer_faults(answer, line, scenario)
    for dispute in played.disputes:
        yield from _dispute_faults(dispute, played, scenario)


def _answer_faults(answer: Answer, line: Line, scenario: Scenario) -> Iterator[str]:
    known = {point.id for point in scenario.key_points}
    points = [point.id for point in answer.points]
    if not _is_id(answer.id):
        yield "the id of an answer is not a UUID"
    if not points or len(set(points)) < len(points) or not set(points) <= set(line.points):
        yield "the verdicts do not fit the key points of the line"
    if answer.pressed and answer.pressed not in known:
        yield "the opponent asks for a key point that is not in the scenario"
    if any(point not in known or not 0 <= taken <= MOST_HINTS for point, taken in answer.hints.items()):
        yield "the hints do not fit the key points of the scenario"
    if not all(_is_known(other, known, scenario) for other in answer.elsewhere):
        yield "a sentence answers a line or makes a point that is not in the scenario"
    if not 0 <= answer.marks <= FULL:
        yield f"the marks of an answer are not between 0 and {FULL}"
    if not (math.isfinite(answer.seconds) and 0 <= answer.seconds <= LONGEST_ANSWER):
        yield "the seconds of an answer are negative or more than a week"
    if not all(0 <= start <= end <= len(answer.text) for start, end in _spans(answer)):
        yield "a passage is outside its answer"


def _is_known(other: Elsewhere, key_points: set[str], scenario: Scenario) -> bool:
    if other.theirs:
        return not other.line and any(other.point == point.id for point in scenario.their_points)
    return other.point in key_points and any(other.line == line.id for line in scenario.lines)


def _dispute_faults(dispute: Dispute, played: Round, scenario: Scenario) -> Iterator[str]:
    if all(dispute.answer != answer.id for answer in played.answers):
        yield "a dispute is about an answer that is not in the round"
    if all(dispute.point != point.id for point in scenario.key_points):
        yield "a dispute is about a key point that is not in the scenario"
    if not 0 <= dispute.start <= dispute.end:
        yield "a disputed sentence ends before it starts"


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
