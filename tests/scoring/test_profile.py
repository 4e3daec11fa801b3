from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import astuple

import debategame
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scoring.aboutness import shipped
from debategame.scoring.concepts import Concepts
from debategame.scoring.cuts import every_segment
from debategame.scoring.features import Features
from debategame.scoring.match_finder import MatchFinder
from debategame.scoring.matching import Comparer
from debategame.scoring.profile import Profile
from debategame.scoring.reading.text import read
from debategame.scoring.references import References
from debategame.scoring.segments import Reading
from debategame.scoring.tuning import TUNING

FITTED = TUNING.weights.features
SCENARIOS = Path(debategame.__file__).parents[1] / "scenarios"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return read_file(SCENARIOS / "big-society.yaml")


@pytest.fixture(scope="module")
def profiles(scenario: Scenario) -> list[Profile]:
    concepts = Concepts(scenario.synonyms)
    references = References(scenario, scenario.lines[0], "", concepts, shipped())
    texts = chain.from_iterable((point.claim, *point.opposites[:1]) for point in scenario.key_points)
    rebuttal = read(" ".join(texts))
    reading = Reading(rebuttal.sentences, MatchFinder(references, Comparer()), concepts)
    return [Profile(segment, references) for segment in every_segment(reading, rebuttal.sentences)]


@pytest.mark.parametrize("weights", [FITTED, Features(*(-weight for weight in astuple(FITTED))), Features(*[1.0] * 8)])
def test_no_voice_has_more_than_the_most_that_it_may_have(
    scenario: Scenario, profiles: list[Profile], weights: Features
) -> None:
    references = profiles[0]._references
    mine = [references.point_voices[point] for point in references.points]
    voices = [voice for voice in (*references.point_voices.values(), *references.their_voices) if voice not in mine]
    for profile in profiles:
        for voice, most in zip(voices, profile.at_most(weights, voices), strict=True):
            pairs = zip(astuple(weights), astuple(profile.features(voice)), strict=True)
            assert sum(weight * feature for weight, feature in pairs) <= most + 1e-9
