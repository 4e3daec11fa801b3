"""From verdicts to numbers: what an answer scores, what a comeback adds, and what a score is called."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from debategame.scenario.model import Line, Scenario
from debategame.scoring.model import CREDIT, FULL, PointScore, Verdict

REMEMBERED = 1000
"""How many marks, and numbers as fractions, are kept."""
HINTED_WORTH = {2: Fraction(3, 4), 3: Fraction(1, 2)}
"""Share of a key point that still counts after hints, by their number; with fewer than 2 all of it counts."""
COMEBACK_WORTH = 0.5
"""Share of its credit that a key point gains in a comeback."""
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
    return _marks(scenario, line, [(point.id, CREDIT[point.verdict]) for point in points], hints)


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
    before = {point.id: CREDIT[point.verdict] for point in first}
    gained = [(point.id, COMEBACK_WORTH * max(0.0, CREDIT[point.verdict] - before[point.id])) for point in comeback]
    return min(FULL - score, _marks(scenario, line, gained, hints))


def hinted_worth(hints: int) -> Fraction:
    """Return the share of a key point that still counts in timed play after that many hints."""
    return HINTED_WORTH.get(min(hints, 3), Fraction(1))


def band(score: int, points: Sequence[PointScore] = ()) -> str:
    """Return the name of a score, with the own goals if `points` has contradicted key points."""
    name = next(name for least, name in BANDS if score >= least)
    goals = sum(p.verdict is Verdict.CONTRADICTED for p in points)
    if not goals:
        return name
    named = FULL_MARKS if score >= FULL else name  # who scored an own goal is not hard to answer
    return f"{named}, {OWN_GOAL}" if goals == 1 else f"{named}, but {goals} own goals"


def _marks(scenario: Scenario, line: Line, earned: Sequence[tuple[str, float]], hints: Mapping[str, int] | None) -> int:
    """Return the marks for what key points earned: each with its id and a share of its weight, 0–1."""
    shares = tuple(
        (share, scenario.key_point(name).weight, hints.get(name, 0) if hints else 0) for name, share in earned
    )
    return _rounded(shares, tuple(point.weight for point in scenario.points_of(line)), scenario.aim_of(line))


@lru_cache(maxsize=REMEMBERED)
def _rounded(earned: tuple[tuple[float, float, int], ...], weights: tuple[float, ...], aim: int) -> int:
    """Return the marks for shares of key points, each with the weight of the key point and the hints taken.

    `weights` are those of all key points of the line.
    """
    made = sum((_exact(share) * _exact(weight) * hinted_worth(taken) for share, weight, taken in earned), Fraction(0))
    asked = sum(sorted(map(_exact, weights), reverse=True)[:aim], Fraction(0))
    return min(FULL, int(FULL * made / asked + Fraction(1, 2)))


@lru_cache(maxsize=REMEMBERED)
def _exact(number: float) -> Fraction:
    """Read a number as the decimal that the teacher wrote, so that 0.1 is a tenth."""
    return Fraction(str(number))
