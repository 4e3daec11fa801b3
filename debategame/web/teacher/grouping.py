"""The answers of a class in the groups of `debategame answers`, with what their teacher has ruled."""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import msgspec

from debategame.authoring.answers.groups import Group, Kind, group_answers
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer
from debategame.authoring.answers.report import HEADINGS
from debategame.progress.rounds import Answer
from debategame.scenario.model import Scenario
from debategame.web.store.model import ClassRound


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a teacher wants to see of the answers. Empty fields ask for everything."""

    scenario: str = ""
    line: str = ""
    """The id of a line."""
    kind: str = ""
    """A `Kind` of groups."""
    group: str = ""
    """The key of the group that is open. Without one it is the first."""
    ruled: str = ""
    """`1` shows what was ruled on as well."""
    page: str = ""
    """The number of the page of the group, from 1."""
    only: str = ""
    """The id of a single answer that is shown with all its key points."""
    last: str = ""
    """The id of the answer that was ruled on last."""
    card: str = ""
    """The number of its card on the page, from 1."""

    def query(self, **changes: str) -> str:
        """Return the query of the address that asks for this, with some fields changed."""
        fields = {**msgspec.to_builtins(self), **changes}
        return "?" + urlencode({name: value for name, value in fields.items() if value})


class Given(msgspec.Struct, frozen=True):
    """An answer of a pupil, with the round that it belongs to."""

    found: ClassRound
    answer: Answer
    scored: ScoredAnswer
    """The same answer with the verdicts that the pupil saw, on the key points that the scenario still has."""


class Member(msgspec.Struct, frozen=True):
    """An answer in a group, and the key point that the teacher is asked about."""

    given: Given
    point: str
    closeness: float
    """The game's confidence (0–1) that the answer makes the key point."""


class AnswerGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Answers to one line that have something in common."""

    key: str
    line: str
    number: int
    """The number of the line, from 1."""
    kind: Kind
    heading: str
    members: tuple[Member, ...]
    """The closest first."""


def fitting_answers(scenario: Scenario, rounds: Iterable[ClassRound]) -> tuple[list[Given], int]:
    """Return the answers to lines that a scenario has, in the order of their rounds, and how many others there are.

    Empty answers are left out.
    """
    points = {line.id: line.points for line in scenario.lines}
    given: list[Given] = []
    others = 0
    for found in rounds:
        for answer in found.played.answers:
            scored = _scored(found, answer, points.get(found.played.line, ()))
            if scored.points and answer.text.strip():
                given.append(Given(found, answer, scored))
            others += not scored.points
    return given, others


def answer_groups(scenario: Scenario, given: list[Given], *, ruled: bool) -> tuple[AnswerGroup, ...]:
    """Return the answers in groups, the most useful groups first. Without `ruled`, only what is not ruled on yet."""
    groups = (
        _group(scenario, group, given, ruled=ruled) for group in group_answers(scenario, [one.scored for one in given])
    )
    return tuple(group for group in groups if group.members)


def open_disputes(rounds: Iterable[ClassRound]) -> Counter[str]:
    """Return how many verdicts pupils dispute and no teacher has ruled on, by the id of the scenario.

    The scenario of the first such round comes first.
    """
    return Counter(
        found.played.scenario
        for found in rounds
        for dispute in found.played.disputes
        if not any((ruling.answer, ruling.point) == (dispute.answer, dispute.point) for ruling in found.rulings)
    )


def _scored(found: ClassRound, answer: Answer, points: tuple[str, ...]) -> ScoredAnswer:
    marks = {ruling.point: ruling.verdict for ruling in found.rulings if ruling.answer == answer.id}
    disputed = {
        dispute.point: "" if dispute.gives_back else dispute.sentence
        for dispute in found.played.disputes
        if dispute.answer == answer.id
    }
    pupil_answer = PupilAnswer(
        line=found.played.line,
        text=answer.text,
        source=found.played.player,
        heard=answer.heard,
        marks=marks or None,
        disputed=disputed,
        id=answer.id,
    )
    return ScoredAnswer(pupil_answer, tuple(point for point in answer.points if point.id in points))


def _group(scenario: Scenario, group: Group, given: list[Given], *, ruled: bool) -> AnswerGroup:
    name = scenario.key_point(group.point).label if group.point else ""
    number = next(number for number, line in enumerate(scenario.lines, start=1) if line.id == group.line)
    heading = HEADINGS[group.kind].format(f"“{name}”")
    return AnswerGroup(
        key=f"{group.line}:{group.kind}:{group.point}",
        line=group.line,
        number=number,
        kind=group.kind,
        heading=f"{heading[0].upper()}{heading[1:]}",
        members=tuple(_members(group, given, ruled=ruled)),
    )


def _members(group: Group, given: list[Given], *, ruled: bool) -> Iterator[Member]:
    for grouped in group.answers:
        one = given[grouped.place]
        nearest = max(one.scored.points, key=lambda point: point.confidence)
        point_id = group.point or nearest.id
        if ruled or one.scored.mark(point_id) is None:
            yield Member(one, point_id, one.scored.scored(point_id).confidence)
