"""Sentences that make a key point of another line: named to the player, never earned."""

from collections.abc import Iterable, Mapping, Sequence

from debategame.scenario.model import Scenario
from debategame.scoring.classifier import Classifier, Judgement
from debategame.scoring.indexes import PointIndex
from debategame.scoring.model import Elsewhere, PointScore, Span, Verdict
from debategame.scoring.profile import Profile
from debategame.scoring.reading.attributed import agreed_from
from debategame.scoring.reading.text import Sentence
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
            if _is_own_sentence(profile.segment)
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
                segment = profile.segment
                yield Elsewhere(
                    line=self._line[best.point],
                    point=self._scenario.key_points[best.point].id,
                    passage=Span(reading.words[segment.first].start, reading.words[segment.last - 1].end),
                )


def agrees_at_end(sentences: Sequence[Sentence], passage: Span) -> bool:
    """Return whether the sentence at a passage ends by saying yes to what it says: "…, that is true"."""
    return any(agreed_from(one.words) > 0 for one in sentences if passage.overlaps(Span(one.start, one.end)))


def _is_own_sentence(segment: Segment) -> bool:
    return segment.single and segment.claimed
