import pytest

from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.concepts import Concepts
from debategame.scoring.match_finder import MatchFinder
from debategame.scoring.matching import Comparer
from debategame.scoring.reading.text import read
from debategame.scoring.references import References
from debategame.scoring.segments import Reading, Segment

CLAIM = "Charities reach vulnerable people whom bureaucracy overlooks."
SCENARIO = Scenario(
    format=1,
    id="x",
    title="X",
    key_points=(
        KeyPoint(id="reach", claim=CLAIM, opposites=("Charities reach nobody.",)),
        KeyPoint(id="cheap", claim="Hospices cost taxpayers less than hospital wards."),
    ),
    lines=(Line(id="line", says="Leave it to the council.", points=("reach", "cheap")),),
    synonyms={"charities": ("voluntary sector",)},
)


def covered(rebuttal: str, *, says: str = "Leave it to the council.") -> float:
    """How far a rebuttal of one sentence covers the claim of `reach`."""
    return segment(rebuttal, says=says).shares[0]


def segment(rebuttal: str, *, says: str = "Leave it to the council.") -> Segment:
    concepts = Concepts(SCENARIO.synonyms)
    line = Line(id="line", says=says, points=("reach", "cheap"))
    references = References(SCENARIO, line, "", concepts)
    reading = Reading(read(rebuttal).sentences, MatchFinder(references, Comparer()), concepts)
    return reading.segment(range(len(reading.words)))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (CLAIM, "Charities reach vulnerable people."),
        ("Charities reach vulnerable people.", "Charities reach people."),
        ("Bureaucracy overlooks them.", "People reach them."),
        ("Charities reach people.", "The voluntary sector reaches people."),
        ("The voluntary sector reaches people.", "The sector reaches people."),
        ("Charities reach vulnerable people.", "Charities do not reach vulnerable people."),
        ("vulnerable people", "vulnerible peple"),
        ("vulnerible peple", "vulture pebbles"),
    ],
)
def test_what_covers_more(more, less):
    assert covered(more) > covered(less)


@pytest.mark.parametrize(
    "rebuttal",
    [
        "Charity reaches vulnerable people bureaucracies overlooked",
        "CHARITIES REACH VULNERABLE PEOPLE WHOM BUREAUCRACY OVERLOOKS",
        "people whom bureaucracy overlooks charities reach, the vulnerable",
    ],
)
def test_form_and_order_change_little(rebuttal):
    assert covered(rebuttal) > 0.75


def test_nothing_covers_nothing():
    assert covered("Hospices and wards.") == 0.0


def test_the_opponents_words_hardly_count():
    rebuttal = "Charities reach vulnerable people."
    assert covered(rebuttal, says="Charities never reach vulnerable people.") < covered(rebuttal) / 2


def test_a_stretch_is_explained_by_the_key_point_whose_words_it_uses():
    explained = segment("Hospices cost less than wards.").explained(3)
    assert explained[2] > explained[0]


@pytest.mark.parametrize("rebuttal", ["", "?!", "🙂", "the of and"])
def test_a_text_without_words_of_its_own_covers_nothing(rebuttal):
    assert not any(segment(rebuttal).shares)
