"""The speech on its screen: composed, edited, timed, at another length, saved as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input

from debategame.progress.rounds import Round
from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.history.case import CaseScreen
from debategame.ui.speech.editor import SpeechEditor
from debategame.ui.speech.screen import SpeechScreen
from debategame.ui.widgets.dialogs import Confirm, Prompt
from tests.support.hostile import assert_shown_safely, hostile
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text

Play = Callable[..., Round]
ShowCase = Callable[..., DebateApp]
CRASH = "Tired drivers crash on the way to class"
TINY = (60, 20)


async def speech_of(pilot: Pilot[None]) -> SpeechScreen:
    """Open the speech from the case."""
    await on_screen(pilot, CaseScreen)
    await pilot.press("s")
    return await on_screen(pilot, SpeechScreen)


@pytest.mark.parametrize("size", [SMALL, TINY], ids=["small", "tiny"])
async def test_the_case_becomes_a_speech_with_what_is_missing(
    show_case: ShowCase, play: Play, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    play()
    play("nobody-wants-it", f"{CRASH}. And the teachers want it.")
    async with (app := show_case()).run_test(size=size) as pilot:
        await speech_of(pilot)
        await wait_for_text(pilot, "of 1:00 read aloud")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= size[0]


async def test_words_and_time_follow_what_is_typed(show_case: ShowCase, play: Play) -> None:
    play()
    async with show_case().run_test(size=SMALL) as pilot:
        screen = await speech_of(pilot)
        screen.query_one(SpeechEditor).text = "word " * 65
        await wait_for_text(pilot, "65 words · 0:30 of 1:00 read aloud")


@pytest.mark.slow
async def test_another_length_asks_before_changes_go(show_case: ShowCase, play: Play) -> None:
    play()
    async with show_case().run_test(size=SMALL) as pilot:
        screen = await speech_of(pilot)
        editor = screen.query_one(SpeechEditor)
        await pilot.press("f2")
        await wait_for_text(pilot, "of 3:00 read aloud")
        await pilot.press("ctrl+l")
        await wait_for_text(pilot, "of 1:00 read aloud")
        editor.text = "Mine."
        await pilot.press("f2")
        await on_screen(pilot, Confirm)
        await pilot.press("n")
        await on_screen(pilot, SpeechScreen)
        assert editor.text == "Mine."
        await pilot.click("#minutes-3")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await wait_for_text(pilot, "of 3:00 read aloud")
        assert "body clock" in editor.text
        await pilot.press("ctrl+z")
        await until(pilot, lambda: editor.text == "Mine.")


@pytest.mark.slow
async def test_leaving_asks_once_if_the_speech_is_changed_and_in_no_file(show_case: ShowCase, play: Play) -> None:
    play()
    async with (app := show_case()).run_test(size=SMALL) as pilot:
        await speech_of(pilot)
        await pilot.press("escape")
        await on_screen(pilot, CaseScreen)
        screen = await speech_of(pilot)
        screen.query_one(SpeechEditor).text = "Mine."
        await until(pilot, lambda: screen.unsaved)
        await pilot.press("escape")
        await on_screen(pilot, Confirm)
        await pilot.press("n")
        assert await on_screen(pilot, SpeechScreen) is screen
        await pilot.press("escape")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await on_screen(pilot, CaseScreen)
        assert app.is_running


@pytest.mark.slow
@pytest.mark.parametrize(("name", "begins"), [("new.md", "# Let school start later"), ("new.txt", "Let school start")])
async def test_it_is_saved_to_a_new_file_only_in_the_form_of_its_ending(
    show_case: ShowCase, play: Play, tmp_path: Path, name: str, begins: str
) -> None:
    play()
    there, new = tmp_path / "there.txt", tmp_path / name
    there.write_text("mine", encoding="utf-8")
    async with show_case().run_test(size=SMALL, notifications=True) as pilot:
        screen = await speech_of(pilot)
        screen.query_one(SpeechEditor).text = "We say *so*."
        await pilot.press("ctrl+g")
        field = (await on_screen(pilot, Prompt)).query_one(Input)
        assert field.value == "later-bell-speech.txt"
        field.value = str(there)
        await pilot.press("enter")
        await wait_for_text(pilot, "exists already")
        field.value = str(new)
        await pilot.press("enter")
        await wait_for_text(pilot, "Your speech is saved in")
        assert not screen.unsaved
        await pilot.press("escape")
        await on_screen(pilot, CaseScreen)
    assert there.read_text(encoding="utf-8") == "mine"
    written = new.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert ("We say \\*so\\*." if name.endswith(".md") else "We say *so*.") in written
    assert "Still missing" in written


async def test_without_a_case_there_is_no_speech(show_case: ShowCase) -> None:
    async with (app := show_case()).run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Nothing yet.")
        await pilot.press("s")
        assert isinstance(app.screen, CaseScreen)


async def test_hostile_text_is_shown_as_text(show_case: ShowCase, play: Play, scenario: Scenario) -> None:
    play(text="[/] \x1b]52;c;ZXZpbA==\x07 An adolescent's body clock is set later than an adult's.")
    async with (app := show_case(hostile(scenario))).run_test(size=LARGE) as pilot:
        await speech_of(pilot)
        await wait_for_text(pilot, "[/]")
        assert_shown_safely(app)
