"""Nothing stands between a newcomer and the first score but what it needs."""

from collections.abc import Callable

import pytest

from benchmarks.first_score import walk
from tests.support.school.chromium import Person
from tests.support.school.serving import RunningServer

pytestmark = pytest.mark.browser
MOST_WORDS = 60
"""The words that a pupil reads at most. More take more than two minutes, with 40 words typed on a phone."""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_first_score_is_two_pages_and_three_fields_away(
    someone: Callable[..., Person], server: RunningServer, scripts: bool
) -> None:
    steps = walk(someone(scripts=scripts), server.class_code, f"New {scripts}")
    assert [step.fields for step in steps] == [2, 1, 0]
    assert [step.typed for step in steps] == [3, 40, 0]
    assert sum(step.read for step in steps) <= MOST_WORDS
