import pytest

from debategame.scoring.lexicon import CLOSENESS, RARITY_FILE, RELATIONS_FILE, Relations, known, packed, rarity, related
from debategame.scoring.reading.text import plain, stem


@pytest.mark.parametrize(("common", "rare"), [("the", "people"), ("people", "council"), ("council", "gloating")])
def test_rarer_words_weigh_more(common, rare):
    assert rarity(stem(common)) < rarity(stem(rare))


@pytest.mark.parametrize("word", ["labour", "centre", "privatisation", "programme", "neighbourhood", "Whitehall"])
def test_british_words_are_known(word):
    assert known(stem(plain(word)))


def test_what_is_not_listed_is_rare_and_unknown():
    assert rarity("qzxv") > rarity(stem("gloating"))
    assert not known("qzxv")


def test_a_number_says_little_by_itself():
    assert rarity("2010") < rarity(stem("gloating"))


@pytest.mark.parametrize(
    ("word", "other"), [("quit", "resign"), ("charity", "donate"), ("pay", "wage"), ("hospital", "nurse")]
)
def test_words_near_in_meaning_are_related(word, other):
    near = related(stem(word)) | {
        one: closeness for one, closeness in related(stem(other)).items() if one == stem(word)
    }
    assert stem(other) in near or stem(word) in near


@pytest.mark.parametrize("word", ["quit", "charity", "pay", "council"])
def test_a_relation_counts_for_less_than_the_word_itself(word):
    assert related(stem(word))
    assert all(0 < closeness < 1 for closeness in related(stem(word)).values())
    assert list(CLOSENESS) == sorted(CLOSENESS)


@pytest.mark.parametrize("word", ["", "qzxv", "the"])
def test_a_word_may_have_no_relations(word):
    assert related(word) == {}


def test_neighbours_are_found_in_their_order_with_their_closeness():
    relations = Relations(packed({"b": [("c", 7), ("a", 0)], "c": [], "a": [("b", 3)]}))
    found = [list(relations.near(stem).items()) for stem in "abcd"]
    assert found == [[("b", CLOSENESS[3])], [("c", CLOSENESS[7]), ("a", CLOSENESS[0])], [], []]


@pytest.mark.parametrize(("file", "most"), [(RARITY_FILE, 500_000), (RELATIONS_FILE, 1_200_000)])
def test_the_files_are_small(file, most):
    assert file.stat().st_size < most
