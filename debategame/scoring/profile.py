"""What one segment of a rebuttal does for every voice, worked out once and read off as features."""

import math
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest

from debategame.scoring.features import Features
from debategame.scoring.indexes import ReferenceIndex, VoiceIndex
from debategame.scoring.references import References
from debategame.scoring.segments import Segment
from debategame.scoring.tuning import (
    AVERAGED,
    LEAST_BROUGHT,
    MOST_WORDS,
    WHOLE_SECOND,
)


class Profile:
    """What one segment does for every voice, worked out once."""

    def __init__(self, segment: Segment, references: References) -> None:
        """Read off how far the texts of each voice are covered."""
        self.segment = segment
        self._references = references
        shares, slices = segment.shares, references.whole_slices
        self._covered = {voice: max(shares[slices[voice]]) for voice in references.rivals}
        self._explained = segment.explained(len(references.voices))
        self._near = segment.near
        self._length = math.log(1 + min(MOST_WORDS, len(segment.words)))
        self._covered_rivals = _two_best(self._covered)
        self._explained_rivals = _two_best({voice: self._explained[voice] for voice in references.line_rivals})
        self._near_rivals = _two_best({voice: self._near.get(voice, 0.0) for voice in references.line_rivals})
        self._features: dict[VoiceIndex, Features] = {}
        self._best_texts: dict[VoiceIndex, ReferenceIndex] = {}
        self.confidences: dict[VoiceIndex, float] = {}
        """What the classifier made of the features, kept for the next time it is asked."""
        self.strongest: dict[tuple[tuple[VoiceIndex, ...], float], VoiceIndex | None] = {}
        """Of which of some voices it was most confident, with so much confidence at least."""

    def covered(self, voice: VoiceIndex) -> float:
        """Return how far the best text of a voice is covered, 0–1."""
        found = self._covered.get(voice)
        if found is None:
            found = self._covered[voice] = max(self._shares(voice) or (0.0,))
        return found

    def explained(self, voice: VoiceIndex) -> float:
        """Return the share of the segment that the voice's words explain, 0–1."""
        return self._explained[voice]

    def best_text(self, voice: VoiceIndex) -> ReferenceIndex:
        """Return the text of a voice that is covered best, the first where none is."""
        found = self._best_texts.get(voice)
        if found is None:
            place = self._shares(voice).index(self.covered(voice))
            found = self._best_texts[voice] = self._references.whole_texts[voice][place]
        return found

    def features(self, voice: VoiceIndex) -> Features:
        """Return what the segment does for a key point or one of their points."""
        found = self._features.get(voice)
        if found is None:
            found = self._features[voice] = self._measured(voice)
        return found

    def _measured(self, voice: VoiceIndex) -> Features:
        shares = sorted(self._shares(voice), reverse=True)
        best = shares[:AVERAGED] if len(shares) >= AVERAGED else shares + shares[-1:] * (AVERAGED - len(shares))
        opposites = self._references.opposites_of.get(voice)
        explained = self._explained[voice]
        near = self._near.get(voice, 0.0)
        return Features(
            covered=math.fsum(best) / AVERAGED,
            covered_margin=best[0] - _rival(self._covered_rivals, voice),
            explained_margin=explained - _rival(self._explained_rivals, voice),
            opposed=(self.covered(opposites) if opposites is not None else 0.0) - best[0],
            length=self._length,
            near=near,
            near_margin=near - _rival(self._near_rivals, voice),
            texts=self._references.log_texts[voice],
        )

    def at_most(self, weights: Features, voices: Iterable[VoiceIndex]) -> list[float]:
        """Return for each of some voices an upper bound of its weighted features, in less time than they take.

        None of the voices may be of this line. Every text counts as if it were covered like the best one of its voice,
        and opposites as if they were never, or wholly, said.
        """
        (_, most), second = self._covered_rivals
        (_, explained), _ = self._explained_rivals
        (_, near), _ = self._near_rivals
        rest = (
            weights.length * self._length
            - min(weights.covered_margin * most, weights.covered_margin * second)
            - weights.explained_margin * explained
            + max(0.0, weights.opposed)
            - weights.near_margin * near
        )
        covered_counts = max(0.0, weights.covered) + weights.covered_margin - weights.opposed
        near_counts = weights.near + weights.near_margin
        return [
            rest
            + covered_counts * self.covered(voice)
            + weights.explained_margin * self._explained[voice]
            + near_counts * self._near.get(voice, 0.0)
            + weights.texts * self._references.log_texts[voice]
            for voice in voices
        ]

    def _shares(self, voice: VoiceIndex) -> list[float]:
        """Return how far each text of a voice is covered, ideas left out."""
        return self.segment.shares[self._references.whole_slices[voice]]

    def turned(self, voice: VoiceIndex) -> float:
        """Return the share of what meets a voice's best text that is denied there or here, but not in both, 0–1."""
        text = self._references.texts[self.best_text(voice)]
        met = turned = 0.0
        for term, weight in zip(text.terms, text.weights, strict=True):
            placed = self.segment.best.get(term)
            if placed is not None:
                met += weight * placed.match.closeness
                turned += weight * placed.match.closeness * placed.match.turned
        return turned / met if met else 0.0

    def said(self, voice: VoiceIndex) -> float:
        """Return how far the best text of a voice is covered if every word counts for one of its words only, 0–1."""
        text = self._references.texts[self.best_text(voice)]
        brought: defaultdict[int, float] = defaultdict(float)
        for term, weight in zip(text.terms, text.weights, strict=True):
            placed = self.segment.best.get(term)
            if placed is not None:
                brought[placed.first] = max(brought[placed.first], weight * placed.match.worth)
        return math.fsum(brought.values()) / text.total

    def seconded(self, voice: VoiceIndex) -> float:
        """Return what the second-best word brings to the best text of a voice, 0–1: one word alone may be chance."""
        text = self._references.texts[self.best_text(voice)]
        brought: defaultdict[int, float] = defaultdict(float)
        for term, weight in zip(text.terms, text.weights, strict=True):
            placed = self.segment.best.get(term)
            if placed is not None and placed.match.worth >= LEAST_BROUGHT:
                brought[placed.first] += weight * placed.match.worth
        two = nlargest(2, brought.values())
        return min(1.0, two[1] / WHOLE_SECOND) if len(two) > 1 else 0.0


_Best = tuple[tuple[VoiceIndex | None, float], float]
"""The voice with the greatest value and that value, then the second greatest value; at least 0."""


def _two_best(values: dict[VoiceIndex, float]) -> _Best:
    first: tuple[VoiceIndex | None, float] = (None, 0.0)
    second = 0.0
    for voice, value in values.items():
        if value > first[1]:
            first, second = (voice, value), first[1]
        elif value > second:
            second = value
    return first, second


def _rival(best: _Best, voice: VoiceIndex) -> float:
    """Return the greatest value of a voice other than `voice`."""
    (first, value), second = best
    return second if first == voice else value
