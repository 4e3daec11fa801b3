"""From coverage to confidence: one logistic curve over six features, the same for every scenario."""

import math
from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest

import msgspec

from debategame.scoring.coverage import Stretch
from debategame.scoring.stance import Status
from debategame.scoring.yardstick import SHORT, Voice, Wording, Yardstick

HIT = 0.36
"""From this confidence a key point is hit: F1 on lines left out is level from 0.27 to 0.4, chance hits are not."""
PARTIAL = 0.27
"""From this confidence it is half made."""
TOP = 3
"""How many of the best wordings are averaged."""
LEAST_BROUGHT = 0.2
"""A meeting below this closeness brings nothing of its own."""
WHOLE_SECOND = 3.0
"""The weight of a word that makes a whole second: a rare one that no other key point of the line uses."""
NAMED = 0.8
"""An idea is named when so much of one of its phrases is covered."""
IDEAS_WORTH = 0.9
"""The confidence of a key point of which as many ideas as asked are named."""
OPPOSITE_COVERED = 0.45
OPPOSITE_DISTINCT = 0.3
"""From these shares of an opposite, and of what tells it from its key point, a sentence contradicts."""
OPPOSITE_BEHIND = 0.2
"""Unless a wording of the key point is covered better than the opposite by more than this,"""
OPPOSITE_LEANING = -1.3
OPPOSITE_AHEAD = 0.35
"""or its words lean to the key point by more than this weight, and the opposite is not covered so much better."""

DENIED_COVERED = 0.5
DENIED_SHARE = 0.6
"""So much of a wording said, and so much of that denied, in more than one word, contradicts as well."""


class Features(msgspec.Struct, frozen=True):
    """What is measured of one stretch and one key point."""

    covered: float
    """How far the three best wordings are covered, 0–1, as a mean; a claim alone stands for all three."""
    covered_margin: float
    """How far the best wording is covered, less the best of any other key point of the scenario, −1 to 1."""
    explained_margin: float
    """What share of the stretch the key point's words explain, less that of any other of the scenario, −1 to 1."""
    line_margin: float
    """The same, less that of any other key point of the line."""
    opposed: float
    """How far the best of the key point's opposites is covered, less the best wording, −1 to 1."""
    seconded: float
    """What the rebuttal's second-best word brings to the best wording, 0–1: one word alone may be chance."""


class Weights(msgspec.Struct, frozen=True):
    """What each feature counts in the logistic curve."""

    features: Features
    constant: float


FITTED = Weights(Features(6.4, 1.0, 10.7, 1.9, -2.0, 1.4), -2.5)
"""Fitted by `tools/fit.py` over ArgKP and marked answers together, rounded."""


class Judged(msgspec.Struct, frozen=True):
    """What one stretch does for one key point."""

    confidence: float
    """0–1, four places."""
    point: int
    """The key point's place in the scenario."""
    wording: int
    """The wording that is covered best; -1 where none is touched."""
    against: int = -1
    """The opposite that a stretch says, or the wording that it denies; -1 where there is neither."""
    ideas: tuple[int, ...] = ()
    """The ideas named, of a key point made by naming ideas."""


class Judge:
    """Judges stretches of a rebuttal against one yardstick."""

    def __init__(self, yardstick: Yardstick, needed: Mapping[int, int], weights: Weights = FITTED) -> None:
        """Keep the yardstick; `needed` says how many ideas make a key point that is made by naming ideas."""
        self._yardstick = yardstick
        self._needed = needed
        self._weights = weights
        self._whole = {
            voice.point: [n for n in numbers if yardstick.wordings[n].idea < 0]
            for voice, numbers in yardstick.spoken.items()
            if voice.pro
        }

    def judge(self, stretch: Stretch, point: int) -> Judged:
        """Return what a stretch does for a key point, given by its place in the scenario."""
        ideas = self._ideas(stretch, point)
        best = self._best(stretch, point)
        return Judged(
            confidence=self._confidence(self.measure(stretch, point), len(ideas), self._needed.get(point, 0)),
            point=point,
            wording=best if best in stretch.covered else -1,
            against=self._against(stretch, point) if stretch.single and stretch.status is Status.OWN else -1,
            ideas=ideas,
        )

    def measure(self, stretch: Stretch, point: int) -> Features:
        """Return the features of a stretch for a key point."""
        best = nlargest(TOP, (stretch.covered.get(number, 0.0) for number in self._whole[point]))
        best += best[-1:] * (TOP - len(best))
        opposite = stretch.covered_by.get(self._yardstick.con[point], 0.0)
        return Features(
            covered=math.fsum(best) / TOP,
            covered_margin=best[0] - self._rival(stretch.covered_by, point),
            explained_margin=self._explained(stretch, point) - self._rival(stretch.explained, point),
            line_margin=self._explained(stretch, point)
            - max((self._explained(stretch, other) for other in self._yardstick.points if other != point), default=0.0),
            opposed=opposite - best[0],
            seconded=self._seconded(stretch, point),
        )

    def _seconded(self, stretch: Stretch, point: int) -> float:
        wording = self._yardstick.wordings[self._best(stretch, point)]
        brought: defaultdict[int, float] = defaultdict(float)
        for item, weight in zip(wording.items, wording.weights, strict=True):
            met = stretch.best.get(item)
            if met is not None and met.touch.worth >= LEAST_BROUGHT:
                brought[met.first] += weight * met.touch.worth
        two = nlargest(2, brought.values())
        return min(1.0, two[1] / WHOLE_SECOND) if len(two) > 1 else 0.0

    def _best(self, stretch: Stretch, point: int) -> int:
        """Return the wording that is covered best, the first where none is."""
        return max(self._whole[point], key=lambda n: stretch.covered.get(n, 0.0))

    def _confidence(self, features: Features, ideas: int, needed: int) -> float:
        """Return the confidence rounded to four places, so that no later step hangs on a last digit."""
        pairs = zip(msgspec.structs.astuple(self._weights.features), msgspec.structs.astuple(features), strict=True)
        whole = 1 / (1 + math.exp(-math.fsum((self._weights.constant, *(weight * value for weight, value in pairs)))))
        return round(_listed(whole, ideas, needed) if needed else whole, 4)

    def _explained(self, stretch: Stretch, point: int) -> float:
        return stretch.explained.get(self._yardstick.pro[point], 0.0)

    def _rival(self, by_voice: Mapping[int, float], point: int) -> float:
        """Return the best of the other key points of the scenario."""
        own = self._yardstick.pro[point]
        voices = self._yardstick.voices
        return max((value for voice, value in by_voice.items() if voice != own and voices[voice].pro), default=0.0)

    def _ideas(self, stretch: Stretch, point: int) -> tuple[int, ...]:
        if point not in self._needed:
            return ()
        wordings = self._yardstick.wordings
        spoken = self._yardstick.spoken[Voice(point, pro=True)]
        named = {wordings[n].idea for n in spoken if wordings[n].idea >= 0 and stretch.covered.get(n, 0.0) >= NAMED}
        return tuple(sorted(named))

    def _against(self, stretch: Stretch, point: int) -> int:
        said = self._opposite(stretch, point)
        return said if said >= 0 else self._denied(stretch, point)

    def _denied(self, stretch: Stretch, point: int) -> int:
        """Return the wording that is covered best, where most of what is said of it is denied; else -1."""
        best = self._best(stretch, point)
        wording = self._yardstick.wordings[best]
        met = [(weight, stretch.best.get(item)) for item, weight in zip(wording.items, wording.weights, strict=True)]
        said = math.fsum(weight * one.touch.closeness for weight, one in met if one is not None)
        turned = [
            (weight * one.touch.closeness, one.first) for weight, one in met if one is not None and one.touch.turned
        ]
        denied = math.fsum(weight for weight, _ in turned)
        enough = said >= DENIED_COVERED * wording.total and denied >= DENIED_SHARE * said
        return best if enough and len({place for _, place in turned}) > 1 else -1

    def _opposite(self, stretch: Stretch, point: int) -> int:
        numbers = self._yardstick.spoken.get(Voice(point, pro=False), ())
        least = max(OPPOSITE_COVERED, stretch.covered_by.get(self._yardstick.pro[point], 0.0) - OPPOSITE_BEHIND)
        said = [n for n in numbers if stretch.covered.get(n, 0.0) >= least and self._in_words(stretch, n)]
        distinct = {number: _distinct(stretch, self._yardstick.wordings[number]) for number in said}
        best = max(said, key=distinct.__getitem__, default=-1)
        clear = best >= 0 and distinct[best] >= OPPOSITE_DISTINCT and self._leans(stretch, point, best)
        return best if clear else -1

    def _leans(self, stretch: Stretch, point: int, opposite: int) -> bool:
        """Tell whether a stretch speaks rather for an opposite than for the key point."""
        pro, con = self._yardstick.pro[point], self._yardstick.con[point]
        ahead = stretch.covered[opposite] - stretch.covered_by.get(pro, 0.0)
        return ahead >= OPPOSITE_AHEAD or stretch.leaning(con, pro) >= OPPOSITE_LEANING

    def _in_words(self, stretch: Stretch, number: int) -> bool:
        """Tell whether a stretch says a wording in more than one word."""
        met = (stretch.best.get(item) for item in self._yardstick.wordings[number].items)
        return len({one.first for one in met if one is not None}) > 1


def _listed(whole: float, ideas: int, needed: int) -> float:
    """Return the confidence of a key point made by naming ideas: some of them are a partial, however well they fit."""
    if ideas >= needed:
        return max(whole, IDEAS_WORTH)
    return PARTIAL + (HIT - PARTIAL) * ideas / needed if ideas else PARTIAL * whole


def _distinct(stretch: Stretch, wording: Wording) -> float:
    """Return how much of what tells an opposite from its key point a stretch says, 0–1."""
    met = ((stretch.best.get(item), weight) for item, weight in zip(wording.items, wording.distinct, strict=True))
    said = math.fsum(weight * one.touch.closeness for one, weight in met if one is not None and not one.touch.turned)
    return said / (math.fsum(wording.distinct) + SHORT)
