"""Group answers by line and by what they have in common, the most useful groups first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from debategame.authoring.answers.candidates import NEAR
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer
from debategame.authoring.answers.suggestions import Suggestion
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict


class Kind(StrEnum):
    """What the answers of a group have in common. The order is the order of the groups: the most useful first."""

    DISPUTED = "disputed"
    """A player disputed the verdict."""
    GIVEN_BACK = "given back"
    """A player says that the answer does not make the key point, against the verdict."""
    DIFFERS = "marked differently"
    """A person gave another verdict than the game."""
    NEAR = "near miss"
    """The game gave half of the key point, or nothing, and no other key point is nearer."""
    DOUBTED = "doubted"
    """The game takes it that the opposite may have been said."""
    OPPOSITE = "the opposite"
    NOTHING = "nothing"
    """No key point is near."""
    HIT = "hit"


class GroupedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in a group."""

    place: int
    """The place of the answer among all answers, from 0."""
    answer: PupilAnswer
    verdict: Verdict
    """The game's verdict on the key point of the group."""
    closeness: float
    """The game's confidence (0–1) that the answer makes that key point."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Answers to one line that have something in common."""

    line: str
    point: str
    """The id of the key point; empty if no key point is near."""
    kind: Kind
    answers: tuple[GroupedAnswer, ...]
    """The closest first."""
    suggestion: Suggestion | None = None
    """The best wording from the answers of this group."""


def group_answers(
    scenario: Scenario, scored: Iterable[ScoredAnswer], suggestions: Sequence[Suggestion] = ()
) -> tuple[Group, ...]:
    """Return the groups of answers.

    Of each kind, a group with a suggestion comes first, then the one with most answers. An answer is in several groups
    if several key points have to do with it.
    """
    members: dict[tuple[str, str, Kind], list[GroupedAnswer]] = {}
    for place, found in enumerate(scored):
        for scored_point, kind in _kinds(found):
            point_id = scored_point.id if kind is not Kind.NOTHING else ""
            members.setdefault((found.answer.line, point_id, kind), []).append(
                GroupedAnswer(
                    place=place,
                    answer=found.answer,
                    verdict=scored_point.verdict,
                    closeness=scored_point.confidence,
                )
            )
    groups = [_group(key, answers, suggestions) for key, answers in members.items()]
    order = {line.id: number for number, line in enumerate(scenario.lines)}
    return tuple(sorted(groups, key=lambda group: _order(group, order)))


def _kinds(found: ScoredAnswer) -> Iterator[tuple[PointScore, Kind]]:
    """Yield the key points that an answer has to do with, and how."""
    kinds = [(scored, kind) for scored in found.points if (kind := _kind(found, scored))]
    yield from kinds
    if not kinds and found.points:
        nearest = max(found.points, key=lambda scored: scored.confidence)
        yield nearest, Kind.NEAR if nearest.confidence >= NEAR else Kind.NOTHING


def _kind(found: ScoredAnswer, scored: PointScore) -> Kind | None:
    """Return what an answer has to do with a key point; None if it has nothing to do with it."""
    if scored.id in found.answer.disputed:
        return Kind.DISPUTED if found.answer.disputed[scored.id] else Kind.GIVEN_BACK
    if not found.agrees(scored.id):
        return Kind.DIFFERS
    if scored.doubted:
        return Kind.DOUBTED
    kinds = {Verdict.HIT: Kind.HIT, Verdict.PARTIAL: Kind.NEAR, Verdict.CONTRADICTED: Kind.OPPOSITE}
    return kinds.get(scored.verdict)


def _group(key: tuple[str, str, Kind], answers: Iterable[GroupedAnswer], suggestions: Iterable[Suggestion]) -> Group:
    line, point_id, kind = key
    ordered = sorted(answers, key=lambda answer: -answer.closeness)
    texts = {answer.answer.text for answer in ordered}
    fitting = (
        suggestion
        for suggestion in suggestions
        if (suggestion.candidate.line, suggestion.candidate.point) == (line, point_id)
        and suggestion.candidate.answer in texts
    )
    return Group(line=line, point=point_id, kind=kind, answers=tuple(ordered), suggestion=next(fitting, None))


def _order(group: Group, lines: Mapping[str, int]) -> tuple[int, int, int, int, str]:
    gain = group.suggestion.gain if group.suggestion else 0
    return list(Kind).index(group.kind), -gain, -len(group.answers), lines[group.line], group.point
