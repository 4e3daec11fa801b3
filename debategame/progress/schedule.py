"""What is due: each key point that was asked or made is a card, moved by FSRS at most once a day."""

import datetime
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from debategame.progress.rounds import Answer, Round, Step, Time
from debategame.scoring.model import PointScore, Verdict

if TYPE_CHECKING:
    from fsrs import Scheduler

HELPED = 2
"""The hint from which a key point counts as made with help: it says where to look."""
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""A day that intervals are counted from, for the scheduler: it takes moments, and a card knows only days."""
_LONGEST = 36500
"""Days; the scheduler's own longest interval."""

Key = tuple[str, str]
"""A card's name: the ids of its scenario and its key point."""


class Rating(IntEnum):
    """How well a key point was known, in FSRS's numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


class Move(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What an answer said of a key point; moves sort by time."""

    at: Time
    step: Step
    answer: str
    """The id of the answer."""
    day: datetime.date
    """The player's calendar day."""
    line: str
    """The id of the line that was answered."""
    rating: Rating


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A key point as the schedule knows it."""

    due: datetime.date
    """The calendar day from which it is due."""
    last: datetime.date
    """The day it was last moved."""
    line: str
    """The id of the line that was answered then."""
    stability: float
    """Days until it is remembered with a probability of 90 %."""
    difficulty: float
    """1–10."""


def rated(answer: Answer) -> dict[str, Rating]:
    """Return how an answer rates key points, by id; those it says nothing about are left out.

    Made without help is good; made at the comeback, after a telling hint on that same key point, or in part is
    hard; contradicted, or pressed and not made, is again. An empty answer rates nothing: it was skipped.
    """
    if "empty" in answer.flags:
        return {}
    ratings = ((point.id, _rating(answer, point)) for point in answer.points)
    return {name: rating for name, rating in ratings if rating is not None}


def moves_of(played: Round, answer: Answer) -> dict[str, Move]:
    """Return the moves that one answer of a round would make, by key point."""
    return {
        point: Move(
            at=answer.at, step=answer.step, answer=answer.id, day=answer.local_day, line=played.line, rating=rating
        )
        for point, rating in rated(answer).items()
    }


def card_after(days: Iterable[Move]) -> Card:
    """Return the card after its moves, at least one and no two of one day."""
    first, *later = sorted(days, key=lambda move: move.day)
    card = moved(None, first)
    for move in later:
        card = moved(card, move)
    return card


def moved(card: Card | None, move: Move) -> Card:
    """Return the card after one more move, on a later day than its last; None stands for a new card."""
    import fsrs

    before, when = fsrs.Card(card_id=1, due=_EPOCH), _EPOCH
    if card is not None:
        before = fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            stability=card.stability,
            difficulty=card.difficulty,
            due=_EPOCH,
            last_review=_EPOCH,
        )
        when += datetime.timedelta(days=min((move.day - card.last).days, _LONGEST))
    after, _ = _scheduler().review_card(before, fsrs.Rating(move.rating), when)
    return Card(
        due=move.day + min(after.due - when, datetime.date.max - move.day),
        last=move.day,
        line=move.line,
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
    )


def due(cards: Mapping[Key, Card], today: datetime.date) -> dict[Key, Card]:
    """Return the cards that are due on a day, most overdue first."""
    found = [(card.due, key) for key, card in cards.items() if card.due <= today]
    return {key: cards[key] for _, key in sorted(found)}


def _rating(answer: Answer, point: PointScore) -> Rating | None:
    match point.verdict:
        case Verdict.HIT:
            helped = answer.step is Step.COMEBACK or answer.hints.get(point.id, 0) >= HELPED
            return Rating.HARD if helped else Rating.GOOD
        case Verdict.PARTIAL:
            return Rating.HARD
        case Verdict.CONTRADICTED:
            return Rating.AGAIN
        case Verdict.MISSED:
            return Rating.AGAIN if answer.pressed == point.id else None


@cache
def _scheduler() -> "Scheduler":
    """FSRS without steps of minutes: a card moves by days."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
