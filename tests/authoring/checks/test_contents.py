"""What a scenario lacks, repeats or says at too great a length, its synonyms and its language."""

import msgspec
import pytest

from debategame.authoring.checks import (
    contents,
    synonyms,
)
from debategame.authoring.checks.context import CheckContext
from debategame.scenario.model import Scenario
from tests.support.late_start import CLOCK, LINE, scenario


def about(made: Scenario) -> dict[str, str]:
    """Return the advice on contents and synonyms by level and message, apart from that on the missing model."""
    context = CheckContext(made)
    advice = (*contents.check(context), *synonyms.check(context))
    return {item.message: item.level for item in advice if "`model`" not in item.message}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"hints": ("Think of biology.", "think of  biology.")}, "this hint of `clock` repeats hint 1"),
        (
            {"wordings": ("they are awake " * 24,)},
            "this has 72 words, and hardly any answer will have enough of them",
        ),
    ],
)
def test_repeated_hints_and_long_wordings_are_warnings(fields: dict[str, tuple[str, ...]], message: str) -> None:
    assert about(scenario(msgspec.structs.replace(CLOCK, **fields))) == {message: "warning"}


def test_a_phrase_in_two_groups_of_synonyms_is_a_warning_and_a_shared_stem_a_note() -> None:
    assert about(scenario(synonyms={"pupil": ("young people",), "teenager": ("young people", "pupils")})) == {
        "“young people” is in two groups of synonyms, `pupil` and `teenager`": "warning",
        "“pupil” and “pupils” have one stem, so each is in two groups of synonyms, `pupil` and `teenager`": "note",
    }


def test_a_synonym_that_takes_in_another_word_by_its_stem_is_a_note() -> None:
    line = msgspec.structs.replace(LINE, says="Pupils are too busy; their local paper says so. Names are given.")
    groups = {"firms": ("business",), "title": ("name",)}
    assert about(scenario(lines=(line,), synonyms=groups)) == {
        "the synonym “business” of `firms` also takes in “busy”, which has the same stem": "note"
    }


def test_a_line_of_one_key_point_among_many_is_a_warning() -> None:
    points = tuple(msgspec.structs.replace(CLOCK, id=f"point-{number}") for number in range(contents.MANY_POINTS))
    line = msgspec.structs.replace(LINE, points=("point-1",))
    assert about(scenario(key_points=points, lines=(line,))) == {
        "`lazy` has one key point of 8: little to find, and no choice": "warning"
    }


def test_a_text_in_german_is_a_warning() -> None:
    claim = "Die Jugendlichen schlafen morgens lange, weil ihre innere Uhr nach Mitternacht noch keine Ruhe gibt."
    german = msgspec.structs.replace(CLOCK, claim=claim, wordings=(claim, claim, claim))
    line = msgspec.structs.replace(LINE, says=claim, points=("clock",))
    assert about(scenario(key_points=(german,), lines=(line,))) == {
        "the text does not look like English, and the game reads nothing else": "warning"
    }


def test_models_and_hints_are_missed() -> None:
    bare = msgspec.structs.replace(CLOCK, hints=())
    assert [(item.level, item.path) for item in contents.check(CheckContext(scenario(bare)))] == [
        ("warning", ("lines",)),
        ("note", ("key_points", 1, "hints")),
    ]
