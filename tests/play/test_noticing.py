"""What is noticed about an answer, and that a second look notices the same."""

import pytest

from debategame.play.noticing import noticed
from tests.support.bouts import answer, key_point, scenario, verdict, verdicts

CLAIM = "Everybody in this town may walk in the park for nothing."
PLAYED = scenario(key_points=(key_point("a", claim=CLAIM), key_point("b"), key_point("c")))
BEES = "Bees need flowers along every railway embankment."


@pytest.mark.parametrize(
    ("given", "struck", "flags"),
    [
        (answer("Parks.", *verdicts("mmm"), flags=("echo",)), False, ("echo",)),
        (answer("Parks.", *verdicts("mmm")), True, ("struck",)),
        (answer(BEES, *verdicts("mmm", confidence=0.0)), False, ("own argument",)),
        (answer(CLAIM, verdict("a", "h", CLAIM, CLAIM), *verdicts("mmm")[1:]), False, ("copied:a",)),
    ],
)
def test_flags_are_added_to_those_of_the_scorer(given, struck, flags):
    assert noticed(PLAYED, PLAYED.lines[0], given, struck=struck, studied=False, seen=True).flags == flags
