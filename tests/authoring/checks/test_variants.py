"""Variants of sentences: one and two words left out or exchanged, and what they should not make."""

import msgspec

from debategame.authoring.checks import (
    variants,
)
from debategame.authoring.checks.context import CheckContext
from tests.support.late_start import CLOCK, LINE, scenario


def test_a_variant_leaves_out_one_word_of_meaning_or_two_neighbours() -> None:
    made = variants.Variants(CheckContext(scenario())).of("The hormones keep their teenagers not awake.")
    assert [variant.text for variant in made if not variant.exchanged] == [
        "The keep their teenagers not awake.",
        "The hormones their teenagers not awake.",
        "The hormones keep their not awake.",
        "The hormones keep their teenagers not .",
    ]


def test_a_variant_exchanges_words_for_related_ones_of_the_scenario() -> None:
    line = msgspec.structs.replace(LINE, says="Adolescents are lazy, and never awake.")
    made = variants.Variants(CheckContext(scenario(lines=(line,)))).of("Teenagers keep late hours.")
    assert "adolescents keep late hours." in [variant.text for variant in made if variant.exchanged]


def test_no_variant_puts_in_a_word_that_denies_or_takes_one_out() -> None:
    denying = msgspec.structs.replace(CLOCK, wordings=("Stop the early bell.", "Nowhere do they sleep."))
    made = list(variants.Variants(CheckContext(scenario(denying))).of("Stop waking teenagers before their hormones."))
    assert made
    assert all(variant.text.startswith("Stop ") for variant in made)
    assert not any("nowhere" in variant.text for variant in made)


def test_a_variant_of_an_opposite_that_makes_the_key_point_is_a_note_with_the_variant() -> None:
    (advice,) = variants.check(CheckContext(scenario()), lambda: None)
    assert (advice.level, advice.path) == ("note", ("key_points", 1, "opposites", 0))
    assert advice.message == (
        "a player who says “Grades keep as they are, whatever the clock says.” makes `clock`: it is near to “The body "
        "clock of a teenager runs late.” with the words “clock”"
    )


def test_every_sentence_is_a_step_of_the_thorough_check() -> None:
    context, steps = CheckContext(scenario()), []
    list(variants.check(context, lambda: steps.append(1)))
    assert len(steps) == variants.count(context) == 6
