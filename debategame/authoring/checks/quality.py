"""How well a scenario is known to mark, and what its author should do next."""

import msgspec

from debategame.authoring.checks.context import CheckContext
from debategame.authoring.checks.wordings import LEAST_WORDINGS
from debategame.authoring.marked.agreement import VerdictPair, count_marks
from debategame.authoring.marked.reader import examples_of, given_verdict
from debategame.text.display import count_of

ENOUGH_ANSWERS = 10
"""Marked answers from which agreement says something: a teacher marks so many in ten minutes."""
GOOD_AGREEMENT = 0.8
"""Share of marks from which fresh answers teach more than the ones marked so far."""


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """How a scenario marks the answers that its author marked."""

    answers: int
    """Marked answers in the scenario."""
    agreed: int
    """Marks of them on which the game agrees."""
    marks: int
    """All marks of them: key points to which the author, the game or both gave something."""
    thin: int = 0
    """Key points with so few wordings that no answers are needed to see where it marks badly."""

    def sentence(self) -> str:
        """Return in one sentence how well the scenario is known to mark."""
        if not self.answers:
            return "tried on its own sentences only: how it marks other people's answers is unknown."
        answers = count_of(self.answers, "marked answer")
        return f"on its {answers} the game agrees with you on {count_of(self.agreed, 'mark')} of {self.marks}."

    def next_step(self, file: str) -> str:
        """Return the most useful thing to do next with the scenario in `file`."""
        if self.thin:
            return f"give {count_of(self.thin, 'key point')} four wordings or more, and run: debategame check {file}"
        if not self.answers:
            return f"write ten answers as your pupils would, and mark them with: debategame try {file}"
        if self.answers < ENOUGH_ANSWERS:
            more = count_of(ENOUGH_ANSWERS - self.answers, "more answer")
            return f"mark {more} with: debategame try {file}"
        if self.agreed < GOOD_AGREEMENT * self.marks:
            return f"see where you differ, and add wordings there: debategame agree {file}"
        return f"mark ten answers that it has never met, and compare: debategame agree {file} MARKED"


def measure(context: CheckContext) -> Quality:
    """Compare the marks of the scenario's examples with the game's. Leave out what there is no room to score."""
    pairs: list[VerdictPair] = []
    answers = 0
    for row in examples_of(context.scenario).rows:
        score = context.trials.score(row.marked.line, row.marked.answer)
        answers += score is not None
        points = score.points if score else ()
        pairs.extend(VerdictPair(row, given_verdict(row.marked, scored.id), scored) for scored in points)
    key_points = context.scenario.key_points
    return Quality(
        answers=answers,
        agreed=count_marks(pairs).agreed,
        marks=sum(pair.is_mark for pair in pairs),
        thin=sum(not point.any_of and len(point.wordings) < LEAST_WORDINGS for point in key_points),
    )
