"""Feedback before and after the comeback and on past rounds: evidence, masks, reasons, model answer, disputes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import OptionList

from debategame.progress.rounds import Mode
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Elsewhere, PointScore, Span, Verdict
from debategame.ui.app import DebateApp
from debategame.ui.feedback.dispute import DisputeScreen
from debategame.ui.feedback.feedback_screen import FeedbackScreen, Next
from debategame.ui.feedback.model import FeedbackModel, advice, notes_on_sentences, score_line, score_note
from debategame.ui.feedback.screens import AnswerFeedback, FeedbackOfReview, PastRoundFeedback, RoundFeedback
from debategame.ui.feedback.verdicts import VerdictRow, explain, highlighted
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Confirm
from tests.support.bouts import verdict
from tests.support.hostile import HOSTILE, assert_shown_safely, hostile
from tests.support.screen_rounds import LINE, SAID, a_round, comeback_answer, first_answer, review
from tests.support.screens import LARGE, SMALL, footer_width, in_front, on_screen, screen_text, until, wait_for_text

Results = list[Next | None]


def shown(
    app: DebateApp, screen: Callable[[Services], FeedbackScreen], size: tuple[int, int] = SMALL
) -> AbstractAsyncContextManager[tuple[Pilot[None], Results]]:
    """Show the screen in front of the app; its result is added to the list."""
    return in_front(app, screen(app.services), " Help", size)


def before(scenario: Scenario) -> Callable[[Services], AnswerFeedback]:
    return partial(AnswerFeedback, feedback=review(scenario, first_answer(), revealed=False))


def after(scenario: Scenario) -> Callable[[Services], RoundFeedback]:
    return partial(RoundFeedback, feedback=review(scenario, first_answer(), comeback_answer(), revealed=True))


class TestLooks:
    async def test_before_the_comeback(self, app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion) -> None:
        async with shown(app, before(scenario)):
            assert screen_text(app) == snapshot
            assert footer_width(app) <= SMALL[0]

    @pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
    @pytest.mark.slow
    async def test_after_the_comeback(
        self, app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion, size: tuple[int, int]
    ) -> None:
        async with shown(app, after(scenario), size) as (pilot, _):
            await pilot.press("2")
            await wait_for_text(pilot, "Why 2")
            assert screen_text(app) == snapshot
            assert footer_width(app) <= size[0]


class TestWords:
    @pytest.mark.parametrize(
        ("comeback", "said"),
        [(False, "75 /100   STRONG ANSWER, but one own goal"), (True, "75 + 25 = 100   HARD TO ANSWER")],
    )
    def test_the_score_is_shown_with_its_band(self, scenario: Scenario, comeback: bool, said: str) -> None:
        answers = (first_answer(), comeback_answer()) if comeback else (first_answer(),)
        assert score_line(review(scenario, *answers, revealed=comeback)).plain == said

    @pytest.mark.parametrize(
        ("best", "said"),
        [
            (None, "first go at this line"),
            (50, "your best first answer here (was 50)"),
            (75, "best first answer here: 75"),
        ],
    )
    def test_the_score_is_compared_with_earlier_rounds(self, scenario: Scenario, best: int | None, said: str) -> None:
        assert score_note(review(scenario, first_answer(), revealed=True, best_before=best)) == said

    def test_a_best_by_an_older_scorer_is_named_as_such(self, scenario: Scenario) -> None:
        model = review(scenario, first_answer(), revealed=True, best_before=50, comparable=False)
        assert score_note(model) == "best first answer here: 50, by an older scorer"

    @pytest.mark.parametrize(
        ("goal", "said"),
        [(True, "100 /100   FULL MARKS, but one own goal"), (False, "100 /100   HARD TO ANSWER")],
    )
    def test_a_closing_sentence_is_not_added_up(self, scenario: Scenario, goal: bool, said: str) -> None:
        first, second = first_answer(), comeback_answer()
        points = first.points if goal else tuple(point for point in first.points if point.id != "better-marks")
        full = msgspec.structs.replace(first, marks=100, points=points)
        closing = msgspec.structs.replace(second, marks=0, points=points)
        assert score_line(review(scenario, full, closing, revealed=True)).plain == said

    @pytest.mark.parametrize(
        ("flags", "note"), [((), "comeback"), (("copied:better-marks",), "copied"), (("struck",), "comeback")]
    )
    def test_a_note_says_what_became_of_a_key_point(
        self, scenario: Scenario, flags: tuple[str, ...], note: str
    ) -> None:
        second = msgspec.structs.replace(comeback_answer(), flags=flags, pressed="better-marks")
        model = review(scenario, first_answer(), second, revealed=True, made_before=None)
        assert model.note(2) == note

    def test_a_sentence_that_was_taken_back_is_noted_unless_the_key_point_was_made_after_all(
        self, scenario: Scenario
    ) -> None:
        missed = tuple(verdict(point.id, "m") for point in comeback_answer().points)
        second = msgspec.structs.replace(comeback_answer(), flags=("struck",), pressed="better-marks", points=missed)
        assert review(scenario, first_answer(), second, revealed=True, made_before=None).note(2) == "taken back"

    def test_the_verdicts_are_counted_before_the_comeback(self, scenario: Scenario) -> None:
        assert score_note(review(scenario, first_answer(), revealed=False)) == "1 hit and 1 half, of 2 asked"

    def test_evidence_can_be_read_without_colour(self) -> None:
        assert highlighted(first_answer()).plain == (
            "[~3 The teachers want it]. And [×2 sleep makes no difference to marks], but [√1 drowsy drivers crash]."
        )

    def test_missed_key_points_stay_masked_before_the_comeback(self, scenario: Scenario) -> None:
        missed = verdict("safer-roads", "m", wording="Drowsy drivers crash on the way to class.")
        given = msgspec.structs.replace(first_answer(), points=(missed, *first_answer().points[1:]))
        screen = review(scenario, given, revealed=False)
        point = scenario.key_point("safer-roads")
        texts = [screen.row_text(1), *(fact.value.plain for fact in advice(screen, with_model=False))]
        texts.append(explain(missed, scenario, given, revealed=False).plain)
        for secret in (point.claim, point.label, missed.wording, point.explanation):
            assert all(secret not in text for text in texts)

    @pytest.mark.parametrize(
        ("blocked", "begins"),
        [("echo", "The closest words are"), ("salad", "The words are there"), ("denied", "Your sentence denies")],
    )
    def test_the_reason_names_what_blocked_the_key_point(self, scenario: Scenario, blocked: str, begins: str) -> None:
        point = verdict("safer-roads", "m", blocked=blocked)
        assert explain(point, scenario, first_answer(), revealed=False).plain.startswith(begins)


class TestKeys:
    async def test_escape_closes_a_reason_before_it_asks_to_end_the_bout(
        self, app: DebateApp, scenario: Scenario
    ) -> None:
        async with shown(app, before(scenario)) as (pilot, _):
            await pilot.press("1")
            await wait_for_text(pilot, "Why 1")
            await pilot.press("escape")
            await until(pilot, lambda: "Why 1" not in screen_text(app))
            assert not isinstance(app.screen, Confirm)
            await pilot.press("escape")
            await on_screen(pilot, Confirm)

    @pytest.mark.slow
    async def test_a_number_key_shows_the_reason_and_hides_it_again(self, app: DebateApp, scenario: Scenario) -> None:
        async with shown(app, before(scenario)) as (pilot, _):
            await pilot.press("1")
            await wait_for_text(pilot, "same word")
            await pilot.press("1")
            await until(pilot, lambda: "same word" not in screen_text(app))
            await pilot.press("4")
            assert "Why 4" not in screen_text(app)

    @pytest.mark.slow
    async def test_m_shows_the_model_answer_and_a_plays_the_line_again(
        self, app: DebateApp, scenario: Scenario
    ) -> None:
        async with shown(app, after(scenario), LARGE) as (pilot, results):
            assert "M a model answer" in screen_text(app)
            assert "Drowsy drivers crash on the way to class." not in screen_text(app)
            await pilot.press("m")
            await wait_for_text(pilot, "Drowsy drivers crash on the way to class.")
            assert "M hides the model answer" in screen_text(app)
            await pilot.press("a")
            await until(pilot, lambda: results == [Next.AGAIN])

    @pytest.mark.slow
    async def test_ending_the_bout_asks_first(self, app: DebateApp, scenario: Scenario) -> None:
        async with shown(app, before(scenario)) as (pilot, results):
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            await pilot.press("n")
            assert not results
            await pilot.press("escape")
            await on_screen(pilot, Confirm)
            await pilot.press("y")
            await until(pilot, lambda: results == [Next.END])


@pytest.mark.slow
async def test_a_dispute_is_saved_with_the_round_and_the_score_stays(app: DebateApp, scenario: Scenario) -> None:
    async with shown(app, before(scenario)) as (pilot, _):
        save = app.services.save()
        played = save.record(scenario, "round", LINE, Mode.TIMED, first_answer())
        await pilot.press("d")
        await on_screen(pilot, DisputeScreen)
        await pilot.press("escape", "d")
        dialog = await on_screen(pilot, DisputeScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: dialog.query_one("#sentences", OptionList).has_focus)
        await pilot.press("enter")
        await wait_for_text(pilot, "disputed")
        await pilot.press("d")
        await on_screen(pilot, DisputeScreen)
        await pilot.press("enter")
        await wait_for_text(pilot, "given back")
    kept = save.round("round")
    assert [(dispute.point, dispute.gives_back) for dispute in kept.disputes] == [
        ("safer-roads", True),
        ("better-marks", False),
    ]
    assert "sleep makes" in kept.disputes[1].sentence, "the sentence that had to do with the verdict comes first"
    assert kept.score == played.score


@pytest.mark.slow
async def test_before_the_reveal_no_masked_key_point_can_be_disputed(app: DebateApp, scenario: Scenario) -> None:
    missed = (verdict("safer-roads", "m"), *first_answer().points[1:])
    some = msgspec.structs.replace(first_answer(), points=missed)
    none = msgspec.structs.replace(first_answer(), points=tuple(verdict(one.id, "m") for one in missed))
    feedback = review(scenario, some, revealed=False)
    async with shown(app, partial(AnswerFeedback, feedback=feedback)) as (pilot, _):
        await pilot.press("d")
        dialog = await on_screen(pilot, DisputeScreen)
        rows = [str(option.prompt) for option in dialog.query_one("#points", OptionList).options]
        assert [row[0] for row in rows] == ["2", "3"]
        await pilot.press("3")
        assert dialog.query_one("#points", OptionList).highlighted == 1, "a number goes to the row of its key point"
        await pilot.press("escape")
        app.push_screen(AnswerFeedback(app.services, review(scenario, none, revealed=False)))
        await until(pilot, lambda: "1 still open" in " ".join(screen_text(app).split()) or "missed" in screen_text(app))
        assert "D Dispute" not in screen_text(app)


@pytest.mark.slow
async def test_a_review_disputes_and_explains_only_what_was_due(app: DebateApp, scenario: Scenario) -> None:
    given = msgspec.structs.replace(first_answer(), points=(verdict("safer-roads", "m"), *first_answer().points[1:]))
    asked = review(scenario, given, revealed=True, asks="who-gains")
    async with shown(app, partial(FeedbackOfReview, feedback=asked)) as (pilot, _):
        assert "2, 3 why" in screen_text(app)
        await pilot.press("1")
        assert "Why 1" not in screen_text(app)
        await pilot.press("D")
        dialog = await on_screen(pilot, DisputeScreen)
        rows = [str(option.prompt) for option in dialog.query_one("#points", OptionList).options]
        assert [row[0] for row in rows] == ["2", "3"]


@pytest.mark.slow
async def test_a_dispute_that_cannot_be_saved_shows_a_message(app: DebateApp, scenario: Scenario) -> None:
    """The round was never saved, so there is nothing that the dispute could belong to."""
    async with shown(app, before(scenario)) as (pilot, _):
        await pilot.press("d")
        dialog = await on_screen(pilot, DisputeScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: dialog.query_one("#sentences", OptionList).has_focus)
        await pilot.press("enter")
        await until(pilot, lambda: bool(app._notifications))
        assert "disputed" not in screen_text(app)


@pytest.mark.slow
async def test_long_texts_can_be_scrolled_to_their_end(app: DebateApp, scenario: Scenario) -> None:
    claim = "A claim that is long enough to be told on two rows of a small terminal, and says nothing besides."
    key_points = tuple(KeyPoint(id=f"point-{n}", claim=claim, name=f"name {n}") for n in range(1, 6))
    line = msgspec.structs.replace(scenario.line(LINE), points=tuple(point.id for point in key_points))
    long = msgspec.structs.replace(scenario, key_points=key_points, lines=(line,))
    points = tuple(PointScore(id=point.id, verdict=Verdict.HIT, confidence=0.5) for point in key_points)
    given = msgspec.structs.replace(first_answer(), text="word " * 300, points=points)
    async with shown(app, partial(AnswerFeedback, feedback=review(long, given, revealed=False))) as (pilot, _):
        page = app.screen.query_one("#page", VerticalScroll)
        for row in app.screen.query(VerdictRow):
            for _ in range(40):
                if page.region.contains_region(row.region):
                    break
                await pilot.press("down")
            assert page.region.contains_region(row.region)
        await pilot.press("shift+tab", "end")
        exchange = app.screen.query_one("#exchange", VerticalScroll)
        assert exchange.has_focus
        await until(pilot, lambda: exchange.scroll_y == exchange.max_scroll_y)


@pytest.mark.slow
async def test_a_past_round_shows_the_whole_exchange_and_only_leads_back(
    app: DebateApp, scenario: Scenario, snapshot: SnapshotAssertion
) -> None:
    async with shown(app, partial(PastRoundFeedback, scenario=scenario, played=a_round())) as (pilot, results):
        assert screen_text(app) == snapshot
        await pilot.press("a")
        assert not results
        await pilot.press("escape")
        await until(pilot, lambda: results == [Next.ON])


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(app: DebateApp, scenario: Scenario) -> None:
    text = f"{HOSTILE} {SAID} {HOSTILE}"
    points = (
        verdict("safer-roads", "h", text, f"drowsy drivers crash. {HOSTILE[:5]}", wording=HOSTILE),
        verdict("better-marks", "x", text, HOSTILE),
        verdict("who-gains", "p", text, "The teachers want it", missing=(HOSTILE,), wording=HOSTILE),
    )
    given = msgspec.structs.replace(first_answer(), text=text, points=points)
    again = msgspec.structs.replace(comeback_answer(), heard=HOSTILE)
    bad = review(hostile(scenario), given, again, revealed=True, place=HOSTILE)
    async with shown(app, partial(RoundFeedback, feedback=bad), LARGE) as (pilot, _):
        await pilot.press("3", "m")
        await wait_for_text(pilot, "Why 3")
        assert_shown_safely(app)
        await pilot.press("d")
        await on_screen(pilot, DisputeScreen)
        assert_shown_safely(app)


LAZY = "They stay up because it is fun."


def argued(scenario: Scenario) -> FeedbackModel:
    """A first answer of which the first sentence argues the other side, so that a key point is missed."""
    theirs = Elsewhere(line="", point="just-lazy", passage=Span(0, len(LAZY)), theirs=True)
    text = f"{LAZY} {SAID}"
    missed = verdict("safer-roads", "m", blocked="theirs", passages=(theirs.passage,), evidence=())
    given = msgspec.structs.replace(first_answer(text), elsewhere=(theirs,))
    points = (missed, *given.points[1:])
    return review(scenario, msgspec.structs.replace(given, points=points), revealed=False)


@pytest.mark.slow
async def test_whose_side_a_sentence_argues_is_on_the_screen_and_under_why(app: DebateApp, scenario: Scenario) -> None:
    model = argued(scenario)
    claim = scenario.their_points[0].claim
    assert notes_on_sentences(model).plain == f"“{LAZY}” argues their side: “{claim}”"
    async with shown(app, partial(AnswerFeedback, feedback=model), LARGE) as (pilot, _):
        await wait_for_text(pilot, "argues their side")
        await pilot.press("1")
        await wait_for_text(pilot, "It makes nothing, and is no own")
