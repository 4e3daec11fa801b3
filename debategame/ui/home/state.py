"""What Home offers: the scenarios that can be played, where the player stands in each, and how the next bout is set."""

import datetime

import msgspec

from debategame.errors import Problem
from debategame.play.bout import USUAL_LINES
from debategame.play.review import ReviewPlan, plan_review
from debategame.progress.drafts import Draft
from debategame.progress.rounds import PACES, Mode
from debategame.saves.save import Progress
from debategame.scenario.library import FoundScenario
from debategame.scenario.model import Scenario
from debategame.ui.home.overview import Overview, overview
from debategame.ui.services import BoutRequest

MOST_LINES = 8
"""How many lines a bout can have."""


class HomeState(msgspec.Struct, frozen=True, kw_only=True):
    """Everything Home knows, as a value: every choice returns the offer that follows."""

    found: tuple[FoundScenario, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong in scenario files that are not among `found`."""
    progress: Progress = Progress()
    """Where the player stands in every scenario."""
    reviewed: int = 0
    """How many key points were asked in Review today."""
    mode: Mode = Mode.PRACTICE
    pace: float | None = None
    """What time limits are multiplied by in timed play; None for what the player is used to."""
    lines: int = USUAL_LINES
    """How many lines the next bout has, where the scenario has as many."""
    chosen: int = 0
    """The place of the highlighted scenario among `found`."""

    @property
    def highlighted(self) -> FoundScenario:
        """The highlighted scenario; IndexError where there is none."""
        return self.found[self.chosen]

    @property
    def scenarios(self) -> dict[str, Scenario]:
        """The scenarios by their ids."""
        return {one.scenario.id: one.scenario for one in self.found}

    @property
    def stands(self) -> list[Overview]:
        """Every scenario as the player stands in it."""
        return [overview(one.scenario, self.progress, self.mode) for one in self.found]

    @property
    def stand(self) -> Overview:
        """The highlighted scenario as the player stands in it."""
        return overview(self.highlighted.scenario, self.progress, self.mode)

    @property
    def next_bout(self) -> BoutRequest:
        """The next bout of the highlighted scenario."""
        return self.stand.next_bout(self.lines, self.mode, self._paces[0] if self.pace is None else self.pace)

    @property
    def first_round(self) -> BoutRequest:
        """What a newcomer plays: one line, without a clock."""
        return self.stand.next_bout(1, Mode.PRACTICE)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What was interrupted and can be gone on with: its scenario is there."""
        return tuple(draft for draft in self.progress.drafts if draft.scenario in self.scenarios)

    def due(self, today: datetime.date, minutes: int | None = None) -> ReviewPlan:
        """Return what Review asks: the rest of the day's worth, by the minutes the player is used to.

        Where `minutes` are given it is what fits them; once the day's worth is done they are for another one.
        """
        usual = minutes is None
        most = self.progress.preferences.minutes if minutes is None else minutes
        left = plan_review(self.progress.cards, self.scenarios.values(), today, minutes=most, done=self.reviewed)
        if usual or left.questions:
            return left
        return plan_review(self.progress.cards, self.scenarios.values(), today, minutes=most)

    def in_next_mode(self) -> "HomeState":
        """Play the next bout in another mode; after the last, the first again.

        Timed play comes at every pace, the one that the player is used to first.
        """
        ways: list[tuple[Mode, float | None]] = [
            (Mode.PRACTICE, None),
            *((Mode.TIMED, pace) for pace in self._paces),
            (Mode.TEST, None),
        ]
        mode, pace = ways[(ways.index((self.mode, self.pace)) + 1) % len(ways)]
        return msgspec.structs.replace(self, mode=mode, pace=pace)

    def with_more_lines(self, more: int) -> "HomeState":
        """Play more lines in the next bout, or fewer: 1 to 8, and never more than the scenario has."""
        return msgspec.structs.replace(self, lines=max(1, min(MOST_LINES, len(self.next_bout.lines) + more)))

    def opened(self, one: FoundScenario) -> "HomeState":
        """Put a scenario at the end of the list, in place of any of the same id, and highlight it."""
        others = tuple(other for other in self.found if other.scenario.id != one.scenario.id)
        return msgspec.structs.replace(self, found=(*others, one), chosen=len(others))

    @property
    def _paces(self) -> tuple[float, ...]:
        """Every pace, from the one that the player is used to on."""
        usual = self.progress.preferences.pace
        first = PACES.index(usual) if usual in PACES else 0
        return PACES[first:] + PACES[:first]
