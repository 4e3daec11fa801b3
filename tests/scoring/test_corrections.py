import msgspec
import pytest

from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.corrections import rule_names
from debategame.scoring.reading.reported_speech import stances
from debategame.scoring.reading.text import read
from debategame.scoring.scorer import Scorer
from debategame.scoring.tuning import TUNING

POINT = KeyPoint(id="late", claim="Evening buses leave nurses stranded at the hospital")
OTHER = KeyPoint(id="air", claim="Cycling to work clears the air of a city")
LINE = Line(id="buses", says="Public transport works well here.", points=("late", "air"))
SCENARIO = Scenario(format=1, id="buses", title="Buses", key_points=(POINT, OTHER), lines=(LINE,))


def verdict(answer: str, **tuning: float) -> str:
    """The verdict on the first key point."""
    scorer = Scorer(SCENARIO, tuning=msgspec.structs.replace(TUNING, **tuning))
    return scorer.score("buses", answer).points[0].verdict


@pytest.mark.parametrize(
    "frame",
    [
        "You'd have to be blind, deaf and living under a rock to not know {}.",
        "It wasn't until last year that I realised {}.",
        "There is nothing strange or radical in saying that {}.",
    ],
)
def test_a_claim_that_is_meant_counts_where_rules_alone_would_withhold_it(frame: str) -> None:
    answer = frame.format("evening buses leave nurses stranded at the hospital")
    assert verdict(answer, surely_meant=2.0) != "hit"
    assert verdict(answer) == "hit"


@pytest.mark.parametrize(
    "frame",
    [
        "I'd love to live in a world where {}.",
        "Granted that {}, sir, how is it helping the common man?",
        "My neighbour Carmen is always saying that {}, and I love her, but no.",
        "We said from the start that {}. What we also said is that other things matter more.",
    ],
)
def test_a_claim_that_is_not_meant_makes_nothing_where_rules_alone_see_no_fault(frame: str) -> None:
    answer = frame.format("evening buses leave nurses stranded at the hospital")
    assert verdict(answer, hardly_meant=0.0) == "hit"
    assert verdict(answer) == "missed"


def test_a_claim_of_other_words_than_the_wordings_is_not_withheld_by_the_words_around_it() -> None:
    answer = "I'd love to live in a world where staff get stuck at the hospital when buses stop at night."
    assert verdict(answer) == verdict(answer, hardly_meant=0.0)


def test_a_denial_within_the_claim_still_denies_it() -> None:
    assert verdict("Nobody can deny that evening buses do not leave nurses stranded at the hospital.") != "hit"


def test_the_words_of_a_claim_may_be_asked_for() -> None:
    found = Scorer(SCENARIO).claims("buses", "They say: evening buses leave nurses stranded. Rubbish.")
    assert [claim.point for claim in found] == ["late"]


def test_what_rules_made_of_a_claim_has_a_name() -> None:
    sentences = read("It is false that buses run late.").sentences
    assert rule_names(sentences, stances(sentences), 4, 7) == ["R:own", "R:turned", "R:denials"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Nobody in town knows whether the night buses will ever come", "hit"),
        ("Nobody in town knows whether night buses will come", "hit"),
        ("I doubt that nobody in town knows whether the night buses will ever come", "missed"),
    ],
)
def test_what_nearly_says_a_text_stands_to_its_words_as_the_text_does(answer: str, found: str) -> None:
    point = KeyPoint(id="late", claim="Nobody in town knows whether the night buses will ever come")
    scenario = Scenario(format=1, id="buses", title="Buses", key_points=(point, OTHER), lines=(LINE,))
    assert Scorer(scenario).score("buses", answer).points[0].verdict == found
