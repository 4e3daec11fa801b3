"""Sentences that count for nothing here and are named to the player.

They make a key point of another line, or argue the other side.
"""

from collections.abc import Iterable, Mapping, Sequence

from debategame.scenario.model import Scenario
from debategame.scoring.classifier import Classifier, Judgement
from debategame.scoring.indexes import PointIndex, VoiceIndex
from debategame.scoring.model import Elsewhere, PointScore, Span, Verdict
from debategame.scoring.profile import Profile
from debategame.scoring.reading.attributed import agreed_from
from debategame.scoring.reading.reported_speech import Status
from debategame.scoring.reading.text import Sentence
from debategame.scoring.references import References
from debategame.scoring.segments import Reading, Segment
from debategame.scoring.tuning import Tuning


class OtherLines:
    """The key points of a scenario, each with the first line where it counts."""

    def __init__(self, scenario: Scenario, tuning: Tuning) -> None:
        """Find the line of each key point."""
        self._scenario = scenario
        self._least = tuning.elsewhere
        self._line = {
            PointIndex(scenario.key_points.index(point)): line.id
            for line in reversed(scenario.lines)
            for point in scenario.points_of(line)
        }

    def named(
        self,
        classifier: Classifier,
        reading: Reading,
        profiles: Sequence[Profile],
        judgements: Mapping[PointIndex, Sequence[Judgement]],
    ) -> tuple[Elsewhere, ...]:
        """Return the single sentences that clearly make a key point of another line, and none of this line.

        `judgements` holds what every segment does for the key points of this line.
        """
        taken = [
            found.segment
            for of_point in judgements.values()
            for found in of_point
            if found.confidence >= classifier.partial and not found.elsewhere
        ]
        others = [point for point in sorted(self._line) if point not in judgements]
        free = (
            profile
            for profile in profiles
            if profile.segment.single
            and profile.segment.claimed
            and not any(other.first <= profile.segment.first < other.last for other in taken)
        )
        return tuple(self._clear(classifier, reading, free, others))

    def is_earned(self, found: Elsewhere, there: Sequence[PointScore]) -> bool:
        """Return whether a sentence clearly makes its key point as an answer to the other line, and harms none there.

        `there` holds the verdicts of the other line on the whole rebuttal.
        """
        about = [point for point in there if any(found.passage.overlaps(span) for span in point.passages)]
        makes = any(
            point.id == found.point and point.verdict is Verdict.HIT and point.confidence >= self._least
            for point in about
        )
        return makes and all(point.verdict is not Verdict.CONTRADICTED and not point.blocked for point in about)

    def _clear(
        self, classifier: Classifier, reading: Reading, free: Iterable[Profile], others: Sequence[PointIndex]
    ) -> Iterable[Elsewhere]:
        for profile in free:
            sure = {point: classifier.made(profile, point) for point in others}
            point = max(sure, key=sure.__getitem__, default=None)
            if point is None or sure[point] < self._least:
                continue
            best = classifier.judge(profile, point)
            opposes = any(classifier.judge(profile, other).against is not None for other in others)
            if best.theirs is None and not opposes:
                yield Elsewhere(
                    line=self._line[best.point],
                    point=self._scenario.key_points[best.point].id,
                    passage=reading.passage(profile.segment),
                )


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
            passage = reading.passage(profile.segment)
            if not (passage in blocked or _claims(profile.segment)):
                continue
            argued = _argued(profile, references, classifier, 0.0 if passage in blocked else self._least)
            if argued is not None and not any(passage.overlaps(other) for other in used):
                point = self._points[references.voices[argued].place]
                named.append(Elsewhere(line="", point=point.id, passage=passage, theirs=True))
        return tuple(named)


def agrees_at_end(sentences: Sequence[Sentence], passage: Span) -> bool:
    """Return whether the sentence at a passage ends by saying yes to what it says: "…, that is true"."""
    return any(agreed_from(one.words) > 0 for one in sentences if passage.overlaps(Span(one.start, one.end)))


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
