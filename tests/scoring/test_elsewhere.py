"""What counts as an answer to another line, so that the player is told to keep it."""

from pathlib import Path

import pytest

from debategame.scenario.model import Line
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer
from tests.support import late_start

BUS = Line(id="bus", says="The village is full of bikes.", points=("clock",))
FIRST_STEPS = Path(__file__).parents[2] / "scenarios" / "big-society-first-steps.yaml"
OTHER_LINE = Line(id="grades", says="School starts early everywhere.", points=("marks",))


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(late_start.scenario(lines=(BUS, OTHER_LINE)))


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("Exam results rise when lessons begin at ten.", ["marks"]),
        ("You are wrong: exam results rise when lessons begin at ten.", ["marks"]),
        ("Exam results rise when lessons begin at ten, that is true.", []),
        ("Exam results rise when lessons begin at ten, and you are right.", []),
        ("Exam results never rise when lessons begin at ten.", []),
        ("Grades stay as they are, whatever the timetable says.", []),
    ],
)
def test_only_a_sentence_that_makes_another_lines_key_point_answers_that_line(scorer, answer, named):
    assert [found.point for found in scorer.score("bus", answer).elsewhere] == named


def test_an_opposite_of_any_key_point_answers_no_line(small):
    scorer = Scorer(small)
    said = [
        (line.id, opposite)
        for point in small.key_points
        for line in small.lines
        if point.id not in line.points
        for opposite in point.opposites
    ]
    assert said
    assert [one for one in said if any(not found.theirs for found in scorer.score(*one).elsewhere)] == []


def test_a_sentence_more_about_another_lines_key_point_makes_none_here() -> None:
    scorer = Scorer(read_file(FIRST_STEPS))
    for answer in (
        "Charities do far more good than the state could with the money.",
        "Charities do more good than the state.",
        "The state has the money and charities have the heart.",
    ):
        assert [point.verdict for point in scorer.score("cake", answer).points] == [Verdict.MISSED] * 2, answer
    for answer in ("People helped each other before Cameron.", "There were volunteers long before the Coalition."):
        assert scorer.score("cake", answer).points[1].verdict is Verdict.HIT, answer
