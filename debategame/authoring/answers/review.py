"""The answers to a scenario with their scores, marks and suggestions. Every change returns a new value."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from debategame.authoring.answers.groups import Group, group_answers
from debategame.authoring.answers.marks import with_mark
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, examples, score_answers
from debategame.authoring.answers.suggestions import Suggestion, suggest
from debategame.authoring.answers.taking import Effect, effect
from debategame.authoring.edits.model import Edit
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The answers to a scenario, scored with it."""

    scenario: Scenario
    scored: tuple[ScoredAnswer, ...]
    """The answers in their order."""
    examples: tuple[ScoredAnswer, ...]
    """The examples of the scenario."""
    suggestions: tuple[Suggestion, ...] = ()
    """Sentences that would help as wordings, those that gain most first."""

    @property
    def answers(self) -> tuple[PupilAnswer, ...]:
        """The answers with their marks."""
        return tuple(found.answer for found in self.scored)

    @property
    def marked(self) -> tuple[ScoredAnswer, ...]:
        """The marked answers, and the examples that are not among them."""
        marked = [found for found in self.scored if found.answer.marks is not None]
        known = {(found.answer.line, found.answer.text) for found in marked}
        others = (found for found in self.examples if (found.answer.line, found.answer.text) not in known)
        return (*marked, *others)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The answers in groups, the most useful groups first."""
        return group_answers(self.scenario, self.scored, self.suggestions)

    @property
    def agreement(self) -> tuple[int, int]:
        """On how many marks of the answers the game agrees, and how many there are."""
        agrees = [found.agrees(point) for found in self.scored for point in found.answer.marks or ()]
        return sum(agrees), len(agrees)

    def with_mark(self, place: int, point_id: str, verdict: Verdict | None) -> "Review":
        """Mark the answer at a place on a key point, or take the mark back."""
        scored = list(self.scored)
        found = scored[place]
        scored[place] = ScoredAnswer(with_mark(found.answer, point_id, verdict), found.points)
        return msgspec.structs.replace(self, scored=tuple(scored))

    def with_marks_of(self, answers: Iterable[PupilAnswer]) -> "Review":
        """Replace the marks by those of the same answers in the same order, which may hold more answers."""
        lines = {line.id for line in self.scenario.lines}
        newest = (answer for answer in answers if answer.line in lines)
        scored = (ScoredAnswer(answer, found.points) for answer, found in zip(newest, self.scored, strict=True))
        return msgspec.structs.replace(self, scored=tuple(scored))

    def with_suggestions(
        self, step: Callable[[], None] = lambda: None, trial: Callable[[], None] = lambda: None
    ) -> "Review":
        """Look for suggestions. This takes up to a minute.

        `step` is called before each key point, `trial` before each trial of a text; both may raise to stop the work.
        """
        found = suggest(self.scenario, self.marked, self.scored, step, trial)
        return msgspec.structs.replace(self, suggestions=found)

    def effect(self, edits: Sequence[Edit], step: Callable[[], None] = lambda: None) -> Effect | None:
        """Return what some changes of the scenario do to the marks; None if there is no mark and no example."""
        marked = self.marked
        return effect(self.scenario, edits, marked, step) if marked else None


def review(scenario: Scenario, answers: Iterable[PupilAnswer], step: Callable[[], None] = lambda: None) -> Review:
    """Score answers and the examples of a scenario. Answers to lines that it does not have are left out.

    `step` is called before each of them, and may raise to stop the work.
    """
    lines = {line.id for line in scenario.lines}
    fitting = [answer for answer in answers if answer.line in lines]
    return Review(
        scenario=scenario,
        scored=score_answers(scenario, fitting, step),
        examples=score_answers(scenario, examples(scenario), step),
    )
