"""From coverage to confidence: one logistic curve over six features, the same for every scenario."""

import math
from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest

import msgspec

from debategame.scoring.contradiction import Opposing
from debategame.scoring.references import Voice, Yardstick
from debategame.scoring.reported_speech import Status
from debategame.scoring.segments import Stretch

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
THIN_SHARE = 0.12
THIN_WEIGHT = 2.5
"""Under this share of a stretch explained, or this weight of its two best words, what is met may well be chance,"""
NEARLY_SAID = 0.6
"""unless so much of a wording is covered,"""
SURE = 0.5
"""and makes nothing below this confidence: 1 in 100 true hits is lost by it, of hits on other topics a third."""
LONE_UNDER = 8
"""In a stretch of fewer words than this a single word that meets a wording is chance, unless it nearly says it all:
of true hits on marked answers 1 in 115 is lost by it, of junk sentences around one word most."""
NAMED = 0.8
"""An idea is named when so much of one of its phrases is covered."""
IDEAS_WORTH = 0.9
"""The confidence of a key point of which as many ideas as asked are named."""


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
    thin: bool
    """Whether so little is met that it may be chance, and makes nothing."""
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
        self._opposing = Opposing(yardstick)
        self._whole = {
            voice.point: [n for n in numbers if yardstick.wordings[n].idea < 0]
            for voice, numbers in yardstick.spoken.items()
            if voice.pro
        }

    def judge(self, stretch: Stretch, point: int) -> Judged:
        """Return what a stretch does for a key point, given by its place in the scenario."""
        ideas = self._ideas(stretch, point)
        best = self._best(stretch, point)
        features = self.measure(stretch, point)
        confidence = self._confidence(features, len(ideas), self._needed.get(point, 0))
        lone = stretch.last - stretch.first < LONE_UNDER and features.seconded == 0
        doubtful = lone or PARTIAL <= confidence < SURE
        return Judged(
            confidence=confidence,
            thin=doubtful and not ideas and self._is_thin(stretch, point, lone=lone),
            point=point,
            wording=best if best in stretch.covered else -1,
            against=self._against(stretch, point, best),
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

    def _is_thin(self, stretch: Stretch, point: int, *, lone: bool) -> bool:
        """Tell whether a stretch has little to do with a key point but for a plain word or two."""
        voice = self._yardstick.pro[point]
        if stretch.covered_by.get(voice, 0.0) >= NEARLY_SAID:
            return False
        if lone:
            return True
        met = nlargest(2, (word.weight * word.by_voice.get(voice, 0.0) for word in stretch.said))
        return math.fsum(met) < THIN_WEIGHT or self._explained(stretch, point) < THIN_SHARE

    def _explained(self, stretch: Stretch, point: int) -> float:
        return stretch.explained.get(self._yardstick.pro[point], 0.0)

    def _rival(self, by_voice: Mapping[int, float], point: int) -> float:
        """Return the best of the other key points of the scenario."""
        own = self._yardstick.pro[point]
        voices = self._yardstick.voices
        return max((value for voice, value in by_voice.items() if voice != own and voices[voice].pro), default=0.0)

    def _against(self, stretch: Stretch, point: int, best: int) -> int:
        own = stretch.single and not stretch.asks and stretch.status is Status.OWN
        return self._opposing.said(stretch, point, best, self._whole[point]) if own else -1

    def _ideas(self, stretch: Stretch, point: int) -> tuple[int, ...]:
        if point not in self._needed:
            return ()
        wordings = self._yardstick.wordings
        spoken = self._yardstick.spoken[Voice(point, pro=True)]
        named = {wordings[n].idea for n in spoken if wordings[n].idea >= 0 and stretch.covered.get(n, 0.0) >= NAMED}
        return tuple(sorted(named))


def _listed(whole: float, ideas: int, needed: int) -> float:
    """Return the confidence of a key point made by naming ideas: some of them are a partial, however well they fit."""
    if ideas >= needed:
        return max(whole, IDEAS_WORTH)
    return PARTIAL + (HIT - PARTIAL) * ideas / needed if ideas else PARTIAL * whole
