"""What an answer of a pupil is, and its scores."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from debategame.authoring.marked.reader import examples_of, given_verdict
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.scorer import Scorer


class PupilAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to a line of the scenario."""

    line: str
    """The id of the line."""
    text: str
    source: str
    """Where it came from: a player, or a file with the number of the row."""
    heard: str = ""
    """What the opponent said before it, besides the line."""
    marks: Mapping[str, Verdict] | None = None
    """A person's verdicts by key point, on all key points of the line or on some. None if nobody marked the answer."""
    disputed: Mapping[str, str] = {}
    """By key point that the player disputed: the sentence that makes it, according to the player.

    It is empty if the player says that nothing in the answer makes it.
    """
    id: str = ""
    """The id that the game gave it; empty if it does not come from the game."""


class ScoredAnswer(msgspec.Struct, frozen=True):
    """An answer with the score of each key point of its line."""

    answer: PupilAnswer
    points: tuple[PointScore, ...]

    def verdict(self, point_id: str) -> Verdict:
        """Return the person's verdict on a key point, or else the game's."""
        return self.mark(point_id) or self.scored(point_id).verdict

    def mark(self, point_id: str) -> Verdict | None:
        """Return the person's verdict on a key point; None if there is none."""
        return self.answer.marks.get(point_id) if self.answer.marks is not None else None

    def scored(self, point_id: str) -> PointScore:
        """Return the game's score of a key point. Raise StopIteration if the line has no such key point."""
        return next(scored for scored in self.points if scored.id == point_id)

    def agrees(self, point_id: str) -> bool:
        """Return whether the game gives a key point the verdict that the person gave, or there is no such verdict."""
        return self.verdict(point_id) is self.scored(point_id).verdict


def marked_answer(marked: MarkedAnswer, source: str, scenario: Scenario) -> PupilAnswer:
    """Return a marked answer with a verdict on every key point of its line."""
    marks = {point: given_verdict(marked, point) for point in scenario.line(marked.line).points}
    return PupilAnswer(line=marked.line, text=marked.answer, source=source, marks=marks)


def examples(scenario: Scenario) -> tuple[PupilAnswer, ...]:
    """Return the examples of a scenario as marked answers."""
    rows = examples_of(scenario).rows
    return tuple(marked_answer(row.marked, f"example {row.number}", scenario) for row in rows)


def score_answers(
    scenario: Scenario, answers: Iterable[PupilAnswer], step: Callable[[], None] = lambda: None
) -> tuple[ScoredAnswer, ...]:
    """Score answers in order; equal answers are scored once. `step` is called before each answer."""
    scorer = Scorer(scenario)
    known: dict[tuple[str, str, str], tuple[PointScore, ...]] = {}
    scored = []
    for answer in answers:
        step()
        key = (answer.line, answer.text, answer.heard)
        if key not in known:
            known[key] = scorer.score(answer.line, answer.text, heard=answer.heard).points
        scored.append(ScoredAnswer(answer, known[key]))
    return tuple(scored)
