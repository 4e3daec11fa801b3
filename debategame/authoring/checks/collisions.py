"""How two sentences meet, word by word: what only one of them denies, and what is an antonym in the other."""

import math
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

import msgspec

from debategame.scoring.lexicon import english, related
from debategame.scoring.matching import opposites
from debategame.scoring.reading.remembered import words_of
from debategame.scoring.reading.reported_speech import Status, stances
from debategame.scoring.reading.text import read

NEAR = 0.4
"""Closeness (0–1) from which two words are of nearly one meaning, such as small and tiny."""
MOSTLY = 0.5
"""Share of a sentence (by weight, 0–1) that must be doubted or rejected for the whole to count as denied."""
REMEMBERED = 1000
"""How many sentences are kept as read: those of a few key points."""


class Word(msgspec.Struct, frozen=True):
    """A word of meaning."""

    form: str
    """As written."""
    denied: bool
    is_not: bool
    """Whether it is what something is said not to be or do."""


class Stated(msgspec.Struct, frozen=True):
    """What a sentence says."""

    words: dict[str, Word]
    """Its words of meaning by their stems, each where it first occurs."""
    turns: int
    """How many times it denies: runs of denied words, and one more if the whole is doubted."""
    doubted: bool
    """Whether the whole is doubted or rejected."""
    asks: bool


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """How a sentence meets another."""

    text: str
    """The other sentence."""
    met: float
    """The weighted share of the other's words that the sentence has, 0–1."""
    said: float
    """The weighted share of the sentence's words that the other has, 0–1."""
    denied: tuple[str, ...]
    """The words that only one of the two denies, as the sentence has them."""
    antonyms: tuple[tuple[str, str], ...]
    """The words that mean the contrary of each other, here and there."""
    plainly: bool
    """Whether a word is an antonym, or the very word that the sentence says not to be so."""
    doubts: bool
    """Whether the sentence as a whole doubts or rejects what it says."""
    odd: bool
    """Whether the two together have an odd number of denials, doubts and antonyms."""
    asks: bool
    """Whether one of the two is a question, which may be meant either way."""

    @property
    def likeness(self) -> float:
        """The share of words that meet, of the sentence that has less in common with the other, 0–1."""
        return min(self.met, self.said)

    @property
    def turned(self) -> bool:
        """Whether a word of the sentence says the contrary of one of the other."""
        return bool(self.denied or self.antonyms)

    @property
    def against(self) -> bool:
        """Whether the sentence seems to say the contrary of the other."""
        return self.turned and self.odd and not self.asks

    @property
    def agrees(self) -> bool:
        """Whether nothing in the sentence says the contrary of the other."""
        return not self.turned and not self.odd and not self.asks

    @property
    def collision(self) -> str:
        """The words that collide, as part of a message."""
        denied = ", ".join(f"“{word}”" for word in self.denied)
        contrary = (f"one says “{here}”, the other “{there}”" for here, there in self.antonyms)
        return "; ".join((*((f"only one of the two denies {denied}",) if denied else ()), *contrary))


class _Pair(msgspec.Struct, frozen=True):
    """Two words, by their stems, that meet."""

    here: str
    there: str
    antonyms: bool

    def is_turned(self, here: Stated, there: Stated) -> bool:
        """Return whether the two say the contrary of each other."""
        return self.antonyms != (here.words[self.here].denied != there.words[self.there].denied)


def compare(text: str, other: str, weight: Callable[[str], float], *, near: bool = False) -> Meeting:
    """Return how a sentence meets another; `weight` weighs a stem. `near` takes near words for one."""
    here, there = stated(text), stated(other)
    pairs = tuple(_pairs(here.words, there.words, near=near))
    turned = tuple(pair for pair in pairs if pair.is_turned(here, there))
    contrary = tuple(pair for pair in turned if pair.antonyms)
    return Meeting(
        text=other,
        met=_share([pair.there for pair in pairs], there, weight),
        said=_share({pair.here for pair in pairs}, here, weight),
        denied=tuple(here.words[pair.here].form for pair in turned if not pair.antonyms),
        antonyms=tuple((here.words[pair.here].form, there.words[pair.there].form) for pair in contrary),
        plainly=bool(contrary) or any(here.words[pair.here].is_not for pair in turned),
        doubts=here.doubted,
        odd=(here.turns + there.turns + sum(pair.antonyms for pair in pairs)) % 2 == 1,
        asks=here.asks or there.asks,
    )


def share_among(text: str, stems: Collection[str], weight: Callable[[str], float]) -> float:
    """Return the weighted share of a sentence whose words, antonyms or near words are among some stems, 0–1."""
    here = stated(text)
    return _share({pair.here for pair in _pairs(here.words, stems, near=True)}, here, weight)


@lru_cache(maxsize=REMEMBERED)
def stated(text: str) -> Stated:
    """Return what a sentence, or a few, say."""
    sentences = read(text).sentences
    words: dict[str, Word] = {}
    turns, weight, doubted, before = 0, 0.0, 0.0, False
    for word, stance in zip(words_of(text), stances(sentences), strict=True):
        if not word.content:
            continue
        unreal = stance.status in (Status.REJECTED, Status.UNREAL)
        words.setdefault(word.stem, Word(text[word.start : word.end], stance.negated != unreal, stance.is_not))
        turns += stance.negated and not before
        before = stance.negated
        weight += english(word.stem)
        doubted += unreal * english(word.stem)
    whole = doubted > MOSTLY * weight
    return Stated(words, turns + whole, whole, any(sentence.asks for sentence in sentences))


def _pairs(here: Collection[str], there: Collection[str], *, near: bool) -> Iterator[_Pair]:
    """Yield the words of two sentences that are the same or antonyms; with `near`, also those of nearly one meaning."""
    for two in there:
        one = two if two in here else next((stem for stem in here if two in opposites(stem)), "")
        if not one and near:
            one = max(here, key=lambda stem: _closeness(stem, two), default="")
            one = one if one and _closeness(one, two) >= NEAR else ""
        if one:
            yield _Pair(one, two, antonyms=two in opposites(one))


@lru_cache(maxsize=10_000)
def _closeness(one: str, two: str) -> float:
    return max(related(one).get(two, 0.0), related(two).get(one, 0.0))


def _share(stems: Collection[str], sentence: Stated, weight: Callable[[str], float]) -> float:
    """Return the weighted share of a sentence's words that some of them are, 0–1."""
    whole = math.fsum(map(weight, sentence.words))
    return math.fsum(map(weight, stems)) / whole if whole else 0.0
