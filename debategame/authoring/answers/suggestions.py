"""Count what a wording would fix and break over marked answers, by trying it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from debategame.authoring.answers.candidates import Candidate, candidates
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, score_answers
from debategame.authoring.edits.model import AddText, apply_edit
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer

FEW = 3
"""The most suggestions for one key point."""
MOST_TRIALS = 8
"""The most candidates that are tried for one key point."""
MOST_SCORES = 8_000
"""About how many answers are scored for all suggestions. Each takes some 5 ms."""
LEAST_COUNTED = 30
"""The fewest marked answers, if there are as many, on which a candidate is counted."""


class Change(msgspec.Struct, frozen=True):
    """What a wording changes over marked answers. Each key point of each answer counts on its own."""

    fixes: int
    """Verdicts that differ from the person's now, and would agree."""
    breaks: int
    """Verdicts that agree with the person's now, and would differ."""
    broken: tuple[PupilAnswer, ...] = ()
    """The answers with a verdict that would differ, each once."""


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A wording that would fix more verdicts than it would break."""

    candidate: Candidate
    change: Change
    counted: int
    """The number of marked answers on which it was tried."""

    @property
    def gain(self) -> int:
        """How many more verdicts would agree."""
        return self.change.fixes - self.change.breaks


def with_wording(scenario: Scenario, point_id: str, wording: str) -> Scenario:
    """Return the scenario with one more wording of a key point."""
    return apply_edit(scenario, AddText(point=point_id, field="wordings", text=wording))


def change(scenario: Scenario, before: Sequence[ScoredAnswer]) -> Change:
    """Return what a changed scenario does to marked answers that were scored before the change."""
    fixes, breaks, broken = 0, 0, []
    for old, new in zip(before, score_answers(scenario, [found.answer for found in before]), strict=True):
        moved = [point.id for point in old.points if old.agrees(point.id) != new.agrees(point.id)]
        fixed = sum(new.agrees(point_id) for point_id in moved)
        fixes, breaks = fixes + fixed, breaks + len(moved) - fixed
        if fixed < len(moved):
            broken.append(old.answer)
    return Change(fixes, breaks, tuple(broken))


def suggest(
    scenario: Scenario,
    marked: Sequence[ScoredAnswer],
    answers: Sequence[ScoredAnswer],
    step: Callable[[], None] = lambda: None,
) -> tuple[Suggestion, ...]:
    """Return for each key point at most FEW suggestions, those that gain most first.

    `marked` are the marked answers and examples to count on; `answers` are those to take sentences from, marked or
    not. Both are scored with this scenario. `step` is called before each key point. The same answers in the same order
    give the same suggestions.
    """
    scorer = Scorer(scenario)
    budget = MOST_SCORES // len(scenario.key_points)
    found: list[Suggestion] = []
    for point in scenario.key_points:
        step()
        chosen = candidates(scorer, point, answers)[:MOST_TRIALS] if marked else []
        counted = _counted(marked, point.id, max(LEAST_COUNTED, budget // MOST_TRIALS)) if chosen else []
        tried = [try_candidate(scenario, candidate, counted) for candidate in chosen]
        found += list(_one_for_each_answer(sorted(tried, key=order)))[:FEW]
    return tuple(sorted(found, key=order))


def try_candidate(scenario: Scenario, candidate: Candidate, marked: Sequence[ScoredAnswer]) -> Suggestion:
    """Return what a candidate does as a wording, counted on marked answers that were scored with this scenario."""
    tried = with_wording(scenario, candidate.point, candidate.text)
    own = [found for found in marked if _has(found, candidate.point)]
    return Suggestion(candidate=candidate, change=change(tried, own), counted=len(own))


def order(suggestion: Suggestion) -> tuple[int, int, int]:
    """Return a key that sorts suggestions: the most gain, then the fewest breaks, then the shortest text."""
    return -suggestion.gain, suggestion.change.breaks, len(suggestion.candidate.text)


def _counted(marked: Sequence[ScoredAnswer], point_id: str, most: int) -> list[ScoredAnswer]:
    """Return the marked answers to lines with a key point; if there are more than `most`, an even selection."""
    own = [found for found in marked if _has(found, point_id)]
    return [own[place * len(own) // most] for place in range(most)] if len(own) > most else own


def _one_for_each_answer(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the suggestions that gain something, but only the first of each answer."""
    seen: set[str] = set()
    for suggestion in suggestions:
        if suggestion.gain > 0 and suggestion.candidate.answer not in seen:
            seen.add(suggestion.candidate.answer)
            yield suggestion


def _has(found: ScoredAnswer, point_id: str) -> bool:
    return any(point.id == point_id for point in found.points)
