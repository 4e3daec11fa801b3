"""What the opponent says: what they grant, what they press on, and which words they quote."""

import pytest

from debategame.play.opponent import LONGEST_QUOTE, comeback, concession, heaviest, opening, quote_of
from debategame.scoring.model import Span, Verdict
from tests.support.bouts import answer, scenario, verdict, verdicts

TEXT = "Parks are free, and they make us well. Yet nobody needs them!"


@pytest.mark.parametrize(
    ("letters", "granted", "pressed"),
    [
        ("mmm", "", "a"),
        ("hmm", "a", "b"),
        ("hpm", "a", "b"),
        ("hmp", "a", "c"),
        ("mpx", "", "c"),
        ("hpx", "a", "c"),
        ("xpm", "", "a"),
        ("hhm", "a", "c"),
    ],
)
def test_a_contradicted_key_point_is_pressed_first_then_a_partial_then_a_missed(letters, granted, pressed):
    played = scenario()
    speech = comeback(played, played.lines[0], answer("", *verdicts(letters)))
    assert (speech.grants, speech.presses) == (granted, pressed)


def test_where_nothing_is_open_the_opponent_concedes():
    played = scenario()
    assert comeback(played, played.lines[0], answer("", *verdicts("hhh"))) == concession(played.lines[0])


@pytest.mark.parametrize(
    ("letter", "words", "text"),
    [
        ("m", "", "I grant a. But that is not all I said. And b?"),
        ("p", "they make us well", "I grant a. But ‘they make us well’ is only half an answer. And b?"),
        ("x", "nobody needs them!", "I grant a. But you say yourself: ‘nobody needs them’. Thank you! And b?"),
    ],
)
def test_the_opponent_grants_turns_and_presses(letter, words, text):
    played = scenario()
    points = (verdict("a", "h"), verdict("b", letter, TEXT, words), verdict("c", "m"))
    assert comeback(played, played.lines[0], answer(TEXT, *points)).text == text


def test_without_a_hit_or_a_quotation_only_the_teachers_comeback_is_said():
    played = scenario()
    assert comeback(played, played.lines[0], answer(TEXT, *verdicts("mmm"))).text == "And a?"


def test_what_is_quoted_of_the_player_is_not_among_the_opponents_own_words():
    played = scenario()
    points = (verdict("a", "h"), verdict("b", "x", TEXT, "nobody needs them"), verdict("c", "m"))
    assert comeback(played, played.lines[0], answer(TEXT, *points)).own == "I grant a. And b?"


def test_braces_of_a_player_are_only_text():
    played = scenario()
    points = (verdict("a", "x", "{quote} {0} {grant!r}", "{quote} {0} {grant!r}"), *verdicts("mmm")[1:])
    text = comeback(played, played.lines[0], answer("{quote} {0} {grant!r}", *points)).text
    assert text == "But you say yourself: ‘{quote} {0} {grant!r}’. Thank you! And a?"


@pytest.mark.parametrize(
    ("weights", "confidences", "chosen"),
    [
        ((1, 1, 1), (0.5, 0.5, 0.5), "a"),
        ((1, 1, 1), (0.5, 0.9, 0.5), "b"),
        ((1, 1, 2), (0.9, 0.8, 0.5), "c"),
    ],
)
def test_the_heaviest_counts_first_then_the_surest_then_the_order(weights, confidences, chosen):
    played = scenario(dict(zip("abc", weights, strict=True)))
    points = [verdict(name, "h", confidence=sure) for name, sure in zip("abc", confidences, strict=True)]
    assert heaviest(played, points, Verdict.HIT).id == chosen


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("  “They make\n us well.” ", "They make us well"),
        ("word " * 30, ("word " * 17).strip() + " …"),
        ("x" * 200, "x" * (LONGEST_QUOTE - 2) + " …"),
        ("?!", ""),
    ],
)
def test_a_quotation_is_on_one_line_and_cut_at_a_word(text, quote):
    assert quote_of(text, verdict("a", "h", passages=(Span(0, len(text)),))) == quote


def test_the_line_and_the_last_word_come_from_the_scenario():
    line = scenario().lines[0]
    assert (opening(line).text, concession(line).text) == ("Close park 1.", "You win.")
