"""Hints: which key point they are about, what they say, and what they cost."""

from collections.abc import Collection, Sequence

import msgspec

from debategame.scenario.model import KeyPoint
from debategame.scoring.marks import hinted_worth


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """One hint on one key point."""

    point: str
    """The key point's id."""
    number: int
    """The number of the key point on its line, from 1."""
    count: int
    """The number of this hint among those of the key point, from 1."""
    total: int
    """How many hints the key point has."""
    text: str
    worth: float = 1
    """The share of its marks that the key point still gives after this hint: 1, ¾ or ½."""

    @property
    def fraction(self) -> str:
        """That share as a sign, `¾` or `½`. Empty if it is 1."""
        return {0.75: "¾", 0.5: "½"}.get(self.worth, "")


def hinted_point(open_points: Sequence[KeyPoint], passed_over: Collection[str]) -> KeyPoint | None:
    """Return the key point that the next hint is about, or None.

    It is the heaviest open key point that has hints and was not skipped.
    """
    return next((point for point in _heaviest_first(open_points) if point.id not in passed_over), None)


def pass_over(open_points: Sequence[KeyPoint], passed_over: tuple[str, ...]) -> tuple[str, ...]:
    """Return the skipped key points after the player skips one more; after the last the list starts anew."""
    point = hinted_point(open_points, passed_over)
    passed = (*passed_over, point.id) if point else ()
    return passed if hinted_point(open_points, passed) else ()


def find_hint(points: Sequence[KeyPoint], point: KeyPoint, count: int, *, priced: bool) -> Hint | None:
    """Return hint number `count` of a key point, from 1. None if it has no such hint.

    `points` are all key points of the line; `priced` says whether hints cost marks.
    """
    if not 1 <= count <= len(point.hints):
        return None
    return Hint(
        point=point.id,
        number=points.index(point) + 1,
        count=count,
        total=len(point.hints),
        text=point.hints[count - 1],
        worth=float(hinted_worth(count)) if priced else 1,
    )


def _heaviest_first(open_points: Sequence[KeyPoint]) -> list[KeyPoint]:
    return sorted((point for point in open_points if point.hints), key=lambda point: -point.weight)
