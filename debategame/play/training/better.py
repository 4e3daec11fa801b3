"""Say it better: once everything is shown, one sentence of the player's own for a key point that was missed."""

from collections.abc import Collection, Sequence

from debategame.play.bout import Bout
from debategame.progress.rounds import MOST_HINTS, Answer, Mode, best_verdicts, own_words
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Verdict


def points_to_better(
    scenario: Scenario, line: Line, answers: Sequence[Answer], done: Collection[str] = ()
) -> tuple[KeyPoint, ...]:
    """Return the key points of a line that a round did not hit, the heaviest first, without those in `done`."""
    hit = {point.id for point in best_verdicts(*(answer.points for answer in answers)) if point.verdict is Verdict.HIT}
    left = (point for point in scenario.points_of(line) if point.id not in hit and point.id not in done)
    return tuple(sorted(left, key=lambda point: -point.weight))


def better_bout(scenario: Scenario, line: Line, point_id: str, round_id: str) -> Bout:
    """Return a bout of one round that asks for one key point of a line.

    It is a round of Review. As the claim was read before, it counts as if every hint had been taken.
    """
    return Bout(
        scenario=scenario,
        lines=(line.id,),
        mode=Mode.REVIEW,
        asks=point_id,
        round_id=round_id,
        hints={point_id: MOST_HINTS},
    )


def nearest_words(answers: Sequence[Answer], point_id: str) -> str:
    """Return the player's own words that came nearest to a key point, or their last answer if none did."""
    found = [(answer, point) for answer in answers for point in answer.points if point.id == point_id]
    near = [(answer, point) for answer, point in found if point.passages]
    last = next((answer.text for answer in reversed(answers) if answer.text.strip()), "")
    return own_words(*max(near, key=_confidence)) if near else " ".join(last.split())


def _confidence(found: tuple[Answer, PointScore]) -> float:
    return found[1].confidence
