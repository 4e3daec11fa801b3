"""Texts that players read must not make a key point for them, nor explanations the wrong one."""

import msgspec
import pytest

from debategame.authoring.checks import (
    giveaways,
)
from debategame.authoring.checks.context import CheckContext
from tests.support.late_start import CLOCK, MARKS, scenario


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"comeback": "Grades, then? I hear that exam results rise at ten."}, "comeback"),
        ({"grants": "Fine, and I know that exam results rise after ten, too."}, "grants"),
        ({"hints": ("What does biology do to somebody who must wake?",)}, "hints"),
    ],
)
def test_a_text_that_makes_a_key_point_in_other_words_is_a_note(fields: dict[str, object], place: str) -> None:
    giving = msgspec.structs.replace(CLOCK, wordings=(*CLOCK.wordings, "Biology makes them wake late."), **fields)
    about_it = [item for item in giveaways.check(CheckContext(scenario(giving))) if place in item.path]
    assert [(item.level, "it is near to “" in item.message) for item in about_it] == [("note", True)]


def test_what_the_opponent_says_by_default_gives_nothing_away() -> None:
    walking = msgspec.structs.replace(MARKS, claim="People walk more.", wordings=("We walk around.",))
    assert list(giveaways.check(CheckContext(scenario(marks=walking)))) == []


def test_a_grant_may_repeat_the_key_point_that_was_made() -> None:
    granting = msgspec.structs.replace(CLOCK, grants="Fine: their hormones keep teenagers awake until midnight.")
    assert list(giveaways.check(CheckContext(scenario(granting)))) == []


def test_an_explanation_that_makes_another_key_point_is_a_note() -> None:
    explained = msgspec.structs.replace(CLOCK, explanation="Exam results rise when lessons begin at ten.")
    (advice,) = giveaways.check(CheckContext(scenario(explained)))
    assert (advice.level, advice.path) == ("note", ("key_points", 0, "explanation"))
    assert advice.message.startswith("as an answer to `lazy` this explanation makes `marks` instead of `clock`")
