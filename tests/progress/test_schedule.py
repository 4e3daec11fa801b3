"""Which key points are due: which answers move a card, how far, and at most once a day."""

import datetime
from itertools import pairwise

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from debategame.progress.rounds import Mode
from debategame.progress.schedule import Rating, due_cards, ratings_of
from tests.support.factories import DAY, HOUR, NOON, answer, comeback, played, point
from tests.support.from_rounds import cards, moves

TODAY = NOON.date()
SHADE = ("parks", "shade")


def first(glyph: str, **fields):
    return answer(points=(point("shade", glyph),), **{"hints": {}, "flags": (), **fields})


def back(glyph: str, **fields):
    return comeback(points=(point("shade", glyph),), **{"hints": {}, "flags": (), **fields})


@pytest.mark.parametrize(
    ("given_answer", "rating"),
    [
        (first("√"), Rating.GOOD),
        (first("√", hints={"shade": 1}), Rating.GOOD),
        (first("√", hints={"shade": 2}), Rating.HARD),
        (first("√", hints={"shade": 3}), Rating.HARD),
        (first("√", hints={"play": 3}), Rating.GOOD),
        (first("~"), Rating.HARD),
        (first("×"), Rating.AGAIN),
        (first("·"), None),
        (back("√", pressed="shade"), Rating.HARD),
        (back("√", pressed="play"), Rating.HARD),
        (back("~", pressed="shade"), Rating.HARD),
        (back("·", pressed="shade"), Rating.AGAIN),
        (back("×", pressed="shade"), Rating.AGAIN),
        (back("·", pressed="play"), None),
        (back("·", pressed="shade", flags=("empty",)), None),
        (first("√", pressed="shade"), Rating.GOOD),
        (first("√", pressed="shade", hints={"shade": 2}), Rating.HARD),
        (first("·", pressed="shade"), Rating.AGAIN),
    ],
)
def test_an_answer_rates_a_key_point(given_answer, rating):
    assert ratings_of(given_answer).get("shade") == rating


def test_a_key_point_never_made_and_never_asked_for_has_no_card():
    assert cards([played(first("·")), played(first("·"), back("·", pressed="play"))]) == {}


def test_a_day_counts_by_its_first_answer():
    morning, evening = played(first("·"), back("·", pressed="shade")), played(first("√", at=NOON + 6 * HOUR))
    assert cards([morning, evening]) == cards([morning])
    assert cards([evening]) != cards([morning])


def test_the_day_is_the_players_own():
    evening, after_midnight = NOON.replace(hour=20), NOON.replace(hour=23)
    two_days = [
        played(first("√", at=evening, day=TODAY)),
        played(first("√", at=after_midnight, day=TODAY + DAY)),
    ]
    assert len(moves(two_days)[SHADE]) == 2
    assert len(moves([played(first("√", at=evening)), played(first("√", at=after_midnight))])[SHADE]) == 1


def test_each_scenario_has_cards_of_its_own():
    rounds = [played(first("√")), played(first("√"), scenario="ponds"), played(answer(points=(point("rain"),)))]
    assert cards(rounds).keys() == {("parks", "rain"), SHADE, ("ponds", "shade")}


def test_a_card_remembers_the_line_it_was_last_rated_on():
    rounds = [played(first("√", at=NOON + DAY), line="sell"), played(first("√"))]
    assert cards(rounds)[SHADE].line == "sell"


@pytest.mark.parametrize("glyphs", ["√", "~", "×", "√√", "√×√", "~~√", "√√√√√×√"])
@pytest.mark.parametrize("late", [0, 3])
def test_due_days_match_fsrs_at_the_same_hour(glyphs, late):
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    reference, at, rounds = fsrs.Card(card_id=1), NOON, []
    for glyph in glyphs:
        rounds.append(played(first(glyph, at=at)))
        grade = {"√": fsrs.Rating.Good, "~": fsrs.Rating.Hard, "×": fsrs.Rating.Again}[glyph]
        reference, _ = scheduler.review_card(reference, grade, at)
        assert cards(rounds)[SHADE].due == reference.due.date()
        at = reference.due + late * DAY


def test_the_most_overdue_comes_first():
    late = cards([played(answer(points=(point("play"),), flags=(), at=NOON + DAY))])
    early = cards([played(first("√"))])
    found = late | early
    assert list(due_cards(found, TODAY + 30 * DAY)) == [SHADE, ("parks", "play")]
    assert list(due_cards(found, early[SHADE].due)) == [SHADE]
    assert due_cards(found, early[SHADE].due - DAY) == {}


@pytest.mark.parametrize("year", [datetime.MINYEAR, datetime.MAXYEAR])
def test_a_clock_that_is_years_off_does_no_harm(year):
    last = datetime.datetime(year, 12, 31, tzinfo=datetime.UTC)
    rounds = [played(first("√", at=last)), played(first("√"))]
    assert cards(rounds)[SHADE].due >= TODAY


ANSWERS = st.tuples(
    st.integers(0, 40),
    st.sampled_from("√~·×"),
    st.sampled_from(["", "shade", "play"]),
    st.sampled_from([{}, {"shade": 2}, {"play": 3}]),
    st.sampled_from([Mode.PRACTICE, Mode.REVIEW]),
)


def round_of(hours, glyph, pressed, hints, mode):
    second = back("·", pressed=pressed, at=NOON + 6 * hours * HOUR)
    return played(first(glyph, hints=hints, at=NOON + 6 * hours * HOUR), second, mode=mode)


@given(st.lists(ANSWERS, max_size=8), st.randoms(use_true_random=False))
def test_cards_do_not_depend_on_the_order_in_which_rounds_are_given(plays, order):
    rounds = [round_of(*play) for play in plays]
    assert cards(order.sample(rounds, len(rounds))) == cards(rounds)


@given(st.lists(ANSWERS, max_size=8))
def test_a_key_point_asked_for_made_or_contradicted_has_a_card(plays):
    asked = any(glyph != "·" or pressed == "shade" for _, glyph, pressed, _, _ in plays)
    assert (SHADE in cards(round_of(*play) for play in plays)) == asked


@given(st.lists(ANSWERS, max_size=8))
def test_a_card_moves_at_most_once_a_day_and_is_due_on_a_later_one(plays):
    rounds = [round_of(*play) for play in plays]
    for key, card in cards(rounds).items():
        days = sorted(moves(rounds)[key])
        assert all(one < other for one, other in pairwise(days))
        assert card.last == days[-1] < card.due


@given(st.lists(ANSWERS, min_size=1, max_size=8), st.integers(-11, 11))
def test_time_zones_of_timestamps_change_nothing(plays, hours):
    rounds = [round_of(*play) for play in plays]
    zone = datetime.timezone(hours * HOUR)
    elsewhere = [
        replace(one, answers=tuple(replace(a, at=a.at.astimezone(zone), day=a.local_day) for a in one.answers))
        for one in rounds
    ]
    assert cards(elsewhere) == cards(rounds)
