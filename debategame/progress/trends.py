"""How first answers and guesses change over time, for one mode at a time."""

from collections.abc import Sequence

import msgspec

from debategame.progress.rounds import Time

RECENT = 5
"""How many first sights the recent mean covers: about two bouts, so that it changes within a week."""


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a trend."""

    at: Time
    score: int
    """The score of the first answer, 0–100."""
    first_sight: bool
    """Whether the player had never seen the line before."""


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds of one mode, oldest first."""

    points: tuple[TrendPoint, ...] = ()

    @property
    def first_sights(self) -> tuple[TrendPoint, ...]:
        """The rounds on a line that the player had never seen before."""
        return tuple(point for point in self.points if point.first_sight)

    @property
    def again(self) -> tuple[TrendPoint, ...]:
        """The rounds on a line that the player had seen before."""
        return tuple(point for point in self.points if not point.first_sight)

    @property
    def recent(self) -> int | None:
        """The mean score of the last five first sights, or of all if there are fewer. None without any."""
        return mean([point.score for point in self.first_sights[-RECENT:]])


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """How many key points a player thought they had made, and how many they had."""

    at: Time
    guessed: int
    landed: int
    """How many key points the answer hit."""

    @property
    def difference(self) -> int:
        """`guessed` minus `landed`. Above 0 the player was too confident."""
        return self.guessed - self.landed


def mean(scores: Sequence[int]) -> int | None:
    """Return the mean of scores, rounded to an integer, halves up. None without scores."""
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None
