"""Each sentence of the author's is tried as an answer, and what is not marked as meant is named."""

import msgspec
import pytest

from debategame.authoring.checks import (
    contents,
    giveaways,
    marked_answers,
    names,
    own_sentences,
    synonyms,
    variants,
    wordings,
)
from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.quality import Quality, measure
from debategame.scenario.model import KeyPoint, Line, Scenario

CLOCK = KeyPoint(
    id="clock",
    claim="Their hormones keep teenagers awake until midnight.",
    wordings=("The body clock of a teenager runs late.",),
    opposites=("They could sleep earlier if they wanted to.",),
    hints=("Think of biology.",),
)
MARKS = KeyPoint(
    id="marks",
    claim="Pupils who start later get better marks in mathematics.",
    wordings=("Exam results rise when lessons begin at ten.",),
    opposites=("Grades stay as they are, whatever the timetable says.",),
)
LINE = Line(id="lazy", says="Young people are lazy.", points=("clock", "marks"))


def scenario(clock: KeyPoint = CLOCK, marks: KeyPoint = MARKS, **fields: object) -> Scenario:
    made = Scenario(format=1, id="late", title="Late", key_points=(clock, marks), lines=(LINE,))
    return msgspec.structs.replace(made, **fields)


def found(made: Scenario) -> list[Advice]:
    return list(own_sentences.check(CheckContext(made)))


def test_sentences_that_are_marked_as_meant_are_passed_in_silence() -> None:
    assert found(scenario()) == []


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
        ({"wordings": ("They say that hormones keep teenagers awake.",)}, "it reads as what somebody else thinks"),
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
        "a player who says “Grades stay as they are, whatever the clock says.” makes `clock`: it is near to “The body "
        "clock of a teenager runs late.” with the words “clock”"
    )


def test_a_wording_that_denies_its_claim_is_named_with_the_claim() -> None:
    denying = msgspec.structs.replace(CLOCK, wordings=("Their hormones never keep teenagers awake until midnight.",))
    found = [item.message for item in wordings.check(CheckContext(scenario(denying))) if "deny" in item.message]
    assert found == [
        (
            "this wording may deny the claim of `clock`, “Their hormones keep teenagers awake until midnight.”: one of "
            "the two has a word like “not”, and the other words are the same"
        )
    ]


def test_an_opposite_that_affirms_its_claim_is_named_with_it_and_the_words() -> None:
    affirming = msgspec.structs.replace(
        CLOCK, opposites=("Hormones that rage keep most teenagers awake until midnight.",)
    )
    assert [item.message for item in found(scenario(affirming))] == [
        (
            "this opposite affirms `clock`: it is near to “Their hormones keep teenagers awake until midnight.” with "
            "the words “Hormones, keep, teenagers, awake, midnight”"
        )
    ]


def test_a_denial_is_no_affirmation() -> None:
    denying = msgspec.structs.replace(CLOCK, opposites=("Hormones never keep teenagers awake until midnight.",))
    assert found(scenario(denying)) == []


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


def test_a_name_that_is_a_small_word_too_is_a_note() -> None:
    named = msgspec.structs.replace(
        CLOCK, claim="The WHO says so, and so does Theresa May.", wordings=("May we sleep? I ask: May we?",)
    )
    assert [(item.level, item.message) for item in names.small_words(CheckContext(scenario(named)))] == [
        ("note", "“WHO” counts as a name, but players who write “who” are read as saying the small word"),
        ("note", "“May” is read as the small word “may”, so it counts for nothing"),
    ]


def test_a_synonym_that_takes_in_another_word_by_its_stem_is_a_note() -> None:
    line = msgspec.structs.replace(LINE, says="Pupils are too busy; their local paper says so. Names are given.")
    groups = {"firms": ("business",), "title": ("name",)}
    assert about(scenario(lines=(line,), synonyms=groups)) == {
        "the synonym “business” of `firms` also takes in “busy”, which has the same stem": "note"
    }


def test_every_sentence_is_a_step_of_the_thorough_check() -> None:
    context, steps = CheckContext(scenario()), []
    list(variants.check(context, lambda: steps.append(1)))
    assert len(steps) == variants.count(context) == 6


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
