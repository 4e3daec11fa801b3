"""Sentences that make a key point of another line: named to the player, never earned."""

from collections.abc import Iterable, Mapping, Sequence

from debategame.scenario.model import Scenario
from debategame.scoring.classifier import PARTIAL, Judge
from debategame.scoring.model import Elsewhere, Span
from debategame.scoring.reported_speech import Status
from debategame.scoring.segments import Reading, Stretch
from debategame.scoring.verdicts import Found

CLEAR = 0.6
"""From this confidence a sentence clearly makes a key point of another line."""


class OtherLines:
    """The key points of a scenario, each with the first line where it counts."""

    def __init__(self, scenario: Scenario) -> None:
        """Find the line of each key point."""
        self._scenario = scenario
        self._line = {
            scenario.key_points.index(point): line.id
            for line in reversed(scenario.lines)
            for point in scenario.points_of(line)
        }

    def named(self, judge: Judge, reading: Reading, found: Mapping[int, Sequence[Found]]) -> tuple[Elsewhere, ...]:
        """Return the single sentences that make a key point of another line clearly, and none of this one.

        `found` holds what every stretch does for the key points of this line.
        """
        taken = [one.stretch for of in found.values() for one in of if one.judged.confidence >= PARTIAL]
        stretches = {
            one.stretch.first: one.stretch for of in found.values() for one in of if _own_sentence(one.stretch)
        }
        others = [point for point in sorted(self._line) if point not in found]
        free = (
            stretch
            for _, stretch in sorted(stretches.items())
            if not any(other.first <= stretch.first < other.last for other in taken)
        )
        return tuple(self._clear(judge, reading, free, others))

    def _clear(
        self, judge: Judge, reading: Reading, free: Iterable[Stretch], others: Sequence[int]
    ) -> Iterable[Elsewhere]:
        for stretch in free:
            judged = [judge.judge(stretch, point) for point in others]
            best = max(judged, key=lambda one: one.confidence, default=None)
            if best is not None and best.confidence >= CLEAR and best.against < 0:
                yield Elsewhere(
                    line=self._line[best.point],
                    point=self._scenario.key_points[best.point].id,
                    passage=Span(reading.words[stretch.first].start, reading.words[stretch.last - 1].end),
                )


def _own_sentence(stretch: Stretch) -> bool:
    return stretch.single and stretch.status is Status.OWN
