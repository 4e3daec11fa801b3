"""What a text says, as weighted words: how much of a wording another text says, and whether two say the same."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from debategame.scoring.concepts import Concepts
from debategame.scoring.lexicon import rarity
from debategame.scoring.text import read

LEAST_WEIGHT = 0.3
"""What the plainest word still counts; others count by their rarity, beyond one in ten."""
SAME = 0.75
"""From this weighted share of words in common two texts are copies; good wordings of one key point have up to .62."""


class Meaning(msgspec.Struct, frozen=True):
    """The words of a text that carry meaning."""

    weights: dict[str, float]
    """For each word's stem, or the name of the synonyms it belongs to, what it counts."""
    whole: float
    """What they count together."""

    def says(self, other: "Meaning") -> float:
        """Return what share of another text this one says too, 0–1."""
        both = math.fsum(weight for word, weight in other.weights.items() if word in self.weights)
        return both / other.whole if other.whole else 0.0

    def copies(self, other: "Meaning") -> bool:
        """Tell whether two texts say the same in nearly the same words; a text that says nothing copies none."""
        shared = self.weights.keys() & other.weights.keys()
        both = math.fsum(sorted(self.weights[word] for word in shared))
        return bool(shared) and both >= SAME * (self.whole + other.whole - both)


class Meanings:
    """Reads texts with the synonyms of one scenario in mind."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        """Keep the synonyms; each text is read once."""
        self._concepts = Concepts(synonyms)
        self.of = lru_cache(maxsize=None)(self._read)

    def _read(self, text: str) -> Meaning:
        """Return what a text says."""
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
