import pytest

from debategame.scoring.reading.table import Table, ordered, packed

WORDS = {word: bytes((number, 10)) for number, word in enumerate(("a", "b c", "ab", "naïve", "US", "·", "z" * 99))}


@pytest.fixture
def table() -> Table:
    return Table(packed(WORDS) + b"more")


def test_every_word_has_its_value(table: Table) -> None:
    assert {word: table.get(word) for word in WORDS} == WORDS


@pytest.mark.parametrize("word", ["", "b", "c", "\n", "us", "\ud800"])
def test_a_word_that_is_not_there_has_none(table: Table, word: str) -> None:
    assert table.get(word) == b""


def test_the_words_come_in_order_and_the_rest_is_kept(table: Table) -> None:
    assert table.words() == ordered(WORDS)
    assert sorted(table.words()) == sorted(WORDS)
    assert bytes(table.rest()) == b"more"


def test_many_words_stand_in_many_buckets() -> None:
    words = {f"word {number}": bytes((number % 256,)) for number in range(5000)}
    found = Table(packed(words))
    assert all(found.get(word) == value for word, value in words.items())
