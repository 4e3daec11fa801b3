"""The opponent's own phrases: enough of them, none twice, quotations marked, and which one comes next."""

import pytest

from debategame.play.listening import Reply
from debategame.play.sayings import (
    CLOSING,
    COMEBACKS,
    CONCESSIONS,
    GRANTS,
    LONGEST_CLOSING,
    MENDING,
    QUOTE,
    READ_OUT,
    TURNS,
    all_turns,
    choose,
)

EVERY = (*all_turns(), *GRANTS, *COMEBACKS, *CONCESSIONS)
ABOUT_WORDS = {
    *(Reply.OWN_GOAL, Reply.ASKS_BACK, Reply.HALF),
    *(Reply.THEIRS, Reply.ELSEWHERE, Reply.OWN_ARGUMENT),
}


def test_every_reply_but_the_last_one_has_several_phrases():
    assert set(TURNS) == set(Reply) - {Reply.CONCEDES}
    assert min(len(phrases) for phrases in (*TURNS.values(), GRANTS, COMEBACKS, CONCESSIONS, READ_OUT)) >= 4


def test_no_phrase_is_there_twice():
    assert len(set(EVERY)) == len(EVERY)


@pytest.mark.parametrize("phrase", EVERY)
def test_a_phrase_is_whole_and_marks_its_quotation(phrase):
    assert phrase[-1] in ".?!"
    assert phrase.count(QUOTE) == phrase.count(f"‘{QUOTE}’")
    assert not set(phrase.replace(QUOTE, "")) & set("{}")


@pytest.mark.parametrize("reply", TURNS)
def test_only_a_reply_about_words_quotes_them(reply):
    assert all((QUOTE in phrase) is (reply in ABOUT_WORDS) for phrase in TURNS[reply])


def test_an_own_goal_is_quoted_where_it_is_to_be_mended():
    assert all(QUOTE in phrase for phrase in MENDING)


def test_the_length_of_a_closing_sentence_is_said():
    named = (str(LONGEST_CLOSING), "Twenty-five")
    assert all(any(number in phrase for number in named) for phrase in CLOSING)


@pytest.mark.parametrize(
    ("place", "said", "chosen"),
    [(0, (), "a"), (1, (), "b"), (5, (), "c"), (1, ("b",), "c"), (2, ("c", "a"), "b"), (0, ("a", "b", "c"), "")],
)
def test_the_first_phrase_from_a_place_on_that_was_not_said_is_chosen(place, said, chosen):
    assert choose(("a", "b", "c"), place, said) == chosen


def test_where_there_is_nothing_to_choose_from_nothing_is_said():
    assert choose((), 3, ()) == ""
