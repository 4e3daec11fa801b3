"""Sentences that argue nothing themselves: "Let me tell you something.", "So you're wrong.", "What do you say now?"."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from debategame.scoring.reading.cues import opens
from debategame.scoring.reading.replies import mocks_briefly, waved_from
from debategame.scoring.reading.text import Sentence
from debategame.scoring.reading.weighted_runs import OTHER, WeightedRuns, as_known, end, runs_among, tokens
from debategame.text.english import word_set

FILE = Path(__file__).parents[1] / "data" / "remarks.bin"
"""Weights that `tools/fit_remarks.py` learns from remarks by three hands, and from sentences that argue something."""
SURELY = 0.8
"""Chance from which a sentence is a remark. It finds 7 in 10 remarks by two other hands. With 0.7 two wrong hits of
unseen answers fewer are given, but an example of a scenario is missed; with 0.9 two more are."""
REMEMBERED = 500
"""How many sentences are kept with what they are."""
MOST_LENGTH = 8
"""Pairs of words and marks. Longer sentences count like those with so many."""
MOST_UNKNOWN = 6
"""Words that no weight knows. Sentences with more of them count like those with so many."""
_OPPONENT = word_set("you your youre youd youll youve u ur")


@lru_cache(maxsize=REMEMBERED)
def is_remark(sentence: Sentence) -> bool:
    """Return whether a sentence argues nothing, so that what it shares with a text is chance."""
    weights = _weights()
    return weights.chance(set(runs(sentence, weights.known))) >= SURELY


def runs(sentence: Sentence, known: frozenset[str] | None = None) -> Iterator[str]:
    """Yield the runs of words of a sentence, how long it is, and how many of its words are not `known`."""
    said = as_known(("^", *tokens(sentence.words), end(sentence)), known)
    yield f"#{min(MOST_LENGTH, len(said) // 2)}"
    yield f"{OTHER}{min(MOST_UNKNOWN, said.count(OTHER))}"
    yield from (f"r:{' '.join(run)}" for run in runs_among(said))


def leaves_claim(after: Sentence, *, theirs: bool) -> bool:
    """Return whether a sentence makes nothing of the claim before it, though it may speak of claims.

    It ends the case, draws the player's conclusion, or turns to the opponent. `theirs` says that the claim is someone
    else's: then it must end the case, for anything else may be a comment on the claim.
    """
    words = after.words
    if opens(words, "closings") or theirs:
        return opens(words, "closings")
    asks_opponent = after.asks and any(word.form in _OPPONENT for word in words)
    return opens(words, "conclusions") or (asks_opponent and waved_from(words) < 0 and not mocks_briefly(words))


@cache
def _weights() -> WeightedRuns:
    return WeightedRuns(FILE.read_bytes())
