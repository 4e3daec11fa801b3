"""Which key point hints are served for, and the next hint with its price."""

from collections.abc import Collection, Sequence

import msgspec

from debategame.scenario.model import KeyPoint
from debategame.scoring.marks import HINTED_WORTH


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """A hint on one key point: taken already, or the next to be had."""

    point: str
    """The key point's id."""
    number: int
    """Its place among the key points of the line, from 1."""
    count: int
    """Which of its hints, from 1."""
    total: int
    """How many hints the key point has."""
    text: str
    worth: float = 1
    """What the key point counts once this hint is taken: 1, ¾ or ½."""


def served(open_points: Sequence[KeyPoint], passed_over: Collection[str]) -> KeyPoint | None:
    """Return the heaviest open key point that has hints and was not passed over; None where there is none."""
    return next((point for point in _heaviest_first(open_points) if point.id not in passed_over), None)


def passing(open_points: Sequence[KeyPoint], passed_over: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is passed over when the player moves on; after the last key point the first is served again."""
    point = served(open_points, passed_over)
    passed = (*passed_over, point.id) if point else ()
    return passed if served(open_points, passed) else ()


def hint(points: Sequence[KeyPoint], point: KeyPoint, count: int, *, priced: bool) -> Hint | None:
    """Return a key point's hint by its count, from 1; None where it has none of that count.

    `points` are all key points of the line; `priced` says whether hints lower what a key point counts.
    """
    if not 1 <= count <= len(point.hints):
        return None
    return Hint(
        point=point.id,
        number=points.index(point) + 1,
        count=count,
        total=len(point.hints),
        text=point.hints[count - 1],
        worth=float(HINTED_WORTH.get(count, 1)) if priced else 1,
    )


def _heaviest_first(open_points: Sequence[KeyPoint]) -> list[KeyPoint]:
    return sorted((point for point in open_points if point.hints), key=lambda point: -point.weight)
