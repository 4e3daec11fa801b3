"""The opponent's own phrases: enough of each kind, none twice, short, quotations marked."""

import pytest

from debategame.play.listening import Reply
from debategame.play.sayings import (
    ALL_PHRASES,
    CLOSING,
    COMEBACKS,
    CONCESSIONS,
    GRANTS,
    LONGEST_CLOSING,
    MENDING,
    QUOTE,
    READ_OUT,
    TURNS,
)

LONGEST = 110
"""Code points of the longest phrase."""
ABOUT_WORDS = {
    *(Reply.OWN_GOAL, Reply.ASKS_BACK, Reply.HALF),
    *(Reply.THEIRS, Reply.ELSEWHERE, Reply.OWN_ARGUMENT),
}


def test_every_kind_has_eight_phrases_at_least():
    assert set(TURNS) == set(Reply) - {Reply.CONCEDES}
    kinds = (*TURNS.values(), GRANTS, COMEBACKS, CONCESSIONS, READ_OUT, MENDING, CLOSING)
    assert min(len(phrases) for phrases in kinds) >= 8


def test_no_phrase_is_there_twice():
    assert len(set(ALL_PHRASES)) == len(ALL_PHRASES)


@pytest.mark.parametrize("phrase", ALL_PHRASES)
def test_a_phrase_is_whole_and_marks_its_quotation(phrase):
    assert phrase[-1] in ".?!"
    assert len(phrase) <= LONGEST
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


def test_no_phrase_stands_within_another():
    bare = {phrase: phrase.replace(QUOTE, "").strip() for phrase in ALL_PHRASES}
    assert [(one, other) for one in ALL_PHRASES for other in ALL_PHRASES if one != other and bare[one] in other] == []
