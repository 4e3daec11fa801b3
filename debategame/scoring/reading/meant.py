"""Whether a player means a claim: read from the words around it, by weights learned from sentence frames.

"Nobody can deny that …" means what follows; "… , pull the other one" does not mean what went before. There are more
such turns than any list holds, so their words, pairs and triples of words have weights; `tools/fit_meant.py` learns
them.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

import msgspec

from debategame.scoring.reading import table
from debategame.scoring.reading.table import Table
from debategame.scoring.reading.text import Sentence, Word

FILE = Path(__file__).parents[1] / "data" / "meant.bin"
"""A byte for each run of words: its weight and `MIDDLE`. The constant and the words known stand behind the table."""
REACH = 12
"""Words and marks at most that are read on one side of a claim in its sentence, and in the sentences beside it."""
LATER = 2
"""Sentences that are read after the one with the claim."""
LONGEST_NEIGHBOUR = 12
"""Words of a sentence beside the one with the claim that may say something of it. A longer one argues for itself."""
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


class Around(msgspec.Struct, frozen=True):
    """The words and marks around a claim."""

    before: tuple[str, ...]
    """Before it in its sentence."""
    after: tuple[str, ...]
    """After it in its sentence."""
    earlier: tuple[str, ...]
    """The sentence before."""
    later: tuple[str, ...]
    """The sentences after."""


def around(sentences: Sequence[Sentence], first: int, last: int) -> Around:
    """Return what stands around the words from place `first` to before `last`, in the sentence that holds `first`."""
    start = 0
    for number, sentence in enumerate(sentences):
        end = start + len(sentence.words)
        if first < end:
            here, there = first - start, min(last, end) - start
            earlier = takewhile(_is_short, reversed(sentences[max(0, number - 1) : number]))
            later = takewhile(_is_short, sentences[number + 1 : number + 1 + LATER])
            return Around(
                before=("^", *_tokens(sentence.words[:here]))[-REACH:],
                after=(*_tokens(sentence.words[there:]), _end(sentence))[:REACH],
                earlier=tuple(token for one in earlier for token in ("^", *_tokens(one.words), _end(one)))[-REACH:],
                later=tuple(token for one in later for token in (*_tokens(one.words), _end(one)))[:REACH],
            )
        start = end
    raise ValueError("no sentence holds the claim")


def runs(of: Around, known: frozenset[str] | None = None) -> Iterator[str]:
    """Yield the runs of words around a claim that may have a weight, each with the side it stands on.

    Words that are not `known` are read as `OTHER`.
    """
    sides = [("b", (*of.before, "|")), ("a", ("|", *of.after)), ("e", of.earlier)]
    sides += [("l", ("|", *of.later))] if of.later else []
    for side, tokens in sides:
        if not tokens:
            continue
        said = [token if known is None or token in known else OTHER for token in tokens]
        yield f"{side}#{min(4, len(said) // 3)}"
        for length in range(1, LONGEST + 1):
            for place in range(len(said) - length + 1):
                run = said[place : place + length]
                if length == 1 or any(token != OTHER for token in run):
                    yield f"{side}:{' '.join(run)}"
                    if length > 1:
                        yield " ".join(run)


def chance_meant(of: Around, rules: Sequence[str] = ()) -> float:
    """Return the chance (0–1, four places) that the player means a claim with that around it.

    `rules` name what rules made of the claim.
    """
    constant, known = _constants()
    found = {*runs(of, known), *rules}
    logit = (constant + sum(map(_weight, found))) * STEP
    return round(1 / (1 + math.exp(-logit)), 4)


def _tokens(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        mark = next((char for char in word.mark if char in _MARKS), "")
        if mark:
            yield _MARKS[mark] or mark
        yield word.form


def _is_short(sentence: Sentence) -> bool:
    return len(sentence.words) <= LONGEST_NEIGHBOUR


def _end(sentence: Sentence) -> str:
    return "?" if sentence.asks else "."


@lru_cache(maxsize=REMEMBERED)
def _weight(run: str) -> int:
    """Return the weight of a run in steps; 0 for one that has none."""
    value = _table().get(run)
    return value[0] - MIDDLE if value else 0


@cache
def _table() -> Table:
    return Table(FILE.read_bytes())


@cache
def _constants() -> tuple[int, frozenset[str]]:
    """Return the weight of every claim, and the words that some weight knows."""
    constant, *known = bytes(_table().rest()).decode().split(" ")
    return int(constant), frozenset(known)


def packed(constant: int, weights: Mapping[str, int]) -> bytes:
    """Return a file with the weights of runs in steps, and of every claim."""
    known = sorted({run[2:] for run in weights if run[1:2] == ":" and " " not in run})
    values = {run: bytes([weight + MIDDLE]) for run, weight in weights.items()}
    return table.packed(values) + " ".join((str(constant), *known)).encode()
