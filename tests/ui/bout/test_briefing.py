"""The briefing: two pages, the way on and the way back."""

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.bout.briefing import BriefingScreen
from tests.support.hostile import assert_shown_safely, hostile
from tests.support.screens import SMALL, footer_width, on_screen, screen_text, wait_for_text


async def test_the_first_page_holds_what_an_answer_needs(
    app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(scenario))
        await wait_for_text(pilot, "Read on")
        await wait_for_text(pilot, "You speak for the later bell")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


async def test_the_second_page_holds_the_whole_story(
    app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(scenario))
        await wait_for_text(pilot, "Briefing · 1 of 2")
        await pilot.press("pagedown")
        await wait_for_text(pilot, "900 pupils")
        await wait_for_text(pilot, "Read back")
        assert screen_text(app) == snapshot
        await pilot.press("pageup")
        await wait_for_text(pilot, "Briefing · 1 of 2")


@pytest.mark.parametrize(("key", "result"), [("enter", True), ("escape", False)])
@pytest.mark.slow
async def test_it_leads_on_to_the_bout_or_back(app: DebateApp, scenario: Scenario, key: str, *, result: bool) -> None:
    results: list[bool | None] = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(scenario), results.append)
        await on_screen(pilot, BriefingScreen)
        await wait_for_text(pilot, "How you win")
        await pilot.press(key)
        await pilot.pause()
    assert results == [result]


async def test_within_a_round_it_only_leads_back(app: DebateApp, scenario: Scenario) -> None:
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(scenario, in_round=True))
        await wait_for_text(pilot, "Esc Back")
        await pilot.press("enter")
        assert isinstance(app.screen, BriefingScreen)
        assert "Start the bout" not in screen_text(app)


async def test_a_short_briefing_has_one_page(app: DebateApp, scenario: Scenario) -> None:
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(msgspec.structs.replace(scenario, briefing="One paragraph only.", terms={})))
        await wait_for_text(pilot, "How you win")
        assert "1 of 2" not in screen_text(app)
        assert "Read on" not in screen_text(app)


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(app: DebateApp, scenario: Scenario) -> None:
    bad = hostile(scenario)
    bad = msgspec.structs.replace(bad, briefing=f"{bad.briefing}\n\n{bad.briefing}")
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(bad))
        await wait_for_text(pilot, "How you win")
        assert_shown_safely(app)
        await pilot.press("pagedown")
        await wait_for_text(pilot, "2 of 2")
        assert_shown_safely(app)


@pytest.mark.slow
async def test_a_long_page_is_read_to_its_end_before_the_next(app: DebateApp, scenario: Scenario) -> None:
    terms = {f"word {number}": "what it means" for number in range(30)}
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(BriefingScreen(msgspec.structs.replace(scenario, terms=terms)))
        await wait_for_text(pilot, "PgUp Read back")
        await pilot.press("pagedown")
        await wait_for_text(pilot, "How you win")
        assert "1 of 2" in screen_text(app)
        await pilot.press("pagedown")
        await wait_for_text(pilot, "2 of 2")
