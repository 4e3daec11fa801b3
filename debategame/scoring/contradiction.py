"""Whether a segment of a rebuttal says the opposite of a key point, or denies what the key point says."""

import math
from collections.abc import Collection, Iterator

from debategame.scoring.indexes import PointIndex, ReferenceIndex, VoiceIndex
from debategame.scoring.known_texts import Reference
from debategame.scoring.model import How
from debategame.scoring.profile import Profile
from debategame.scoring.reading.remembered import says_no_effect
from debategame.scoring.references import References
from debategame.scoring.segments import PlacedMatch, Segment
from debategame.scoring.tuning import SHORT_TEXT, Tuning

SAME_WORD: Collection[How] = ("exact", "inflected", "typo")
"""How a word meets a text that uses the same word."""


class ContradictionFinder:
    """Finds what a segment speaks against."""

    def __init__(self, references: References, tuning: Tuning, *, hit: float) -> None:
        """Look among `references`, with the thresholds of `tuning`; a key point is hit from confidence `hit` on."""
        self._references = references
        self._tuning = tuning
        self._hit = hit
        self._idle = {
            voice
            for voice in references.point_voices.values()
            if any(says_no_effect(references.texts[text].text) for text in references.whole_texts[voice])
        }

    def find(self, profile: Profile, point: PointIndex, confidence: float) -> ReferenceIndex | None:
        """Return the opposite of a key point that a segment says, else the text of it that it denies, else None.

        `confidence` is that in the key point: what has nothing to do with it says its opposite only if plainly.
        """
        voice = self._references.point_voices[point]
        opposite = self._opposite(profile, voice)
        if opposite is not None:
            plain = profile.segment.shares[opposite] >= self._tuning.opposite_plain
            return opposite if plain or confidence >= self._tuning.opposite_about else None
        best = profile.best_text(voice)
        return best if self._denies(profile.segment, best, self._tuning.denied_surely) else None

    def suspect(self, profile: Profile, point: PointIndex, confidence: float) -> ReferenceIndex | None:
        """Return the text of a key point that a segment may deny or say the opposite of, None if it hardly may."""
        tuning, voice = self._tuning, self._references.point_voices[point]
        if confidence < tuning.doubt_about:
            return None
        best = profile.best_text(voice)
        denied = self._said_not_to_be(profile, voice)
        if denied is not None:
            return denied
        turned = profile.turned(voice) >= tuning.doubt_turned and self._turns_enough(profile.segment, best)
        turned = turned or self._denies(profile.segment, best, tuning.denied_said)
        idle = voice not in self._idle and self._says_no_effect(profile.segment, best)
        return best if turned or idle or self._leans(profile, voice, confidence) else None

    def _turns_enough(self, segment: Segment, text: ReferenceIndex) -> bool:
        """Return whether a segment turns more than one word of a text, or one of a text that it says by half."""
        reference = self._references.texts[text]
        met = list(_met(segment, reference))
        half_said = math.fsum(weight for weight, _ in met) >= self._tuning.denied_said * reference.total
        return half_said or len({placed.first for _, placed in met if placed.match.turned}) > 1

    def _says_no_effect(self, segment: Segment, text: ReferenceIndex) -> bool:
        """Return whether most of what meets a text stands where one thing is said to make nothing of another."""
        if not segment.no_effect:
            return False
        met = list(_met(segment, self._references.texts[text]))
        idle = math.fsum(weight for weight, placed in met if placed.first in segment.no_effect)
        return idle > math.fsum(weight for weight, _ in met) / 2

    def _leans(self, profile: Profile, voice: VoiceIndex, confidence: float) -> bool:
        """Return whether a segment says an opposite nearly as much as the key point, and makes it none too surely."""
        tuning, segment = self._tuning, profile.segment
        ahead = profile.features(voice).opposed - tuning.doubt_opposed
        if ahead <= 0 or confidence >= min(tuning.doubt_surely, self._hit + tuning.doubt_needs * ahead):
            return False
        opposites = self._references.opposites_of[voice]
        half = profile.covered(opposites) / 2
        likely = (text for text in self._references.texts_of.get(opposites, ()) if segment.shares[text] >= half)
        said = any(self._distinct_left(segment, text) >= tuning.doubt_distinct for text in likely)
        return said and segment.leaning(opposites, voice) >= tuning.doubt_leaning

    def _opposite(self, profile: Profile, voice: VoiceIndex) -> ReferenceIndex | None:
        tuning, segment = self._tuning, profile.segment
        opposites = self._references.opposites_of[voice]
        covered = profile.covered(voice)
        least = max(tuning.opposite_covered, covered - tuning.opposite_behind)
        texts = self._references.texts_of.get(opposites, ())
        likely = [text for text in texts if segment.shares[text] >= least]
        if not likely:
            return None
        leaning = segment.leaning(opposites, voice)
        distinct = {text: self._distinct(segment, text) for text in likely if leaning >= self._least(segment, text)}
        best = max(distinct, key=lambda text: (distinct[text], segment.shares[text]), default=None)
        if best is None or distinct[best] < tuning.opposite_distinct:
            return None
        ahead = segment.shares[best] - covered
        return best if ahead >= tuning.opposite_ahead or leaning >= tuning.opposite_leaning else None

    def _least(self, segment: Segment, text: ReferenceIndex) -> float:
        """Return the weight by which a segment must lean towards an opposite: the fewer of its words, the more."""
        tuning, reference = self._tuning, self._references.texts[text]
        met = [placed for _, placed in _met(segment, reference)]
        surely = segment.shares[text] >= tuning.opposite_sure or len(met) == len(reference.terms)
        match len({placed.first for placed in met if not placed.match.turned}):
            case 0 | 1:
                return tuning.opposite_one_word
            case 2 if not surely:
                return tuning.opposite_two_words
            case _:
                return -math.inf

    def _distinct(self, segment: Segment, text: ReferenceIndex, *, turned: bool = False) -> float:
        """Return how much of what tells an opposite from its key point a segment says, or `turned` denies, 0–1."""
        reference = self._references.texts[text]
        met = (
            (segment.best.get(term), weight) for term, weight in zip(reference.terms, reference.distinct, strict=True)
        )
        said = (
            weight * placed.match.closeness
            for placed, weight in met
            if placed is not None and placed.match.turned == turned
        )
        return math.fsum(said) / (math.fsum(reference.distinct) + SHORT_TEXT)

    def _distinct_left(self, segment: Segment, text: ReferenceIndex) -> float:
        """Return the same, less what the segment denies of it: who works at night "and has no car" drives none."""
        return self._distinct(segment, text) - self._distinct(segment, text, turned=True)

    def _said_not_to_be(self, profile: Profile, voice: VoiceIndex) -> ReferenceIndex | None:
        """Return the text that a segment says for the most part, but for something that is said not to be so."""
        segment = profile.segment
        opposite = {placed.first for placed in segment.best.values() if placed.match.antonym}
        alike = self._denied_alike(profile, voice)
        places = {p for p in (*segment.is_not, *opposite) if p not in alike and self._affirmed(segment, voice, p)}
        if not places:
            return None
        texts = (text for text in self._references.whole_texts[voice] if not self._asks(text))
        return next((text for text in texts if self._says_but(segment, text, places)), None)

    def _denied_alike(self, profile: Profile, voice: VoiceIndex) -> frozenset[int]:
        """Return the places of words that the text which is nearly said denies, or affirms, as the segment does."""
        best = profile.best_text(voice)
        if profile.segment.shares[best] < self._tuning.denied_said:
            return frozenset()
        met = _met(profile.segment, self._references.texts[best])
        return frozenset(placed.first for _, placed in met if not placed.match.turned)

    def _affirmed(self, segment: Segment, voice: VoiceIndex, place: int) -> bool:
        """Return whether nearly all of a key point's texts that say it affirm what is denied at a place."""
        turned = [
            placed.match.turned
            for term, placed in segment.best.items()
            if placed.first == place and (placed.match.how in SAME_WORD or placed.match.antonym)
            for text, _ in self._references.postings[term]
            if self._references.texts[text].voice == voice
        ]
        return sum(turned) > self._tuning.affirmed * len(turned)

    def _asks(self, text: ReferenceIndex) -> bool:
        """Return whether a text is a question: "Where was the box?" and "There was no box" are one argument."""
        return self._references.texts[text].text.rstrip().endswith("?")

    def _says_but(self, segment: Segment, text: ReferenceIndex, places: Collection[int]) -> bool:
        reference = self._references.texts[text]
        met = list(_met(segment, reference))
        but = any(
            placed.first in places
            and (placed.match.antonym or (placed.first in segment.is_not and _is_same_word_turned(placed)))
            for _, placed in met
        )
        return but and math.fsum(weight for weight, _ in met) >= self._tuning.doubt_said * reference.total

    def _denies(self, segment: Segment, text: ReferenceIndex, share: float) -> bool:
        """Return whether so large a share of a text is said, and most of that denied, in more than one word."""
        reference = self._references.texts[text]
        met = list(_met(segment, reference))
        said = math.fsum(weight for weight, _ in met)
        turned = [(weight, placed.first) for weight, placed in met if _is_same_word_turned(placed)]
        enough = (
            not self._asks(text)
            and said >= share * reference.total
            and math.fsum(weight for weight, _ in turned) >= self._tuning.denied_share * said
        )
        return enough and len({place for _, place in turned}) > 1


def _is_same_word_turned(placed: PlacedMatch) -> bool:
    return placed.match.turned and placed.match.how in SAME_WORD


def _met(segment: Segment, reference: Reference) -> Iterator[tuple[float, PlacedMatch]]:
    """Yield what meets a text, each with the weight it brings, whatever is denied."""
    for term, weight in zip(reference.terms, reference.weights, strict=True):
        placed = segment.best.get(term)
        if placed is not None:
            yield weight * placed.match.closeness, placed
