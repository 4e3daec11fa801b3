"""The notes beside a round."""

import pytest

from debategame.play.round_notes import newest_scorer, round_notes
from debategame.progress.rounds import COPIED, MOST_HINTS, STUDIED, Mode
from tests.support.factories import answer, played


@pytest.mark.parametrize(
    ("change", "notes"),
    [
        ({}, ()),
        ({"first_sight": False}, ("again",)),
        ({"excluded": True, "first_sight": False}, ("left out", "again")),
    ],
)
def test_the_notes_say_what_is_special_about_a_round(change, notes):
    assert round_notes(played(answer(hints={}), **change)) == notes


def test_a_round_after_study_is_studied_and_not_again():
    assert round_notes(played(answer(hints={}, flags=(STUDIED,)), first_sight=False)) == ("studied",)


def test_a_copied_round_says_so():
    assert round_notes(played(answer(hints={}, flags=(f"{COPIED}shade",)))) == ("copied",)


def test_a_round_that_says_a_key_point_better_took_no_hints():
    said = answer(hints={"shade": MOST_HINTS}, pressed="shade")
    assert round_notes(played(said, mode=Mode.REVIEW, first_sight=False)) == ("said better",)
    assert played(said, mode=Mode.REVIEW).hints_taken == 0


def test_a_round_is_older_only_beside_a_newer_one():
    old, new = (played(answer(hints={}, scorer=scorer)) for scorer in ("9", "10"))
    assert newest_scorer([old, new]) == "10"
    assert [round_notes(each, "10") for each in (old, new)] == [("older scoring",), ()]
    assert round_notes(old, newest_scorer([old])) == ()
