"""Which names of a key point a player cannot know."""

import pytest

from debategame.authoring.checks.names import required_names
from debategame.scenario.model import KeyPoint
from debategame.scoring.reading.text import read


@pytest.mark.parametrize(
    ("claim", "wording", "names"),
    [
        ("Ask Levitt.", "It was Levitt.", {"Levitt"}),
        ("Milk is rich in vitamin D.", "You need vitamin D.", set()),
        ("Plan B works.", "There was a plan B.", set()),
    ],
)
def test_a_rare_name_is_required_and_a_single_letter_is_not(claim: str, wording: str, names: set[str]) -> None:
    assert set(required_names(KeyPoint(id="a", claim=claim, wordings=(wording,)), read).values()) == names
