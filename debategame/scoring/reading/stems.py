"""The stem of a word in letters: that of a common one is kept in a data file, any other is worked out."""

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from debategame.scoring.reading.spelling import one_spelling

FILE = Path(__file__).parents[1] / "data" / "stems.txt.gz"


def stemmed(form: str) -> str:
    """Return the stem of a word of lower-case letters."""
    return kept().get(form) or worked_out(form)


@cache
def kept() -> dict[str, str]:
    """Return the stems of common words: to work out those that a first answer needs takes a third of its time."""
    forms, stems = (row.split(" ") for row in gzip.decompress(FILE.read_bytes()).decode().split("\n"))
    return dict(zip(forms, stems, strict=True))


def worked_out(form: str) -> str:
    """Return the stem of a word of lower-case letters, also of one that is kept."""
    stemmer = _stemmer_class()()  # one of its own each time: it keeps the word it works on, and threads share this
    found: str = stemmer.stemWord(one_spelling(form))
    return found


@cache
def _stemmer_class() -> Callable[[], Any]:
    """Return the pure-Python stemmer, by its class: another installed one might stem otherwise."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # costs 12 ms: every language comes with it

    stemmer_class: Callable[[], Any] = EnglishStemmer
    return stemmer_class
