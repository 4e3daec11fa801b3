"""Words that only say when or how something is so: to deny one of them denies no key point.

They stand in a condition ("if nobody had carried them there") or behind "without" ("a morning without a car").
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from debategame.scoring.reading.relatives import FINITE
from debategame.scoring.reading.text import Sentence, Word
from debategame.text.english import CLAUSE_WORDS, word_set

_NO_CONDITION = word_set("even as what")
"""Before "if" they make it something else: "even if", "as if", "what if"."""


def circumstances(sentence: Sentence) -> frozenset[int]:
    """Return the places of words that only say when or how something is so."""
    words = sentence.words
    bounds = [0, *(place for place in range(1, len(words)) if _bounds(words[place])), len(words)]
    conditions = (range(first, last) for first, last in pairwise(bounds) if _is_condition(words, first))
    return frozenset((*chain.from_iterable(conditions), *_lacking(words)))


def _bounds(word: Word) -> bool:
    return word.pauses or word.form in CLAUSE_WORDS


def _is_condition(words: Sequence[Word], place: int) -> bool:
    """Return whether a condition begins at a place: "if nobody had carried them there"."""
    return words[place].form == "if" and not (place and words[place - 1].form in _NO_CONDITION)


def _lacking(words: Sequence[Word]) -> Iterator[int]:
    """Yield the places behind each "without", up to a mark or to what is said of the whole."""
    inside = False
    for place, word in enumerate(words):
        inside = word.form == "without" or (inside and not word.pauses and word.form not in FINITE)
        if inside:
            yield place
