"""How first answers and guesses went over time: one mode at a time, first sight and again apart."""

from collections.abc import Sequence

import msgspec

from debategame.progress.rounds import Time

RECENT = 5
"""How many first sights the mean is taken of: about two bouts, so that it moves within a week."""


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One round in a trend."""

    at: Time
    score: int
    """Of its first answer, 0–100."""
    first_sight: bool


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """The first answers of one mode, oldest first."""

    marks: tuple[TrendPoint, ...] = ()

    @property
    def first_sights(self) -> tuple[TrendPoint, ...]:
        """Those of lines of which nothing had been shown before."""
        return tuple(mark for mark in self.marks if mark.first_sight)

    @property
    def again(self) -> tuple[TrendPoint, ...]:
        """The others."""
        return tuple(mark for mark in self.marks if not mark.first_sight)

    @property
    def recent(self) -> int | None:
        """The mean score of the last five first sights, halves up; of fewer where there are fewer, None of none."""
        return mean([mark.score for mark in self.first_sights[-RECENT:]])


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """How many key points a player thought an answer had landed, and how many had."""

    at: Time
    guessed: int
    landed: int

    @property
    def difference(self) -> int:
        """Guessed less landed: above 0 the player thought too well of the answer."""
        return self.guessed - self.landed


def mean(scores: Sequence[int]) -> int | None:
    """Return the mean of scores as one shows it: an integer, halves up; None of none."""
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None
