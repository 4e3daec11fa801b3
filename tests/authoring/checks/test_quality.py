"""How well a scenario is known to mark, and what to do next."""

import pytest

from debategame.authoring.checks.context import CheckContext
from debategame.authoring.checks.quality import Quality, measure
from debategame.scenario.model import Scenario


@pytest.mark.parametrize(
    ("quality", "step"),
    [
        (Quality(answers=20, agreed=20, marks=20, thin=2), "give 2 key points four wordings or more"),
        (Quality(answers=0, agreed=0, marks=0), "write ten answers as your pupils would"),
        (Quality(answers=9, agreed=9, marks=9), "mark 1 more answer with"),
        (Quality(answers=10, agreed=7, marks=10), "see where you differ"),
        (Quality(answers=10, agreed=8, marks=10), "mark ten answers that it has never met"),
    ],
)
def test_the_next_step_follows_from_what_is_known(quality: Quality, step: str) -> None:
    assert quality.next_step("late.yaml").startswith(step)


def test_agreement_counts_the_marks_of_the_examples(small: Scenario) -> None:
    quality = measure(CheckContext(small))
    assert quality.answers == len(small.examples)
    assert quality.agreed <= quality.marks
