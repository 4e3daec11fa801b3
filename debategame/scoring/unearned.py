"""Sentences that earn nothing, for the player to see: they argue the other side, or may say the opposite."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from debategame.scenario.model import Scenario
from debategame.scoring.classifier import Classifier, Judgement
from debategame.scoring.indexes import VoiceIndex
from debategame.scoring.model import Blocked, Elsewhere, PointScore, Span, Verdict
from debategame.scoring.profile import Profile
from debategame.scoring.reading.reported_speech import Status
from debategame.scoring.references import References
from debategame.scoring.segments import Reading, Segment
from debategame.scoring.tuning import Tuning

REASONS: Mapping[Blocked, Callable[[Judgement], bool]] = {
    "theirs": lambda found: found.theirs is not None,
    "doubted": lambda found: found.doubted is not None or found.against is not None,
}
"""For each reason that rests on one sentence, the test that finds the judgement of that sentence."""


def with_sentence(scored: PointScore, judgements: Sequence[Judgement], reading: Reading) -> PointScore:
    """Return the verdict with the sentence that was doubted or that argues their side, if there is one."""
    is_reason = REASONS.get(scored.blocked)
    if is_reason is None:
        return scored
    found = (judged for judged in judgements if judged.segment.status is Status.OWN and is_reason(judged))
    best = max(found, key=lambda judged: (judged.segment.single, judged.confidence), default=None)
    return scored if best is None else replace(scored, passages=(_passage(best.segment, reading),))


class TheirSide:
    """Finds the sentences that argue the other side."""

    def __init__(self, scenario: Scenario, tuning: Tuning) -> None:
        """Look for the points of theirs of `scenario`."""
        self._points = scenario.their_points
        self._least = tuning.elsewhere

    def named(
        self,
        classifier: Classifier,
        references: References,
        reading: Reading,
        profiles: Sequence[Profile],
        verdicts: Sequence[PointScore],
    ) -> tuple[Elsewhere, ...]:
        """Return the sentences that argue the other side, each with the point of theirs that it argues.

        `verdicts` are those on the line's key points. A sentence that makes or contradicts one is left out.
        """
        used = [span for point in verdicts if point.verdict is not Verdict.MISSED for span in point.passages]
        blocked = {span for point in verdicts if point.blocked == "theirs" for span in point.passages}
        named = []
        for profile in profiles:
            passage = _passage(profile.segment, reading)
            if not (passage in blocked or _claims(profile.segment)):
                continue
            argued = _argued(profile, references, classifier, 0.0 if passage in blocked else self._least)
            if argued is not None and not any(passage.overlaps(other) for other in used):
                point = self._points[references.voices[argued].place]
                named.append(Elsewhere(line="", point=point.id, passage=passage, theirs=True))
        return tuple(named)


def _argued(profile: Profile, references: References, classifier: Classifier, least: float) -> VoiceIndex | None:
    """Return the point of theirs that a segment argues: with confidence `least` or more, and above any key point's."""
    best = classifier.strongest(profile, references.their_voices, least)
    if best is None or not least:
        return best
    own = (classifier.confidence(profile, references.point_voices[point]) for point in references.points)
    return best if classifier.confidence(profile, best) >= max(least, *own) else None


def _claims(segment: Segment) -> bool:
    """Return whether a segment is one sentence in which the player claims something."""
    return segment.single and not segment.asks and segment.status is Status.OWN


def _passage(segment: Segment, reading: Reading) -> Span:
    return Span(reading.words[segment.first].start, reading.words[segment.last - 1].end)
