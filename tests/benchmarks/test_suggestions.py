"""The benchmark of suggestions: a suggestion that was taken is counted on answers it was not taken from."""

import random

import msgspec

from benchmarks.suggestions import MarkedSet, f1, outcome, take, without_wordings
from debategame.authoring.answers.model import PupilAnswer, score_answers
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from tests.support.paths import DATA

SOUND = read_file(DATA / "sound.yaml")
FERRY = "Skippers on the dawn ferry would be stuck ashore."
ANSWER = PupilAnswer(
    line="money",
    text=FERRY,
    source="Ada",
    marks={"shift-workers": Verdict.HIT, "drink-driving": Verdict.MISSED},
)


ANSWERS = tuple(msgspec.structs.replace(ANSWER, source=name) for name in ("Ada", "Ben", "Cleo", "Dan"))


def test_one_suggestion_mends_what_the_other_half_says_alike() -> None:
    row = outcome(MarkedSet("sound", SOUND, ANSWERS), random.Random(1))  # noqa: S311 -- no secret depends on it
    assert (row.before, row.after, row.taken) == (0.0, 1.0, 1)


def test_nothing_is_taken_where_the_game_agrees() -> None:
    taught, taken = take(SOUND, ANSWERS)
    assert (taken, f1(score_answers(taught, ANSWERS))) == (1, 1.0)
    assert take(taught, ANSWERS) == (taught, 0)


def test_a_bare_scenario_has_its_claims_and_no_wordings() -> None:
    bare = without_wordings(MarkedSet("sound", SOUND, ())).scenario
    assert [point.claim for point in bare.key_points] == [point.claim for point in SOUND.key_points]
    assert not any(point.wordings for point in bare.key_points)
