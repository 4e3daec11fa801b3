"""Compare texts by their weighted words: how much of one is in the other, and whether they are copies."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from debategame.scoring.concepts import Concepts
from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.text import read

LEAST_WEIGHT = 0.3
"""Minimum weight of a word. Rarer words weigh more."""
SAME = 0.75
"""Weighted share of common words from which two texts are copies. Good wordings of a key point have up to .62."""


class Meaning(msgspec.Struct, frozen=True):
    """The content words of a text with their weights."""

    weights: dict[str, float]
    """Weight by stem, or by the name of the word's synonym group."""
    total: float
    """Sum of the weights."""

    def says(self, other: "Meaning") -> float:
        """Return the share (0–1) of another text's words that this text has too."""
        shared = math.fsum(weight for word, weight in other.weights.items() if word in self.weights)
        return shared / other.total if other.total else 0.0

    def copies(self, other: "Meaning") -> bool:
        """Return whether two texts have nearly the same words. A text without content words copies nothing."""
        shared = self.weights.keys() & other.weights.keys()
        shared_weight = math.fsum(sorted(self.weights[word] for word in shared))
        return bool(shared) and shared_weight >= SAME * (self.total + other.total - shared_weight)


class Meanings:
    """Reads texts with the synonyms of one scenario."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        """Keep the synonyms. Each text is read only once."""
        self._concepts = Concepts(synonyms)
        self.of = lru_cache(maxsize=None)(self._read)

    def _read(self, text: str) -> Meaning:
        """Return the weighted words of a text."""
        words = [word for sentence in read(text).sentences for word in sentence.words]
        names: dict[int, str] = {}
        for named in self._concepts.find([word.stem for word in words], [word.form for word in words]):
            names |= dict.fromkeys(range(named.first, named.last), f"synonyms {named.concept}")
        weights: dict[str, float] = {}
        for place, word in enumerate(words):
            if word.content or place in names:
                name = names.get(place, word.stem)
                weights[name] = max(weights.get(name, 0.0), LEAST_WEIGHT, rarity(word.stem) - 1)
        return Meaning(weights, math.fsum(weights.values()))
