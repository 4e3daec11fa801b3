"""Which phrase comes next: another in every round, and none that was heard lately while others are left."""

from collections import Counter

import pytest

from debategame.play.choosing import choose, in_turn, phrases_in
from debategame.play.listening import Reply
from debategame.play.sayings import ALL_PHRASES, QUOTE, TURNS

PHRASES = TURNS[Reply.NO_ANSWER]


def test_the_same_seed_chooses_the_same_phrase_in_every_process():
    assert [choose("abc", seed, ()) for seed in ("one", "two", "three", "four")] == ["b", "a", "c", "b"]


def test_every_phrase_comes_up_and_none_much_more_often_than_others():
    chosen = Counter(choose(PHRASES, str(number), ()) for number in range(1000))
    assert chosen.keys() == set(PHRASES)
    assert max(chosen.values()) < 2 * min(chosen.values())


def test_no_phrase_comes_again_while_others_are_left_and_then_the_one_said_longest_ago():
    said: list[str] = []
    for number in range(3 * len(PHRASES)):
        said.append(choose(PHRASES, str(number), said))
    rounds = [said[start : start + len(PHRASES)] for start in range(0, len(said), len(PHRASES))]
    assert set(rounds[0]) == set(PHRASES)
    assert rounds[0] == rounds[1] == rounds[2]


def test_where_there_is_nothing_to_choose_from_nothing_is_said():
    assert choose((), "seed", ()) == in_turn((), 3, ()) == ""


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
