"""Which lines a bout has, and which phrase comes next: none that was heard lately while others are left."""

import datetime
from collections import Counter

import msgspec
import pytest

from debategame.play.choosing import choose_lines, choose_phrase, in_turn, phrases_in
from debategame.play.listening import Reply
from debategame.play.sayings import ALL_PHRASES, QUOTE, TURNS
from tests.support.bouts import NOON, scenario

PHRASES = TURNS[Reply.NO_ANSWER]


def ago(days: int) -> datetime.datetime:
    return NOON - datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("made", "last_played", "chosen"),
    [
        ((), {}, ("l1", "l2", "l3")),
        (("a",), {}, ("l2", "l3", "l4")),
        (("a", "b"), {}, ("l3", "l4", "l2")),
        (("a", "b", "c", "d"), {"l1": ago(1), "l2": ago(9), "l3": ago(4), "l4": ago(2)}, ("l2", "l3", "l4")),
        ((), {"l1": ago(1), "l2": ago(9)}, ("l3", "l4", "l2")),
    ],
)
def test_the_next_lines_are_the_least_made_then_those_not_played_for_longest(made, last_played, chosen):
    base = scenario({"a": 1, "b": 1, "c": 1, "d": 1}, lines=4)
    points = (("a",), ("b", "c"), ("c", "d"), ("d",))
    lines = tuple(
        msgspec.structs.replace(line, id=f"l{at}", points=ids)
        for at, (line, ids) in enumerate(zip(base.lines, points, strict=True), start=1)
    )
    assert choose_lines(msgspec.structs.replace(base, lines=lines), made, last_played) == chosen


def test_a_bout_has_no_more_lines_than_the_scenario():
    assert choose_lines(scenario(lines=2), (), {}) == ("line-1", "line-2")


def test_the_same_seed_chooses_the_same_phrase_in_every_process():
    assert [choose_phrase("abc", seed, ()) for seed in ("one", "two", "three", "four")] == ["b", "a", "c", "b"]


def test_every_phrase_comes_up_and_none_much_more_often_than_others():
    chosen = Counter(choose_phrase(PHRASES, str(number), ()) for number in range(1000))
    assert chosen.keys() == set(PHRASES)
    assert max(chosen.values()) < 2 * min(chosen.values())


def test_no_phrase_comes_again_while_others_are_left_and_then_the_one_said_longest_ago():
    said: list[str] = []
    for number in range(3 * len(PHRASES)):
        said.append(choose_phrase(PHRASES, str(number), said))
    rounds = [said[start : start + len(PHRASES)] for start in range(0, len(said), len(PHRASES))]
    assert set(rounds[0]) == set(PHRASES)
    assert rounds[0] == rounds[1] == rounds[2]


def test_where_there_is_nothing_to_choose_from_nothing_is_said():
    assert choose_phrase((), "seed", ()) == in_turn((), 3, ()) == ""


@pytest.mark.parametrize(
    ("start", "said", "chosen"),
    [(0, (), "a"), (1, (), "b"), (5, (), "c"), (1, ("b",), "c"), (2, ("c", "a"), "b"), (0, ("a", "b", "c"), "")],
)
def test_in_turn_the_first_from_a_place_on_that_was_not_said_is_chosen(start, said, chosen):
    assert in_turn(("a", "b", "c"), start, said) == chosen


@pytest.mark.parametrize("phrase", ALL_PHRASES)
def test_a_phrase_is_found_in_a_comeback_whatever_it_quotes(phrase):
    spoken = phrase.replace(QUOTE, "it’s (all) {quote} \\d ‘so’")
    assert phrases_in([f"I grant a. {spoken} And b?"]) == (phrase,)


def test_phrases_are_found_in_the_order_in_which_they_were_heard():
    assert phrases_in(["And b?", f"{PHRASES[3]} And a?", PHRASES[0]]) == (PHRASES[3], PHRASES[0])
