"""Whether a round or a draft makes sense, so that every screen can show it."""

import datetime
import math
import uuid
from collections.abc import Iterator
from itertools import chain

from debategame.progress.drafts import Draft
from debategame.progress.passed_over import EARLIEST, LATEST, is_possible
from debategame.progress.rounds import MOST_HINTS, PACES, Answer, Dispute, Round, Step
from debategame.progress.schedule import LONGEST_INTERVAL, Card
from debategame.progress.standing import Standing
from debategame.scenario.model import Line, Scenario
from debategame.scoring.model import FULL, Elsewhere

LONGEST_SECONDS = 7 * 24 * 3600
"""The most seconds that an answer from outside may take: a week, because a computer may sleep meanwhile."""
MOST_STABLE = 10**6
"""A stability, in days, that no card reaches: FSRS plans at most 36500 days ahead."""


def validation_fault(played: Round, scenario: Scenario) -> str:
    """Return the first reason to refuse a round from outside, as a sentence without a full stop. Empty if it fits."""
    return next(chain(_outside_faults(played), _round_faults(played, scenario)), "")


def meaning_fault(played: Round, scenario: Scenario) -> str:
    """Return the first reason why no screen can show a round of the player's own save, as `validation_fault` does."""
    return next(_round_faults(played, scenario), "")


def is_sound_standing(standing: Standing) -> bool:
    """Return whether a standing can have come from rounds."""
    points = standing.points.values()
    sentences = (said for point in points for said in (point.said, point.half) if said is not None)
    times = chain(
        (line.last for line in standing.lines.values()),
        (time for point in points for time in (point.first_made, point.last_made)),
        (said.at for said in sentences),
    )
    counts = chain(
        (line.rounds for line in standing.lines.values()),
        (number for point in points for number in (point.met, point.made)),
    )
    bests = (score for line in standing.lines.values() for score in line.best.values())
    return (
        all(time is None or is_possible(time) for time in times)
        and all(number >= 0 for number in counts)
        and all(0 <= score <= FULL for score in bests)
    )


def is_sound_card(card: Card) -> bool:
    """Return whether a card can have come from moves."""
    first, last = EARLIEST.date(), LATEST.date()
    return (
        first <= card.last <= last
        and card.last <= card.due <= last + datetime.timedelta(days=LONGEST_INTERVAL)
        and 0 < card.stability < MOST_STABLE
        and 1 <= card.difficulty <= 10  # noqa: PLR2004 -- the bounds of FSRS
    )


def draft_fault(draft: Draft) -> str:
    """Return why a draft cannot be resumed, as a sentence without a full stop. Empty if it can."""
    if not is_possible(draft.at):
        return "its time is impossible"
    if not _is_pace(draft.pace):
        return "its pace is impossible"
    if not (math.isfinite(draft.seconds) and abs(draft.seconds) <= LONGEST_SECONDS):
        return "its seconds are impossible"
    return ""


def _outside_faults(played: Round) -> Iterator[str]:
    """Yield what is harmless in a save of one's own, because nobody else wrote it."""
    if not _is_id(played.id):
        yield "the round's id is not a UUID"
    for answer in played.answers:
        if not _is_id(answer.id):
            yield "the id of an answer is not a UUID"
        if not 0 <= answer.seconds <= LONGEST_SECONDS:
            yield "the seconds of an answer are negative or more than a week"


def _round_faults(played: Round, scenario: Scenario) -> Iterator[str]:
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
    if not _is_pace(played.pace):
        yield f"its pace is not between {min(PACES):g} and {max(PACES):g}"
    first, *later = played.answers
    judged = {point.id for point in first.points}
    if any(point.id not in judged for answer in later for point in answer.points):
        yield "the comeback answer judges a key point that the first answer does not"
    if not all(map(is_possible, _times(played))):
        yield f"a time is not between the years {EARLIEST.year} and {LATEST.year}"
        return
    for answer in played.answers:
        yield from _answer_faults(answer, line, scenario)
    for dispute in played.disputes:
        yield from _dispute_faults(dispute, played, scenario)


def _answer_faults(answer: Answer, line: Line, scenario: Scenario) -> Iterator[str]:
    known = {point.id for point in scenario.key_points}
    points = [point.id for point in answer.points]
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
    if not math.isfinite(answer.seconds):
        yield "the seconds of an answer are without end"
    if abs((answer.local_day - answer.at.date()).days) > 1:
        yield "the day of an answer is not the day of its time"
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


def _times(played: Round) -> Iterator[datetime.datetime]:
    yield played.at
    yield from (answer.at for answer in played.answers)
    yield from (dispute.at for dispute in played.disputes)


def _spans(answer: Answer) -> Iterator[tuple[int, int]]:
    for point in answer.points:
        for evidence in point.evidence:
            yield evidence.start, evidence.end
        for passage in point.passages:
            yield passage.start, passage.end
    for other in answer.elsewhere:
        yield other.passage.start, other.passage.end


def _is_pace(pace: float) -> bool:
    return min(PACES) <= pace <= max(PACES)


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
