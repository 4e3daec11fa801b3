"""What can be changed in a scenario: a wording, an opposite, a synonym, an example, a key point."""

from collections.abc import Mapping
from typing import Literal, TypeVar

import msgspec

from debategame.scenario.model import KeyPoint, Line, MarkedAnswer, Scenario, TheirPoint

Point = TypeVar("Point", KeyPoint, TheirPoint)
Field = Literal["wordings", "opposites"]
"""A list of texts of a key point."""
POINTS, LINES = ("key_points", "their_points"), ("lines", "their_lines")
"""The keys of both sides. In a file with `their_lines`, an id stands on one side only, so it says which is meant."""


class AddText(msgspec.Struct, frozen=True, kw_only=True):
    """Add a wording or an opposite to a key point."""

    point: str
    """The id of the key point."""
    field: Field
    text: str


class AddSynonym(msgspec.Struct, frozen=True, kw_only=True):
    """Let a word mean the same as a word of the scenario."""

    word: str
    """The word of the scenario."""
    synonym: str


class AddExample(msgspec.Struct, frozen=True):
    """Add a marked answer to the examples."""

    example: MarkedAnswer


class ChangeExample(msgspec.Struct, frozen=True):
    """Replace an example of the scenario."""

    example: MarkedAnswer
    """The example as it shall be, for the same line."""
    answer: str = ""
    """The answer of the example to replace; empty if the answer stays."""


class AddKeyPoint(msgspec.Struct, frozen=True):
    """Add a key point that no line asks for yet."""

    id: str
    claim: str
    theirs: bool = False
    """Whether it is a key point of the other side, which stands among the points of theirs in the file."""


class AskForPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Let a line ask for a key point."""

    line: str
    point: str


Edit = AddText | AddSynonym | AddExample | ChangeExample | AddKeyPoint | AskForPoint


def apply_edit(scenario: Scenario, edit: Edit) -> Scenario:
    """Return the scenario after an edit. An edit of something that the scenario does not have changes nothing."""
    match edit:
        case AddText():
            ours = any(point.id == edit.point for point in scenario.key_points)
            key = "key_points" if ours else "their_points"
            return _replaced(scenario, **{key: tuple(_with_text(point, edit) for point in getattr(scenario, key))})
        case AddSynonym():
            return _replaced(scenario, synonyms=_with_synonym(scenario.synonyms, edit))
        case AddExample():
            key = examples_key(scenario, edit.example.line)
            return _replaced(scenario, **{key: (*getattr(scenario, key), edit.example)})
        case ChangeExample():
            place = example_place(scenario, edit.example.line, edit.answer or edit.example.answer)
            key = examples_key(scenario, edit.example.line)
            examples = [edit.example if number == place else old for number, old in enumerate(getattr(scenario, key))]
            return _replaced(scenario, **{key: tuple(examples)})
        case AddKeyPoint():
            return _with_key_point(scenario, edit)
        case AskForPoint():
            lines = {key: tuple(_with_point(line, edit) for line in getattr(scenario, key)) for key in LINES}
            return _replaced(scenario, **lines)


def examples_key(scenario: Scenario, line: str) -> str:
    """Return the key of the examples for a line of either side."""
    return "their_examples" if line in {theirs.id for theirs in scenario.their_lines} else "examples"


def example_place(scenario: Scenario, line: str, answer: str) -> int | None:
    """Return the index, under its key, of the last example with a line and an answer; None if there is none."""
    examples = getattr(scenario, examples_key(scenario, line))
    places = [place for place, known in enumerate(examples) if (known.line, known.answer) == (line, answer)]
    return places[-1] if places else None


def _replaced(scenario: Scenario, **fields: object) -> Scenario:
    return msgspec.structs.replace(scenario, **fields)


def _with_key_point(scenario: Scenario, edit: AddKeyPoint) -> Scenario:
    if edit.theirs and not scenario.is_other_side:
        return _replaced(scenario, their_points=(*scenario.their_points, TheirPoint(id=edit.id, claim=edit.claim)))
    return _replaced(scenario, key_points=(*scenario.key_points, KeyPoint(id=edit.id, claim=edit.claim)))


def _with_text(point: Point, edit: AddText) -> Point:
    if point.id != edit.point:
        return point
    return msgspec.structs.replace(point, **{edit.field: (*getattr(point, edit.field), edit.text)})


def _with_synonym(synonyms: Mapping[str, tuple[str, ...]], edit: AddSynonym) -> dict[str, tuple[str, ...]]:
    return {**synonyms, edit.word: (*synonyms.get(edit.word, ()), edit.synonym)}


def _with_point(line: Line, edit: AskForPoint) -> Line:
    if line.id != edit.line:
        return line
    return msgspec.structs.replace(line, points=(*line.points, edit.point))
