"""The round and the comeback: goal, hints and their price, clock, giving the answer, leaving, trouble with the save."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.pilot import Pilot

from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.text.display import clock_time
from debategame.ui.app import DebateApp
from debategame.ui.bout import hints, phrases
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.answers import GivenAnswer
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.round import ComebackScreen, RoundScreen
from debategame.ui.bout.time_up import PAUSE, TimeIsUp
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.stopwatch import Stopwatch
from tests.support.hostile import HOSTILE, assert_shown_safely, hostile
from tests.support.screen_rounds import LINE, SAID, Clock, FakeSink, a_bout, at_comeback
from tests.support.screens import LARGE, SMALL, footer_width, in_front, on_screen, screen_text, until, wait_for_text

WRITTEN = "A tired brain remembers nothing."
Results = list[GivenAnswer | None]


def asked(
    app: DebateApp, screen: AnswerScreen, size: tuple[int, int] = SMALL
) -> AbstractAsyncContextManager[tuple[Pilot[None], Results]]:
    """The screen in front of the app, and the list that its result will be put on."""
    return in_front(app, screen, "Esc Leave", size)


def write(app: DebateApp, text: str = WRITTEN) -> Editor:
    editor = app.screen.query_one(Editor)
    editor.text = text
    return editor


async def test_the_round_as_it_looks(app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion) -> None:
    clock = Clock()
    screen = RoundScreen(a_bout(scenario, Mode.TIMED), FakeSink(clock), made_before=2)
    async with asked(app, screen) as (pilot, _):
        write(app)
        clock.move(62)
        await pilot.press("f2")
        screen.look_at_clock()
        await wait_for_text(pilot, "5 words")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


@pytest.mark.slow
async def test_the_comeback_as_it_looks(app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion) -> None:
    async with asked(app, ComebackScreen(at_comeback(scenario), FakeSink())):
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


async def test_an_answer_is_given_by_the_button(app: DebateApp, scenario: Scenario) -> None:
    sink = FakeSink()
    async with asked(app, RoundScreen(a_bout(scenario), sink)) as (pilot, results):
        write(app)
        await pilot.press("tab", "space")
        await until(pilot, lambda: bool(results))
    assert [text for text, _ in sink.given] == [WRITTEN]
    assert results[0] is not None
    assert results[0].round is not None


@pytest.mark.slow
async def test_nothing_is_given_unasked_where_nothing_is_written(app: DebateApp, scenario: Scenario) -> None:
    sink = FakeSink()
    async with asked(app, ComebackScreen(at_comeback(scenario), sink)) as (pilot, results):
        await pilot.press("ctrl+enter")
        await on_screen(pilot, Confirm)
        await pilot.press("n")
        assert not sink.given
        await pilot.press("ctrl+g")
        await on_screen(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: bool(results))
    assert [text for text, _ in sink.given] == [""]


class TestLeaving:
    @pytest.mark.slow
    async def test_typed_text_is_never_lost_unasked(self, app: DebateApp, scenario: Scenario) -> None:
        async with asked(app, RoundScreen(a_bout(scenario), FakeSink())) as (pilot, results):
            editor = write(app)
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            assert "will be lost" in screen_text(app)
            await pilot.press("escape")
            assert editor.text == WRITTEN
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            await pilot.press("y")
            await until(pilot, lambda: results == [None])

    async def test_a_bout_that_is_under_way_is_asked_about(self, app: DebateApp, scenario: Scenario) -> None:
        async with asked(app, ComebackScreen(at_comeback(scenario), FakeSink())) as (pilot, _):
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            assert "Answers you gave before are kept." in screen_text(app)


class TestHints:
    @pytest.mark.parametrize(
        ("mode", "taken", "said"),
        [
            (Mode.PRACTICE, 0, "Next hint: a direction, for key point 2. It is free, but noted."),
            (Mode.PRACTICE, 1, "Next hint: where to look, for key point 2. It is free, but noted."),
            (Mode.TIMED, 0, "Next hint: a direction, for key point 2. It costs nothing."),
            (Mode.TIMED, 1, "Next hint: where to look. Key point 2 would then count ¾ of its worth."),
            (Mode.TIMED, 2, "That was the last hint on key point 2."),
        ],
    )
    def test_the_price_is_named_before_it_is_taken(self, scenario: Scenario, mode: Mode, taken: int, said: str) -> None:
        bout = a_bout(scenario, mode).other_key_point()
        for _ in range(taken):
            bout = bout.take_hint()
        assert said in hints.hints(bout).plain

    @pytest.mark.parametrize("keys", [("f2", "f4"), ("ctrl+l", "ctrl+t")])
    @pytest.mark.slow
    async def test_one_key_takes_a_hint_and_another_turns_to_another_key_point(
        self, app: DebateApp, scenario: Scenario, keys: tuple[str, str]
    ) -> None:
        async with asked(app, RoundScreen(a_bout(scenario), FakeSink())) as (pilot, _):
            await pilot.press(keys[0])
            await wait_for_text(pilot, "Hint 1 of 1, key point 1: How do the oldest get there?")
            await pilot.press(keys[1])
            await wait_for_text(pilot, "Next hint: a direction, for key point 2.")

    async def test_a_test_has_neither_hints_nor_briefing(self, app: DebateApp, scenario: Scenario) -> None:
        async with asked(app, RoundScreen(a_bout(scenario, Mode.TEST), FakeSink())) as (pilot, _):
            await pilot.press("f2", "f3")
            assert "Hint" not in screen_text(app)
            assert "Briefing" not in screen_text(app)


async def test_a_sentence_that_they_ask_about_can_be_taken_back(app: DebateApp, scenario: Scenario) -> None:
    sink, bout = FakeSink(), at_comeback(scenario)
    unsure = tuple(msgspec.structs.replace(point, wording="") for point in bout.answers[0].points)
    first = msgspec.structs.replace(bout.answers[0], points=unsure)
    screen = ComebackScreen(msgspec.structs.replace(bout, answers=(first,)), sink)
    async with asked(app, screen) as (pilot, results):
        assert "Make clear what you mean, or take it back: “sleep" in screen_text(app)
        await pilot.press("tab", "tab", "enter")
        await wait_for_text(pilot, "You take back: “sleep makes no difference")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: bool(results))
    assert (sink.given, sink.struck) == ([("", 0)], [True])


async def test_a_closing_sentence_is_asked_for_at_full_marks(app: DebateApp, scenario: Scenario) -> None:
    bout = at_comeback(scenario)
    full = msgspec.structs.replace(bout.answers[0], marks=100)
    screen = ComebackScreen(msgspec.structs.replace(bout, answers=(full,)), FakeSink())
    async with asked(app, screen):
        said = screen_text(app)
        assert "You have won this line." in said
        assert "one sentence, at most 25 words" in said
        assert "Take it back" not in said


class TestClock:
    @pytest.mark.parametrize(("mode", "runs"), [(Mode.PRACTICE, False), (Mode.TIMED, True), (Mode.TEST, False)])
    async def test_only_where_it_runs_help_speaks_of_it_and_no_other_editor_can_be_opened(
        self, app: DebateApp, scenario: Scenario, mode: Mode, *, runs: bool
    ) -> None:
        async with app.run_test():
            screen = RoundScreen(a_bout(scenario, mode), FakeSink())
            assert ("clock" in screen.purpose) is runs
            assert screen.check_action("write_elsewhere", ()) is not runs

    @pytest.mark.parametrize(
        ("seconds", "begins"),
        [(0, ""), (59, ""), (60, "Half your time"), (90, "30 seconds"), (109, "30 seconds"), (110, "10 seconds")],
    )
    def test_it_is_told_in_words(self, seconds: float, begins: str) -> None:
        warning = phrases.warning(120, seconds)
        assert warning.startswith(begins)
        assert bool(warning) == bool(begins)

    async def test_at_its_end_what_is_written_is_the_answer_be_it_nothing(
        self, app: DebateApp, scenario: Scenario
    ) -> None:
        sink = FakeSink()
        async with asked(app, RoundScreen(a_bout(scenario, Mode.TIMED), sink)) as (pilot, results):
            sink.clock.move(121)
            await on_screen(pilot, TimeIsUp)
            await pilot.pause(PAUSE)
            await pilot.press("enter")
            await until(pilot, lambda: bool(results))
        assert sink.given == [("", 120)]

    async def test_keys_that_were_meant_for_the_field_do_nothing_for_a_moment(self, app: DebateApp) -> None:
        async with in_front(app, TimeIsUp(pause=3600), "Enter goes on.", SMALL) as (pilot, results):
            await pilot.press("d", "a", "enter", "escape", "space")
            assert not results

    async def test_nobody_is_asked_to_guess_when_it_has_ended(self, app: DebateApp, scenario: Scenario) -> None:
        sink = FakeSink(guesses=True)
        async with asked(app, RoundScreen(a_bout(scenario, Mode.TIMED), sink)) as (pilot, _):
            write(app, "A tired brain remembers nothing at all of it.")
            sink.clock.move(121)
            await on_screen(pilot, TimeIsUp)
        assert sink.guessed == [None]

    @pytest.mark.slow
    async def test_it_runs_on_behind_the_briefing(self, app: DebateApp, scenario: Scenario) -> None:
        sink = FakeSink()
        async with asked(app, RoundScreen(a_bout(scenario, Mode.TIMED), sink)) as (pilot, results):
            write(app)
            await pilot.press("ctrl+r")
            await on_screen(pilot, BriefingScreen)
            sink.clock.move(121)
            await on_screen(pilot, TimeIsUp)
            await pilot.pause(PAUSE)
            await pilot.press("enter")
            await until(pilot, lambda: bool(results))
        assert sink.given == [(WRITTEN, 120)]

    async def test_it_stands_while_something_is_asked(self, app: DebateApp, scenario: Scenario) -> None:
        sink = FakeSink()
        async with asked(app, RoundScreen(a_bout(scenario, Mode.TIMED), sink)) as (pilot, results):
            write(app)
            sink.clock.move(10)
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            sink.clock.move(1000)
            await pilot.press("n", "ctrl+g")
            await until(pilot, lambda: bool(results))
        assert sink.given == [(WRITTEN, 10)]

    def test_a_clock_that_is_set_back_stands_still(self) -> None:
        clock = Clock()
        watch = Stopwatch(clock)
        watch.start()
        clock.move(-60)
        assert watch.seconds == 0

    @pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (65, "1:05"), (3600, "60:00")])
    def test_minutes(self, seconds: float, shown: str) -> None:
        assert clock_time(seconds) == shown


@pytest.mark.slow
async def test_without_an_editor_of_their_own_the_player_is_told_how_to_set_one(
    app: DebateApp, scenario: Scenario
) -> None:
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.push_screen(RoundScreen(a_bout(scenario), FakeSink()))
        await wait_for_text(pilot, "Esc Leave")
        await pilot.press("ctrl+o")
        await wait_for_text(pilot, "Set EDITOR")


@pytest.mark.slow
async def test_a_wide_row_of_keys_names_their_second_keys(app: DebateApp, scenario: Scenario) -> None:
    async with asked(app, RoundScreen(a_bout(scenario), FakeSink()), LARGE) as (pilot, _):
        await wait_for_text(pilot, "F2/^L Hint")
        await pilot.press("f1")
        await wait_for_text(pilot, " Esc Back")
        await pilot.press("f1")
        await pilot.resize_terminal(*SMALL)
        await wait_for_text(pilot, "F2 Hint")


@pytest.mark.slow
async def test_where_saving_fails_the_text_stays_for_a_second_try(app: DebateApp, scenario: Scenario) -> None:
    sink = FakeSink(fails=1)
    async with asked(app, RoundScreen(a_bout(scenario), sink)) as (pilot, results):
        editor = write(app)
        await pilot.press("ctrl+g")
        await wait_for_text(pilot, "There is no room left.")
        assert editor.text == WRITTEN
        assert not results
        await pilot.press("ctrl+g")
        await until(pilot, lambda: bool(results))
    assert len(sink.given) == 1, "what was given is given once"


class TestRoom:
    @pytest.mark.slow
    async def test_resizing_keeps_what_is_typed_and_nothing_is_given_unseen(
        self, app: DebateApp, scenario: Scenario
    ) -> None:
        sink = FakeSink()
        async with asked(app, RoundScreen(a_bout(scenario), sink)) as (pilot, results):
            editor = write(app)
            for size in (LARGE, (60, 20), (50, 15)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            await wait_for_text(pilot, "too small")
            await pilot.press("x", "ctrl+g", "escape")
            await pilot.resize_terminal(*SMALL)
            await wait_for_text(pilot, WRITTEN)
            assert editor.text == WRITTEN
            assert editor.has_focus
            assert not sink.given
            assert not results

    @pytest.mark.parametrize("screen", [RoundScreen, ComebackScreen])
    @pytest.mark.slow
    async def test_the_least_size_holds_everything(
        self, app: DebateApp, scenario: Scenario, screen: Callable[..., AnswerScreen]
    ) -> None:
        bout = at_comeback(scenario, Mode.TIMED) if screen is ComebackScreen else a_bout(scenario, Mode.TIMED)
        async with asked(app, screen(bout, FakeSink()), (60, 20)):
            assert app.screen.query_one(Editor).size.height >= 2
            assert app.screen.query_one("#give").region.bottom <= 19


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(app: DebateApp, scenario: Scenario) -> None:
    bad = hostile(scenario)
    async with asked(app, RoundScreen(a_bout(bad), FakeSink())) as (pilot, _):
        await pilot.press("f2")
        assert_shown_safely(app)
    first = msgspec.structs.replace(at_comeback(scenario).answers[0], text=HOSTILE, points=at_comeback(bad).standing)
    app = DebateApp(app.services.game)
    comeback = msgspec.structs.replace(at_comeback(bad), answers=(first,))
    async with asked(app, ComebackScreen(comeback, FakeSink())):
        assert_shown_safely(app)


@pytest.mark.slow
async def test_what_is_pasted_is_cleaned(app: DebateApp, scenario: Scenario) -> None:
    async with asked(app, RoundScreen(a_bout(scenario), FakeSink())) as (pilot, _):
        editor = app.screen.query_one(Editor)
        app.post_message(Paste("one\r\ntwo\rthree \x1b]52;c;x\x07"))
        await until(pilot, lambda: bool(editor.text))
        assert editor.text == "one\ntwo\nthree �]52;c;x�"
        write(app, f"{SAID}\x1b")
        assert editor.text == f"{SAID}�"


def test_on_a_line_answered_before_no_key_point_is_called_hidden(scenario: Scenario) -> None:
    first, again = (phrases.goal(a_bout(scenario, attempts=attempts), 0).plain for attempts in ({}, {LINE: 1}))
    assert "hidden key point" in first
    assert "hidden" not in again
