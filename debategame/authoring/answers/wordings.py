"""Find wordings that do nothing, and key points that pupils cannot tell apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from debategame.authoring.answers.model import ScoredAnswer
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore

ENOUGH = 5
"""The fewest answers that say something about a key point."""
MOSTLY_BOTH = 0.6
"""From this share (0–1) of answers with one sentence for both, among those that make either, two are alike."""


class IdleWording(msgspec.Struct, frozen=True):
    """A wording that was the closest to none of the answers that made its key point."""

    point: str
    """The id of the key point."""
    wording: str
    answers: int
    """How many answers made the key point, by the game's verdict."""


class AlikePoints(msgspec.Struct, frozen=True, kw_only=True):
    """Two key points of a line that one sentence makes, or that the game takes for each other."""

    line: str
    points: tuple[str, str]
    """The ids of the key points."""
    both: int
    """In how many answers the same sentence makes both, by the game's verdict."""
    either: int
    """How many answers make one of them, or both."""
    mixed_up: int
    """In how many marked answers the game gave the one that the person did not, and missed the other."""


def idle_wordings(scenario: Scenario, scored: Iterable[ScoredAnswer]) -> tuple[IdleWording, ...]:
    """Return the wordings that do nothing, of key points that at least ENOUGH answers made."""
    closest: dict[str, list[str]] = {}
    for found in scored:
        for point in found.points:
            if point.verdict.earns:
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

    A pair needs at least ENOUGH answers that make either. In most of them one sentence makes both, or the game mixes up
    as many as a third of them.
    """
    pairs = (
        pair
        for line in scenario.lines
        for pair in _pairs(line.id, [found for found in scored if found.answer.line == line.id])
    )
    return tuple(sorted(filter(_is_alike, pairs), key=lambda pair: -pair.either))


def _pairs(line: str, scored: Iterable[ScoredAnswer]) -> Iterator[AlikePoints]:
    """Yield each pair of key points that one sentence makes or that the game mixes up."""
    singles: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    mixed_up: Counter[tuple[str, str]] = Counter()
    for found in scored:
        given = [point for point in found.points if point.verdict.earns]
        singles.update(point.id for point in given)
        both.update((first.id, second.id) for first, second in combinations(given, 2) if _overlap(first, second))
        wrong = [point for point in found.points if found.verdict(point.id).earns != (point in given)]
        mixed_up.update(
            (first.id, second.id) for first, second in combinations(wrong, 2) if (first in given) != (second in given)
        )
    for pair in dict.fromkeys([*both, *mixed_up]):
        either = singles[pair[0]] + singles[pair[1]] - both[pair]
        yield AlikePoints(line=line, points=pair, both=both[pair], either=either, mixed_up=mixed_up[pair])


def _overlap(first: PointScore, second: PointScore) -> bool:
    """Return whether the same sentence earned both verdicts."""
    return any(one.overlaps(other) for one in first.passages for other in second.passages)


def _is_alike(pair: AlikePoints) -> bool:
    return pair.either >= ENOUGH and (pair.both >= MOSTLY_BOTH * pair.either or pair.mixed_up * 3 >= pair.either)
