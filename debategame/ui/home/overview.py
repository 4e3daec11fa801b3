"""A player's results in one scenario, and the words for them."""

import datetime
from collections.abc import Mapping

import msgspec

from debategame.play.choosing import USUAL_LINES, choose_lines
from debategame.progress.rounds import Mode
from debategame.progress.schedule import Card
from debategame.progress.standing import Standing
from debategame.saves.save import Progress
from debategame.scenario.model import Line, Scenario
from debategame.text.display import count_of, listed, spaced
from debategame.ui.bout.request import BoutRequest
from debategame.ui.dates import coming

MINUTES_A_BOUT = 10
"""About how many minutes a bout of `USUAL_LINES` lines takes."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario and a player's results in it."""

    scenario: Scenario
    standing: Standing = Standing()
    cards: Mapping[str, Card] = {}
    """The scenario's cards of the schedule, by key point id."""
    mode: Mode = Mode.PRACTICE
    """The mode of the best scores. Scores of different modes are never mixed."""

    @property
    def played(self) -> bool:
        """Whether the player has played a round of it."""
        return self.standing.rounds > 0

    @property
    def made(self) -> frozenset[str]:
        """The ids of the scenario's key points that the player has made."""
        return self.standing.made & {point.id for point in self.scenario.key_points}

    @property
    def total(self) -> int:
        """The number of key points."""
        return len(self.scenario.key_points)

    @property
    def best(self) -> int | None:
        """The best score of a first answer, 0–100. None if there is none."""
        return self.standing.best(self.mode)

    @property
    def is_mixed(self) -> bool:
        """Whether the bests come from several versions of the scorer, so that they cannot be compared."""
        return self.standing.is_mixed(self.mode)

    def is_older(self, line: Line) -> bool:
        """Return whether an older scorer gave the best on a line than gave the best of the scenario."""
        newest = self.standing.best_scorer(self.mode)
        return self.standing.best_scorer(self.mode, line.id) not in ("", newest)

    @property
    def last(self) -> datetime.datetime | None:
        """When it was last played. None if it was not."""
        return max(self.standing.last_played.values(), default=None)

    def made_in(self, line: Line) -> int:
        """Return how many of the line's key points the player has made, on this line or another."""
        return sum(point in self.made for point in line.points)

    def best_on(self, line: Line) -> int | None:
        """Return the best score of a first answer to the line, 0–100. None if there is none."""
        return self.standing.best(self.mode, line.id)

    def last_on(self, line: Line) -> datetime.datetime | None:
        """Return when the line was last played. None if it was not."""
        return self.standing.last_played.get(line.id)

    def due(self, today: datetime.date) -> int:
        """Return how many key points are due today."""
        return sum(card.due <= today for card in self.cards.values())

    def due_on(self, line: Line, today: datetime.date) -> str:
        """Return how many of the line's key points are due next, and when. Empty if none are."""
        days = [max(today, card.due) for card in self.cards.values() if card.line == line.id]
        soonest = min(days, default=today)
        return f"{days.count(soonest)} {coming(soonest, today)}" if days else ""

    def next_bout(self, count: int, mode: Mode, pace: float = 1) -> BoutRequest:
        """Return the next bout to play, of at most `count` lines."""
        lines = choose_lines(self.scenario, self.made, self.standing.last_played, count)
        return BoutRequest(scenario=self.scenario, lines=lines, mode=mode, pace=pace)

    @property
    def summary(self) -> str:
        """The results in a few words: `9 of 24 · best 75`."""
        played = "not played" if not self.played else f"best {self.best}" if self.best is not None else "played"
        return f"{len(self.made)} of {self.total} · {played}"

    @property
    def still_open(self) -> str:
        """A sentence on the key points not made yet, and on the lines without any made."""
        still = self.total - len(self.made)
        if not still:
            return "nothing: every key point is made"
        bare = [f"“{spaced(line.id)}”" for line in self.scenario.lines if not self.made_in(line)]
        sentence = count_of(still, "key point")
        if not self.played or not bare:
            return sentence
        if len(bare) > USUAL_LINES:
            return f"{sentence}; none yet on {len(bare)} of {len(self.scenario.lines)} lines"
        return f"{sentence}; none yet on {listed(bare)}"


def overview(scenario: Scenario, progress: Progress, mode: Mode = Mode.PRACTICE) -> Overview:
    """Return a player's results in a scenario, with the best scores of a mode."""
    known = {point.id for point in scenario.key_points}
    cards = {point: card for (owner, point), card in progress.cards.items() if owner == scenario.id and point in known}
    return Overview(scenario=scenario, standing=progress.standing(scenario.id), cards=cards, mode=mode)


def minutes(lines: int) -> str:
    """Return how long a bout of `lines` lines takes: `7 min`."""
    return f"{max(1, round(lines * MINUTES_A_BOUT / USUAL_LINES))} min"
