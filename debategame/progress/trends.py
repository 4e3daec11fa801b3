"""How first answers and guesses change over time, for one mode at a time."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from debategame.progress.rounds import Time

RECENT = 5
"""How many rounds a mean covers: about two bouts, so that it changes within a week."""


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a trend."""

    at: Time
    score: int
    """The score of the first answer, 0–100."""
    first_sight: bool
    """Whether the player had never seen the line before, and had not studied it."""
    studied: bool = False
    """Whether the player had studied the line since they last played it."""
    scorer: str = ""
    """The version of the scorer."""

    @property
    def sight(self) -> str:
        """How new the line was, in the words of players: `first sight`, `studied` or `again`."""
        return "first sight" if self.first_sight else "studied" if self.studied else "again"


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds of one mode, oldest first."""

    points: tuple[TrendPoint, ...] = ()

    @property
    def first_sights(self) -> tuple[TrendPoint, ...]:
        """The rounds on a line that the player had never seen before."""
        return tuple(point for point in self.points if point.first_sight)

    @property
    def after_study(self) -> tuple[TrendPoint, ...]:
        """The rounds on a line whose claims the player had just studied."""
        return tuple(point for point in self.points if point.studied)

    @property
    def again(self) -> tuple[TrendPoint, ...]:
        """The other rounds on a line that the player had seen before."""
        return tuple(point for point in self.points if not (point.first_sight or point.studied))

    @property
    def recent(self) -> int | None:
        """The mean score of the last five first sights, or of all if there are fewer. None without any.

        Scores of another version of the scorer than the latest round's do not count.
        """
        return mean([point.score for point in self.comparable[-RECENT:]])

    @property
    def comparable(self) -> tuple[TrendPoint, ...]:
        """The first sights that the scorer of the latest round scored."""
        return tuple(point for point in self.first_sights if point.scorer == self.points[-1].scorer)

    @property
    def means(self) -> tuple[int | None, ...]:
        """The moving mean: for each round the mean score of it and the four before it.

        None until one version of the scorer has scored five rounds in a row: a mean never covers two versions.
        """
        windows = (self.points[max(end - RECENT, 0) : end] for end in range(1, len(self.points) + 1))
        return tuple(
            mean([point.score for point in window])
            if len(window) == RECENT and len({point.scorer for point in window}) == 1
            else None
            for window in windows
        )

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places of the rounds that another version of the scorer scored than the round before."""
        pairs = enumerate(pairwise(self.points), start=1)
        return tuple(place for place, (before, after) in pairs if before.scorer != after.scorer)


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """How many key points a player thought they had made, and how many they had."""

    at: Time
    guessed: int
    hit_count: int
    """How many key points the answer hit."""
    scorer: str = ""
    """The version of the scorer."""

    @property
    def difference(self) -> int:
        """`guessed` minus `hit_count`. Above 0 the player was too confident."""
        return self.guessed - self.hit_count


def mean(scores: Sequence[int]) -> int | None:
    """Return the mean of scores, rounded to an integer, halves up. None without scores."""
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None
