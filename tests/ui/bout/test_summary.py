"""The summary: the rounds as numbers, what is new in the case, what to do next, and where one can go from it."""

import datetime
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from debategame.progress.rounds import Mode, Round
from debategame.progress.standing import Standing, standing
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.bout.picture import bar
from debategame.ui.bout.summary import After, Played, SummaryScreen
from debategame.ui.feedback.screens import PastRoundFeedback
from debategame.ui.history.case import CaseScreen
from debategame.ui.history.history import HistoryScreen
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.screens import MIN_SIZE
from tests.support.hostile import HOSTILE, assert_shown_safely, hostile
from tests.support.screen_rounds import a_round, comeback_answer, first_answer, progress
from tests.support.screens import SMALL, footer_width, on_screen, screen_text, until, wait_for_text

Results = list[After | None]


def played(scenario: Scenario, *rounds: Round) -> Played:
    second = msgspec.structs.replace(a_round(first_answer()), id="second")
    return Played(
        scenario=scenario,
        rounds=rounds or (a_round(), second),
        before=Standing(),
        mode=Mode.TIMED,
        took=datetime.timedelta(minutes=11),
    )


@asynccontextmanager
async def shown(app: DebateApp, bout: Played) -> AsyncIterator[tuple[Pilot[None], Results]]:
    """The summary in front of the app, and the list that its result will be put on."""
    results: Results = []
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1)
        app.push_screen(SummaryScreen(app.services, bout), results.append)
        await wait_for_text(pilot, "Enter Home")
        yield pilot, results


async def test_the_summary_as_it_looks(app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion) -> None:
    async with shown(app, played(scenario)):
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


async def test_the_picture_is_also_a_table(app: DebateApp, scenario: Scenario) -> None:
    first = msgspec.structs.replace(first_answer(), hints={"safer-roads": 1})
    async with shown(app, played(scenario, a_round(first, comeback_answer()))) as (pilot, _):
        text = screen_text(app)
        assert " √? +√   ~ " in text
        assert "? after a hint" in text
        await pilot.press("t")
        await on_screen(pilot, TextDialog)
        table = screen_text(app)
        for row in (
            r"75 \+ 25 = 100, first go",
            r"fewer crashes +√ hit +- +after a hint",
            r"rested pupils learn more +× opposite +√ hit +own words",
        ):
            assert re.search(row, table), row
        await pilot.press("escape")
        await on_screen(pilot, SummaryScreen)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_bar_fills_its_width(width: int) -> None:
    assert bar(50, 75, width).plain == "█" * (width // 2) + "▒" * (width // 4) + "░" * (width // 4)
    assert bar(100, 100, width).plain == "█" * width
    assert bar(0, 0, width).plain == "░" * width


@pytest.mark.slow
async def test_in_the_smallest_terminal_every_cell_is_seen(app: DebateApp, scenario: Scenario) -> None:
    async with app.run_test(size=MIN_SIZE) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1)
        app.push_screen(SummaryScreen(app.services, played(scenario)))
        await wait_for_text(pilot, "Enter Home")
        assert " √  +√   ~ " in screen_text(app)
        await pilot.press("t")
        await wait_for_text(pilot, "Comeback")
        assert "own words" in screen_text(app)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 key point: R at Home reviews it."), (2, "2 key points: R at Home reviews them.")]
)
@pytest.mark.slow
async def test_what_is_due_is_counted(
    app: DebateApp, scenario: Scenario, play: Callable[..., Round], number: int, said: str
) -> None:
    (card,) = progress(play("lazy")).cards.values()
    due = {(scenario.id, point.id): card for point in scenario.key_points[:number]}
    async with shown(app, msgspec.structs.replace(played(scenario), progress=Progress(cards=due))):
        assert said in screen_text(app)


@pytest.mark.slow
async def test_rounds_case_and_history_are_opened_in_front_of_it_and_a_bout_follows(
    app: DebateApp, scenario: Scenario
) -> None:
    async with shown(app, played(scenario)) as (pilot, results):
        await pilot.press("3")
        assert isinstance(app.screen, SummaryScreen), "there are only two rounds"
        for key, screen in (("2", PastRoundFeedback), ("c", CaseScreen), ("h", HistoryScreen)):
            await pilot.press(key)
            await on_screen(pilot, screen)
            await pilot.press("escape")
            await on_screen(pilot, SummaryScreen)
        assert not results
        await pilot.press("escape")
        await until(pilot, lambda: results == [After.HOME])
        app.push_screen(SummaryScreen(app.services, played(scenario)), results.append)
        await on_screen(pilot, SummaryScreen)
        await pilot.press("a")
        await until(pilot, lambda: results == [After.HOME, After.AGAIN])


async def test_hostile_text_is_shown_as_text(app: DebateApp, scenario: Scenario) -> None:
    first = msgspec.structs.replace(first_answer(), text=HOSTILE)
    async with shown(app, played(hostile(scenario), a_round(first))):
        assert_shown_safely(app)


async def test_a_best_by_an_older_scorer_is_not_compared_and_says_so(app: DebateApp, scenario: Scenario) -> None:
    old = first_answer()
    before = standing([a_round(msgspec.structs.replace(old, scorer="0", marks=10))])
    async with shown(app, msgspec.structs.replace(played(scenario, a_round(old)), before=before)):
        text = screen_text(app)
        assert "new best" not in text
        assert "older" in text
        assert "An older scorer gave these bests" in text
