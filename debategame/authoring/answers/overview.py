"""Everything about the answers to a scenario in one value, and as values for JSON."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from debategame.authoring.answers.groups import Group
from debategame.authoring.answers.model import PupilAnswer
from debategame.authoring.answers.review import review
from debategame.authoring.answers.suggestions import Suggestion
from debategame.authoring.answers.wordings import AlikePoints, IdleWording, alike_points, idle_wordings
from debategame.scenario.model import Scenario


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers to a scenario show."""

    groups: tuple[Group, ...]
    suggestions: tuple[Suggestion, ...]
    """The suggestions of all key points, those that gain most first."""
    idle: tuple[IdleWording, ...]
    alike: tuple[AlikePoints, ...]
    answers: int
    """The number of answers."""
    marked: int
    """The number of marked answers, with the examples of the scenario."""


def overview(scenario: Scenario, answers: Sequence[PupilAnswer], step: Callable[[], None] = lambda: None) -> Overview:
    """Score and group the answers, and suggest wordings.

    Suggestions are counted on the marked answers and on the examples. `step` is called before each answer, example and
    key point.
    """
    found = review(scenario, answers, step).with_suggestions(step)
    return Overview(
        groups=found.groups,
        suggestions=found.suggestions,
        idle=idle_wordings(scenario, found.scored),
        alike=alike_points(scenario, found.scored),
        answers=len(found.scored),
        marked=len(found.marked),
    )


def as_json(found: Overview) -> dict[str, Any]:
    """Return an overview as values for JSON."""
    return {
        "groups": [_group_json(group) for group in found.groups],
        "suggestions": [_suggestion_json(suggestion) for suggestion in found.suggestions],
        "idle_wordings": msgspec.to_builtins(found.idle),
        "alike": msgspec.to_builtins(found.alike),
    }


def _group_json(group: Group) -> dict[str, Any]:
    suggestion = group.suggestion
    return {
        "line": group.line,
        "point": group.point,
        "kind": group.kind.value,
        "answers": [
            {
                "text": member.answer.text,
                "source": member.answer.source,
                "verdict": member.verdict.value,
                "closeness": round(member.closeness, 4),
            }
            for member in group.answers
        ],
        "suggestion": suggestion.candidate.text if suggestion else "",
        "fixes": suggestion.change.fixes if suggestion else 0,
        "breaks": suggestion.change.breaks if suggestion else 0,
    }


def _suggestion_json(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "point": suggestion.candidate.point,
        "wording": suggestion.candidate.text,
        "source": suggestion.candidate.source,
        "fixes": suggestion.change.fixes,
        "breaks": suggestion.change.breaks,
        "counted": suggestion.counted,
        "broken": [
            {"line": answer.line, "text": answer.text, "source": answer.source} for answer in suggestion.change.broken
        ],
    }
