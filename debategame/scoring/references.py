"""What a rebuttal to one line is held against: every wording of the scenario as weighted words, and whose it is."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import msgspec

from debategame.scenario.model import Line, Scenario
from debategame.scoring.concepts import Concepts, Named
from debategame.scoring.lexicon import rarity
from debategame.scoring.matching import Vocabulary
from debategame.scoring.negation import negated
from debategame.scoring.text import Word, read

COMMON = 1.5
"""Words up to this rarity (one in thirty) carry no meaning of their own."""
LEAST_WEIGHT = 0.3
RARITY_POWER = 0.75
SHARED_POWER = 2.0
SHORT = 1.0
"""What is added to every wording's weight, about a third of a rare word's."""
LEAST_DISTINCT = 1.0
"""What a plain word at least counts towards telling an opposite from its key point: `worked` from `never worked`."""
THEIRS = 0.1
"""What a word of the opponent's still counts towards a key point: repeating it must not earn."""
THEIR_CONCEPT = 0.4
"""The same for another word of a group of synonyms that the opponent named."""


class Key(msgspec.Struct, frozen=True):
    """A word of a wording, as far as meeting it goes."""

    stem: str
    concepts: tuple[int, ...]
    """The concepts of the phrases it stands in there."""
    negated: bool | None
    """Whether the wording denies it; None in the name of an idea, which is named whether denied or not."""


class Voice(msgspec.Struct, frozen=True):
    """Someone whom wordings speak for."""

    point: int
    """The place of the key point in the scenario; -1 for the opponent's own words."""
    pro: bool
    """Whether it makes the key point, or contradicts it."""


class Wording(msgspec.Struct, frozen=True):
    """One wording, claim, opposite or line of the opponent's, as weighted words."""

    voice: int
    text: str
    idea: int
    """Which of the key point's ideas it names; -1 for a whole wording."""
    items: tuple[int, ...]
    forms: tuple[str, ...]
    """The words of the items, as the teacher wrote them."""
    weights: tuple[float, ...]
    distinct: tuple[float, ...]
    """What each item counts towards telling an opposite from its key point: 0 where the key point says it too."""
    total: float
    """The sum of the weights, and a little more, so that one or two plain words are never a whole wording."""


class Yardstick:
    """The wordings of a scenario, weighed for one line and what the opponent has said so far."""

    def __init__(self, scenario: Scenario, line: Line, heard: str, concepts: Concepts) -> None:
        """Weigh every wording; `heard` is what the opponent said besides the line itself."""
        self.line = line
        self.points = tuple(scenario.key_points.index(point) for point in scenario.points_of(line))
        self._concepts = concepts
        self._numbers: dict[Key, int] = {}
        words = [w for sentence in read(f"{scenario.motion}\n{line.says}\n{heard}").sentences for w in sentence.words]
        self.theirs = frozenset(word.stem for word in words if word.content)
        self.their_concepts = frozenset(named.concept for named in _named(concepts, words))
        self.voices: list[Voice] = []
        drafts: list[_Draft] = []
        for number, point in enumerate(scenario.key_points):
            drafts += self._voice(number, (point.claim, *point.wordings), pro=True)
            if point.any_of:
                named = ((idea, phrase) for idea, phrases in enumerate(point.any_of.ideas) for phrase in phrases)
                drafts += [self._draft(phrase, idea) for idea, phrase in named]
            drafts += self._voice(number, point.opposites, pro=False)
        self.opponent = len(self.voices)
        drafts += self._voice(-1, (f"{line.says}\n{heard}",), pro=False)
        self.keys: tuple[Key, ...] = tuple(self._numbers)
        self.vocabulary = Vocabulary((*(key.stem for key in self.keys), *sorted(concepts.stems)))
        weights = self._weights(drafts)
        discounted = [weight * self.earns(key) for weight, key in zip(weights, self.keys, strict=True)]
        said = self._said(drafts)
        self.wordings = tuple(
            _weighed(draft, discounted if voice.pro and draft.idea < 0 else weights, said[voice.point])
            for draft, voice in ((draft, self.voices[draft.voice]) for draft in drafts)
        )
        self.postings = self._postings()
        self.by_stem = self._by_stem()
        self.by_concept = self._by_concept()
        self.item_voices = self._item_voices()
        self.spoken = self._spoken()
        self.whole = [wording.voice if wording.idea < 0 else -1 for wording in self.wordings]
        self.pro = {voice.point: number for number, voice in enumerate(self.voices) if voice.pro}
        self.con = {voice.point: number for number, voice in enumerate(self.voices) if not voice.pro}

    def earns(self, key: Key) -> float:
        """Return what a word counts towards a key point, 0–1: less where it is the opponent's, or names the same."""
        if key.stem in self.theirs:
            return THEIRS
        return 1.0 if self.their_concepts.isdisjoint(key.concepts) else THEIR_CONCEPT

    def _voice(self, point: int, texts: Sequence[str], *, pro: bool) -> list["_Draft"]:
        self.voices.append(Voice(point, pro))
        return [self._draft(text) for text in texts]

    def _draft(self, text: str, idea: int = -1) -> "_Draft":
        """Read a wording of the voice last added."""
        sentences = read(text).sentences
        words = [word for sentence in sentences for word in sentence.words]
        turned = [turn for sentence in sentences for turn in negated(sentence)]
        inside: defaultdict[int, set[int]] = defaultdict(set)
        for named in _named(self._concepts, words):
            for place in range(named.first, named.last):
                inside[place].add(named.concept)
        items: dict[int, str] = {}
        for place, word in enumerate(words):
            if word.content:
                key = Key(word.stem, tuple(sorted(inside[place])), turned[place] if idea < 0 else None)
                items.setdefault(self._numbers.setdefault(key, len(self._numbers)), text[word.start : word.end])
        return _Draft(len(self.voices) - 1, text, idea, items)

    def _weights(self, drafts: Sequence["_Draft"]) -> list[float]:
        """Weigh each item: rare in English, and rare among the key points of the line."""
        points: defaultdict[str, set[int]] = defaultdict(set)
        for draft in drafts:
            voice = self.voices[draft.voice]
            if voice.pro and voice.point in self.points:
                for item in draft.items:
                    points[self.keys[item].stem].add(voice.point)
        return [english(key.stem) * shared(max(1, len(points[key.stem])), len(self.points)) for key in self.keys]

    def _said(self, drafts: Sequence["_Draft"]) -> defaultdict[int, set[int]]:
        """Return the items that each key point itself says."""
        said: defaultdict[int, set[int]] = defaultdict(set)
        for draft in drafts:
            if self.voices[draft.voice].pro:
                said[self.voices[draft.voice].point].update(draft.items)
        return said

    def _postings(self) -> list[list[tuple[int, float]]]:
        postings: list[list[tuple[int, float]]] = [[] for _ in self.keys]
        for number, wording in enumerate(self.wordings):
            for item, weight in zip(wording.items, wording.weights, strict=True):
                postings[item].append((number, weight / wording.total))
        return postings

    def _by_stem(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for item, key in enumerate(self.keys):
            found[key.stem].append(item)
        return dict(found)

    def _by_concept(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item, key in enumerate(self.keys):
            for concept in key.concepts:
                found[concept].append(item)
        return dict(found)

    def _item_voices(self) -> list[tuple[int, ...]]:
        voices: list[set[int]] = [set() for _ in self.keys]
        for wording in self.wordings:
            for item in wording.items:
                voices[item].add(wording.voice)
        return [tuple(sorted(found)) for found in voices]

    def _spoken(self) -> dict[Voice, tuple[int, ...]]:
        spoken: defaultdict[Voice, list[int]] = defaultdict(list)
        for number, wording in enumerate(self.wordings):
            spoken[self.voices[wording.voice]].append(number)
        return {voice: tuple(numbers) for voice, numbers in spoken.items()}


class _Draft(msgspec.Struct, frozen=True):
    """A wording before it is weighed."""

    voice: int
    text: str
    idea: int
    items: dict[int, str]
    """The items with the words as written."""


def _named(concepts: Concepts, words: Sequence[Word]) -> Iterator[Named]:
    return concepts.find([word.stem for word in words], [word.form for word in words])


def _weighed(draft: _Draft, weights: Sequence[float], said: Collection[int]) -> Wording:
    own = tuple(weights[item] for item in draft.items)
    return Wording(
        voice=draft.voice,
        text=draft.text,
        idea=draft.idea,
        items=tuple(draft.items),
        forms=tuple(draft.items.values()),
        weights=own,
        distinct=tuple(0.0 if item in said else max(LEAST_DISTINCT, weights[item]) for item in draft.items),
        total=math.fsum(own) + (SHORT if draft.idea < 0 else 0.0),
    )


def english(stem: str) -> float:
    """Return how much a stem says by its rarity in English; the curve was fitted on ArgKP-2021."""
    return math.pow(max(LEAST_WEIGHT, rarity(stem) - COMMON), RARITY_POWER)


def shared(points: int, of: int) -> float:
    """Return how much a stem says that so many of the line's key points use: 1 for one, near 0 for all."""
    return math.pow(math.log(1 + (of + 0.5) / points) / math.log(1.5 + of), SHARED_POWER)
