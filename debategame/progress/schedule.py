"""The schedule of reviews: when each key point is due.

Each key point that was asked for or made is a card. FSRS moves a card at most once a day.
"""

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

HELPFUL_HINT = 2
"""The first hint that counts as help: hint 2 says where to look."""
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""An arbitrary start for intervals. FSRS works with times, but a card only has dates."""
LONGEST_INTERVAL = 36500
"""The longest interval of FSRS, in days."""

Key = tuple[str, str]
"""Identifies a card: the ids of its scenario and its key point."""


class Rating(IntEnum):
    """How well the player knew a key point, in the numbers of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


class Move(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """How one answer rated one key point. Moves sort by time."""

    at: Time
    step: Step
    answer: str
    """The id of the answer."""
    day: datetime.date
    """The date in the player's time zone."""
    line: str
    """The id of the line that was answered."""
    rating: Rating


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A key point's next due date, and how well the player knows it."""

    due: datetime.date
    """The first day on which it is due."""
    last: datetime.date
    """The day of its last move."""
    line: str
    """The id of the line that was answered in the last move."""
    stability: float
    """Days until the chance of remembering it falls to 90 %."""
    difficulty: float
    """How hard it is to remember, 1–10."""


def ratings_of(answer: Answer) -> dict[str, Rating]:
    """Return how an answer rates key points, by id. Key points that it says nothing about are left out.

    Good: hit without help. Hard: hit in the comeback, hit after a helpful hint, or made in part.
    Again: contradicted, or asked for and missed. An empty answer rates nothing, because it was skipped.
    """
    if "empty" in answer.flags:
        return {}
    ratings = ((point.id, _rating(answer, point)) for point in answer.points)
    return {point_id: rating for point_id, rating in ratings if rating is not None}


def moves_of(played: Round, answer: Answer) -> dict[str, Move]:
    """Return the moves that one answer of a round makes, by key point id."""
    return {
        point_id: Move(
            at=answer.at, step=answer.step, answer=answer.id, day=answer.local_day, line=played.line, rating=rating
        )
        for point_id, rating in ratings_of(answer).items()
    }


def card_after(moves: Iterable[Move]) -> Card:
    """Return a new card after all these moves. There is at least one, and no two on the same day."""
    first, *later = sorted(moves, key=lambda move: move.day)
    card = move_card(None, first)
    for move in later:
        card = move_card(card, move)
    return card


def move_card(card: Card | None, move: Move) -> Card:
    """Return the card after one more move, on a later day than the last. None stands for a new card."""
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
        when += datetime.timedelta(days=min((move.day - card.last).days, LONGEST_INTERVAL))
    after, _ = _scheduler().review_card(before, fsrs.Rating(move.rating), when)
    return Card(
        due=move.day + min(after.due - when, datetime.date.max - move.day),
        last=move.day,
        line=move.line,
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
    )


def due_cards(cards: Mapping[Key, Card], today: datetime.date) -> dict[Key, Card]:
    """Return the cards that are due on `today`, most overdue first."""
    found = [(card.due, key) for key, card in cards.items() if card.due <= today]
    return {key: cards[key] for _, key in sorted(found)}


def _rating(answer: Answer, point: PointScore) -> Rating | None:
    match point.verdict:
        case Verdict.HIT:
            helped = answer.step is Step.COMEBACK or answer.hints.get(point.id, 0) >= HELPFUL_HINT
            return Rating.HARD if helped else Rating.GOOD
        case Verdict.PARTIAL:
            return Rating.HARD
        case Verdict.CONTRADICTED:
            return Rating.AGAIN
        case Verdict.MISSED:
            return Rating.AGAIN if answer.pressed == point.id else None


@cache
def _scheduler() -> "Scheduler":
    """Return an FSRS scheduler without steps of minutes, because cards move by days."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
