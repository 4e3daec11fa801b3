"""The notes beside a round."""

import pytest

from debategame.play.round_notes import newest_scorer, round_notes
from debategame.progress.rounds import STUDIED
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


def test_a_round_is_older_only_beside_a_newer_one():
    old, new = (played(answer(hints={}, scorer=scorer)) for scorer in ("9", "10"))
    assert newest_scorer([old, new]) == "10"
    assert [round_notes(each, "10") for each in (old, new)] == [("older scoring",), ()]
    assert round_notes(old, newest_scorer([old])) == ()
