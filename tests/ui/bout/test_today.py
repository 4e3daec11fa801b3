"""Today by keyboard, with a real save and a clock that the test moves: three days of five minutes."""

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Mode
from debategame.saves.save import Save
from debategame.ui.app import DebateApp
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.better import BetterScreen
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.round import ComebackScreen, ReviewScreen, RoundScreen
from debategame.ui.feedback.feedback_screen import FeedbackScreen
from debategame.ui.home.home import HomeScreen
from debategame.ui.home.welcome import WelcomeScreen
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Confirm, TextDialog
from debategame.ui.widgets.editor import Editor
from tests.support.screen_rounds import Clock
from tests.support.screens import SMALL, footer_width, on_screen, screen_text, until, wait_for_text

BODY_CLOCK = "Their hormones keep them awake until midnight."
CRASH = "Tired drivers crash on the way to class."
DAY = 24 * 3600
CLOSING = (
    "100    “They are tired because they are lazy …”",
    "50     “Nobody but the children wants it, and …”",
    "√ hit  rested pupils learn more",
    "Today: 3 key points made for the first time.",
    "Done for today; next tomorrow: 1 key point.",
)
"""What the page says after the first day."""

pytestmark = pytest.mark.slow


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def game(game: Game, clock: Clock) -> Game:
    game = msgspec.structs.replace(game, clock=clock)
    Save(game.saves, game.player, now=clock).set_preferences(Preferences(guesses=False))
    return game


async def give(pilot: Pilot[None], kind: type[AnswerScreen], text: str, clock: Clock) -> None:
    """Answer on the screen that is to come, and leave its feedback. A comeback is passed."""
    screen = await on_screen(pilot, kind)
    await wait_for_text(pilot, "Today · ")
    assert "line 1 of 1" not in screen_text(pilot.app)
    screen.query_one(Editor).text = text
    clock.move(60)
    await pilot.press("ctrl+g")
    await until(pilot, lambda: isinstance(pilot.app.screen, FeedbackScreen))
    await pilot.press("enter")
    if kind is RoundScreen:
        await on_screen(pilot, ComebackScreen)
        await pilot.press("ctrl+g")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedbackScreen))
        await pilot.press("enter")


async def play_first_day(pilot: Pilot[None], clock: Clock) -> None:
    """Play the five minutes of a newcomer, up to the page that closes them."""
    await on_screen(pilot, WelcomeScreen)
    await pilot.click("#all")
    await wait_for_text(pilot, "4 min today: 2 lines.")
    await pilot.press("t")
    await on_screen(pilot, BriefingScreen)
    await pilot.press("enter")
    await give(pilot, RoundScreen, BODY_CLOCK, clock)
    await wait_for_text(pilot, "Today · 2 of 3 · Let school start later")
    await give(pilot, RoundScreen, CRASH, clock)
    await wait_for_text(pilot, "Today · 3 of 3 · Let school start later · say it better")
    await give(pilot, BetterScreen, "Marks go up when pupils have slept.", clock)
    await on_screen(pilot, TextDialog)


async def test_three_days_of_five_minutes(game: Game, clock: Clock, snapshot: SnapshotAssertion) -> None:
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await play_first_day(pilot, clock)
        await wait_for_text(pilot, "made for the first time.")
        for row in CLOSING:
            assert row in screen_text(app)
        await pilot.press("enter")
        await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "five minutes are done.")
        assert "T  Another five minutes" in screen_text(app)
        clock.move(DAY)
        app.screen.look_again()
        await wait_for_text(pilot, "2 key points and one better sentence")
        await pilot.press("T")
        await give(pilot, RoundScreen, BODY_CLOCK, clock)
        await on_screen(pilot, ReviewScreen)
        await pilot.press("escape")
        await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "left today: ")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]
        await pilot.press("t")
        await on_screen(pilot, ReviewScreen)
        clock.move(2 * DAY)
        await pilot.press("escape")
        await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "T  Start")
    modes = [played.mode for played in Save(game.saves, game.player, now=clock).rounds()]
    assert modes == [Mode.PRACTICE, Mode.REVIEW, Mode.PRACTICE, Mode.PRACTICE]


async def test_after_all_is_done_t_plays_another_five_minutes(game: Game, clock: Clock) -> None:
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await play_first_day(pilot, clock)
        await pilot.press("escape")
        await wait_for_text(pilot, "five minutes are done.")
        await pilot.press("t")
        await give(pilot, RoundScreen, BODY_CLOCK, clock)
        await give(pilot, BetterScreen, "Mothers are glad of it.", clock)
        await on_screen(pilot, TextDialog)
        assert screen_text(app).count("Nobody but the children") == 1, "only what was played this time"
    assert len(Save(game.saves, game.player, now=clock).rounds()) == 5
