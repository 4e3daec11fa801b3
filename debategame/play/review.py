"""Review: due key points, each asked by its own comeback text, as many as fit the player's time."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from debategame.play.bout import Bout
from debategame.progress.rounds import Answer, Mode
from debategame.progress.schedule import Card, Key, due, rated
from debategame.scenario.model import Scenario

MINUTES_EACH = 1
"""What one key point takes, about."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that is due."""

    scenario: str
    """The scenario's id."""
    point: str
    """The key point's id."""
    line: str
    """The id of the line it is asked about: the one it was last rated on."""
    since: datetime.date
    """The day from which it is due."""

    @property
    def about(self) -> tuple[str, str]:
        """What tells its line from those of other scenarios."""
        return self.scenario, self.line


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What Home says of Review, and what a review asks."""

    questions: tuple[Question, ...] = ()
    """Today's, in the order in which they are asked: a day's worth, however long the player was away."""
    waiting: int = 0
    """How many more are due and left for another day."""

    @property
    def lines(self) -> int:
        """How many different lines today's are about."""
        return len({question.about for question in self.questions})

    @property
    def minutes(self) -> int:
        """How long today's take, about."""
        return len(self.questions) * MINUTES_EACH


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """A review under way, as a value: every move returns the sitting that follows."""

    questions: tuple[Question, ...]
    """What is still to be asked; the first is being asked."""
    asked: int = 0
    """How many were asked before it."""

    @property
    def over(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.questions

    @property
    def total(self) -> int:
        """How many questions the sitting has, those asked and those to come."""
        return self.asked + len(self.questions)

    def bout(self, scenarios: Mapping[str, Scenario], round_id: str) -> Bout:
        """Return the question being asked as a bout of one round; `scenarios` are by id. IndexError when it is over."""
        question = self.questions[0]
        return Bout(
            scenario=scenarios[question.scenario],
            lines=(question.line,),
            mode=Mode.REVIEW,
            asks=question.point,
            round_id=round_id,
        )

    def go_on(self, answers: Sequence[Answer] = ()) -> "Sitting":
        """Move on to the next question, having passed this one or given `answers` to it.

        A key point that an answer said something about in passing is not asked any more: its card has moved today.
        """
        here, *rest = self.questions
        said = {point for answer in answers for point in rated(answer)}
        left = [one for one in rest if one.scenario != here.scenario or one.point not in said]
        return Sitting(questions=arranged(left, after=here), asked=self.asked + 1)


def review(
    cards: Mapping[Key, Card],
    scenarios: Iterable[Scenario],
    today: datetime.date,
    *,
    minutes: int,
    done: int = 0,
) -> Due:
    """Return what a review asks on a day: as many as fit the minutes a player gives it, most overdue first.

    Only key points of `scenarios` are asked. `done` is how many were asked on that day already: they count
    towards the day's worth, so that what piled up in a long break is spread over the days that follow.
    """
    known = {scenario.id: scenario for scenario in scenarios}
    found = [question for key, card in due(cards, today).items() if (question := _question(key, card, known))]
    fitting = max(1, minutes // MINUTES_EACH)
    chosen = found[: max(0, fitting - done)]
    return Due(questions=arranged(chosen), waiting=len(found) - len(chosen))


def arranged(questions: Sequence[Question], after: Question | None = None) -> tuple[Question, ...]:
    """Return the questions with none about the same line as the one before it, as far as that can be.

    Otherwise they keep their order. `after` is what was asked before them.
    """
    left, order = list(questions), [] if after is None else [after]
    while left:
        order.append(_next(left, order[-1] if order else None))
        left.remove(order[-1])
    return tuple(order[after is not None :])


def _next(left: list[Question], before: Question | None) -> Question:
    """Return the first question after which the others can still alternate; else one of the commonest line."""
    counts = Counter(question.about for question in left)
    fresh = [question for question in left if before is None or question.about != before.about] or left
    for question in fresh:
        others = counts - Counter([question.about])
        if all(count <= _places(len(left) - 1, second=line == question.about) for line, count in others.items()):
            return question
    return max(fresh, key=lambda question: counts[question.about])


def _places(length: int, *, second: bool) -> int:
    """How many of `length` places one line can take without two side by side; `second`: not the first place."""
    return length // 2 if second else (length + 1) // 2


def _question(key: Key, card: Card, scenarios: Mapping[str, Scenario]) -> Question | None:
    """Return the question for a card; None where its scenario or key point is not there, or answers no line."""
    scenario = scenarios.get(key[0])
    lines: Collection[str] = [line.id for line in scenario.lines if key[1] in line.points] if scenario else ()
    if not lines:
        return None
    line = card.line if card.line in lines else next(iter(lines))
    return Question(scenario=key[0], point=key[1], line=line, since=card.due)
