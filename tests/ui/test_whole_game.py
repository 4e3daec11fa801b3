"""Whole games by keyboard, with the real scorer and real saves: from Home through a bout to the history."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable

from debategame.progress.rounds import Mode, Round
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer
from debategame.ui.app import DebateApp, FirstScreen
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.comparison import ComparisonScreen
from debategame.ui.bout.guess import GuessScreen
from debategame.ui.bout.request import BoutRequest
from debategame.ui.bout.round import ComebackScreen, RoundScreen
from debategame.ui.bout.summary import SummaryScreen
from debategame.ui.feedback.screens import AnswerFeedback, FeedbackOfTest, PastRoundFeedback, RoundFeedback
from debategame.ui.history.history import HistoryScreen
from debategame.ui.home.home import HomeScreen
from debategame.ui.home.opening import OpeningScreen
from debategame.ui.home.welcome import WelcomeScreen
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.editor import Editor
from tests.support.hostile import hostile
from tests.support.screens import SMALL, on_screen, screen_text, until, wait_for_text

BODY_CLOCK = "Their hormones keep them awake until midnight."
MARKS = "A tired brain remembers nothing of the first lesson."


def home_with_bout(scenario: Scenario, *lines: str, mode: Mode = Mode.PRACTICE) -> FirstScreen:
    request = BoutRequest(scenario=scenario, lines=lines or ("lazy",), mode=mode)
    return partial(OpeningScreen, request=request)


def saved(game: Game) -> list[Round]:
    return Save(game.saves, game.player, now=game.clock).rounds()


async def answer(pilot: Pilot[None], kind: type[AnswerScreen], text: str) -> None:
    screen = await on_screen(pilot, kind)
    screen.query_one(Editor).text = text
    await pilot.pause()
    await pilot.press("ctrl+g")


@pytest.mark.slow
async def test_a_first_round_from_the_welcome_to_the_history(game: Game, scenario: Scenario) -> None:
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await pilot.press("enter")
        await wait_for_text(pilot, "line 1 of 1")
        assert "practice" in screen_text(app)
        await answer(pilot, RoundScreen, BODY_CLOCK)
        await on_screen(pilot, AnswerFeedback)
        score = Scorer(scenario).score("lazy", BODY_CLOCK).score
        assert f"{score} /100" in screen_text(app)
        assert scenario.key_point("better-marks").claim not in screen_text(app)
        await pilot.press("enter")
        await answer(pilot, ComebackScreen, MARKS)
        await on_screen(pilot, RoundFeedback)
        assert "M a model answer" in screen_text(app)
        await pilot.press("enter")
        await on_screen(pilot, SummaryScreen)
        assert "Guesses" not in screen_text(app), "nobody can tell before their first score"
        await pilot.press("enter")
        await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "Next bout")
        await pilot.press("h")
        await on_screen(pilot, HistoryScreen)
        await until(pilot, lambda: app.screen.query_one(DataTable).row_count == 1)
        await pilot.press("enter")
        await on_screen(pilot, PastRoundFeedback)
        await wait_for_text(pilot, "comes back")
        assert "[√1 Their hormones" in screen_text(app)
    (played,) = saved(game)
    assert [given.text for given in played.answers] == [BODY_CLOCK, MARKS]
    assert played.first_sight


@pytest.mark.slow
async def test_an_answer_is_mended_and_shown_beside_what_it_was(game: Game, scenario: Scenario) -> None:
    app = DebateApp(game, home_with_bout(scenario))
    async with app.run_test(size=SMALL) as pilot:
        await answer(pilot, RoundScreen, f"{BODY_CLOCK} {MARKS}")
        await on_screen(pilot, AnswerFeedback)
        await pilot.press("enter")
        await answer(pilot, ComebackScreen, BODY_CLOCK)
        await on_screen(pilot, RoundFeedback)
        await pilot.press("a")
        screen = await on_screen(pilot, RoundScreen)
        assert screen.query_one(Editor).text == f"{BODY_CLOCK} {MARKS}"
        await answer(pilot, RoundScreen, BODY_CLOCK)
        await on_screen(pilot, ComparisonScreen)
        assert "1 key point lost" in screen_text(app)
        await pilot.press("enter")
        await on_screen(pilot, AnswerFeedback)
        await pilot.press("enter")
        await answer(pilot, ComebackScreen, MARKS)
        await on_screen(pilot, RoundFeedback)
        await pilot.press("enter")
        await on_screen(pilot, SummaryScreen)
        assert "2 rounds" in screen_text(app)
    assert sorted(played.first_sight for played in saved(game)) == [False, True]


@pytest.mark.slow
async def test_a_test_shows_nothing_before_its_end(game: Game, scenario: Scenario) -> None:
    app = DebateApp(game, home_with_bout(scenario, "lazy", "nobody-wants-it", mode=Mode.TEST))
    async with app.run_test(size=SMALL) as pilot:
        await answer(pilot, RoundScreen, BODY_CLOCK)
        await wait_for_text(pilot, "line 2 of 2")
        await answer(pilot, RoundScreen, MARKS)
        await on_screen(pilot, FeedbackOfTest)
        assert "[√1 Their hormones" in screen_text(app)
        await pilot.press("enter")
        await wait_for_text(pilot, "[√2 A tired brain")
        await pilot.press("escape")
        await on_screen(pilot, SummaryScreen)
    assert len(saved(game)) == 2


@pytest.mark.slow
async def test_a_bout_left_midway_keeps_what_was_given_and_is_summed_up(
    game: Game, scenario: Scenario, play: Callable[..., Round]
) -> None:
    play()
    app = DebateApp(game, home_with_bout(scenario, "lazy", "nobody-wants-it"))
    async with app.run_test(size=SMALL) as pilot:
        await answer(pilot, RoundScreen, BODY_CLOCK)
        await on_screen(pilot, GuessScreen)
        await pilot.press("2")
        await on_screen(pilot, AnswerFeedback)
        assert "guessed 2, hit 1" in screen_text(app)
        await pilot.press("escape")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await on_screen(pilot, SummaryScreen)
        assert "Guesses     1 too many" in screen_text(app)
        await pilot.press("n")
        await on_screen(pilot, RoundScreen)
        assert "line 1 of 2" in screen_text(app)
        await pilot.press("escape")
        await on_screen(pilot, HomeScreen)
    played, _ = saved(game)
    assert [given.text for given in played.answers] == [BODY_CLOCK]


@pytest.mark.slow
async def test_a_save_that_cannot_be_written_costs_no_text(game: Game, scenario: Scenario, tmp_path: Path) -> None:
    """A file stands where the folder of the saves should be; when it is gone, what was given is saved after all."""
    blocked = tmp_path / "in-the-way"
    blocked.write_text("", encoding="utf-8")
    game = msgspec.structs.replace(game, saves=blocked / "saves")
    app = DebateApp(game, home_with_bout(scenario))
    async with app.run_test(size=SMALL) as pilot:
        await answer(pilot, RoundScreen, BODY_CLOCK)
        await wait_for_text(pilot, "F8 Go on unsaved")
        assert BODY_CLOCK in screen_text(app)
        await pilot.press("f8")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await on_screen(pilot, AnswerFeedback)
        assert "not saved" in screen_text(app)
        assert "I did say that" not in screen_text(app), "there is nothing to keep it with"
        await pilot.press("enter")
        await answer(pilot, ComebackScreen, MARKS)
        await wait_for_text(pilot, "F8 Go on unsaved")
        blocked.unlink()
        await pilot.press("ctrl+g")
        await on_screen(pilot, RoundFeedback)
    (played,) = saved(game)
    assert [given.text for given in played.answers] == [BODY_CLOCK, MARKS]


@pytest.mark.slow
async def test_a_hostile_scenario_is_played_to_its_end(game: Game, scenario: Scenario) -> None:
    app = DebateApp(game, home_with_bout(hostile(scenario)))
    async with app.run_test(size=SMALL) as pilot:
        await answer(pilot, RoundScreen, "Sleep.")
        await on_screen(pilot, AnswerFeedback)
        await pilot.press("enter")
        await answer(pilot, ComebackScreen, "Sleep again.")
        await on_screen(pilot, RoundFeedback)
        await pilot.press("enter")
        await on_screen(pilot, SummaryScreen)
        assert "\x1b" not in screen_text(app)
