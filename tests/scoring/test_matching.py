import pytest

from debategame.scoring.concepts import Concepts
from debategame.scoring.matching import Comparer, Stems, Vocabulary, are_forms, opposites
from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.text import stem

VOCABULARY = Vocabulary(
    Stems(stem(word) for word in ("volunteer", "privatisation", "housebound", "whitehall", "care", "pay"))
)


@pytest.mark.parametrize(
    ("word", "other", "how"),
    [
        ("volunteers", "volunteer", "exact"),
        ("privatization", "privatisation", "exact"),
        ("voluntteers", "volunteer", "typo"),
        ("houesbound", "housebound", "typo"),
        ("wage", "pay", "related"),
    ],
)
def test_how_a_word_meets_another(word, other, how):
    found = {one.stem: one.how for one in Comparer().meet(stem(word), VOCABULARY)}
    assert found[stem(other)] == how


@pytest.mark.parametrize(
    ("word", "other"), [("core", "care"), ("way", "pay"), ("house", "housebound"), ("the", "care")]
)
def test_words_that_only_look_alike_do_not_meet(word, other):
    assert stem(other) not in {one.stem for one in Comparer().meet(stem(word), VOCABULARY)}


@pytest.mark.parametrize(("word", "meant"), [("voluntteers", "volunteer"), ("house", "house"), ("xqzzy", "xqzzy")])
def test_what_a_mistyped_word_stands_for(word, meant):
    assert Comparer().meant(stem(word), VOCABULARY) == stem(meant)


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("the voluntary sector works", [(1, 3)]),
        ("a charity works", [(1, 2)]),
        ("they float teams off", [(1, 4)]),
        ("they float off", [(1, 3)]),
        ("they float", []),
        ("they float one two three four off", []),
        ("", []),
    ],
)
def test_phrases_are_found_inflected_and_apart_from_their_particle(words, phrases):
    concepts = Concepts({"charities": ("voluntary sector",), "spin-outs": ("float off",)})
    found = concepts.find([stem(word) for word in words.split()], words.split())
    assert [(named.first, named.last) for named in found] == phrases


@pytest.mark.parametrize(
    ("word", "named"), [("personalisation", True), ("personalising", True), ("person", False), ("mental", False)]
)
def test_a_synonym_is_named_by_its_own_forms_and_not_by_all_that_share_its_root(word, named):
    concepts = Concepts({"personalisation": ("personalised",), "mindset": ("mentality-led",)})
    assert bool(list(concepts.find([stem(word)], [word]))) is named


@pytest.mark.parametrize(("one", "other"), entries("lookalikes"))
def test_look_alikes_are_no_forms_of_one_word(one: str, other: str) -> None:
    assert not are_forms(stem(one), stem(other))


@pytest.mark.parametrize(("one", "other"), [(one, other) for *_, one, other in entries("endings")])
def test_an_ending_explains_what_two_forms_of_a_word_differ_in(one: str, other: str) -> None:
    assert stem(one) == stem(other) or are_forms(stem(one), stem(other))


def test_a_word_meets_its_opposite_as_turned() -> None:
    (meeting,) = [one for one in Comparer().meet(stem("fell"), Vocabulary(Stems([stem("rises")]))) if one.turned]
    assert meeting.stem in opposites(stem("fell"))


@pytest.mark.parametrize(
    ("word", "named"), [("employers", True), ("employer", True), ("employed", False), ("employees", False)]
)
def test_a_synonym_is_no_other_person_or_deed_of_the_same_stem(word: str, named: bool) -> None:
    concepts = Concepts({"firms": ("employers",)})
    assert bool(list(concepts.find([stem(word)], [word]))) is named
