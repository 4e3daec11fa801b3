"""The stem of a word in letters: that of a common one is kept in a data file, any other is worked out."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from debategame.scoring.reading import table
from debategame.scoring.reading.spelling import one_spelling
from debategame.scoring.reading.table import Table

FILE = Path(__file__).parents[1] / "data" / "stems.bin"
"""A byte for each word: which change of ending leads to its stem. The changes stand behind the table."""


def stemmed(form: str) -> str:
    """Return the stem of a word of lower-case letters."""
    return kept(form) or worked_out(form)


def kept(form: str) -> str:
    """Return the stem of a common word, empty for any other: the stemmer takes 12 ms to load."""
    words, changes = _kept()
    change = words.get(form)
    if not change:
        return ""
    cut, ending = changes[change[0]]
    return form[: len(form) - cut] + ending


def kept_words() -> list[str]:
    """Return the words that have their stems kept."""
    return _kept()[0].words()


@cache
def _kept() -> tuple[Table, list[tuple[int, str]]]:
    """Return the table, and the changes: how many letters go, and what comes instead."""
    words = Table(FILE.read_bytes())
    changes = (change.partition("-") for change in bytes(words.rest()).decode().split(" "))
    return words, [(int(cut), ending) for cut, _, ending in changes]


def packed(words: Iterable[str]) -> bytes:
    """Return a file with the stems of words."""
    changes = {word: _change(word, worked_out(word)) for word in words}
    kinds = sorted(set(changes.values()))
    values = {word: bytes([kinds.index(change)]) for word, change in changes.items()}
    return table.packed(values) + " ".join(kinds).encode()


def _change(word: str, stem: str) -> str:
    same = next(length for length in range(len(stem), -1, -1) if word.startswith(stem[:length]))
    return f"{len(word) - same}-{stem[same:]}"


def worked_out(form: str) -> str:
    """Return the stem of a word of lower-case letters, also of one that is kept."""
    stemmer = _stemmer_class()()  # one of its own each time: it keeps the word it works on, and threads share this
    found: str = stemmer.stemWord(one_spelling(form))
    return found


@cache
def _stemmer_class() -> Callable[[], Any]:
    """Return the pure-Python stemmer, by its class: another installed one might stem otherwise."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # every language comes with it

    stemmer_class: Callable[[], Any] = EnglishStemmer
    return stemmer_class
