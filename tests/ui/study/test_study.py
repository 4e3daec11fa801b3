"""Study before a bout: from the briefing to the map, through the recall, into the bout; and what is kept of it."""

from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Button

from debategame.play.training.article_map import article_map
from debategame.play.training.recall import plan_recall
from debategame.progress.rounds import Round
from debategame.progress.standing import Standing
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.guess import GuessScreen
from debategame.ui.bout.round import RoundScreen
from debategame.ui.feedback.screens import AnswerFeedback
from debategame.ui.home.home import HomeScreen
from debategame.ui.home.welcome import NameField, WelcomeScreen
from debategame.ui.services import Game
from debategame.ui.study.article_map import ArticleMapScreen
from debategame.ui.study.question import QuestionScreen
from debategame.ui.study.recalled import RecalledScreen
from debategame.ui.widgets.editor import Editor
from tests.support.hostile import assert_shown_safely, hostile
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text
from tests.ui.conftest import PLAYER

CLAIM = "Teenagers fall asleep late because of biology, not laziness."
BODY_CLOCK = "Their hormones keep them awake until midnight."
TINY = (60, 20)


@pytest.fixture
def save(game: Game) -> Save:
    return Save(game.saves, game.player, now=game.clock)


@pytest.fixture
def show_map(game: Game, save: Save, scenario: Scenario) -> Callable[..., DebateApp]:
    """Start the game with the current map in front."""

    def app(shown: Scenario = scenario) -> DebateApp:
        entries = article_map(shown, save.progress().standing(shown.id), save.studied_lines(shown.id))
        return DebateApp(game, lambda services: ArticleMapScreen(services, shown, entries))

    return app


@pytest.fixture
def ask(game: Game, scenario: Scenario) -> Callable[..., DebateApp]:
    """Start the game with a question of a recall on the first line in front, counted from 0."""

    def app(number: int, shown: Scenario = scenario) -> DebateApp:
        question = plan_recall(shown, (shown.lines[0].id,), Standing()).questions[number]
        return DebateApp(game, lambda services: QuestionScreen(services, shown, question, "Recall · 1 of 4"))

    return app


async def to_map(pilot: Pilot[None]) -> None:
    """Open the map from Home."""
    await on_screen(pilot, HomeScreen)
    await wait_for_text(pilot, "Next bout")
    await pilot.press("b")
    await on_screen(pilot, BriefingScreen)
    await wait_for_text(pilot, "L Learn")
    await pilot.press("l")
    await on_screen(pilot, ArticleMapScreen)


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_the_map_shows_what_was_met_and_masks_the_rest(
    show_map: Callable[..., DebateApp], play: Callable[..., Round], snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    play("nobody-wants-it", "Drowsy drivers crash on the way to class.")
    async with (app := show_map()).run_test(size=size) as pilot:
        await wait_for_text(pilot, "3 of 4 open")
        assert CLAIM not in screen_text(app)
        assert screen_text(app) == snapshot
        assert footer_width(app) <= size[0]


async def test_o_opens_the_map_and_notes_the_lines_of_what_was_masked(
    show_map: Callable[..., DebateApp], play: Callable[..., Round], save: Save, scenario: Scenario
) -> None:
    play("nobody-wants-it")
    async with (app := show_map()).run_test(size=LARGE) as pilot:
        await wait_for_text(pilot, "3 of 4 open")
        assert save.studied_lines(scenario.id) == frozenset()
        await pilot.press("o")
        await wait_for_text(pilot, CLAIM)
        await wait_for_text(pilot, "4 of 4 open")
        assert "Open all" not in screen_text(app)
    assert save.studied_lines(scenario.id) == {"lazy"}


@pytest.mark.slow
async def test_what_is_said_from_a_hint_is_scored_and_then_shown(
    ask: Callable[..., DebateApp], save: Save, scenario: Scenario
) -> None:
    async with (app := ask(0)).run_test(size=TINY) as pilot:
        await wait_for_text(pilot, "Is it a choice?")
        assert CLAIM not in screen_text(app)
        app.screen.query_one(Editor).text = BODY_CLOCK
        await pilot.press("enter")
        await wait_for_text(pilot, "You have it.")
        await wait_for_text(pilot, "their body clock runs late")
        assert footer_width(app) <= TINY[0]
        assert save.studied_lines(scenario.id) == {"lazy"}
        assert save.rounds() == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["4"], "You have it."),
        (["end", "enter"], "You have it."),
        (["end", "ctrl+g"], "You have it."),
        (["1"], "Not that one. You chose “"),
    ],
)
async def test_a_name_is_chosen_by_its_number_or_the_arrows(
    ask: Callable[..., DebateApp], keys: list[str], words: str
) -> None:
    async with (app := ask(2)).run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, CLAIM)
        await wait_for_text(pilot, "4 their body clock runs late")
        await pilot.press(*keys)
        await wait_for_text(pilot, words)
        assert "1-4 Choose" not in screen_text(app)


@pytest.mark.slow
async def test_from_home_over_map_and_recall_into_a_bout_that_counts_as_studied(
    game: Game, play: Callable[..., Round], save: Save, scenario: Scenario
) -> None:
    play("nobody-wants-it")
    async with (app := DebateApp(game)).run_test(size=SMALL) as pilot:
        await to_map(pilot)
        await pilot.press("enter")
        await on_screen(pilot, QuestionScreen)
        await pilot.press("escape")
        await on_screen(pilot, ArticleMapScreen)
        assert save.studied_lines(scenario.id) == frozenset()
        await pilot.press("enter")
        while not isinstance(app.screen, RecalledScreen):
            await pilot.press("enter")
            await pilot.pause(0.05)
        await wait_for_text(pilot, "You had 0")
        await pilot.press("enter")
        screen = await on_screen(pilot, RoundScreen)
        screen.query_one(Editor).text = BODY_CLOCK
        await pilot.press("ctrl+g")
        await on_screen(pilot, GuessScreen)
        await pilot.press("escape")
        await on_screen(pilot, AnswerFeedback)
    played, *_ = save.rounds()
    assert (played.line, played.studied, played.first_sight) == ("lazy", True, False)


@pytest.mark.slow
async def test_from_the_map_straight_to_the_bout_or_back_home(game: Game, play: Callable[..., Round]) -> None:
    play("nobody-wants-it")
    async with DebateApp(game).run_test(size=SMALL) as pilot:
        await to_map(pilot)
        await pilot.press("escape")
        await on_screen(pilot, BriefingScreen)
        await pilot.press("escape")
        await to_map(pilot)
        await pilot.press("b")
        await on_screen(pilot, RoundScreen)


@pytest.mark.slow
async def test_a_newcomer_may_study_before_the_first_round_once_they_have_a_name(game: Game, save: Save) -> None:
    async with (app := DebateApp(game)).run_test(size=SMALL) as pilot:
        welcome = await on_screen(pilot, WelcomeScreen)
        await wait_for_text(pilot, "1 scenario")
        name = welcome.query_one(NameField)
        name.value = ""
        welcome.query_one("#briefing", Button).press()
        await on_screen(pilot, BriefingScreen)
        await pilot.press("l")
        await until(pilot, lambda: any("choose a name first" in notice.message for notice in app._notifications))
        assert isinstance(app.screen, BriefingScreen)
        name.value = PLAYER
        await pilot.press("l")
        await on_screen(pilot, ArticleMapScreen)
        await pilot.press("o")
        await wait_for_text(pilot, "4 of 4 open")
        assert save.studied_lines("later-bell")
        await pilot.press("b")
        await on_screen(pilot, RoundScreen)
        await wait_for_text(pilot, "line 1 of 1")


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(
    show_map: Callable[..., DebateApp], ask: Callable[..., DebateApp], scenario: Scenario
) -> None:
    bad = hostile(scenario)
    async with (app := show_map(bad)).run_test(size=LARGE) as pilot:
        await pilot.press("o")
        await wait_for_text(pilot, "4 of 4 open")
        assert_shown_safely(app)
    for number in range(2):
        async with (app := ask(number, bad)).run_test(size=LARGE) as pilot:
            await wait_for_text(pilot, "says")
            await pilot.press("enter")
            await wait_for_text(pilot, "Passed.")
            assert_shown_safely(app)
