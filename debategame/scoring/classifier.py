"""From features to confidence: one logistic curve, the same for every scenario."""

import math
from collections.abc import Mapping
from heapq import nlargest
from operator import mul

import msgspec

from debategame.scoring.contradiction import ContradictionFinder
from debategame.scoring.features import Features
from debategame.scoring.guards import borrowed
from debategame.scoring.indexes import PointIndex, ReferenceIndex, VoiceIndex
from debategame.scoring.profile import Profile
from debategame.scoring.references import References
from debategame.scoring.segments import Segment
from debategame.scoring.tuning import Tuning

LAST_PLACE = 0.0001
"""The step in which confidence is kept."""


class Judgement(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """What one segment does for one key point."""

    segment: Segment
    confidence: float
    """0–1, four places."""
    thin: bool
    """Whether so little is met that it may be chance, and makes nothing."""
    point: PointIndex
    text: ReferenceIndex | None
    """The reference text that is covered best; None where none is met."""
    against: ReferenceIndex | None = None
    """The opposite that the segment says, or the text that it denies."""
    ideas: tuple[int, ...] = ()
    """The ideas named, of a key point that is made by naming ideas."""
    theirs: VoiceIndex | None = None
    """The point of theirs that the segment speaks for instead."""
    elsewhere: bool = False
    """Whether the segment speaks for a key point of another line instead."""
    doubted: ReferenceIndex | None = None
    """The text that the segment may deny, or say the opposite of."""


class Classifier:
    """Judges segments of a rebuttal against the references of one line."""

    def __init__(self, references: References, needed: Mapping[PointIndex, int], tuning: Tuning, *, hit: float) -> None:
        """Judge by `references`. A key point is hit from confidence `hit` on.

        `needed` says how many ideas make a key point that is made by naming ideas.
        """
        self._references = references
        self._needed = needed
        self._phrases = {point: _phrases(references, references.point_voices[point]) for point in needed}
        self._tuning = tuning
        self.hit = hit
        self.nearly_said = tuning.nearly_said
        self.partial = round(tuning.partial * hit, 4)
        self._constant = tuning.weights.constant
        self._weights = msgspec.structs.astuple(tuning.weights.features)
        self._other_lines = tuple(
            voice for point, voice in references.point_voices.items() if point not in references.points
        )
        self._contradictions = ContradictionFinder(references, tuning, hit=hit)

    def judge(self, profile: Profile, point: PointIndex) -> Judgement:
        """Return what a segment does for a key point."""
        voice = self._references.point_voices[point]
        segment = profile.segment
        features = profile.features(voice)
        ideas = self._ideas(segment, point)
        confidence = self.made(profile, point)
        best = profile.best_text(voice)
        return Judgement(
            segment=segment,
            confidence=confidence,
            thin=not ideas and confidence >= self.partial and self._is_chance(profile, voice, features, confidence),
            point=point,
            text=best if segment.shares[best] else None,
            against=self._contradictions.find(profile, point, confidence) if _claims(segment) else None,
            ideas=ideas,
            theirs=self._theirs(profile, confidence),
            elsewhere=self._is_elsewhere(profile, point, confidence),
            doubted=self._contradictions.suspect(profile, point, confidence) if _claims(segment) else None,
        )

    def made(self, profile: Profile, point: PointIndex) -> float:
        """Return the confidence that a segment makes a key point, by what it says or by the ideas that it names."""
        confidence = self.confidence(profile, self._references.point_voices[point])
        if point not in self._needed:
            return confidence
        return self._with_ideas(confidence, len(self._ideas(profile.segment, point)), self._needed[point])

    def confidence(self, profile: Profile, voice: VoiceIndex) -> float:
        """Return the confidence that a segment speaks for a key point or for one of their points."""
        found = profile.confidences.get(voice)
        if found is None:
            found = profile.confidences[voice] = self._confidence(profile.features(voice))
        return found

    def strongest(self, profile: Profile, voices: tuple[VoiceIndex, ...], least: float) -> VoiceIndex | None:
        """Return for which of some voices a segment speaks most, the first of equals; None if below `least` for all."""
        asked = voices, least
        if asked not in profile.strongest:
            at_most = profile.at_most(self._tuning.weights.features, voices)
            likely = [
                voice
                for voice, most in zip(voices, at_most, strict=True)
                if _curve(self._constant + most) >= least - LAST_PLACE  # most voices end here
            ]
            best = max(likely, key=lambda voice: self.confidence(profile, voice), default=None)
            enough = best is not None and self.confidence(profile, best) >= least
            profile.strongest[asked] = best if enough else None
        return profile.strongest[asked]

    def _theirs(self, profile: Profile, confidence: float) -> VoiceIndex | None:
        """Return the point of theirs that a segment speaks for more than for the key point, if any."""
        best = self.strongest(profile, self._references.their_voices, self._tuning.theirs)
        least = self._tuning.theirs_share * confidence
        return best if best is not None and self.confidence(profile, best) >= least else None

    def _is_elsewhere(self, profile: Profile, point: PointIndex, confidence: float) -> bool:
        """Return whether a segment speaks for a key point of another line much more than for one of this line."""
        if confidence < self.partial or not self._other_lines or point not in self._references.points:
            return False
        if self._is_about_others(profile, self._references.point_voices[point]):
            return True
        best = self.strongest(profile, self._other_lines, self.hit)
        if best is None:
            return False
        there = self.confidence(profile, best)
        return there * (1 - confidence) > self._tuning.other_line * confidence * (1 - there)

    def _is_about_others(self, profile: Profile, voice: VoiceIndex) -> bool:
        """Return whether a segment says little of a key point, and is more about one of another line."""
        tuning = self._tuning
        explained, near = profile.lags(voice, self._other_lines)
        if tuning.lag_explained * explained + near < tuning.lag:
            return False
        return profile.features(voice).covered < tuning.lag_covered + tuning.lag_near * near

    def _confidence(self, features: Features) -> float:
        """Return the confidence rounded to four places, so that no later step hangs on a last digit."""
        logit = math.fsum((self._constant, *map(mul, self._weights, msgspec.structs.astuple(features))))
        return round(_curve(logit), 4)

    def _with_ideas(self, confidence: float, ideas: int, needed: int) -> float:
        """Return the confidence in a key point made by naming ideas; half of them, rounded up, are a partial."""
        if ideas >= needed:
            return max(confidence, self._tuning.ideas_worth)
        if ideas >= (needed + 1) // 2:
            return round(self.partial + (self.hit - self.partial) * ideas / needed, 4)
        return round(self.partial * confidence, 4)

    def _is_chance(self, profile: Profile, voice: VoiceIndex, features: Features, confidence: float) -> bool:
        """Return whether what a segment meets of a key point may be chance."""
        return self._is_thin(profile, voice, confidence) or self._is_patchwork(profile, voice, features, confidence)

    def _is_thin(self, profile: Profile, voice: VoiceIndex, confidence: float) -> bool:
        """Return whether a segment has little to do with a key point but for a plain word or two."""
        tuning, segment = self._tuning, profile.segment
        short = segment.last - segment.first < tuning.lone_under
        lone = short and profile.seconded(voice) < tuning.lone_seconded
        if not lone and confidence >= tuning.sure:
            return False
        if profile.said(voice) >= tuning.nearly_said:
            return False
        if lone:
            return True
        met = nlargest(2, (word.weight * word.by_voice.get(voice, 0.0) for word in segment.words))
        return math.fsum(met) < tuning.thin_weight or profile.explained(voice) < tuning.thin_share

    def _is_patchwork(self, profile: Profile, voice: VoiceIndex, features: Features, confidence: float) -> bool:
        """Return whether a segment may be nonsense made of the key points' own words, strewn over several of them."""
        tuning = self._tuning
        if profile.covered(voice) >= tuning.nearly_said:
            return False
        taken, strange = borrowed(profile.segment.words, voice, self._references.line_rivals)
        logit = tuning.borrowed * taken + tuning.strange * strange - tuning.patchwork
        logit -= tuning.more_texts * max(0.0, features.texts - math.log(tuning.usual_texts))
        return confidence < round(_curve(logit), 4)

    def _ideas(self, segment: Segment, point: PointIndex) -> tuple[int, ...]:
        phrases = self._phrases.get(point)
        if phrases is None:
            return ()
        return tuple(sorted({idea for text, idea in phrases if segment.shares[text] >= self._tuning.named}))


def _curve(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _claims(segment: Segment) -> bool:
    """Return whether a segment is one sentence in which the player claims something."""
    return segment.single and not segment.asks and segment.claimed


def _phrases(references: References, voice: VoiceIndex) -> list[tuple[ReferenceIndex, int]]:
    """Return the texts of a voice that name an idea, each with the idea."""
    ideas = ((text, references.texts[text].idea) for text in references.texts_of[voice])
    return [(text, idea) for text, idea in ideas if idea is not None]
