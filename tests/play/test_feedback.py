"""Feedback: marks, rows, one thing to keep and one to fix, all from fixed lists."""

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.play.feedback import (
    STILL_OPEN,
    elsewhere_note,
    marked_spans,
    marked_text,
    verdict_text,
    what_to_fix,
    what_to_keep,
)
from debategame.scenario.model import AnyOf
from debategame.scoring.model import Elsewhere, Evidence, Span, Verdict
from tests.support.bouts import answer, key_point, scenario, verdict, verdicts

TEXT = "Parks are free. Nobody needs them. Call it what you like."


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        ((), "Parks are free. Nobody needs them. Call it what you like."),
        ((("h", (0, 14)),), "[√1 Parks are free]. Nobody needs them. Call it what you like."),
        (
            (("h", (0, 14)), ("p", (35, 57)), ("x", (16, 34))),
            "[√1 Parks are free]. [×3 Nobody needs them.] [~2 Call it what you like.]",
        ),
        ((("h", (0, 14)), ("m", (0, 14))), "[√1 Parks are free]. Nobody needs them. Call it what you like."),
        ((("h", (0, 14)), ("h", (0, 14))), "[√1 √2 Parks are free]. Nobody needs them. Call it what you like."),
        ((("h", (0, 14)), ("x", (6, 33))), "[√1 ×2 Parks are free. Nobody needs them]. Call it what you like."),
        ((("h", (6, 14)), ("p", (0, 33))), "[√1 ~2 Parks are free. Nobody needs them]. Call it what you like."),
        ((("h", (0, 5)), ("p", (5, 14))), "[√1 Parks][~2  are free]. Nobody needs them. Call it what you like."),
        ((("h", (35, 57), (0, 14)),), "[√1 Parks are free]. Nobody needs them. [√1 Call it what you like.]"),
        ((("h", (4, 4)), ("h", (50, 99))), "Parks are free. Nobody needs them. Call it what yo[√2 u like.]"),
    ],
)
def test_the_answer_is_marked_where_it_earned_verdicts(points, shown):
    scored = [verdict(name, letter, passages=spans(*at)) for name, (letter, *at) in zip("abc", points, strict=False)]
    assert marked_text(TEXT, scored) == shown


def test_marks_have_an_ascii_form():
    scored = [verdict(name, letter, TEXT, "free") for name, letter in zip("abc", "hpx", strict=True)]
    assert marked_text(TEXT, scored, ascii=True).startswith("Parks are [+1 ~2 !3 free].")


def test_spans_hold_when_the_text_is_cleaned():
    text = "\x1b[2J👍🏽 free\tparks"
    assert marked_text(text, [verdict("a", "h", text, "free\tparks")]) == "�[2J👍🏽 [√1 free parks]"


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple)


@given(st.lists(st.lists(SPANS, max_size=4), max_size=4))
def test_marks_are_in_order_do_not_overlap_and_cover_what_was_earned(passages):
    text = "x" * 50
    points = [verdict(f"k{at}", "h", passages=spans(*found)) for at, found in enumerate(passages)]
    found = marked_spans(text, points)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    covered = {place for mark in found for place in range(mark.start, mark.end)}
    assert covered == {place for one in passages for start, end in one for place in range(start, min(end, 50))}


@pytest.mark.parametrize(
    ("letter", "fields", "before", "after"),
    [
        ("h", {}, "The claim of a.", "The claim of a."),
        ("m", {}, STILL_OPEN, "The claim of a."),
        ("p", {}, "Half of it.", "The claim of a. (half of it)"),
        (
            "p",
            {"missing": ("power", "people")},
            "Half of it, still missing “power”, “people”.",
            "The claim of a. (half of it, still missing “power”, “people”)",
        ),
        ("x", {}, "You said the opposite here.", "The claim of a. (you said the opposite here)"),
        (
            "x",
            {"passages": spans((16, 34))},
            "You said the opposite here: “Nobody needs them”.",
            "The claim of a. (you said the opposite here: “Nobody needs them”)",
        ),
    ],
)
def test_what_the_row_of_a_verdict_says_before_and_after_the_reveal(letter, fields, before, after):
    point = verdict("a", letter, **fields)
    said = [verdict_text(scenario(), point, revealed=revealed, text=TEXT) for revealed in (False, True)]
    assert said == [before, after]


def test_a_partial_names_no_more_than_three_missing_words():
    point = verdict("a", "p", missing=("one", "two", "three", "four"))
    assert verdict_text(scenario(), point, revealed=False) == "Half of it, still missing “one”, “two”, “three”."


def with_ideas(at_least: int):
    ideas = AnyOf(at_least=at_least, ideas=(("cats",), ("dogs",), ("mice",), ("hens",)))
    played = scenario()
    return msgspec.structs.replace(played, key_points=(key_point("a", any_of=ideas), *played.key_points[1:]))


@pytest.mark.parametrize(("at_least", "lacking"), [(2, "1 more idea"), (3, "2 more ideas")])
def test_missing_ideas_are_counted_not_named(at_least, lacking):
    point = verdict("a", "p", missing=("dogs", "mice", "hens"))
    said = verdict_text(with_ideas(at_least), point, revealed=False)
    assert said == f"Half of it, still missing {lacking} of this kind."


def test_words_missing_of_the_claim_are_named_even_where_ideas_would_do():
    point = verdict("a", "p", missing=("claim",))
    assert verdict_text(with_ideas(2), point, revealed=False) == "Half of it, still missing “claim”."


def evidence(how: str, start: int, end: int) -> Evidence:
    return Evidence(start=start, end=end, how=how, met="words")


@pytest.mark.parametrize(
    ("points", "kind", "text"),
    [
        (
            (verdict("a", "h", TEXT, "Parks are free"), verdict("b", "h", TEXT, "Nobody", confidence=0.9)),
            "hit",
            "“Nobody” makes “b”.",
        ),
        (
            (verdict("a", "h", TEXT, "Parks are free", evidence=(evidence("related", 0, 14),)),),
            "own words",
            "“Parks are free” makes “a”, in words of your own.",
        ),
        (
            (verdict("a", "h", TEXT, "Parks", evidence=(evidence("synonym", 0, 5), evidence("exact", 6, 14))),),
            "hit",
            "“Parks” makes “a”.",
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


@pytest.mark.parametrize("letters", ["mmm", "xmm"])
def test_where_nothing_was_made_nothing_is_praised(letters):
    assert what_to_keep(scenario(), answer(TEXT, *verdicts(letters))) is None


MANY_WORDS = "word " * 91
FIXES = [
    ("empty", "mmm", TEXT, ("empty",), "Write one sentence, however short: an empty answer makes nothing."),
    ("contradicted", "hxp", TEXT, ("echo",), "“Nobody needs them” is an own goal. Think: b one?"),
    ("echo", "hpm", TEXT, ("echo", "salad"), "Much of this is their own wording. Say it in yours."),
    (
        "salad",
        "hpm",
        TEXT,
        ("salad",),
        "These are keywords. Make a sentence of them: who does what, and why it matters.",
    ),
    ("long", "mpm", TEXT, ("long",), "It is too long to be read to the end. Put your best sentence first."),
    ("partial", "mpm", TEXT, (), "Key point 2 is half made. Think: b one?"),
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
    assert fixed.text == "“b” is still open. Think: b one?"


def test_a_contradiction_of_the_first_answer_is_not_quoted_from_the_second():
    standing = (verdict("a", "x", TEXT, "Nobody needs them"), *verdicts("mmm")[1:])
    second = answer("Another text altogether.", *verdicts("mmm"))
    assert what_to_fix(scenario(), standing, second, revealed=True).text == "One own goal is left. Think: a one?"


def test_only_reporting_is_fixed_before_what_is_missed():
    points = (verdict("a", "m", blocked="reported"), *verdicts("mmm")[1:])
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points), revealed=False)
    assert fixed.text == "You report or doubt key point 1, but do not claim it. Say it as your own view."


def test_a_half_made_key_point_is_fixed_by_what_it_lacks():
    points = (verdict("a", "p", missing=("power",)), *verdicts("mmm")[1:])
    fixed = what_to_fix(scenario(), points, answer(TEXT, *points), revealed=False)
    assert fixed.text == "Key point 1 is half made; it needs “power”. Think: a one?"


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


def elsewhere(line: str, start: int, end: int) -> Elsewhere:
    return Elsewhere(line=line, point="c", passage=Span(start, end))


@pytest.mark.parametrize(
    ("found", "note"),
    [
        ((), ""),
        ((elsewhere("line-2", 0, 14),), "“Parks are free” answers another line, “Close park 2.”: keep it."),
        (
            (elsewhere("line-2", 0, 14), elsewhere("line-3", 0, 14), elsewhere("line-2", 0, 14)),
            "“Parks are free” answers another line, “Close park 2.” and “Close park 3.”: keep it.",
        ),
        (
            (elsewhere("line-2", 0, 14), elsewhere("line-3", 35, 56)),
            " ".join(
                [
                    "“Parks are free” answers another line, “Close park 2.”: keep it.",
                    "“Call it what you like” answers another line, “Close park 3.”: keep it.",
                ]
            ),
        ),
    ],
)
def test_what_answers_another_line_is_named(found, note):
    assert elsewhere_note(scenario(lines=3), answer(TEXT, *verdicts("mmm"), elsewhere=found)) == note
