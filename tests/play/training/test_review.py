"""Review: how much is asked on a day, in which order, and how it is answered."""

import datetime
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from debategame.play.bout import Stage
from debategame.play.recorder import record_round
from debategame.play.training.review import Question, ReviewSession, arrange, plan_review
from debategame.progress.rounds import Mode, Step
from debategame.progress.schedule import Card
from debategame.scenario.model import DEFAULT_COMEBACK, Line
from tests.support.bouts import NOON, LetterScorer, key_point, scenario
from tests.support.factories import save_in

TODAY = NOON.date()
DAY = datetime.timedelta(days=1)
PARKS = scenario(lines=2)


def card(overdue: int = 0, line: str = "line-1") -> Card:
    return Card(due=TODAY - overdue * DAY, last=TODAY - 30 * DAY, line=line, stability=2.0, difficulty=5.0)


def question(line: str, point: str = "a", since: int = 0) -> Question:
    return Question(scenario="parks", point=point, line=line, since=TODAY - since * DAY)


def due_points(cards, **how) -> list[str]:
    found = plan_review({("parks", name): one for name, one in cards.items()}, [PARKS], TODAY, **{"minutes": 10, **how})
    return [one.point for one in found.questions]


def test_only_due_key_points_are_asked_most_overdue_first():
    assert due_points({"a": card(1), "b": card(5, "line-2"), "c": card(-1)}) == ["b", "a"]


@pytest.mark.parametrize(
    ("minutes", "done", "asked", "waiting"), [(10, 0, 3, 0), (2, 0, 2, 1), (2, 1, 1, 2), (2, 5, 0, 3)]
)
def test_no_more_is_asked_than_fits_the_day(minutes, done, asked, waiting):
    cards = {("parks", name): card() for name in "abc"}
    found = plan_review(cards, [PARKS], TODAY, minutes=minutes, done=done)
    assert (len(found.questions), found.minutes, found.waiting) == (asked, asked, waiting)


def test_a_long_break_is_spread_over_several_days():
    many = scenario({f"p{number}": 1 for number in range(60)})
    cards = {("parks", point.id): card(90) for point in many.key_points}
    found = plan_review(cards, [many], TODAY, minutes=10)
    assert (len(found.questions), found.waiting, found.lines) == (10, 50, 1)


def test_what_was_removed_from_the_scenarios_is_not_asked():
    ponds = replace(PARKS, id="ponds", lines=())
    cards = {("parks", "gone"): card(), ("lakes", "a"): card(), ("ponds", "a"): card(), ("parks", "b"): card()}
    assert [one.point for one in plan_review(cards, [PARKS, ponds], TODAY, minutes=10).questions] == ["b"]


@pytest.mark.parametrize(("line", "asked_about"), [("line-2", "line-2"), ("gone", "line-1")])
def test_a_key_point_is_asked_about_the_line_it_was_last_rated_on(line, asked_about):
    found = plan_review({("parks", "a"): card(line=line)}, [PARKS], TODAY, minutes=10)
    assert found.questions[0].line == asked_about


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        ("", ""),
        ("ab", "ab"),
        ("aab", "aba"),
        ("baa", "aba"),
        ("bcaa", "baca"),
        ("aabb", "abab"),
        ("aaab", "abaa"),
        ("aaa", "aaa"),
    ],
)
def test_no_line_comes_twice_in_a_row_if_possible(lines, order):
    assert "".join(one.line for one in arrange([question(line) for line in lines])) == order


@given(st.text("abc", max_size=6), st.sampled_from("abc"))
@settings(max_examples=60)
def test_lines_alternate_whenever_some_order_would(lines, after):
    def alternates(order) -> bool:
        return all(one != other for one, other in pairwise([after, *order]))

    found = [one.line for one in arrange([question(line) for line in lines], question(after))]
    assert sorted(found) == sorted(lines)
    assert alternates(found) == any(alternates(order) for order in set(permutations(lines)))


def sitting(*points: str) -> ReviewSession:
    return ReviewSession(questions=tuple(question(f"line-{n % 2 + 1}", name) for n, name in enumerate(points)))


def answered(asking, text: str):
    return asking.give(text, scorer=LetterScorer(), at=NOON, seconds=9.0, answer_id="id")


def test_a_question_is_a_round_of_its_own_asked_by_the_key_points_comeback_text():
    asking = sitting("b", "c").bout({"parks": PARKS}, "round")
    assert (asking.line.id, asking.speech.text, asking.speech.presses) == ("line-1", "And b?", "b")
    after = answered(asking, "mhm")
    answer = after.answers[0]
    assert (answer.step, answer.pressed, answer.heard) == (Step.ANSWER, "b", "And b?")
    assert (after.stage, after.go_on("x").stage) == (Stage.REVEAL, Stage.OVER)


def test_the_comeback_text_counts_as_the_opponents_words():
    scorer = LetterScorer()
    sitting("b").bout({"parks": PARKS}, "round").give("", scorer=scorer, at=NOON, seconds=1, answer_id="id")
    assert scorer.heard == ["And b?"]


def test_without_a_comeback_text_the_line_is_said_again():
    plain = replace(PARKS, key_points=(key_point("a", comeback=DEFAULT_COMEBACK), *PARKS.key_points[1:]))
    speech = sitting("a").bout({"parks": plain}, "round").speech
    assert speech.text == f"Close park 1. {DEFAULT_COMEBACK}"


def test_hints_are_for_the_key_point_that_is_asked_for():
    asking = sitting("c").bout({"parks": PARKS}, "round")
    assert asking.next_hint.point == "c"
    assert asking.take_hint().other_key_point().take_hint().hints == {"c": 2}


def test_a_review_is_kept_apart_from_bouts(tmp_path):
    save = save_in(tmp_path)
    after = answered(sitting("b").bout({"parks": PARKS}, "round"), "mhm")
    stored = record_round(save, after)
    found = save.progress().standing("parks")
    assert (stored.mode, stored.first_sight) == (Mode.REVIEW, False)
    assert (found.made, found.best(Mode.PRACTICE), found.last_played) == ({"b"}, None, {})
    assert save.progress().cards[("parks", "b")].due > TODAY


def test_a_review_goes_on_to_the_next_question_until_it_is_over():
    begun = sitting("a", "b")
    then = begun.go_on()
    assert (begun.total, then.total, then.asked, then.questions[0].point) == (2, 2, 1, "b")
    assert (then.over, then.go_on().over, then.go_on().asked) == (False, True, 2)


def test_key_points_made_on_the_way_are_not_asked_again():
    begun = sitting("a", "b", "c")
    after = answered(begun.bout({"parks": PARKS}, "round"), "hhm")
    assert [one.point for one in begun.go_on(after.answers).questions] == ["c"]


def test_the_next_question_is_about_another_line():
    begun = ReviewSession(questions=(question("line-1", "a"), question("line-1", "b"), question("line-2", "c")))
    assert [one.point for one in begun.go_on().questions] == ["c", "b"]


def test_a_scenario_without_that_line_has_nothing_to_ask_about():
    other = replace(PARKS, lines=(Line(id="line-9", says="No.", points=("c",)),))
    assert plan_review({("parks", "a"): card()}, [other], TODAY, minutes=10).questions == ()
