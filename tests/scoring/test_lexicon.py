import gzip

import pytest

from debategame.scoring.lexicon import CLOSENESS, RARITY_FILE, RELATIONS_FILE, known, packed, rarity, related
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


def test_the_file_is_small():
    assert RARITY_FILE.stat().st_size < 250_000
    assert len(gzip.decompress(RARITY_FILE.read_bytes())) < 1_000_000


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


@pytest.mark.parametrize(
    ("rows", "data"),
    [
        ([[(1, 3)], []], b"a b\n\x01\x00\x0b"),
        ([[], [(0, 7)]], b"a b\n\x00\x01\x07"),
        ([[(40, 1)], []], b"a b\n\x02\x00\xc1\x02"),
    ],
)
def test_relations_are_packed_by_steps_and_levels(rows, data):
    assert packed(["a", "b"], rows) == data


def test_the_file_of_relations_is_about_half_a_megabyte():
    assert RELATIONS_FILE.stat().st_size < 600_000
