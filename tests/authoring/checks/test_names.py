"""Which names of a key point a player cannot know."""

import msgspec
import pytest

from debategame.authoring.checks import names
from debategame.authoring.checks.context import CheckContext
from debategame.authoring.checks.names import required_names
from debategame.scenario.model import KeyPoint
from debategame.scoring.reading.text import read
from tests.support.late_start import CLOCK, scenario


@pytest.mark.parametrize(
    ("claim", "wording", "required"),
    [
        ("Ask Levitt.", "It was Levitt.", {"Levitt"}),
        ("Milk is rich in vitamin D.", "You need vitamin D.", set()),
        ("Plan B works.", "There was a plan B.", set()),
    ],
)
def test_a_rare_name_is_required_and_a_single_letter_is_not(claim: str, wording: str, required: set[str]) -> None:
    assert set(required_names(KeyPoint(id="a", claim=claim, wordings=(wording,)), read).values()) == required


def test_a_name_that_is_a_small_word_too_is_a_note() -> None:
    named = msgspec.structs.replace(
        CLOCK, claim="The WHO says so, and so does Theresa May.", wordings=("May we sleep? I ask: May we?",)
    )
    assert [(item.level, item.message) for item in names.small_words(CheckContext(scenario(named)))] == [
        ("note", "“WHO” counts as a name, but players who write “who” are read as saying the small word"),
        ("note", "“May” is read as the small word “may”, so it counts for nothing"),
    ]
