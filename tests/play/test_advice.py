"""Advice: one thing to keep and one to fix, all from fixed lists."""

import itertools

import msgspec
import pytest

from debategame.play.advice import COPIED_WORDS, answer_advised_on, what_to_fix, what_to_keep
from debategame.play.feedback import verdict_text
from debategame.scoring.model import Elsewhere, Evidence, Span, Verdict
from tests.support.bouts import answer, key_point, scenario, verdict, verdicts

TEXT = "Parks are free. Nobody needs them. Call it what you like."


def evidence(how: str, start: int, end: int) -> Evidence:
    return Evidence(start=start, end=end, how=how, met="words")


@pytest.mark.parametrize(
    ("points", "kind", "text"),
    [
        (
            (verdict("a", "h", TEXT, "Parks are free"), verdict("b", "h", TEXT, "Nobody", confidence=0.9)),
            "hit",
            "“Nobody” makes the key point “b”.",
        ),
        (
            (verdict("a", "h", TEXT, "Parks are free", evidence=(evidence("related", 0, 14),)),),
            "own words",
            "“Parks are free” makes the key point “a”, in words of your own.",
        ),
        (
            (verdict("a", "h", TEXT, "Parks", evidence=(evidence("synonym", 0, 5), evidence("exact", 6, 14))),),
            "hit",
            "“Parks” makes the key point “a”.",
        ),
        (
            (verdict("a", "m"), verdict("b", "p", TEXT, "Call it what you like")),
            "half",
            "“Call it what you like” is half of key point 2: build on it.",
        ),
    ],
)
def test_what_to_keep(points, kind, text):
    kept = what_to_keep(scenario(), answer(TEXT, *points))
    assert (kept.kind, kept.text) == (kind, text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Nobody gains from a cake like this, it is silly, and parks were there in 1,066 and before.",
            "… and parks were there in 1,066 and before",
        ),
        ("Nobody gains from a cake, parks were there in 1,066.", "Nobody gains from a cake, parks were there in 1,066"),
        (
            "Parks were there in 1,066, long before this cake was baked by somebody or other.",
            "Parks were there in 1,066, long before this cake was baked …",
        ),
    ],
)
def test_a_quotation_of_a_long_sentence_begins_behind_the_last_mark_before_its_evidence(text, quote):
    at = text.casefold().index("parks")
    hit = verdict("a", "h", text, text, evidence=(evidence("exact", at, at + 5),))
    assert what_to_keep(scenario(), answer(text, hit)).text == f"“{quote}” makes the key point “a”."


@pytest.mark.parametrize("letters", ["mmm", "xmm"])
def test_where_nothing_was_made_nothing_is_praised(letters):
    assert what_to_keep(scenario(), answer(TEXT, *verdicts(letters))) is None


MANY_WORDS = "word " * 91
FIXES = [
    ("empty", "mmm", TEXT, ("empty",), "Write one sentence, however short: an empty answer makes nothing."),
    ("contradicted", "hxp", TEXT, ("echo",), "Leave out “Nobody needs them”, or turn it round. Think: b one?"),
    ("echo", "hpm", TEXT, ("echo", "salad"), "Much of this is their own wording. Say it in yours."),
    (
        "salad",
        "hpm",
        TEXT,
        ("salad",),
        "These are keywords. Make a sentence of them: who does what, and why it matters.",
    ),
    ("long", "mpm", TEXT, ("long",), "It is too long to be read to the end. Put your best sentence first."),
    ("partial", "mpm", TEXT, (), "Key point 2 is half made: say the rest of it, too. Think: b one?"),
    ("missed", "hmm", TEXT, (), "Key point 2 is still open. Think: b one?"),
    ("shorter", "hhh", MANY_WORDS, (), "Now say the same in fewer words: you used 91, and 40 to 90 is plenty."),
]


@pytest.mark.parametrize(("kind", "letters", "text", "flags", "told_to"), FIXES, ids=[row[0] for row in FIXES])
def test_what_to_fix_in_a_fixed_order(kind, letters, text, flags, told_to):
    points = tuple(
        verdict(name, letter, TEXT, "Nobody needs them" if letter == "x" else "")
        for name, letter in zip("abc", letters, strict=True)
    )
    fixed = what_to_fix(scenario(), points, answer(text, *points, flags=flags), revealed=False)
    assert (fixed.kind, fixed.text) == (kind, told_to)


def test_where_all_is_made_in_few_words_there_is_nothing_to_fix():
    points = verdicts("hhh")
    assert what_to_fix(scenario(), points, answer(TEXT, *points), revealed=True) is None


def test_once_revealed_a_missed_key_point_is_named():
    points = verdicts("hmm")
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points), revealed=True)
    assert fixed.text == "“b” is still open."


def test_a_contradiction_of_the_first_answer_is_not_quoted_from_the_second():
    standing = (verdict("a", "x", TEXT, "Nobody needs them"), *verdicts("mmm")[1:])
    second = answer("Another text altogether.", *verdicts("mmm"))
    assert (
        what_to_fix(scenario(), standing, second, revealed=True).text
        == "Turn round the sentence that helps your opponent."
    )


def test_only_reporting_is_fixed_before_what_is_missed():
    points = (verdict("a", "m", blocked="reported"), *verdicts("mmm")[1:])
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points), revealed=False)
    assert fixed.text == "You report or doubt key point 1, but do not claim it. Say it as your own view."


def test_what_was_made_before_is_not_asked_for_again_when_it_is_only_reported():
    second = answer(TEXT, verdict("a", "m", blocked="reported"), *verdicts("mmm")[1:])
    fixed = what_to_fix(scenario(), verdicts("hmm"), second, revealed=True)
    assert fixed.text == "“b” is still open."


def test_a_half_made_key_point_is_fixed_by_what_it_lacks():
    points = (verdict("a", "p", missing=("power",)), *verdicts("mmm")[1:])
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points), revealed=False)
    assert fixed.text == "Key point 1 is half made: say also “power”. Think: a one?"


def test_without_hints_only_the_number_is_named():
    played = msgspec.structs.replace(scenario(), key_points=tuple(key_point(name, hints=()) for name in "abc"))
    points = verdicts("mmm")
    assert what_to_fix(played, points, answer(TEXT, *points), revealed=False).text == "Key point 1 is still open."


@pytest.mark.parametrize("letters", ["".join(letters) for letters in itertools.product("hpmx", repeat=3)])
def test_before_the_reveal_nothing_unmasks_a_missed_key_point(letters):
    played = scenario()
    points = tuple(verdict(name, letter, TEXT, "Parks") for name, letter in zip("abc", letters, strict=True))
    one = answer(TEXT, *points)
    said = [verdict_text(played, point, revealed=False, text=TEXT) for point in points]
    advice = (what_to_keep(played, one), what_to_fix(played, points, one, revealed=False))
    said += [piece.text for piece in advice if piece]
    claims = [played.key_point(point.id).claim for point in points if point.verdict is Verdict.MISSED]
    assert not [claim for claim in claims if claim in " ".join(said)]


def test_who_took_a_sentence_back_is_not_told_to_write_one():
    points = verdicts("hmm")
    struck = answer("", *points, flags=("empty", "struck"))
    assert what_to_fix(scenario(), points, struck, revealed=True).kind == "missed"


def test_who_leaves_the_closing_sentence_out_is_advised_on_the_answer_before():
    full, open_ = answer(TEXT, *verdicts("hhh")), answer(TEXT, *verdicts("hmm"))
    empty = answer("", *verdicts("mmm"), flags=("empty",))
    assert answer_advised_on((full, empty)) is full
    assert answer_advised_on((open_, empty)) is empty
    assert answer_advised_on((full, open_)) is open_


def test_a_hint_that_was_taken_is_not_given_again():
    points = verdicts("hmm")
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points, hints={"b": 1}), revealed=False)
    assert fixed.text == "Key point 2 is still open."


def test_a_copied_sentence_is_not_praised_and_is_to_be_said_in_own_words():
    points = (verdict("a", "h", TEXT, "Parks are free"), *verdicts("mmm")[1:])
    copied = answer(TEXT, *points, flags=("copied:a",))
    assert what_to_keep(scenario(), copied) is None
    assert what_to_fix(scenario(), points, copied, revealed=True).text == COPIED_WORDS


@pytest.mark.parametrize(
    "spoilt",
    [
        {"elsewhere": (Elsewhere(line="", point="them", passage=Span(0, 14), theirs=True),)},
        {"points": (verdict("a", "h", TEXT, "Parks are free"), verdict("b", "x", TEXT, "Parks are free"))},
        {"points": (verdict("a", "h", TEXT, "Parks are free"), verdict("b", "m", TEXT, "Parks", blocked="theirs"))},
    ],
)
def test_no_sentence_is_both_praised_and_said_to_help_the_opponent(spoilt):
    one = answer(TEXT, verdict("a", "h", TEXT, "Parks are free"))
    assert what_to_keep(scenario(), one).text == "“Parks are free” makes the key point “a”."
    assert what_to_keep(scenario(), msgspec.structs.replace(one, **spoilt)) is None
