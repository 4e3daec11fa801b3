"""Words that only say when or how something is so: to deny one of them denies no key point.

They stand in a condition, behind "without", or in a clause about what nobody does alone.
"""

from collections.abc import Sequence
from itertools import pairwise

from debategame.scoring.reading.text import Sentence, Word
from debategame.text.english import CLAUSE_WORDS, word_set

_NO_CONDITION = word_set("even as what")
"""Before "if" they make it something else: "even if", "as if", "what if"."""
_FINITE = word_set("is are was were has have had do does did will would can could shall should may might must")


def circumstances(sentence: Sentence) -> frozenset[int]:
    """Return the places of words that only say when or how something is so."""
    words = sentence.words
    bounds = [0, *(place for place in range(1, len(words)) if _bounds(words[place])), len(words)]
    return frozenset(
        place
        for first, last in pairwise(bounds)
        if _is_condition(words, first)
        for place in range(first, last)
    ) | frozenset(_lacking(words))


def _bounds(word: Word) -> bool:
    return word.pauses or word.form in CLAUSE_WORDS


def _is_condition(words: Sequence[Word], place: int) -> bool:
    """Return whether a condition begins at a place: "if nobody had carried them there"."""
    return words[place].form == "if" and not (place and words[place - 1].form in _NO_CONDITION)


def _lacking(words: Sequence[Word]) -> set[int]:
    """Return the places behind each "without", up to the end of its phrase."""
    found: set[int] = set()
    inside = False
    for place, word in enumerate(words):
        inside = word.form == "without" or (inside and not word.pauses and word.form not in _FINITE)
        if inside:
            found.add(place)
    return found
