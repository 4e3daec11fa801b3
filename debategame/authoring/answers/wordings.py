"""Find wordings that do nothing, and key points that pupils cannot tell apart."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from debategame.authoring.answers.model import ScoredAnswer
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict

ENOUGH = 5
"""The fewest answers that say something about a key point."""
MOSTLY_BOTH = 0.6
"""From this share (0–1) of answers that make both, among those that make either, two key points are alike."""
_GIVEN = (Verdict.HIT, Verdict.PARTIAL)


class IdleWording(msgspec.Struct, frozen=True):
    """A wording that was the closest to none of the answers that made its key point."""

    point: str
    """The id of the key point."""
    wording: str
    answers: int
    """How many answers made the key point, by the game's verdict."""


class AlikePoints(msgspec.Struct, frozen=True, kw_only=True):
    """Two key points of a line that pupils make together, or that the game takes for each other."""

    line: str
    points: tuple[str, str]
    """The ids of the key points."""
    both: int
    """How many answers make both, by the person's verdict if there is one."""
    either: int
    """How many answers make at least one of them."""
    mixed_up: int
    """In how many marked answers the game gave the one that the person did not, and missed the other."""


def idle_wordings(scenario: Scenario, scored: Iterable[ScoredAnswer]) -> tuple[IdleWording, ...]:
    """Return the wordings that do nothing, of key points that at least ENOUGH answers made."""
    closest: dict[str, list[str]] = {}
    for found in scored:
        for point in found.points:
            if point.verdict in _GIVEN:
                closest.setdefault(point.id, []).append(point.wording)
    return tuple(
        IdleWording(point.id, wording, len(closest[point.id]))
        for point in scenario.key_points
        if len(closest.get(point.id, ())) >= ENOUGH
        for wording in point.wordings
        if wording not in closest[point.id]
    )


def alike_points(scenario: Scenario, scored: Sequence[ScoredAnswer]) -> tuple[AlikePoints, ...]:
    """Return the pairs of key points that pupils cannot tell apart, the pairs with most answers first.

    A pair needs at least ENOUGH answers that make either, and most of them make both; or the game mixes up a third.
    """
    pairs = [
        _pair(line.id, (first, second), [found for found in scored if found.answer.line == line.id])
        for line in scenario.lines
        for first, second in combinations(line.points, 2)
    ]
    return tuple(sorted(filter(_is_alike, pairs), key=lambda pair: -pair.either))


def _pair(line: str, points: tuple[str, str], scored: Iterable[ScoredAnswer]) -> AlikePoints:
    both, either, mixed_up = 0, 0, 0
    for found in scored:
        made = [found.verdict(point_id) in _GIVEN for point_id in points]
        given = [found.scored(point_id).verdict in _GIVEN for point_id in points]
        both, either = both + all(made), either + any(made)
        mixed_up += sum(made) == 1 and given == made[::-1]
    return AlikePoints(line=line, points=points, both=both, either=either, mixed_up=mixed_up)


def _is_alike(pair: AlikePoints) -> bool:
    return pair.either >= ENOUGH and (pair.both >= MOSTLY_BOTH * pair.either or pair.mixed_up * 3 >= pair.either)
