"""Compare texts by their weighted words: how much of one is in the other, and whether they are copies."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Generic, TypeVar

import msgspec

from debategame.scoring.concepts import Concepts
from debategame.scoring.lexicon import rarity
from debategame.scoring.model import PointScore
from debategame.scoring.reading.text import Text, read
from debategame.text.display import snippet

T = TypeVar("T")
LONGEST_QUOTE = 60
"""The longest quotation of a sentence, in code points."""
LEAST_WEIGHT = 0.3
"""Minimum weight of a word. Rarer words weigh more."""
SAME = 0.75
"""Weighted share of common words from which two texts are copies. Good wordings of a key point have up to .62."""
MOST_COMPARED = 50
"""How many earlier texts with a common rare word a text is compared with, at most."""


class Meaning(msgspec.Struct, frozen=True):
    """The content words of a text with their weights."""

    weights: dict[str, float]
    """Weight by stem, or by the name of the word's synonym group."""
    total: float
    """Sum of the weights."""

    def copies(self, other: "Meaning") -> bool:
        """Return whether two texts have nearly the same words. A text without content words copies nothing."""
        if min(self.total, other.total) < SAME * max(self.total, other.total):
            return False
        shared = self.weights.keys() & other.weights.keys()
        shared_weight = math.fsum(sorted(min(self.weights[word], other.weights[word]) for word in shared))
        return bool(shared) and shared_weight >= SAME * (self.total + other.total - shared_weight)

    def share_in(self, other: "Meaning") -> float:
        """Return the weighted share (0–1) of the words of this text that another has; 0 without content words."""
        shared = self.weights.keys() & other.weights.keys()
        return math.fsum(sorted(self.weights[word] for word in shared)) / self.total if self.total else 0.0

    def telling_words(self) -> Iterator[str]:
        """Yield the heaviest words, so many that every copy has at least one of them."""
        left = self.total
        for word in sorted(self.weights, key=lambda word: (-self.weights[word], word)):
            if left < SAME * self.total:
                return
            yield word
            left -= self.weights[word]


class Meanings:
    """Reads texts with the synonyms of one scenario."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]], read: Callable[[str], Text]) -> None:
        """Keep the synonyms. `read` reads a text into words; it is called once for each text."""
        self._concepts = Concepts(synonyms)
        self._words_of = read
        self.of = lru_cache(maxsize=None)(self._read)

    def _read(self, text: str) -> Meaning:
        """Return the weighted words of a text."""
        words = [word for sentence in self._words_of(text).sentences for word in sentence.words]
        names: dict[int, str] = {}
        for named in self._concepts.find([word.stem for word in words], [word.form for word in words]):
            names |= dict.fromkeys(range(named.first, named.last), f"synonyms {named.concept}")
        weights: dict[str, float] = {}
        for place, word in enumerate(words):
            if word.content or place in names:
                name = names.get(place, word.stem)
                weights[name] = max(weights.get(name, 0.0), LEAST_WEIGHT, rarity(word.stem) - 1)
        return Meaning(weights, math.fsum(weights.values()))


class Copies(Generic[T]):
    """Finds the earlier text that a text copies. A text is compared only with those that share a rare word with it."""

    def __init__(self) -> None:
        """Start without texts."""
        self._seen: list[tuple[Meaning, T]] = []
        self._same_words: dict[frozenset[str], T] = {}
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)

    def find(self, meaning: Meaning) -> T | None:
        """Return the owner of the first text that this one copies, or None."""
        same = self._same_words.get(frozenset(meaning.weights)) if meaning.weights else None
        if same is not None:
            return same
        places = chain.from_iterable(self._with_word.get(word, ()) for word in meaning.telling_words())
        for place in sorted(set(islice(places, MOST_COMPARED))):
            other, owner = self._seen[place]
            if meaning.copies(other):
                return owner
        return None

    def add(self, meaning: Meaning, owner: T) -> None:
        """Add a text that copies no earlier one."""
        self._same_words[frozenset(meaning.weights)] = owner
        for word in meaning.weights:
            self._with_word[word].append(len(self._seen))
        self._seen.append((meaning, owner))


class Coverage:
    """How far a text has the words of each text in some groups."""

    def __init__(self, groups: Mapping[str, Iterable[str]], meanings: Meanings) -> None:
        """Prepare the texts of each group, by the name of the group."""
        self._groups = groups
        self._meanings = meanings
        self._of_last = lru_cache(maxsize=1)(self._of)

    def of(self, text: str, group: str) -> Mapping[str, float]:
        """Return for each text of a group that shares a word the weighted share (0–1) of its words in `text`."""
        return self._of_last(text).get(group, {})

    def _of(self, text: str) -> dict[str, dict[str, float]]:
        shares: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for word in self._meanings.of(text).weights:
            for group, other, share in self._with_word.get(word, ()):
                shares[group][other] += share
        return {group: dict(of_group) for group, of_group in shares.items()}

    @cached_property
    def _with_word(self) -> dict[str, list[tuple[str, str, float]]]:
        """For each word the texts that have it: the group, the text, and the share of the word in it."""
        found: defaultdict[str, list[tuple[str, str, float]]] = defaultdict(list)
        for group, texts in self._groups.items():
            for text in dict.fromkeys(texts):
                meaning = self._meanings.of(text)
                for word, weight in meaning.weights.items():
                    found[word].append((group, text, weight / meaning.total))
        return dict(found)


def near_to(text: str, scored: PointScore) -> str:
    """Return which sentence decided a verdict on `text`, and the words that met it, as part of a message."""
    words = tuple(dict.fromkeys(text[met.start : met.end] for met in scored.evidence))
    if not scored.wording:
        return f"it names the ideas “{', '.join(words)}”"
    return near_with(scored.wording, words or shared_words(text, scored.wording))


def near_with(other: str, words: Iterable[str]) -> str:
    """Return that a text is near to another, and with which words, as part of a message."""
    named = ", ".join(words)
    shared = f" with the words “{named}”" if named else ""
    return f"it is near to “{snippet(other, LONGEST_QUOTE)}”{shared}"


def shared_words(text: str, other: str) -> tuple[str, ...]:
    """Return the words of meaning that two texts share, as the first has them."""
    stems = {word.stem for sentence in read(other).sentences for word in sentence.words if word.content}
    found = (word for sentence in read(text).sentences for word in sentence.words)
    return tuple(dict.fromkeys(text[word.start : word.end] for word in found if word.content and word.stem in stems))
