"""The state of Home, as a value: the scenarios, the player's results, and the settings of the next bout."""

import datetime

import msgspec

from debategame.errors import Problem
from debategame.play.choosing import USUAL_LINES
from debategame.play.rules import RULES
from debategame.play.training.review import ReviewPlan, plan_review
from debategame.play.training.today import TodayPlan, plan_today
from debategame.progress.drafts import Draft, drafts_on
from debategame.progress.rounds import PACES, Mode, Round
from debategame.saves.save import Progress
from debategame.scenario.library import FoundScenario
from debategame.scenario.model import Scenario
from debategame.ui.bout.due import todays_work
from debategame.ui.bout.request import BoutRequest
from debategame.ui.home.overview import Overview, overview

MOST_LINES = 8
"""Most lines of a bout."""


class HomeState(msgspec.Struct, frozen=True, kw_only=True):
    """Everything Home knows. Each choice of the player returns a new state."""

    found: tuple[FoundScenario, ...] = ()
    problems: tuple[Problem, ...] = ()
    """The problems of scenario files that are not among `found`."""
    progress: Progress = Progress()
    """The player's results in every scenario."""
    rounds: tuple[Round, ...] = ()
    """The rounds of today."""
    mode: Mode = Mode.PRACTICE
    pace: float | None = None
    """The factor for time limits in timed play. None means the one of the player's preferences."""
    lines: int = USUAL_LINES
    """How many lines the next bout has, if the scenario has as many."""
    chosen: int = 0
    """The index of the highlighted scenario in `found`."""
    turned: frozenset[str] = frozenset()
    """The ids of the scenarios in `found` that are played from their other side."""

    @property
    def highlighted(self) -> FoundScenario:
        """The highlighted scenario, from the side that is played. Raise IndexError if there is none."""
        return self._as_played(self.found[self.chosen])

    @property
    def scenarios(self) -> dict[str, Scenario]:
        """The scenarios by id, with their other sides."""
        return {side.id: side for found in self.found for side in found.sides}

    @property
    def has_other_side(self) -> bool:
        """Whether the highlighted scenario can be played from two sides."""
        return bool(self.found and self.found[self.chosen].other)

    @property
    def with_side_turned(self) -> "HomeState":
        """Home with the highlighted scenario turned to the side that is not played now."""
        return msgspec.structs.replace(self, turned=self.turned ^ {self.found[self.chosen].scenario.id})

    def _as_played(self, found: FoundScenario) -> FoundScenario:
        turned = found.other if found.scenario.id in self.turned else None
        return FoundScenario(found.path, turned) if turned else found

    @property
    def reviewed(self) -> int:
        """How many key points Review asked for today."""
        return sum(played.mode is Mode.REVIEW for played in self.rounds)

    @property
    def is_new(self) -> bool:
        """Whether the player has neither played nor begun anything yet, though there is something to play."""
        return bool(self.found and not self.progress.rounds and not self.drafts)

    @property
    def at_last_played(self) -> "HomeState":
        """Home with the scenario and side highlighted that was played last; the first scenario if none was."""
        played = [
            (at, place, side)
            for place, found in enumerate(self.found)
            for side in found.sides
            for at in self.progress.standing(side.id).last_played.values()
        ]
        if not played:
            return msgspec.structs.replace(self, chosen=0)
        _, place, side = max(played, key=lambda last: last[0])
        file_id = self.found[place].scenario.id
        turned = self.turned | {file_id} if side.is_other_side else self.turned - {file_id}
        return msgspec.structs.replace(self, chosen=place, turned=turned)

    @property
    def overviews(self) -> list[Overview]:
        """Every scenario, from the side that is played, with the player's results."""
        return [overview(self._as_played(found).scenario, self.progress, self.mode) for found in self.found]

    @property
    def overview(self) -> Overview:
        """The highlighted scenario with the player's results."""
        return overview(self.highlighted.scenario, self.progress, self.mode)

    @property
    def next_bout(self) -> BoutRequest:
        """The next bout of the highlighted scenario."""
        return self.overview.next_bout(self.lines, self.mode, self._paces[0] if self.pace is None else self.pace)

    @property
    def first_round(self) -> BoutRequest:
        """The first bout of a newcomer: one line, without a clock."""
        return self.overview.next_bout(1, Mode.PRACTICE)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts that can be resumed, because their scenario is among `found`."""
        return tuple(draft for draft in self.progress.drafts if draft.scenario in self.scenarios)

    def draft_for(self, request: BoutRequest) -> Draft | None:
        """Return the newest draft of an answer to a line of that bout; None if there is none."""
        return next(iter(drafts_on(self.progress.drafts, request.scenario.id, request.lines)), None)

    def plan(self, today: datetime.date) -> TodayPlan:
        """Return what is left of today's five minutes."""
        return plan_today(todays_work(self.scenarios, self.progress, today, self.rounds))

    def due(self, today: datetime.date, minutes: int | None = None) -> ReviewPlan:
        """Return the review that fits `minutes`, less the key points asked today.

        Without `minutes`, those of the player's preferences count. With `minutes`, but nothing left for today,
        return a full review: the player wants to go on.
        """
        most = self.progress.preferences.minutes if minutes is None else minutes
        left = plan_review(self.progress.cards, self.scenarios.values(), today, minutes=most, done=self.reviewed)
        if minutes is None or left.questions:
            return left
        return plan_review(self.progress.cards, self.scenarios.values(), today, minutes=most)

    def allows(self, action: str, today: datetime.date) -> bool:
        """Return whether an action of Home has anything to act on."""
        if action in ("review", "next_due"):
            due = self.due(today)
            return bool(due.questions or due.waiting) == (action == "review")
        needs = {
            "today": self.found,
            "resume": self.drafts,
            "briefing": self.found and RULES[self.mode].briefing,
            "case": self.found,
            "turn": self.has_other_side,
            "mode": self.found,
            "lines": self.found,
            "guesses": self.progress.rounds,
            "problems": self.problems,
        }
        return bool(needs.get(action, True))

    def in_next_mode(self) -> "HomeState":
        """Switch to the next mode; after the last one, to the first.

        Timed play counts once for each pace, beginning with the player's usual one.
        """
        ways: list[tuple[Mode, float | None]] = [
            (Mode.PRACTICE, None),
            *((Mode.TIMED, pace) for pace in self._paces),
            (Mode.TEST, None),
        ]
        mode, pace = ways[(ways.index((self.mode, self.pace)) + 1) % len(ways)]
        return msgspec.structs.replace(self, mode=mode, pace=pace)

    def with_more_lines(self, more: int) -> "HomeState":
        """Add `more` lines to the next bout: at least 1 line, at most `MOST_LINES` or all of the scenario."""
        return msgspec.structs.replace(self, lines=max(1, min(MOST_LINES, len(self.next_bout.lines) + more)))

    def opened(self, new: FoundScenario) -> "HomeState":
        """Add a scenario at the end of the list and highlight it. It replaces one with the same id."""
        others = tuple(other for other in self.found if other.scenario.id != new.scenario.id)
        return msgspec.structs.replace(self, found=(*others, new), chosen=len(others))

    @property
    def _paces(self) -> tuple[float, ...]:
        """Every pace, beginning with the player's usual one."""
        usual = self.progress.preferences.pace
        first = PACES.index(usual) if usual in PACES else 0
        return PACES[first:] + PACES[:first]
