"""From verdicts to numbers: what an answer scores, what a comeback adds, and what a score is called."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from debategame.scenario.model import Line, Scenario
from debategame.scoring.model import CREDIT, FULL, PointScore, Verdict

REMEMBERED = 1000
"""How many weights, and sums of the weights of lines, are kept as fractions."""
HINTED_WORTH = {2: Fraction(3, 4), 3: Fraction(1, 2)}
"""Share of a key point that still counts in timed play, by number of hints; with fewer than 2 all of it counts."""
COMEBACK_WORTH = Fraction(1, 2)
BANDS = (
    (100, "hard to answer"),
    (75, "strong answer"),
    (50, "answered"),
    (1, "half an answer"),
    (0, "not answered yet"),
)
OWN_GOAL = "but one own goal"
FULL_MARKS = "full marks"
"""The name of a score of 100 with own goals."""


def answer_marks(
    scenario: Scenario,
    line: Line,
    points: Sequence[PointScore],
    hints: Mapping[str, int] | None = None,
) -> int:
    """Return the score of an answer, 0–100.

    `hints` says how many hints were taken for a key point, by id; give it in timed play only, where
    they lower what that key point counts. The rule: 100 × Σ weight·credit over the
    sum of the line's `aim` heaviest weights, at most 100, halves up.
    """
    made = tuple((p.verdict, scenario.key_point(p.id).weight, (hints or {}).get(p.id, 0)) for p in points)
    return _marks(made, tuple(p.weight for p in scenario.points_of(line)), scenario.aim_of(line))


def comeback_marks(
    scenario: Scenario,
    line: Line,
    score: int,
    first: Sequence[PointScore],
    comeback: Sequence[PointScore],
    *,
    hints: Mapping[str, int] | None = None,
) -> int:
    """Return what a comeback answer adds to a round whose first answer got `score`, 0 to 100 - `score`.

    Only key points still open after `first` can gain, and what they gain counts half.
    """
    before = {p.id: _credit(p) for p in first}
    gained = sum(
        (max(Fraction(0), _credit(p) - before[p.id]) * _weight(scenario, p.id, hints) for p in comeback),
        Fraction(0),
    )
    return min(FULL - score, _halves_up(COMEBACK_WORTH * FULL * gained / _asked(scenario, line)))


def band(score: int, points: Sequence[PointScore] = ()) -> str:
    """Return the name of a score, with the own goals if `points` has contradicted key points."""
    name = next(name for least, name in BANDS if score >= least)
    goals = sum(p.verdict is Verdict.CONTRADICTED for p in points)
    if not goals:
        return name
    named = FULL_MARKS if score >= FULL else name  # who scored an own goal is not hard to answer
    return f"{named}, {OWN_GOAL}" if goals == 1 else f"{named}, but {goals} own goals"


def _credit(point: PointScore) -> Fraction:
    return _exact(CREDIT[point.verdict])


def _asked(scenario: Scenario, line: Line) -> Fraction:
    return _heaviest(tuple(p.weight for p in scenario.points_of(line)), scenario.aim_of(line))


@lru_cache(maxsize=REMEMBERED)
def _heaviest(weights: tuple[float, ...], aim: int) -> Fraction:
    """Return the sum of so many of the heaviest weights."""
    return sum(sorted(map(_exact, weights), reverse=True)[:aim], Fraction(0))


def _weight(scenario: Scenario, point_id: str, hints: Mapping[str, int] | None) -> Fraction:
    return _counts(scenario.key_point(point_id).weight, (hints or {}).get(point_id, 0))


def _counts(weight: float, hints: int) -> Fraction:
    """Return what a key point of a weight still counts."""
    return _exact(weight) * HINTED_WORTH.get(min(hints, 3), Fraction(1))


@lru_cache(maxsize=REMEMBERED)
def _exact(weight: float) -> Fraction:
    """Read a weight as the decimal that the teacher wrote, so that 0.1 is a tenth."""
    return Fraction(str(weight))


@lru_cache(maxsize=REMEMBERED)
def _marks(made: tuple[tuple[Verdict, float, int], ...], weights: tuple[float, ...], aim: int) -> int:
    """Return the score for verdicts, each with the weight of its key point and the hints taken."""
    earned = sum((_exact(CREDIT[verdict]) * _counts(weight, taken) for verdict, weight, taken in made), Fraction(0))
    return min(FULL, _halves_up(FULL * earned / _heaviest(weights, aim)))


def _halves_up(number: Fraction) -> int:
    return int(number + Fraction(1, 2))
