"""Whether a stretch of a rebuttal says the opposite of a key point, or denies what the key point says."""

import math
from collections.abc import Collection, Iterator, Sequence

from debategame.scoring.model import How
from debategame.scoring.references import SHORT, Voice, Wording, Yardstick
from debategame.scoring.segments import Met, Stretch

COVERED = 0.45
DISTINCT = 0.3
"""From these shares of an opposite, and of what tells it from its key point, a stretch says it,"""
BEHIND = 0.2
"""unless a wording of the key point is covered better than the opposite by more than this,"""
LEANING = -1.3
AHEAD = 0.35
"""or its words lean to the key point by more than this weight, and the opposite is not covered so much better."""
ONE_WORD = 2.0
"""An opposite is said in one word only if the words lean to it by this weight."""
SAME: Collection[How] = ("exact", "inflected", "typo")
"""How a word of which it is said that something is not so meets the wording: it is the same word."""
AFFIRMED = 0.75
"""More than this share of the key point's wordings that use that word affirm it."""
SAID = 0.5
"""From this share of a wording it is said, for the most part, whatever is denied of it."""
DENIED = 0.6
"""From this share of what is said of a wording it is denied as a whole, if in more than one word."""


class Opposing:
    """Tells what of a yardstick a stretch speaks against."""

    def __init__(self, yardstick: Yardstick) -> None:
        """Keep the yardstick."""
        self._yardstick = yardstick

    def said(self, stretch: Stretch, point: int, best: int, wordings: Sequence[int]) -> int:
        """Return the opposite that a stretch says, else the wording that it denies, else -1.

        `wordings` are the numbers of the key point's own, `best` is the one that the stretch covers best.
        """
        opposite = self._opposite(stretch, point)
        if opposite >= 0:
            return opposite
        denied = self._is_not(stretch, point, wordings)
        return denied if denied >= 0 else self._denied(stretch, best)

    def _opposite(self, stretch: Stretch, point: int) -> int:
        numbers = self._yardstick.spoken.get(Voice(point, pro=False), ())
        least = max(COVERED, stretch.covered_by.get(self._yardstick.pro[point], 0.0) - BEHIND)
        likely = [number for number in numbers if stretch.covered.get(number, 0.0) >= least]
        if not likely:
            return -1
        leaning = stretch.leaning(self._yardstick.con[point], self._yardstick.pro[point])
        distinct = {n: self._distinct(stretch, n) for n in likely if leaning >= ONE_WORD or self._in_words(stretch, n)}
        best = max(distinct, key=distinct.__getitem__, default=-1)
        if best < 0 or distinct[best] < DISTINCT:
            return -1
        ahead = stretch.covered[best] - stretch.covered_by.get(self._yardstick.pro[point], 0.0)
        return best if ahead >= AHEAD or leaning >= LEANING else -1

    def _in_words(self, stretch: Stretch, number: int) -> bool:
        """Tell whether a stretch says a wording in more than one word."""
        return len({met.first for _, met in _met(stretch, self._yardstick.wordings[number])}) > 1

    def _distinct(self, stretch: Stretch, number: int) -> float:
        """Return how much of what tells an opposite from its key point a stretch says, 0–1."""
        wording = self._yardstick.wordings[number]
        met = ((stretch.best.get(item), weight) for item, weight in zip(wording.items, wording.distinct, strict=True))
        said = (weight * one.touch.closeness for one, weight in met if one is not None and not one.touch.turned)
        return math.fsum(said) / (math.fsum(wording.distinct) + SHORT)

    def _is_not(self, stretch: Stretch, point: int, wordings: Sequence[int]) -> int:
        """Return the wording that a stretch says for the most part, but for something that is not so; else -1."""
        places = {place for place in stretch.is_not if self._affirmed(stretch, point, place)}
        return next((n for n in wordings if places and not self._asks(n) and self._says_but(stretch, n, places)), -1)

    def _affirmed(self, stretch: Stretch, point: int, place: int) -> bool:
        """Tell whether nearly all wordings of a key point that say it affirm what is denied at a place."""
        own = self._yardstick.pro[point]
        turned = [
            met.touch.turned
            for item, met in stretch.best.items()
            if met.first == place and met.touch.how in SAME
            for number, _ in self._yardstick.postings[item]
            if self._yardstick.wordings[number].voice == own
        ]
        return sum(turned) > AFFIRMED * len(turned)

    def _asks(self, number: int) -> bool:
        """Tell whether a wording is a question: "Where was the box?" and "There was no box" are one argument."""
        return self._yardstick.wordings[number].text.rstrip().endswith("?")

    def _says_but(self, stretch: Stretch, number: int, places: Collection[int]) -> bool:
        wording = self._yardstick.wordings[number]
        met = list(_met(stretch, wording))
        but = any(one.touch.turned and one.first in places and one.touch.how in SAME for _, one in met)
        return but and math.fsum(weight for weight, _ in met) >= SAID * wording.total

    def _denied(self, stretch: Stretch, number: int) -> int:
        """Return a wording where most of what is said of it is denied; else -1."""
        wording = self._yardstick.wordings[number]
        met = list(_met(stretch, wording))
        said = math.fsum(weight for weight, _ in met)
        turned = [(weight, one.first) for weight, one in met if one.touch.turned]
        enough = (
            not self._asks(number)
            and said >= SAID * wording.total
            and math.fsum(weight for weight, _ in turned) >= DENIED * said
        )
        return number if enough and len({place for _, place in turned}) > 1 else -1


def _met(stretch: Stretch, wording: Wording) -> Iterator[tuple[float, Met]]:
    """Yield what meets a wording, each with the weight it brings, whatever is denied."""
    for item, weight in zip(wording.items, wording.weights, strict=True):
        met = stretch.best.get(item)
        if met is not None:
            yield weight * met.touch.closeness, met
