"""The case on its screen: the player's words, what is due, the number still open; and the case as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from debategame.progress.rounds import Round
from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.history.case import CaseScreen
from debategame.ui.widgets.dialogs import Prompt
from tests.support.hostile import assert_shown_safely, hostile
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text

Play = Callable[..., Round]
ShowCase = Callable[..., DebateApp]
CRASH = "Tired drivers crash on the way to class"


async def test_the_case_shows_what_was_made_and_counts_the_rest(
    show_case: ShowCase, play: Play, snapshot: SnapshotAssertion
) -> None:
    play()
    play("nobody-wants-it", f"{CRASH}. And the teachers want it.")
    async with (app := show_case()).run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "2 of 4 · 1 half")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


@pytest.mark.slow
async def test_l_switches_to_line_by_line_and_back(show_case: ShowCase, play: Play) -> None:
    play()
    play("nobody-wants-it", f"{CRASH}. And the teachers want it.")
    async with (app := show_case()).run_test(size=(60, 20)) as pilot:
        await pilot.press("l")
        await wait_for_text(pilot, "They say  “They are tired")
        await pilot.press("end")
        await wait_for_text(pilot, "· 1 still open.")
        await pilot.press("l")
        await until(pilot, lambda: "They say" not in screen_text(app))


@pytest.mark.slow
async def test_e_writes_the_case_to_a_new_file_only(show_case: ShowCase, play: Play, tmp_path: Path) -> None:
    play("nobody-wants-it", CRASH)
    there, new = tmp_path / "there.txt", tmp_path / "new.txt"
    there.write_text("mine", encoding="utf-8")
    async with show_case().run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("e")
        field = (await on_screen(pilot, Prompt)).query_one(Input)
        for name, problem in ((there, "exists already"), (tmp_path / "no" / "x.txt", "no folder"), ("", "a name")):
            field.value = str(name)
            await pilot.press("enter")
            await wait_for_text(pilot, problem)
        field.value = str(new)
        await pilot.press("enter")
        await wait_for_text(pilot, "Your case is saved in")
    assert there.read_text(encoding="utf-8") == "mine"
    assert f"1. fewer crashes\n   “{CRASH}”" in new.read_text(encoding="utf-8")


async def test_an_empty_case_says_what_will_be_here(show_case: ShowCase) -> None:
    async with (app := show_case()).run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Nothing yet.")
        assert "Export" not in screen_text(app)
        await pilot.press("e", "l")
        assert isinstance(app.screen, CaseScreen)


async def test_hostile_text_is_shown_as_text(show_case: ShowCase, play: Play, scenario: Scenario) -> None:
    play(text="[/] \x1b]52;c;ZXZpbA==\x07 An adolescent's body clock is set later than an adult's.")
    async with (app := show_case(hostile(scenario))).run_test(size=LARGE) as pilot:
        await pilot.press("l")
        await wait_for_text(pilot, "They say")
        assert_shown_safely(app)
