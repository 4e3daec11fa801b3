"""Why a verdict is what it is."""

import pytest

from debategame.play.explanations import Match, about_the_same, matches, their_side_notes, why_not_counted
from debategame.scenario.model import TheirPoint
from debategame.scoring.model import Elsewhere, Evidence, Span
from tests.support.bouts import key_point, scenario, verdict

TEXT = "Their\nhormones keep them up."


def test_each_match_says_what_it_matched_and_how():
    evidence = (
        Evidence(start=0, end=14, how="exact", met="hormones"),
        Evidence(start=15, end=27, how="related", met="awake\x1b"),
    )
    assert matches(TEXT, verdict("a", "h", evidence=evidence)) == (
        Match(words="Their hormones", met="hormones", how="same word"),
        Match(words="keep them up", met="awake�", how="related"),
    )


@pytest.mark.parametrize(
    ("letter", "block", "reason"),
    [
        ("h", "", ""),
        ("p", "", ""),
        ("m", "", "Nothing in your answer says it clearly enough."),
        ("m", "denied", "Your sentence denies it."),
        ("m", "reported", "You report or doubt it there, but do not claim it yourself."),
        ("m", "theirs", "A sentence of yours argues their side, so it does not count. It is no own goal."),
        ("m", "doubted", "You may have said the opposite, so it does not count. Nothing is held against you."),
        ("m", "salad", "The words are there, but only as a list: no sentence of yours says it."),
        ("m", "echo", "The closest words are your opponent's own. They earn nothing when you repeat them."),
        ("x", "denied", "Your sentence says the opposite."),
    ],
)
def test_each_reason_why_words_do_not_count(letter, block, reason):
    assert why_not_counted(scenario(), TEXT, verdict("a", letter, blocked=block), ()) == reason


def test_a_sentence_that_argues_their_side_is_quoted_with_what_it_argues():
    parks = scenario(their_points=(TheirPoint(id="dear", claim="Parks cost too much."),))
    text = "Trees are nice. Nobody can pay for all that grass."
    found = (Elsewhere(line="", point="dear", passage=Span(16, 49), theirs=True),)
    missed = verdict("a", "m", blocked="theirs", passages=(Span(16, 49),))
    argues = "“Nobody can pay for all that grass” argues their side: “Parks cost too much.”"
    assert their_side_notes(parks, text, found) == (argues,)
    assert why_not_counted(parks, text, missed, found) == f"{argues} It makes nothing, and is no own goal."


def test_a_sentence_that_is_said_twice_has_one_note():
    parks = scenario(their_points=(TheirPoint(id="dear", claim="Parks cost too much."),))
    text = "Nobody can pay for grass. Nobody can pay for grass."
    found = tuple(Elsewhere(line="", point="dear", passage=Span(at, at + 24), theirs=True) for at in (0, 26))
    assert their_side_notes(parks, text, found) == (
        "“Nobody can pay for grass” argues their side: “Parks cost too much.”",
    )


def test_a_sentence_that_makes_another_key_point_is_not_said_to_argue_their_side():
    parks = scenario(their_points=(TheirPoint(id="dear", claim="Parks cost too much."),))
    text = "Nobody can pay for all that grass."
    span = Span(0, 33)
    found = (Elsewhere(line="", point="dear", passage=span, theirs=True),)
    points = (verdict("a", "m", blocked="theirs", passages=(span,)), verdict("b", "h", passages=(span,)))
    assert their_side_notes(parks, text, found, points) == ()
    assert why_not_counted(parks, text, points[0], found, points) == (
        "“Nobody can pay for all that grass” counts for key point 2. For this one it is not clear enough."
    )


def test_a_doubted_sentence_is_quoted():
    text = "I am not so sure that trees give shade."
    doubted = verdict("a", "m", blocked="doubted", passages=(Span(0, 38),))
    assert why_not_counted(scenario(), text, doubted, ()) == (
        "“I am not so sure that trees give shade” may say the opposite, so it does not count. It is no own goal."
    )


def test_words_about_the_same_things_are_named_once_and_only_if_a_key_point_is_made():
    point = key_point("a", claim="Charities look after the ill.", wordings=("A charity helps.", "Many charities."))
    text = "The orphanages and the orphanage helped."
    hit = verdict("a", "h", text, "helped", passages=(Span(0, len(text)),))
    assert about_the_same(text, hit, point) == "speaks of the same things: orphanages ~ charities"
    assert about_the_same(text, verdict("a", "m"), point) == ""
