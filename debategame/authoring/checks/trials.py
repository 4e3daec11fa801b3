"""Try sentences of a scenario as answers, up to a limit, so that checking a huge file does not take minutes."""

from debategame.scenario.model import Scenario
from debategame.scoring.model import Nearness, Score
from debategame.scoring.scorer import REMEMBERED, Scorer

LIMIT = 12_000_000
"""The most work that one scenario may cost. `big-society`, with its 840 texts and 58 examples, costs 10,700,000."""
COST_OF_LINE = 200
"""Work to prepare a line, for each text of the scenario: microseconds, measured on a busy machine of 2024."""
COST_OF_ANSWER = 1000
"""Work to read an answer, measured likewise."""
COST_OF_COMPARING = 2
"""Work to compare an answer with one text of the scenario, measured likewise."""
SIZE_OF_LINE = 100
"""To how many texts it compares what a line costs by itself, measured likewise."""
FIRST_LINE = 3
"""How many times as much work the first line is: every text is read."""


class Work:
    """Counts work. Unlike time, the count gives the same advice on every machine."""

    def __init__(self, limit: int = LIMIT) -> None:
        """Allow so much work."""
        self.done = 0
        self.refused = False
        """Whether something was left out because it would have exceeded the limit."""
        self._limit = limit

    def stop(self) -> None:
        """Allow nothing more, so that a review in another thread ends soon."""
        self._limit = 0

    def extend(self, limit: int) -> None:
        """Allow so much more, for another part of the review. Once stopped, nothing more is allowed."""
        if self._limit:
            self._limit += limit
            self.refused = False

    def allows(self, cost: int) -> bool:
        """Return whether there is room for more work, and count it if there is."""
        if self.done + cost > self._limit:
            self.refused = True
            return False
        self.done += cost
        return True


class Trials:
    """Scores sentences as answers while there is room for the work."""

    def __init__(self, scenario: Scenario, work: Work) -> None:
        """Create the scorer. It prepares each line when it is first needed."""
        self._scorer = Scorer(scenario)
        self._size = _size(scenario)
        self._work = work
        self._prepared: dict[str, None] = {}
        """The lines that the scorer still remembers, the last one used last."""
        self._scores: dict[tuple[str, str], Score] = {}

    def score(self, line_id: str, text: str) -> Score | None:
        """Return the score of an answer, each worked out once, or None if there is no room for the work."""
        found = self._scores.get((line_id, text))
        if found is None and self._has_room(line_id):
            found = self._scores[line_id, text] = self._scorer.score(line_id, text)
        return found

    def nearness(self, line_id: str, text: str) -> Nearness | None:
        """Return what an answer comes near to, or None if there is no room for the work."""
        return self._scorer.nearness(line_id, text) if self._has_room(line_id) else None

    def _has_room(self, line_id: str) -> bool:
        """Return whether there is room to score one more answer to a line, and count the work if there is."""
        if not self._work.allows(self._cost_of_line(line_id) + COST_OF_ANSWER + COST_OF_COMPARING * self._size):
            return False
        self._prepared.pop(line_id, None)
        self._prepared[line_id] = None
        if len(self._prepared) > REMEMBERED:
            del self._prepared[next(iter(self._prepared))]
        return True

    def _cost_of_line(self, line_id: str) -> int:
        if line_id in self._prepared:
            return 0
        return COST_OF_LINE * self._size * (1 if self._prepared else FIRST_LINE)


def _size(scenario: Scenario) -> int:
    """Return the number of texts that an answer is compared with, and some more for what every line and point costs."""
    points = scenario.key_points
    ideas = sum(len(names) for point in points if point.any_of for names in point.any_of.ideas)
    theirs = sum(3 + len(point.wordings) for point in scenario.their_points)
    return SIZE_OF_LINE + sum(3 + len(point.wordings) + len(point.opposites) for point in points) + ideas + theirs
