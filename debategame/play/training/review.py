"""Review: the key points that are due, as many as fit the player's time."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from debategame.play.bout import Bout
from debategame.progress.rounds import Answer, Mode
from debategame.progress.schedule import Card, Key, due_cards, ratings_of
from debategame.scenario.model import Line, Scenario

MINUTES_EACH = 1
"""About how many minutes one key point takes."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A due key point, as Review asks for it."""

    scenario: str
    """The scenario's id."""
    point: str
    """The key point's id."""
    line: str
    """The id of the line it is asked on: the one it was last rated on."""
    since: datetime.date
    """The first day on which it is due."""

    @property
    def about(self) -> tuple[str, str]:
        """Identifies the line: the ids of scenario and line."""
        return self.scenario, self.line


class ReviewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The questions of today's review, and how many are left for later."""

    questions: tuple[Question, ...] = ()
    """Today's questions, in order. No more than fit a day, however long the player was away."""
    waiting: int = 0
    """How many more are due but left for another day."""

    @property
    def lines(self) -> int:
        """How many different lines the questions are about."""
        return len({question.about for question in self.questions})

    @property
    def minutes(self) -> int:
        """About how many minutes the questions take."""
        return len(self.questions) * MINUTES_EACH


class ReviewSession(msgspec.Struct, frozen=True, kw_only=True):
    """A review in progress. Every move returns a new value."""

    questions: tuple[Question, ...]
    """The questions left. The first is the current one."""
    asked: int = 0
    """How many questions came before the current one."""

    @property
    def over(self) -> bool:
        """Whether no question is left."""
        return not self.questions

    @property
    def total(self) -> int:
        """How many questions there are, past and to come."""
        return self.asked + len(self.questions)

    def bout(self, scenarios: Mapping[str, Scenario], round_id: str) -> Bout:
        """Return the current question as a bout of one round; `scenarios` are by id. Raise IndexError when over."""
        question = self.questions[0]
        return review_bout(scenarios[question.scenario], question.line, question.point, round_id)

    def go_on(self, answers: Sequence[Answer] = ()) -> "ReviewSession":
        """Return the review at its next question; `answers` are those given to the current one.

        Key points that the answers also rated are not asked again, because their cards have moved today.
        """
        current, *rest = self.questions
        rated = {(current.scenario, point_id) for answer in answers for point_id in ratings_of(answer)}
        left = [question for question in rest if (question.scenario, question.point) not in rated]
        return ReviewSession(questions=arrange(left, after=current), asked=self.asked + 1)


def review_bout(scenario: Scenario, line_id: str, point_id: str, round_id: str) -> Bout:
    """Return a bout of one round in which the opponent asks for one key point of a line."""
    return Bout(scenario=scenario, lines=(line_id,), mode=Mode.REVIEW, asks=point_id, round_id=round_id)


def line_to_ask(scenario: Scenario, point_id: str, wished: str) -> Line | None:
    """Return the line with the id `wished` if it has the key point, else the first that has it. None if none has."""
    lines = scenario.lines_with(point_id)
    return next((line for line in lines if line.id == wished), lines[0] if lines else None)


def plan_review(
    cards: Mapping[Key, Card],
    scenarios: Iterable[Scenario],
    today: datetime.date,
    *,
    minutes: int,
    done: int = 0,
) -> ReviewPlan:
    """Return the plan for a review: the most overdue key points, as many as fit into `minutes`.

    Only key points of `scenarios` are asked. `done` is how many were already asked on that day. They count towards the
    limit, so that key points that became due in a long break are spread over several days.
    """
    known = {scenario.id: scenario for scenario in scenarios}
    questions = [_question(key, card, known) for key, card in due_cards(cards, today).items()]
    found = [question for question in questions if question is not None]
    per_day = max(1, minutes // MINUTES_EACH)
    chosen = found[: max(0, per_day - done)]
    return ReviewPlan(questions=arrange(chosen), waiting=len(found) - len(chosen))


def next_due(
    cards: Mapping[Key, Card], scenarios: Iterable[Scenario], today: datetime.date
) -> tuple[datetime.date, int] | None:
    """Return the next day on which key points of `scenarios` are due, and how many. None if none has a card.

    The day is today at the earliest.
    """
    known = {(scenario.id, point.id) for scenario in scenarios for point in scenario.key_points}
    days = [max(today, card.due) for key, card in cards.items() if key in known]
    return (min(days), days.count(min(days))) if days else None


def arrange(questions: Sequence[Question], after: Question | None = None) -> tuple[Question, ...]:
    """Return the questions so that, if possible, no two about the same line come in a row.

    Otherwise they keep their order. `after` is the question asked before them.
    """
    left, order = list(questions), [] if after is None else [after]
    while left:
        order.append(_next(left, order[-1] if order else None))
        left.remove(order[-1])
    return tuple(order[after is not None :])


def _next(left: list[Question], before: Question | None) -> Question:
    """Return the first question after which the others can still alternate. If none, one about the commonest line."""
    counts = Counter(question.about for question in left)
    fresh = [question for question in left if before is None or question.about != before.about] or left
    for question in fresh:
        others = counts - Counter([question.about])
        if all(count <= _places(len(left) - 1, second=line == question.about) for line, count in others.items()):
            return question
    return max(fresh, key=lambda question: counts[question.about])


def _places(length: int, *, second: bool) -> int:
    """Return how many of `length` places one line can take without two in a row; `second` rules out the first place."""
    return length // 2 if second else (length + 1) // 2


def _question(key: Key, card: Card, scenarios: Mapping[str, Scenario]) -> Question | None:
    """Return the question for a card. None if its scenario is missing or none of its lines has the key point."""
    scenario = scenarios.get(key[0])
    line = line_to_ask(scenario, key[1], card.line) if scenario else None
    return Question(scenario=key[0], point=key[1], line=line.id, since=card.due) if line else None
