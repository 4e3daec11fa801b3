"""Curves over runs of words: each run has a weight, and their sum is the logit of what is asked."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from debategame.scoring.reading import table
from debategame.scoring.reading.table import Table
from debategame.scoring.reading.text import Sentence, Word

LONGEST = 3
"""Words of the longest run that has a weight."""
STEP = 0.02
"""The precision of a weight, in logit."""
MIDDLE = 128
"""What is added to a weight so that it is never negative."""
REMEMBERED = 10_000
"""How many runs have their weights at hand."""
OTHER = "_"
"""Stands for a word that no weight knows."""
_MARKS = {**dict.fromkeys('?!"“”', ""), **dict.fromkeys(",;:–—-…(", ",")}
"""The marks that are read, and what each counts as if not as itself."""


class WeightedRuns:
    """The weights of a file: a byte for each run of words, then the constant and the words known."""

    def __init__(self, data: bytes) -> None:
        """Keep the file; a weight is looked up when it is asked for."""
        self._table = Table(data)
        self._weight = lru_cache(maxsize=REMEMBERED)(self._find)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that are read as themselves; any other counts as unknown."""
        return frozenset(self._rest[1:])

    def chance(self, runs: Collection[str]) -> float:
        """Return the chance (0–1, four places) of what the weights were learned for, in the light of some runs."""
        logit = (int(self._rest[0]) + sum(map(self._weight, runs))) * STEP
        return round(1 / (1 + math.exp(-logit)), 4)

    @cached_property
    def _rest(self) -> list[str]:
        return bytes(self._table.rest()).decode().split(" ")

    def _find(self, run: str) -> int:
        """Return the weight of a run in steps; 0 for one that has none."""
        value = self._table.get(run)
        return value[0] - MIDDLE if value else 0


def tokens(words: Sequence[Word]) -> Iterator[str]:
    """Yield the words and the marks before them."""
    for word in words:
        mark = next((char for char in word.mark if char in _MARKS), "")
        if mark:
            yield _MARKS[mark] or mark
        yield word.form


def end(sentence: Sentence) -> str:
    """Return the mark that stands for the end of a sentence."""
    return "?" if sentence.asks else "."


def as_known(said: Iterable[str], known: frozenset[str] | None) -> list[str]:
    """Return words with `OTHER` for those that are not known; as they are if `known` is None."""
    return [word if known is None or word in known else OTHER for word in said]


def runs_among(said: Sequence[str], longest: int = LONGEST) -> Iterator[list[str]]:
    """Yield the runs of at most so many words that may have a weight."""
    for length in range(1, longest + 1):
        for place in range(len(said) - length + 1):
            run = list(said[place : place + length])
            if length == 1 or any(word != OTHER for word in run):
                yield run


def packed(constant: int, weights: Mapping[str, int], known: Iterable[str]) -> bytes:
    """Return a file with the weights of runs in steps, the constant, and the words known.

    A weight too large for a byte counts as the largest.
    """
    values = {run: bytes([max(0, min(2 * MIDDLE - 1, weight + MIDDLE))]) for run, weight in weights.items()}
    return table.packed(values) + " ".join((str(constant), *sorted(known))).encode()
