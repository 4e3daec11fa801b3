"""Each sentence of the author's is tried as an answer, and what is not marked as meant is named."""

import msgspec
import pytest

from debategame.authoring.checks import (
    marked_answers,
    own_sentences,
    wordings,
)
from debategame.authoring.checks.context import Advice, CheckContext
from debategame.scenario.model import Scenario
from tests.support.late_start import CLOCK, LINE, scenario


def found(made: Scenario) -> list[Advice]:
    return list(own_sentences.check(CheckContext(made)))


def test_sentences_that_are_marked_as_meant_are_passed_in_silence() -> None:
    assert found(scenario()) == []


def test_a_wording_may_report_what_others_say() -> None:
    said = msgspec.structs.replace(CLOCK, wordings=("Doctors agree: they say that hormones keep teenagers awake.",))
    assert found(scenario(said)) == []


def test_an_opposite_that_makes_its_key_point_is_named_with_the_other_sentence_and_the_words() -> None:
    turned = msgspec.structs.replace(CLOCK, opposites=("Their hormones keep teenagers awake.",))
    (advice,) = found(scenario(turned))
    assert advice.path == ("key_points", 0, "opposites", 0)
    assert advice.level == "warning"
    assert advice.message == (
        "this opposite makes the key point `clock`: it is near to “Their hormones keep teenagers awake until "
        "midnight.” with the words “hormones keep teenagers awake”"
    )


def test_the_claim_under_opposites_is_a_warning() -> None:
    (advice,) = found(scenario(msgspec.structs.replace(CLOCK, opposites=(CLOCK.claim,))))
    assert advice.message.startswith("this opposite makes the key point `clock`: it is near to “Their hormones")


def test_an_opposite_that_makes_another_key_point_is_named_with_it() -> None:
    turned = msgspec.structs.replace(CLOCK, opposites=("It is exam results that rise when lessons begin at ten.",))
    assert [advice.message.partition(":")[0] for advice in found(scenario(turned))] == [
        "this opposite of `clock` makes `marks`"
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"wordings": ("hormones clock midnight biology teenagers sleep",)}, "it reads as a list of words"),
        ({"opposites": ("They choose to.",)}, "nothing in it is plain enough"),
    ],
)
def test_a_sentence_that_earns_nothing_is_a_note_with_the_reason(fields: dict[str, tuple[str, ...]], why: str) -> None:
    (advice,) = found(scenario(msgspec.structs.replace(CLOCK, **fields)))
    assert advice.level == "note"
    assert advice.message.startswith("as an answer to `lazy` this ")
    assert advice.message.endswith(f": {why}")


def test_a_model_that_an_opposite_spoils_names_that_opposite() -> None:
    model = "They could sleep earlier if they wanted to. Exam results rise when lessons begin at ten."
    line = msgspec.structs.replace(LINE, model=model)
    (advice,) = marked_answers.check(CheckContext(scenario(lines=(line,))))
    assert advice.message.startswith(
        "this model rebuttal contradicts the key point `clock` of its line: it is near to “They could sleep earlier"
    )
    assert advice.hint.startswith("if the model is right, change the sentence it is near to")


def test_a_wording_that_denies_its_claim_is_named_with_the_claim() -> None:
    denying = msgspec.structs.replace(CLOCK, wordings=("Their hormones never keep teenagers awake until midnight.",))
    (advice,) = found(scenario(denying))
    assert advice.level == "warning"
    assert advice.message == (
        "this wording may deny the claim of `clock`, “Their hormones keep teenagers awake until midnight.”: only one "
        "of the two denies “keep”, “teenagers”, “awake”, “midnight”"
    )
    assert not any("adds nothing" in item.message for item in wordings.check(CheckContext(scenario(denying))))


def test_an_opposite_that_affirms_its_claim_is_named_with_it_and_the_words() -> None:
    affirming = msgspec.structs.replace(
        CLOCK, opposites=("Hormones that rage keep most teenagers awake until midnight.",)
    )
    assert [item.message for item in found(scenario(affirming))] == [
        (
            "this opposite affirms `clock`: it is near to “Their hormones keep teenagers awake until midnight.” with "
            "the words “Hormones, keep, teenagers, awake, midnight”, and denies none"
        )
    ]


def test_a_denial_is_no_affirmation() -> None:
    denying = msgspec.structs.replace(CLOCK, opposites=("Hormones never keep teenagers awake until midnight.",))
    assert found(scenario(denying)) == []
