"""Key points that any common word makes."""

import msgspec

from debategame.authoring.checks import (
    common_words,
)
from debategame.authoring.checks.context import CheckContext
from debategame.scenario.model import KeyPoint, Line, TheirPoint
from tests.support.late_start import CLOCK, scenario

LONELY = KeyPoint(
    id="older",
    claim="Charities were there long before this government, so it cannot die with it.",
    wordings=(
        "Churches and clubs began it a hundred years ago.",
        "It did not begin with him, so it will not end with him.",
        "There were nurses in this town before he was born.",
    ),
)


def test_a_key_point_that_any_common_word_makes_is_a_note_with_the_words() -> None:
    line = Line(id="cake", says="The whole thing is dead. Have some cake!", points=("older",))
    theirs = (TheirPoint(id="cake", claim="Cake is good for you."),)
    (advice,) = common_words.check(CheckContext(scenario(LONELY, lines=(line,), their_points=theirs)))
    assert (advice.level, advice.path) == ("note", ("key_points", 0, "claim"))
    assert advice.message == (
        "as an answer to `cake`, one common word makes `older`, even in a sentence about something else: “begin”, "
        "“end”, “nurses”, “town”"
    )
    assert advice.hint == "give `cake` more key points, so that the game can tell them apart"


def test_without_their_points_one_common_word_makes_no_hit() -> None:
    line = Line(id="cake", says="The whole thing is dead. Have some cake!", points=("older",))
    assert list(common_words.check(CheckContext(scenario(LONELY, lines=(line,))))) == []


def test_a_line_with_enough_key_points_is_not_tried() -> None:
    ids = tuple(f"point-{number}" for number in range(common_words.FEW_POINTS + 2))
    points = tuple(msgspec.structs.replace(LONELY, id=point_id) for point_id in ids)
    line = Line(id="cake", says="The whole thing is dead. Have some cake!", points=ids[1:])
    context = CheckContext(scenario(key_points=points, lines=(line,)))
    assert list(common_words.check(context)) == []
    assert context.work.done == 0


def test_a_line_with_all_key_points_is_not_tried() -> None:
    line = Line(id="cake", says="The whole thing is dead. Have some cake!", points=("older",))
    context = CheckContext(scenario(key_points=(LONELY,), lines=(line,)))
    assert list(common_words.check(context)) == []


def test_rare_words_and_small_words_are_not_common() -> None:
    assert common_words.common_words(CheckContext(scenario()), CLOCK) == ("keep", "body", "runs", "late")
