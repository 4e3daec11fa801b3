"""Feedback: marks, rows, one thing to keep and one to fix, all from fixed lists."""

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.play.feedback import (
    STILL_OPEN,
    closing_note,
    elsewhere_note,
    marked_spans,
    marked_text,
    named_score,
    own_argument_note,
    verdict_text,
    what_the_article_says,
)
from debategame.progress.rounds import OWN_ARGUMENT, Step
from debategame.scenario.model import AnyOf
from debategame.scoring.model import Elsewhere, Span
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
            "Half of it: say also “power”, “people”.",
            "The claim of a. (half of it: say also “power”, “people”)",
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
    assert verdict_text(scenario(), point, revealed=False) == "Half of it: say also “one”, “two”, “three”."


def with_ideas(at_least: int):
    ideas = AnyOf(at_least=at_least, ideas=(("cats",), ("dogs",), ("mice",), ("hens",)))
    played = scenario()
    return msgspec.structs.replace(played, key_points=(key_point("a", any_of=ideas), *played.key_points[1:]))


@pytest.mark.parametrize(("at_least", "lacking"), [(2, "1 more idea"), (3, "2 more ideas")])
def test_missing_ideas_are_counted_not_named(at_least, lacking):
    point = verdict("a", "p", missing=("dogs", "mice", "hens"))
    said = verdict_text(with_ideas(at_least), point, revealed=False)
    assert said == f"Half of it: say also {lacking} of this kind."


def test_words_missing_of_the_claim_are_named_even_where_ideas_would_do():
    point = verdict("a", "p", missing=("claim",))
    assert verdict_text(with_ideas(2), point, revealed=False) == "Half of it: say also “claim”."


def elsewhere(line: str, start: int, end: int) -> Elsewhere:
    return Elsewhere(line=line, point="c", passage=Span(start, end))


@pytest.mark.parametrize(
    ("found", "note"),
    [
        ((), ""),
        (
            (elsewhere("line-2", 0, 14),),
            "“Parks are free” answers another line (Your opponent: “Close park 2.”): keep it.",
        ),
        (
            (elsewhere("line-2", 0, 14), elsewhere("line-3", 0, 14), elsewhere("line-2", 0, 14)),
            (
                "“Parks are free” answers another line (Your opponent: “Close park 2.” and Your opponent: "
                "“Close park 3.”): keep it."
            ),
        ),
        (
            (elsewhere("line-2", 0, 14), elsewhere("line-3", 35, 56)),
            " ".join(
                [
                    "“Parks are free” answers another line (Your opponent: “Close park 2.”): keep it.",
                    "“Call it what you like” answers another line (Your opponent: “Close park 3.”): keep it.",
                ]
            ),
        ),
    ],
)
def test_what_answers_another_line_is_named(found, note):
    assert elsewhere_note(scenario(lines=3), answer(TEXT, *verdicts("mmm"), elsewhere=found)) == note


def test_a_sentence_for_another_line_that_is_said_twice_is_named_once():
    found = (elsewhere("line-2", 0, 14), elsewhere("line-2", 16, 30))
    said = answer("Parks are free. Parks are free.", *verdicts("mmm"), elsewhere=found)
    assert elsewhere_note(scenario(lines=3), said).count("Parks are free") == 1


@pytest.mark.parametrize(
    ("points", "text", "row"),
    [
        (("they help",), "Yes, they help people.", "Half of it: you said “they help”; say also “replace”."),
        (("they help",), "They replaced it; they help.", "Half of it: you said “they help”; say the rest, too."),
        ((), "They were replacing it.", "Half of it."),
    ],
)
def test_a_half_made_key_point_is_explained_in_the_players_words(points, text, row):
    point = verdict("a", "p", text, *points, missing=("replace",))
    assert verdict_text(scenario(), point, revealed=False, text=text) == row


@pytest.mark.parametrize(
    ("explanation", "source", "said"),
    [
        ("It says so (paragraphs 1 and 2).", "paragraph 1", "It says so (paragraphs 1 and 2)."),
        ("It says so.", "paragraph 3", "It says so. (paragraph 3)"),
        ("It says so (paragraph 1).", "paragraph 3", "It says so (paragraph 1). (paragraph 3)"),
        ("It says so.", "", "It says so."),
        ("", "paragraph 3", "(paragraph 3)"),
    ],
)
def test_a_place_in_the_article_is_named_once(explanation, source, said):
    assert what_the_article_says(key_point("a", explanation=explanation, source=source)) == said


def test_an_argument_of_the_players_own_is_named_if_the_answer_was_kept_with_one():
    text = "Bees need flowers along every railway embankment."
    one = answer(text, *verdicts("mmm", confidence=0.0), flags=(OWN_ARGUMENT,))
    assert own_argument_note(one) == (
        "Your own argument, not the article's: “Bees need flowers along every railway embankment”. It is kept with the "
        "round."
    )
    assert own_argument_note(msgspec.structs.replace(one, flags=())) == ""


@pytest.mark.parametrize(
    ("first", "text", "note"),
    [
        (100, "Parks are free.", "Your closing sentence makes the key point “a” (3 words)."),
        (100, " ", ""),
        (100, "word " * 26, "Your closing sentence makes the key point “a” (26 words, 25 were asked)."),
        (50, "Parks are free.", ""),
    ],
)
def test_a_closing_sentence_is_told_what_it_makes(first, text, note):
    closing = answer(text, *verdicts("hmm"), step=Step.COMEBACK)
    assert closing_note(scenario(), (answer("x", *verdicts("hmm"), marks=first), closing)) == note


@pytest.mark.parametrize(
    ("letters", "flags", "name"),
    [
        ("hhm", (), "hard to answer"),
        ("hhx", (), "full marks, but one own goal"),
        ("hhm", ("copied:a",), "hard to answer"),
        ("hhm", ("copied:a", "copied:b"), "copied, so it counts as practice"),
    ],
)
def test_a_score_has_a_name_unless_it_is_copied(letters, flags, name):
    one = answer(TEXT, *verdicts(letters), marks=100, flags=flags)
    assert named_score([one], one.points) == name


def test_an_own_goal_that_was_taken_back_is_none():
    first = answer(TEXT, *verdicts("hxm"), marks=50)
    second = answer("", *verdicts("mmm"), step=Step.COMEBACK, flags=("empty", "struck"), pressed="b")
    assert named_score([first], first.points) == "answered, but one own goal"
    assert named_score([first, second], first.points) == "answered"
