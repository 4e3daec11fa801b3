"""Review, drafts, guesses and corrected answers, by keyboard and with real saves."""

import datetime
import uuid
from collections.abc import Callable
from functools import partial

import msgspec
import pytest

from debategame.play.bout import Bout, Stage, new_bout
from debategame.play.comparison import Comparison
from debategame.play.drafts import bout_to_draft
from debategame.play.listening import Reply
from debategame.play.recorder import record_round
from debategame.play.sayings import TURNS
from debategame.play.training.better import better_bout
from debategame.play.training.today import Kind, Part, TodayPlan
from debategame.progress.drafts import Draft
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Mode, Round, Step
from debategame.progress.standing import standing
from debategame.saves.save import Progress, Save
from debategame.saves.settings import load
from debategame.scenario.library import FoundScenario
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer
from debategame.ui.app import DebateApp
from debategame.ui.bout.better import BetterScreen
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.comparison import ComparisonScreen
from debategame.ui.bout.guess import GuessResult, GuessScreen
from debategame.ui.bout.request import BoutRequest
from debategame.ui.bout.resume import interrupted_bout
from debategame.ui.bout.review import ReviewStart
from debategame.ui.bout.round import ComebackScreen, ReviewScreen, RoundScreen
from debategame.ui.bout.summary import SummaryScreen
from debategame.ui.feedback.screens import AnswerFeedback, FeedbackOfBetter, FeedbackOfReview, RoundFeedback
from debategame.ui.home.home import HomeScreen
from debategame.ui.home.opening import OpeningScreen
from debategame.ui.home.state import HomeState
from debategame.ui.home.today import five_minutes, interrupted
from debategame.ui.home.welcome import NameField, WelcomeScreen
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Confirm, Prompt, TextDialog
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.primitives import Field
from tests.support.bouts import verdict
from tests.support.hostile import HOSTILE, assert_shown_safely, hostile
from tests.support.screen_rounds import LINE, Clock, FakeSink, a_bout, a_round, first_answer, review
from tests.support.screens import LARGE, SMALL, footer_width, in_front, on_screen, screen_text, until, wait_for_text
from tests.ui.conftest import NOW

Play = Callable[..., Round]
BODY_CLOCK = "Their hormones keep them awake until midnight."
WRITTEN = "It is not laziness"
LONG_ENOUGH = "It is not laziness but sleep"
"""Long enough for a guess."""
PART = Part(kind=Kind.LINE, scenario="later-bell", line="lazy")
POINT = Part(kind=Kind.POINT, scenario="later-bell", line="lazy", point="body-clock", due=True)


def save_of(game: Game) -> Save:
    return Save(game.saves, game.player, now=game.clock)


def a_draft(scenario: Scenario, **fields) -> Draft:
    bout = new_bout(scenario, ("lazy", "nobody-wants-it"), Mode.TIMED, new_id=lambda: "round", pace=2)
    draft = bout_to_draft(bout, "draft", WRITTEN, seconds=115, at=NOW - datetime.timedelta(days=1))
    return msgspec.structs.replace(draft, **fields)


class TestToday:
    @pytest.mark.parametrize(
        ("plan", "said", "key"),
        [
            (TodayPlan(), "", "T  Another five minutes"),
            (TodayPlan(parts=(PART,)), "2 min today: one line.", "T  Start"),
            (TodayPlan(parts=(POINT,), begun=True), "1 min left today: one due key point.", "T  Go on"),
            (TodayPlan(begun=True), "Today's five minutes are done.", "T  Another five minutes"),
        ],
    )
    def test_what_is_on_today_is_told_with_its_minutes(self, plan: TodayPlan, said: str, key: str) -> None:
        assert (five_minutes(plan).says, five_minutes(plan).key) == (said, key)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({}, "Interrupted yesterday: line “lazy”, 4 words, 1:05 left."),
            ({"mode": Mode.PRACTICE}, "Interrupted yesterday: line “lazy”, 4 words."),
            (
                {"step": Step.COMEBACK, "text": "No."},
                "Interrupted yesterday: comeback on line “lazy”, 1 word, 0:00 left.",
            ),
            ({"mode": Mode.REVIEW}, "Interrupted yesterday: Review, line “lazy”, 4 words."),
        ],
    )
    def test_what_was_interrupted_is_told_with_the_time_that_is_left(
        self, scenario: Scenario, fields: dict[str, object], said: str
    ) -> None:
        news = interrupted(a_draft(scenario, **fields), scenario, NOW)
        assert (news.says, news.key) == (said, "I  Finish it"), "T goes on with today, I with one round"


class TestHomeState:
    def test_the_scenario_played_last_is_highlighted(self, scenario: Scenario, game: Game) -> None:
        names = ("one", "two", "three")
        found = tuple(
            FoundScenario(game.folder / f"{name}.yaml", msgspec.structs.replace(scenario, id=name)) for name in names
        )
        played = [
            msgspec.structs.replace(a_round(), scenario=name, at=NOW + datetime.timedelta(days=day))
            for name, day in (("two", 2), ("three", 1))
        ]
        progress = Progress(standings={one.scenario: standing([one]) for one in played})
        state = HomeState(found=found)
        assert state.is_new
        assert state.at_last_played.chosen == 0
        later = msgspec.structs.replace(state, progress=progress).at_last_played
        assert (later.highlighted.scenario.id, later.is_new) == ("two", False)

    def test_timed_play_comes_at_every_pace_the_usual_one_first(self, scenario: Scenario, game: Game) -> None:
        state = HomeState(found=(FoundScenario(game.folder / "small.yaml", scenario),))
        state = msgspec.structs.replace(
            state, progress=msgspec.structs.replace(state.progress, preferences=Preferences(pace=1.5))
        )
        seen = []
        for _ in range(6):
            seen.append((state.next_bout.mode, state.next_bout.pace))
            state = state.in_next_mode()
        timed = [(Mode.TIMED, pace) for pace in (1.5, 2.0, 1.0)]
        assert seen == [(Mode.PRACTICE, 1.5), *timed, (Mode.TEST, 1.5), (Mode.PRACTICE, 1.5)]


@pytest.mark.slow
async def test_what_is_due_is_asked_and_comes_back_later(game: Game, play: Play, scenario: Scenario) -> None:
    play(days=40)
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "4 min today: one line, one due key point and one better sentence.")
        assert footer_width(app) <= SMALL[0]
        await pilot.press("r")
        await on_screen(pilot, ReviewStart)
        await pilot.press("plus")
        await wait_for_text(pilot, "Up to 15 minutes for 1 key point")
        await pilot.press("enter")
        screen = await on_screen(pilot, ReviewScreen)
        await wait_for_text(pilot, "Why can they not?")
        screen.query_one(Editor).text = BODY_CLOCK
        await pilot.press("ctrl+g")
        await on_screen(pilot, FeedbackOfReview)
        await wait_for_text(pilot, "asked again in")
        assert scenario.key_point("body-clock").claim[:40] in screen_text(app)
        assert "2 missed" not in screen_text(app), "what was not asked is not told"
        await pilot.press("enter")
        await on_screen(pilot, TextDialog)
        await wait_for_text(pilot, "1 of 1 made.")
        await wait_for_text(pilot, "Done for today; next in")
        await pilot.press("escape")
        await on_screen(pilot, HomeScreen)
        await until(pilot, lambda: "R Review" not in screen_text(app))
        assert "R Review" not in screen_text(app)
    latest = save_of(game).rounds()[0]
    assert (latest.mode, latest.answers[0].pressed) == (Mode.REVIEW, "body-clock")
    assert save_of(game).progress().preferences.minutes == 15


@pytest.mark.slow
async def test_what_was_interrupted_goes_on_where_it_was(game: Game, scenario: Scenario) -> None:
    clock = Clock()
    game = msgspec.structs.replace(game, clock=clock)
    request = BoutRequest(scenario=scenario, lines=("lazy",), mode=Mode.TIMED, pace=2)
    app = DebateApp(game, partial(OpeningScreen, request=request))
    async with app.run_test(size=SMALL) as pilot:
        screen = await on_screen(pilot, RoundScreen)
        screen.query_one(Editor).text = WRITTEN
        clock.move(60)
        await pilot.press("f2", "ctrl+q")
        await on_screen(pilot, Confirm)
        assert "kept as a draft" in screen_text(app)
        await pilot.press("y")
        await until(pilot, lambda: app._exit)
    assert save_of(game).progress().preferences.pace == 2
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await pilot.click("#all")
        home = await on_screen(pilot, HomeScreen)
        clock.move(3600)
        home.look_again()
        await wait_for_text(pilot, "Interrupted today: line “lazy”, 4 words, 2:00 left.")
        await pilot.press("i")
        screen = await on_screen(pilot, RoundScreen)
        await wait_for_text(pilot, "timed x2 · 2:00 left of 3:00")
        await wait_for_text(pilot, "Hint 1 of 3")
        assert screen.query_one(Editor).text == WRITTEN
        await pilot.press("escape")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await on_screen(pilot, HomeScreen)
        await until(pilot, lambda: "Interrupted" not in screen_text(app))
    clock.move(3600)
    assert save_of(game).drafts() == []


@pytest.mark.slow
async def test_a_bout_that_is_asked_for_offers_the_answer_begun_on_its_line(game: Game, scenario: Scenario) -> None:
    save_of(game).keep_draft(a_draft(scenario))
    clock = Clock()
    clock.move(3600)
    request = BoutRequest(scenario=scenario, lines=("lazy",), mode=Mode.PRACTICE)
    app = DebateApp(msgspec.structs.replace(game, clock=clock), partial(OpeningScreen, request=request))
    async with app.run_test(size=SMALL) as pilot:
        await on_screen(pilot, Confirm)
        assert WRITTEN in " ".join(screen_text(app).split())
        await pilot.press("y")
        screen = await on_screen(pilot, RoundScreen)
        assert screen.query_one(Editor).text == WRITTEN


class TestResuming:
    @pytest.fixture
    def answered(self, game: Game, scenario: Scenario) -> Bout:
        """A bout at its comeback, its first answer saved."""
        bout = new_bout(scenario, ("lazy",), Mode.PRACTICE, new_id=game.new_id)
        bout = bout.give(BODY_CLOCK, scorer=Scorer(scenario), at=NOW, seconds=9, answer_id=game.new_id())
        record_round(save_of(game), bout)
        return bout.go_on("")

    def test_a_comeback_is_answered_after_the_answer_that_was_saved(
        self, game: Game, scenario: Scenario, answered: Bout
    ) -> None:
        draft = bout_to_draft(answered, "draft", WRITTEN, seconds=30, at=NOW)
        interrupted = interrupted_bout(save_of(game), draft, scenario)
        assert interrupted is not None
        assert interrupted.bout.stage is Stage.COMEBACK
        assert interrupted.bout.speech == answered.speech
        assert (interrupted.started.text, interrupted.started.seconds) == (WRITTEN, 30)
        assert not interrupted.before.made, "the round itself does not count as before it"

    def test_the_rounds_of_the_bout_before_the_draft_still_belong_to_it(self, game: Game, scenario: Scenario) -> None:
        bout = new_bout(scenario, ("lazy", "nobody-wants-it"), Mode.PRACTICE, new_id=game.new_id)
        save, scorer = save_of(game), Scorer(scenario)
        other = bout.give(BODY_CLOCK, scorer=scorer, at=NOW, seconds=9, answer_id=game.new_id())
        record_round(save, msgspec.structs.replace(other, round_id=game.new_id()))
        first = bout.give(BODY_CLOCK, scorer=scorer, at=NOW, seconds=9, answer_id=game.new_id())
        record_round(save, first)
        better = better_bout(scenario, scenario.line("lazy"), "better-marks", game.new_id())
        said = better.give("no idea", scorer=scorer, at=NOW, seconds=9, answer_id=game.new_id())
        record_round(save, said)
        now = msgspec.structs.replace(first, stage=Stage.REVEAL, earlier=(said.round_id,)).go_on(game.new_id())
        interrupted = interrupted_bout(save, bout_to_draft(now, "draft", WRITTEN, seconds=3, at=NOW), scenario)
        assert interrupted is not None
        assert [played.id for played in interrupted.rounds] == [said.round_id, first.round_id]
        assert interrupted.before.rounds == 1, "a round of another bout"

    def test_what_no_longer_fits_does_not_go_on(self, game: Game, scenario: Scenario, answered: Bout) -> None:
        assert interrupted_bout(save_of(game), a_draft(scenario, line="gone"), scenario) is None
        assert interrupted_bout(save_of(game), a_draft(scenario, step=Step.COMEBACK, round="gone"), scenario) is None


@pytest.mark.slow
async def test_a_draft_that_fits_no_more_gives_its_text_back(game: Game, play: Play, scenario: Scenario) -> None:
    play()
    old = msgspec.structs.replace(game, clock=lambda: NOW - datetime.timedelta(hours=1))
    save_of(old).keep_draft(a_draft(scenario, line="gone"))
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Interrupted yesterday")
        await pilot.press("i")
        await on_screen(pilot, TextDialog)
        await wait_for_text(pilot, WRITTEN)
        await pilot.press("escape")
        await until(pilot, lambda: "Interrupted" not in screen_text(app))


@pytest.mark.slow
async def test_a_draft_is_kept_a_second_after_a_change_and_the_guess_is_asked_before_the_score(
    app: DebateApp, scenario: Scenario
) -> None:
    sink = FakeSink(guesses=True)
    results: list[object] = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(RoundScreen(a_bout(scenario), sink), results.append)
        screen = await on_screen(pilot, RoundScreen)
        screen.query_one(Editor).text = LONG_ENOUGH
        sink.clock.move(7)
        await until(pilot, lambda: sink.drafts == [(LONG_ENOUGH, 7)])
        await pilot.press("ctrl+g")
        await on_screen(pilot, GuessScreen)
        assert LONG_ENOUGH in screen_text(app), "the answer stands above the question"
        assert not sink.given
        await pilot.press("4")
        assert not results, "the line has three key points"
        await pilot.press("x")
        await until(pilot, lambda: bool(results))
    assert sink.guessed == [None]
    assert not sink.guesses


@pytest.mark.parametrize(("key", "guessed"), [("2", 2), ("enter", None), ("escape", None)])
async def test_a_guess_is_a_number_and_enter_goes_on_without(app: DebateApp, key: str, guessed: int | None) -> None:
    results: list[GuessResult | None] = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(GuessScreen(LONG_ENOUGH, 2, shows_score=True), results.append)
        await on_screen(pilot, GuessScreen)
        await pilot.press(key)
        await until(pilot, lambda: bool(results))
    assert results == [GuessResult(guessed)]


@pytest.mark.parametrize(("key", "guessed"), [("5", [GuessResult(5)]), ("6", [])])
async def test_a_guess_goes_up_to_the_number_of_key_points(
    app: DebateApp, key: str, guessed: list[GuessResult]
) -> None:
    results: list[GuessResult | None] = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(GuessScreen(LONG_ENOUGH, 5, shows_score=True), results.append)
        await on_screen(pilot, GuessScreen)
        assert "0 none   1   2   3   4   5 " in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
    assert results == guessed


async def test_ending_keeps_what_was_just_typed_whatever_is_in_front_of_it(app: DebateApp, scenario: Scenario) -> None:
    sink = FakeSink()
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(RoundScreen(a_bout(scenario), sink))
        (await on_screen(pilot, RoundScreen)).query_one(Editor).text = WRITTEN
        await pilot.press("f3")
        await on_screen(pilot, BriefingScreen)
        await app.end(143)
    assert sink.drafts[-1] == (WRITTEN, 0)
    assert app.return_code == 143


async def test_ending_keeps_an_answer_that_could_not_be_saved(app: DebateApp, scenario: Scenario) -> None:
    sink = FakeSink(fails=1)
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(RoundScreen(a_bout(scenario), sink))
        (await on_screen(pilot, RoundScreen)).query_one(Editor).text = WRITTEN
        await pilot.press("ctrl+g")
        await wait_for_text(pilot, "There is no room left.")
        sink.drafts.clear()
        await app.end(143)
    assert sink.drafts == [(WRITTEN, 0)]


@pytest.mark.slow
async def test_a_name_that_is_known_is_asked_about(game: Game, play: Play) -> None:
    play(days=3)
    app = DebateApp(msgspec.structs.replace(game, player="", user="ben"))
    async with app.run_test(size=SMALL) as pilot:
        welcome = await on_screen(pilot, WelcomeScreen)
        welcome.query_one(NameField).value = "ada"
        await pilot.press("enter")
        await on_screen(pilot, Confirm)
        await wait_for_text(pilot, "Ada is here already: 1 round, last on Saturday.")
        await pilot.press("n")
        assert await on_screen(pilot, WelcomeScreen)
        welcome.query_one(NameField).value = "Grace"
        await pilot.click("#all")
        await wait_for_text(pilot, "Grace · Tue 24 Nov")
        await wait_for_text(pilot, "0 of 4")
        await until(pilot, lambda: load(game.saves)[0].player == "Grace")
        await pilot.press("p")
        (await on_screen(pilot, Prompt)).query_one(Field).value = "Ada"
        await pilot.press("enter")
        await on_screen(pilot, Confirm)
        await pilot.press("n")
        entry = await on_screen(pilot, Prompt)
        assert entry.query_one(Field).value == "Ada"
        await pilot.press("enter")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await wait_for_text(pilot, "Ada · Tue 24 Nov")
        await wait_for_text(pilot, "1 of 4")
        await pilot.press("P")
        (await on_screen(pilot, Prompt)).query_one(Field).value = "ADA"
        await pilot.press("enter")
        await on_screen(pilot, HomeScreen)
        await pilot.pause()
        assert "Ada · Tue 24 Nov" in screen_text(app), "a name stays as it was first written"


async def test_one_sentence_is_asked_for_beside_the_players_words_and_the_model(
    app: DebateApp, scenario: Scenario
) -> None:
    sink = FakeSink()
    line = scenario.line(LINE)
    asked = better_bout(scenario, line, "who-gains", "round")
    async with in_front(app, BetterScreen(asked, sink, [first_answer()]), "Esc Leave", SMALL) as (pilot, results):
        said = " ".join(screen_text(app).split())
        assert scenario.key_point("who-gains").claim[:40] in said
        assert "You said The teachers want it" in said
        assert "Hints" not in said
        app.screen.query_one(Editor).text = WRITTEN
        await pilot.press("ctrl+g")
        await until(pilot, lambda: bool(results))
    assert [text for text, _ in sink.given] == [WRITTEN]


@pytest.mark.slow
async def test_after_the_reveal_a_missed_key_point_can_be_said_better_and_enters_the_case(
    game: Game, play: Play, scenario: Scenario
) -> None:
    play(text="no idea")
    said_better = "Adolescents are awake at midnight because of their hormones"
    request = BoutRequest(scenario=scenario, lines=("lazy",), mode=Mode.PRACTICE)
    app = DebateApp(game, partial(OpeningScreen, request=request))
    async with app.run_test(size=SMALL) as pilot:
        screen = await on_screen(pilot, RoundScreen)
        screen.query_one(Editor).text = "no idea"
        await pilot.press("ctrl+g")
        await on_screen(pilot, AnswerFeedback)
        await pilot.press("enter")
        await on_screen(pilot, ComebackScreen)
        await pilot.press("ctrl+g")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await on_screen(pilot, RoundFeedback)
        await pilot.press("s")
        better = await on_screen(pilot, BetterScreen)
        better.query_one(Editor).text = said_better
        await pilot.press("ctrl+g")
        await on_screen(pilot, FeedbackOfBetter)
        await pilot.press("enter")
        await on_screen(pilot, RoundFeedback)
        await wait_for_text(pilot, "made since")
        said = " ".join(screen_text(app).split())
        assert "1 of 4, 1 of them new" in said
        assert "“their body clock runs late” is still open" not in said
        await pilot.press("enter")
        await on_screen(pilot, SummaryScreen)
        await wait_for_text(pilot, "C all · 1 of 4")
        said = " ".join(screen_text(app).split())
        assert "√ their body clock runs late “Adolescents are awake" in said
        assert "Nothing made yet" not in said
        await pilot.press("c")
        await wait_for_text(pilot, "My case")
        assert said_better in screen_text(app)
    newest = save_of(game).rounds()[0]
    assert (newest.mode, newest.line) == (Mode.REVIEW, "lazy")


class TestComparison:
    def comparison(self, scenario: Scenario, text: str = "Drowsy drivers crash. Rested pupils learn.") -> Comparison:
        old = first_answer()
        new = msgspec.structs.replace(
            old,
            text=text,
            marks=100,
            points=(
                verdict("safer-roads", "h", text, text[:6]),
                verdict("better-marks", "h", text, text[-5:]),
                verdict("who-gains", "m"),
            ),
        )
        return Comparison(scenario=scenario, old=old, new=new)

    @pytest.mark.slow
    async def test_old_and_new_stand_side_by_side_or_one_under_the_other(
        self, app: DebateApp, scenario: Scenario
    ) -> None:
        async with app.run_test(size=SMALL) as pilot:
            app.push_screen(ComparisonScreen(self.comparison(scenario), place="line 1 of 3"))
            screen = await on_screen(pilot, ComparisonScreen)
            await wait_for_text(pilot, "75 → 100   1 key point won and 1 key point lost")
            await wait_for_text(pilot, "won, was opposite")
            old, new = screen.query_one("#old"), screen.query_one("#new")
            assert old.region.bottom <= new.region.y
            await pilot.resize_terminal(*LARGE)
            await until(pilot, lambda: old.region.right <= new.region.x)
            app.push_screen(ComparisonScreen(self.comparison(hostile(scenario), HOSTILE), place=HOSTILE))
            await wait_for_text(pilot, "[/]")
            assert_shown_safely(app)


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(app: DebateApp, scenario: Scenario) -> None:
    bad = hostile(scenario)
    bout = msgspec.structs.replace(a_bout(bad), lines=("lazy",), asks="body-clock", mode=Mode.REVIEW)
    asked = review(bad, msgspec.structs.replace(first_answer(), text=HOSTILE), revealed=True, asks="safer-roads")
    news = interrupted(a_draft(scenario, line=HOSTILE), scenario, NOW)
    async with app.run_test(size=SMALL) as pilot:
        for screen in (ReviewScreen(bout, FakeSink(), place=HOSTILE), FeedbackOfReview(app.services, asked)):
            app.push_screen(screen)
            await wait_for_text(pilot, "[/]")
            assert_shown_safely(app)
    assert "\x1b" not in news.says


@pytest.mark.slow
async def test_a_bout_repeats_no_opener_of_the_last_ones(game: Game, scenario: Scenario, play: Play) -> None:
    *heard, left = TURNS[Reply.NO_ANSWER]
    before, save = play(), save_of(game)
    answered = msgspec.structs.replace(
        before.answers[0], id=str(uuid.uuid4()), step=Step.COMEBACK, marks=0, heard=" ".join(heard)
    )
    save.record(scenario, before.id, before.line, before.mode, answered)
    save.set_preferences(Preferences(guesses=False))
    request = BoutRequest(scenario=scenario, lines=("lazy",), mode=Mode.PRACTICE)
    async with DebateApp(game, partial(OpeningScreen, request=request)).run_test(size=LARGE) as pilot:
        screen = await on_screen(pilot, RoundScreen)
        screen.query_one(Editor).text = "I do not agree with you at all."
        await pilot.press("ctrl+g")
        await on_screen(pilot, AnswerFeedback)
        await pilot.press("enter")
        await on_screen(pilot, ComebackScreen)
        await wait_for_text(pilot, left)
