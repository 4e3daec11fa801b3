"""The case in order and as a text, in the player's words. Open key points are only counted."""

import datetime

import pytest
from msgspec.structs import replace

from debategame.play.case import WIDTH, case_parts, case_text
from debategame.progress.standing import Standing, standing
from debategame.scenario.model import Scenario, Source
from tests.support.factories import SCENARIO, answer, played, point

SHADE = answer("Trees give shade.", points=(point("shade"), point("play", "·")))
HALF_PLAY = answer("And there are swings.", points=(point("shade", "·"), point("play", "~")))
STANDING = standing([played(SHADE), played(HALF_PLAY)])
FULL = replace(
    SCENARIO,
    motion="The park should be sold",
    source=Source(
        title="Keep it green",
        author="R. Vale",
        publication="The Parish Paper",
        date=datetime.date(2019, 9, 2),
        url="https://example.org/park",
    ),
)
WHOLE = """\
Parks
=====

Motion: The park should be sold
Side:   against
Made:   1 of 3 key points, and 1 in part

1. shade
   “Trees give shade.”

2. play (made in part)
   “And there are swings.”

Source: R. Vale, “Keep it green”, The Parish Paper, 2 September 2019
        https://example.org/park
"""
BY_LINE = """\
Parks
=====

Side:   against
Made:   1 of 3 key points, and 1 in part

Against “Close the park.”

1. shade
   “Trees give shade.”

2. play (made in part)
   “And there are swings.”

Against “Sell the park.”

3. play (made in part)
   “And there are swings.”
"""


@pytest.mark.parametrize(
    ("scenario", "stands", "by_line", "expected"),
    [
        (FULL, STANDING, False, WHOLE),
        (SCENARIO, STANDING, True, BY_LINE),
        (SCENARIO, Standing(), False, "Parks\n=====\n\nSide:   against\nMade:   0 of 3 key points\n"),
    ],
)
def test_the_text_holds_what_was_made(scenario: Scenario, stands: Standing, by_line: bool, expected: str) -> None:
    assert case_text(scenario, stands, by_line=by_line) == expected


def test_long_sentences_wrap_with_an_indent() -> None:
    text = case_text(SCENARIO, standing([played(answer("Trees give shade, " * 20, points=(point("shade"),)))]))
    rows = text.partition("1. shade\n")[2].rstrip().splitlines()
    assert len(rows) > 1
    assert all(row.startswith("   ") and len(row) <= WIDTH for row in rows)


def test_the_text_has_no_control_characters() -> None:
    text = case_text(
        SCENARIO, standing([played(answer("Trees\x1b]52;c;x\x07 \ud800shade.", points=(point("shade"),)))])
    )
    assert "“Trees�]52;c;x� �shade.”" in text


def test_by_line_a_key_point_is_under_every_line_it_answers() -> None:
    parts = case_parts(SCENARIO, STANDING, by_line=True)
    assert [[entry.point.id for entry in part.entries] for part in parts] == [["shade", "play"], ["play"]]
    assert [(part.made, part.halves, part.still_open) for part in parts] == [(1, 1, 0), (0, 1, 1)]
