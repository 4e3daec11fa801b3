"""The texts of scenarios, each read once however many lines it is weighed for."""

from functools import lru_cache

from debategame.scoring.reading.negation import negated, no_effect
from debategame.scoring.reading.numbers import is_number
from debategame.scoring.reading.text import Word, read

REMEMBERED_TEXTS = 10_000
"""How many texts are kept as words: every line of a scenario needs all of its texts. A large file has 5,000."""


@lru_cache(maxsize=REMEMBERED_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text."""
    return tuple(word for sentence in read(text).sentences for word in sentence.words)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def denials_of(text: str) -> tuple[bool, ...]:
    """Return for each word of a text whether the text denies it."""
    return tuple(denies for sentence in read(text).sentences for denies in negated(sentence))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def numbers_of(text: str) -> frozenset[str]:
    """Return the numbers of a text, each in its one form."""
    return frozenset(word.stem for word in words_of(text) if is_number(word.stem))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def says_no_effect(text: str) -> bool:
    """Return whether a text says that one thing makes nothing of another."""
    return any(no_effect(sentence.words) for sentence in read(text).sentences)
