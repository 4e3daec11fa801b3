"""Whether a player means a claim: read from the words around it, by weights learned from sentence frames.

"Nobody can deny that …" means what follows; "… , pull the other one" does not mean what went before. There are more
such turns than any list holds, so their words, pairs and triples of words have weights; `tools/fit_meant.py` learns
them.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

import msgspec

from debategame.scoring.reading.text import Sentence
from debategame.scoring.reading.weighted_runs import WeightedRuns, as_known, end, runs_among, tokens

FILE = Path(__file__).parents[1] / "data" / "meant.bin"
REACH = 12
"""Words and marks at most that are read on one side of a claim in its sentence, and in the sentences beside it."""
LATER = 2
"""Sentences that are read after the one with the claim."""
LONGEST_NEIGHBOUR = 12
"""Words of a sentence beside the one with the claim that may say something of it. A longer one argues for itself."""


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
    """Yield the runs of words around a claim that may have a weight, each with the side it stands on.

    Words that are not `known` are read as `OTHER`.
    """
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


def chance_meant(of: Around, rules: Sequence[str] = ()) -> float:
    """Return the chance (0–1, four places) that the player means a claim with that around it.

    `rules` name what rules made of the claim.
    """
    weights = _weights()
    return weights.chance({*runs(of, weights.known), *rules})


def _is_short(sentence: Sentence) -> bool:
    return len(sentence.words) <= LONGEST_NEIGHBOUR


@cache
def _weights() -> WeightedRuns:
    return WeightedRuns(FILE.read_bytes())
