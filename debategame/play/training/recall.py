"""Recall before a bout: two minutes of claims from their hints, and names from their claims."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from debategame.play.disputing import SentenceScorer
from debategame.play.explanations import missing_words
from debategame.play.training.article_map import article_order
from debategame.progress.standing import PointStanding, Standing
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of, one_line

MINUTES = 2
"""How long a recall takes, in about the time that it takes to say four claims and to find four names."""
MOST_POINTS = 4
"""How many key points a recall asks for."""
MOST_CHOICES = 4
"""How many names are offered for a claim."""
AFTER_STUDY = "Your next round on a line whose claims you have seen here counts as “studied”, not as first sight."
"""What study changes, said before it begins."""
_WORDS = {
    Verdict.HIT: "You have it.",
    Verdict.PARTIAL: "Half of it.",
    Verdict.MISSED: "Not that one.",
    Verdict.CONTRADICTED: "That argues their side.",
}


class Asks(StrEnum):
    """What a question asks for."""

    CLAIM = "claim"
    """To say the claim, from its first hint."""
    NAME = "name"
    """To choose the name, from the claim."""


class RecallQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a recall."""

    asks: Asks
    point: KeyPoint
    line: Line
    """The line on which the claim is asked and scored."""
    lines: tuple[str, ...]
    """The ids of all lines that the key point answers: once its claim is shown, they are studied."""
    choices: tuple[str, ...] = ()
    """The names to choose from, in the order of the alphabet. Empty where a claim is asked for."""

    @property
    def cue(self) -> str:
        """What leads to the answer: the claim, or the first hint, or the name where there is no hint."""
        if self.asks is Asks.NAME:
            return one_line(self.point.claim)
        return one_line(self.point.hints[0] if self.point.hints else self.point.label)


class Recalled(msgspec.Struct, frozen=True, kw_only=True):
    """The player's answer to a question."""

    question: RecallQuestion
    said: str
    """What they typed, or the name that they chose. Empty if they passed."""
    verdict: Verdict
    """The scorer's verdict on the claim; of a name, a hit or a miss."""
    missing: str = ""
    """What a half-made claim lacks. Empty if that cannot be said in words."""
    other: KeyPoint | None = None
    """Another key point of the line that the answer makes instead. None if there is none."""


class Recall(msgspec.Struct, frozen=True, kw_only=True):
    """A recall in progress. Every move returns a new one."""

    questions: tuple[RecallQuestion, ...]
    answers: tuple[Recalled, ...] = ()
    """The answers so far, in order."""

    @property
    def question(self) -> RecallQuestion:
        """The question to answer next. Raise IndexError when over."""
        return self.questions[len(self.answers)]

    @property
    def over(self) -> bool:
        """Whether every question is answered."""
        return len(self.answers) == len(self.questions)

    def answer(self, recalled: Recalled) -> "Recall":
        """Return the recall after an answer to its question."""
        return replace(self, answers=(*self.answers, recalled))


def plan_recall(scenario: Scenario, lines: Sequence[str], standing: Standing) -> Recall:
    """Return the recall before a bout on these lines, by their ids: first every claim, then every name.

    It asks for the key points of each line in turn, those that the player made least first, in the order of the
    article. `standing` is theirs in the scenario. The names of the file's other key points are the wrong choices.
    """
    chosen = _chosen(scenario, lines, standing)
    points = [point for point in article_order(scenario) if point.id in chosen]
    claims = [_question(scenario, Asks.CLAIM, point, chosen[point.id]) for point in points]
    names = [_question(scenario, Asks.NAME, point, chosen[point.id]) for point in points if point.hints]
    return Recall(questions=(*claims, *(question for question in names if len(question.choices) > 1)))


def say_claim(scenario: Scenario, question: RecallQuestion, text: str, scorer: SentenceScorer) -> Recalled:
    """Score a claim that the player said from its hint. An empty text passes."""
    if not text.strip():
        return Recalled(question=question, said="", verdict=Verdict.MISSED)
    points = scorer.score(question.line.id, text).points
    scored = next(point for point in points if point.id == question.point.id)
    others = [point.id for point in points if point is not scored and point.verdict is Verdict.HIT]
    return Recalled(
        question=question,
        said=text.strip(),
        verdict=scored.verdict,
        missing=missing_words(question.point, scored, text) if scored.verdict is Verdict.PARTIAL else "",
        other=scenario.key_point(others[0]) if others and scored.verdict is Verdict.MISSED else None,
    )


def choose_name(question: RecallQuestion, choice: str) -> Recalled:
    """Judge the name that the player chose for a claim. An empty text passes."""
    right = choice == one_line(question.point.label)
    return Recalled(question=question, said=choice, verdict=Verdict.HIT if right else Verdict.MISSED)


def verdict_words(recalled: Recalled) -> str:
    """Return what the game says to an answer, before it shows the claim and the name."""
    if not recalled.said:
        return "Passed."
    words = [_WORDS[recalled.verdict]]
    if recalled.question.asks is Asks.NAME and recalled.verdict is not Verdict.HIT:
        words.append(f"You chose “{recalled.said}”.")
    if recalled.missing:
        words.append(f"Still missing: {recalled.missing}.")
    if recalled.other is not None:
        words.append(f"It makes another key point of this line: {one_line(recalled.other.label)}.")
    return " ".join(words)


def tally(recall: Recall) -> str:
    """Return in a sentence how many claims and names the player had. Empty before the first answer."""
    counts = {
        what: [answer.verdict for answer in recall.answers if answer.question.asks is asks]
        for what, asks in (("claim", Asks.CLAIM), ("name", Asks.NAME))
    }
    parts = [_counted(what, verdicts) for what, verdicts in counts.items() if verdicts]
    return f"You had {' and '.join(parts)}." if parts else ""


def _counted(what: str, verdicts: Sequence[Verdict]) -> str:
    halves = verdicts.count(Verdict.PARTIAL)
    half = f" and {'a half' if halves == 1 else count_of(halves, 'half')}" if halves else ""
    return f"{verdicts.count(Verdict.HIT)}{half} of {count_of(len(verdicts), what)}"


def _chosen(scenario: Scenario, lines: Sequence[str], standing: Standing) -> dict[str, Line]:
    """Return the ids of the key points to ask for, each with the line on which it is asked."""

    def least_made(point: KeyPoint) -> tuple[int, int]:
        known = standing.points.get(point.id, PointStanding())
        return known.made, known.met

    asked = [scenario.line(line_id) for line_id in lines]
    left = [sorted(scenario.points_of(line), key=least_made) for line in asked]
    chosen: dict[str, Line] = {}
    while any(left):
        for line, points in zip(asked, left, strict=True):
            fresh = [point for point in points if point.id not in chosen]
            if fresh and len(chosen) < MOST_POINTS:
                chosen[fresh[0].id] = line
            points[:] = fresh[1:]
    return chosen


def _question(scenario: Scenario, asks: Asks, point: KeyPoint, line: Line) -> RecallQuestion:
    choices = _choices(scenario, point) if asks is Asks.NAME else ()
    lines = tuple(line.id for line in scenario.lines_with(point.id))
    return RecallQuestion(asks=asks, point=point, line=line, lines=lines, choices=choices)


def _choices(scenario: Scenario, point: KeyPoint) -> tuple[str, ...]:
    """Return the key point's name among those of the key points nearest to it in the article."""
    order = article_order(scenario)
    place = order.index(point)
    near = sorted(range(len(order)), key=lambda other: (abs(other - place), other))
    names = dict.fromkeys(one_line(order[other].label) for other in near)
    return tuple(sorted([*names][:MOST_CHOICES], key=str.casefold))
