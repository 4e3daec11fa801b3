"""Count what a wording would fix and break over marked answers, by trying it."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from debategame.authoring.answers.candidates import Candidate, candidates
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, score_answers
from debategame.authoring.edits.model import AddText, apply_edit
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer
from debategame.scoring.tuning import TUNING

FEW = 3
"""The most suggestions for one key point."""
MOST_TRIALS = 8
"""The most candidates that are tried for one key point."""
MOST_SCORES = 8_000
"""About how many answers are scored for all suggestions. Each takes some 5 ms."""
LEAST_COUNTED = 30
"""The fewest marked answers, if there are as many, on which a candidate is counted."""
LEAST_LEAD = 0.2
"""The least lead of a suggested text that mends no other answer than its own.

With a smaller one, taking suggestions lowers the agreement on other answers: see `benchmarks/README.md`.
"""
CLIP = 1.0
"""The most that one mark adds to the support of a text, as log probability."""
LEAST_CONFIDENCE = 0.01
"""Confidence is kept so far from 0 and 1, because its logarithm has no end."""


class Change(msgspec.Struct, frozen=True):
    """What a wording changes over marked answers. Each key point of each answer counts on its own."""

    fixes: int
    """Verdicts that differ from the person's now, and would agree."""
    breaks: int
    """Verdicts that agree with the person's now, and would differ."""
    broken: tuple[PupilAnswer, ...] = ()
    """The answers with a verdict that would differ, each once."""
    fixes_elsewhere: int = 0
    """Those of `fixes` that are not in the answer that the text comes from."""
    support: float = 0.0
    """How much likelier the marks become by the game's confidence, as a sum of log probabilities.

    The answer that a text comes from does not count: a text always supports itself.
    """


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was tried as a wording."""

    candidate: Candidate
    change: Change
    counted: int
    """The number of marked answers on which it was tried."""

    @property
    def gain(self) -> int:
        """How many more verdicts would agree."""
        return self.change.fixes - self.change.breaks

    @property
    def is_safe(self) -> bool:
        """Whether it breaks nothing, other marked answers speak for it, and it mends one or has a clear lead."""
        change = self.change
        is_clear = change.fixes_elsewhere > 0 or self.candidate.lead >= LEAST_LEAD
        return self.gain > 0 and not change.breaks and change.support > 0 and is_clear


def with_wording(scenario: Scenario, point_id: str, wording: str) -> Scenario:
    """Return the scenario with one more wording of a key point."""
    return apply_edit(scenario, AddText(point=point_id, field="wordings", text=wording))


def change(scenario: Scenario, before: Sequence[ScoredAnswer], taken: Candidate) -> Change:
    """Return what a scenario with a text taken does to marked answers that were scored without it."""
    hit = TUNING.least_hit(scenario.their_points)
    fixes, breaks, elsewhere, support, broken = 0, 0, 0, 0.0, []
    for old, new in zip(before, score_answers(scenario, [found.answer for found in before]), strict=True):
        moved = [point.id for point in old.points if old.agrees(point.id) != new.agrees(point.id)]
        fixed = sum(new.agrees(point_id) for point_id in moved)
        fixes, breaks = fixes + fixed, breaks + len(moved) - fixed
        if fixed < len(moved):
            broken.append(old.answer)
        if (old.answer.text, old.answer.source) != (taken.answer, taken.source):
            elsewhere += fixed
            support += _support(old, new, hit)
    return Change(fixes, breaks, tuple(broken), elsewhere, support)


def _support(old: ScoredAnswer, new: ScoredAnswer, hit: float) -> float:
    """Return how much likelier the marks of an answer became. Marks of half do not count."""
    gained = (
        _log_probability(new, point.id, hit) - _log_probability(old, point.id, hit)
        for point in old.points
        if old.mark(point.id) not in (None, Verdict.PARTIAL)
    )
    return sum(max(-CLIP, min(CLIP, gain)) for gain in gained)


def _log_probability(found: ScoredAnswer, point_id: str, hit: float) -> float:
    """Return the logarithm of how likely the mark on a key point is, where the confidence `hit` is as likely as not."""
    scored = found.scored(point_id)
    kept_back = scored.verdict is Verdict.CONTRADICTED or scored.doubted
    confidence = min(scored.confidence, hit / 3) if kept_back else scored.confidence
    confidence = min(max(confidence, LEAST_CONFIDENCE), 1 - LEAST_CONFIDENCE)
    odds = confidence / (1 - confidence) * (1 - hit) / hit
    return math.log(odds / (1 + odds) if found.mark(point_id) is Verdict.HIT else 1 / (1 + odds))


def suggest(
    scenario: Scenario,
    marked: Sequence[ScoredAnswer],
    answers: Sequence[ScoredAnswer],
    step: Callable[[], None] = lambda: None,
    trial: Callable[[], None] = lambda: None,
) -> tuple[Suggestion, ...]:
    """Return for each key point at most FEW suggestions, those that gain most first.

    `marked` are the marked answers and examples to count on; `answers` are those to take sentences from, marked or
    not. Both are scored with this scenario. `step` is called before each key point, `trial` before each trial; both may
    raise to stop the work. The same answers in the same order give the same suggestions.
    """
    scorer = Scorer(scenario)
    budget = MOST_SCORES // len(scenario.key_points)
    found: list[Suggestion] = []
    for point in scenario.key_points:
        step()
        chosen = candidates(scorer, point, answers)[:MOST_TRIALS] if marked else []
        counted = _counted(marked, point.id, max(LEAST_COUNTED, budget // MOST_TRIALS)) if chosen else []
        tried = []
        for candidate in chosen:
            trial()
            tried.append(try_candidate(scenario, candidate, counted))
        found += list(_one_for_each_answer(sorted(tried, key=order)))[:FEW]
    return tuple(sorted(found, key=order))


def try_candidate(scenario: Scenario, candidate: Candidate, marked: Sequence[ScoredAnswer]) -> Suggestion:
    """Return what a candidate does as a wording, counted on marked answers that were scored with this scenario."""
    tried = with_wording(scenario, candidate.point, candidate.text)
    own = [found for found in marked if _has(found, candidate.point)]
    return Suggestion(candidate=candidate, change=change(tried, own, candidate), counted=len(own))


def order(suggestion: Suggestion) -> tuple[int, float, int]:
    """Return a key that sorts suggestions: the most gain, then the most support, then the shortest text."""
    return -suggestion.gain, -suggestion.change.support, len(suggestion.candidate.text)


def _counted(marked: Sequence[ScoredAnswer], point_id: str, most: int) -> list[ScoredAnswer]:
    """Return the marked answers to lines with a key point; if there are more than `most`, an even selection."""
    own = [found for found in marked if _has(found, point_id)]
    return [own[place * len(own) // most] for place in range(most)] if len(own) > most else own


def _one_for_each_answer(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the suggestions that are safe, but only the first of each answer."""
    seen: set[str] = set()
    for suggestion in suggestions:
        if suggestion.is_safe and suggestion.candidate.answer not in seen:
            seen.add(suggestion.candidate.answer)
            yield suggestion


def _has(found: ScoredAnswer, point_id: str) -> bool:
    return any(point.id == point_id for point in found.points)
