"""Whether a player means a claim: read from the words around it, by weights learned from sentence frames.

"Nobody can deny that …" means what follows; "… , pull the other one" does not mean what went before. There are more
such turns than any list holds, so runs of their words have weights; `tools/fit_meant.py` learns them. Words that say
the same of a claim are read as one kind as well, so that a turn that nobody wrote before is like one that is known.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product, takewhile
from pathlib import Path

import msgspec

from debategame.scoring.reading.attitudes import NEGATORS, attitude_of
from debategame.scoring.reading.text import Sentence
from debategame.scoring.reading.weighted_runs import OTHER, WeightedRuns, as_known, end, runs_among, tokens
from debategame.text.english import FUNCTION_WORDS

FILE = Path(__file__).parents[1] / "data" / "meant.bin"
REACH = 12
"""Words and marks at most that are read on one side of a claim in its sentence, and in the sentences beside it."""
LATER = 2
"""Sentences that are read after the one with the claim."""
LONGEST_NEIGHBOUR = 12
"""Words of a sentence beside the one with the claim that may say something of it. A longer one argues for itself."""
LONGEST_OF_KINDS = 4
"""Kinds of words of the longest run that has a weight."""
_NEGATOR = "negator"
_ENDS = ("^", "|", ".", "?")
"""Where a sentence begins, where the claim stands, how a sentence ends."""


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
        past = start + len(sentence.words)
        if first < past:
            here, there = first - start, min(last, past) - start
            earlier = takewhile(_is_short, reversed(sentences[max(0, number - 1) : number]))
            later = takewhile(_is_short, sentences[number + 1 : number + 1 + LATER])
            return Around(
                before=("^", *tokens(sentence.words[:here]))[-REACH:],
                after=(*tokens(sentence.words[there:]), end(sentence))[:REACH],
                earlier=tuple(token for one in earlier for token in ("^", *tokens(one.words), end(one)))[-REACH:],
                later=tuple(token for one in later for token in (*tokens(one.words), end(one)))[:REACH],
            )
        start = past
    raise ValueError("no sentence holds the claim")


def runs(of: Around, known: frozenset[str] | None = None) -> Iterator[str]:
    """Yield the runs around a claim that may have a weight, each with the side it stands on.

    They are runs of words, of words by kind, and of the kinds alone, the last also across the claim. Words that are not
    `known` are read as `OTHER`.
    """
    kinds: dict[str, list[str]] = {}
    sides = [("b", (*of.before, "|")), ("a", ("|", *of.after)), ("e", of.earlier)]
    sides += [("l", ("|", *of.later))] if of.later else []
    for side, beside in sides:
        if not beside:
            continue
        said = as_known(beside, known)
        yield f"{side}#{min(4, len(said) // 3)}"
        for run in runs_among(said):
            yield f"{side}:{' '.join(run)}"
            if len(run) > 1:
                yield " ".join(run)
        by_kind = [_kind(token) for token in beside]
        for run in runs_among(by_kind, LONGEST_OF_KINDS):
            yield f"{side}k:{' '.join(run)}"
        kinds[side] = [kind for kind in by_kind if _speaks_of_claim(kind)]
        for run in runs_among(kinds[side], LONGEST_OF_KINDS):
            yield f"{side}o:{' '.join(run)}"
    for before, after in product(range(2, LONGEST_OF_KINDS + 1), repeat=2):  # the claim itself is one of them
        yield f"x:{' '.join(kinds['b'][-before:])} {' '.join(kinds['a'][1:after])}"


def chance_meant(of: Around, rules: Sequence[str] = ()) -> float:
    """Return the chance (0–1, four places) that the player means a claim with that around it.

    `rules` name what rules made of the claim.
    """
    weights = _weights()
    return weights.chance({*runs(of, weights.known), *rules})


@lru_cache(maxsize=5000)
def _kind(token: str) -> str:
    """Return what a word says of a claim, in capitals; a function word or a mark as it is, any other as `OTHER`."""
    said = _NEGATOR if token in NEGATORS else attitude_of(token)
    if said or token in FUNCTION_WORDS or not token[0].isalnum():
        return said.upper() or token
    return OTHER


def _speaks_of_claim(kind: str) -> bool:
    return kind.isupper() or kind in _ENDS


def _is_short(sentence: Sentence) -> bool:
    return len(sentence.words) <= LONGEST_NEIGHBOUR


@cache
def _weights() -> WeightedRuns:
    return WeightedRuns(FILE.read_bytes())
