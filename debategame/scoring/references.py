"""What a rebuttal to one line is held against: every text of the scenario as weighted terms, and who speaks in it."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from debategame.scenario.model import Line, Scenario
from debategame.scoring.aboutness import Aboutness, Centres, Direction, Pull
from debategame.scoring.concepts import Concepts, Named
from debategame.scoring.indexes import PointIndex, ReferenceIndex, TermIndex, VoiceIndex
from debategame.scoring.known_texts import KnownTexts, Sayings, Term, sayings_of
from debategame.scoring.lexicon import english
from debategame.scoring.matching import Vocabulary
from debategame.scoring.reading.remembered import words_of
from debategame.scoring.reading.text import Word
from debategame.scoring.tuning import (
    HEARD,
    HEARD_ABOUT,
    HEARD_CONCEPT,
    LEAST_DISTINCT,
    SHARED_POWER,
    SHORT_TEXT,
)

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Role = Literal["point", "opposites", "theirs", "line"]
"""For what a voice speaks: a key point, its opposites, one of their points, the opponent's line."""


class Voice(msgspec.Struct, frozen=True):
    """What a set of reference texts speaks for."""

    role: Role
    place: int
    """The place of the key point, or of their point, in the scenario; 0 for the line."""

    @property
    def makes_points(self) -> bool:
        """Whether it speaks for a key point or for one of their points."""
        return self.role in ("point", "theirs")


class Reference(msgspec.Struct, frozen=True):
    """A claim, wording, idea, opposite, point of theirs or line of the opponent's, as weighted terms."""

    voice: VoiceIndex
    text: str
    idea: int | None
    """Which of the key point's ideas it names; None for a whole text."""
    terms: tuple[TermIndex, ...]
    forms: tuple[str, ...]
    """The words of the terms, as the teacher wrote them."""
    weights: tuple[float, ...]
    distinct: tuple[float, ...]
    """What each term counts towards telling an opposite from its key point: 0 where the key point says it too."""
    total: float
    """The sum of the weights, and `SHORT_TEXT`."""


class References:
    """The texts of a scenario, weighed for one line and what the opponent has said so far."""

    def __init__(
        self,
        scenario: Scenario,
        line: Line,
        heard: str,
        concepts: Concepts,
        aboutness: Aboutness | None = None,
        known: KnownTexts | None = None,
    ) -> None:
        """Weigh every text.

        `heard` is what the opponent said besides the line itself; without `aboutness` nothing is near to anything.
        `known` remembers texts of the scenario from one line to the next.
        """
        self.line = line
        self.points = tuple(PointIndex(scenario.key_points.index(point)) for point in scenario.points_of(line))
        self._concepts = concepts
        self._known = known or KnownTexts(concepts)
        self._aboutness = aboutness
        self._numbers: dict[Term, TermIndex] = {}
        words = words_of(f"{scenario.motion}\n{line.says}\n{heard}")
        self.heard = frozenset(word.stem for word in words if word.content)
        self._heard_concepts = frozenset(named.concept for named in _named(concepts, words))
        self.voices: list[Voice] = []
        drafts = list(self._drafts(scenario, f"{line.says}\n{heard}"))
        self.opponent = VoiceIndex(len(self.voices) - 1)
        self.terms: tuple[Term, ...] = tuple(self._numbers)
        self.vocabulary = Vocabulary((*(term.stem for term in self.terms), *sorted(concepts.stems)))
        self.by_concept = _grouped(
            (concept, TermIndex(place)) for place, term in enumerate(self.terms) for concept in term.concepts
        )
        self.texts = self._weighed(drafts)
        self.postings = self._postings()
        self.by_stem = _grouped((term.stem, TermIndex(place)) for place, term in enumerate(self.terms))
        self.term_voices = self._term_voices()
        self.texts_of = _grouped((text.voice, ReferenceIndex(place)) for place, text in enumerate(self.texts))
        self.whole_texts = {
            voice: [text for text in texts if self.texts[text].idea is None] for voice, texts in self.texts_of.items()
        }
        self.whole_slices = [_slice(self.whole_texts.get(VoiceIndex(place), ())) for place in range(len(self.voices))]
        self.point_voices = self._voices("point")
        self.opposite_voices = self._voices("opposites")
        self.their_voices = tuple(self._voices("theirs").values())
        self.opposites_of = {self.point_voices[point]: voice for point, voice in self.opposite_voices.items()}
        self.rivals = frozenset(self.point_voices.values())
        self.line_rivals = frozenset(self.point_voices[point] for point in self.points)
        self._about = self._centres(scenario)

    @property
    def numbered(self) -> Iterator[tuple[ReferenceIndex, Reference]]:
        """Every text with its index."""
        return ((ReferenceIndex(place), text) for place, text in enumerate(self.texts))

    def earns(self, term: Term) -> float:
        """Return the word's credit, 0–1; reduced if the opponent used it or a synonym of it."""
        if term.stem in self.heard:
            return HEARD
        return 1.0 if self._heard_concepts.isdisjoint(term.concepts) else HEARD_CONCEPT

    def pull(self, stem: str) -> Pull:
        """Return how a word of that content stem pulls the direction of its text."""
        weight = english(stem) * (HEARD_ABOUT if stem in self.heard else 1.0)
        return 0 if self._aboutness is None else self._aboutness.pull(stem.partition("·")[0], weight)

    def direction(self, pulls: Iterable[Pull]) -> Direction:
        """Return what a text is about, by the pulls of its words; empty without vectors."""
        return () if self._aboutness is None else self._aboutness.direction(pulls)

    def nearness(self, direction: Direction) -> dict[VoiceIndex, float]:
        """Return how near a direction is to each key point and point of theirs: cosines, −1 to 1."""
        if self._about is None:
            return {}
        voices, centres = self._about
        return dict(zip(voices, centres.cosines(direction), strict=True))

    def _drafts(self, scenario: Scenario, line: str) -> Iterator["_Draft"]:
        for place, point in enumerate(scenario.key_points):
            yield from self._voice("point", place, (point.claim, *point.wordings))
            if point.any_of:
                named = ((idea, phrase) for idea, phrases in enumerate(point.any_of.ideas) for phrase in phrases)
                yield from (
                    self._draft(phrase, self._known.sayings(phrase, is_idea=True), idea) for idea, phrase in named
                )
            yield from self._voice("opposites", place, point.opposites)
        for place, theirs in enumerate(scenario.their_points):
            yield from self._voice("theirs", place, (theirs.claim, *theirs.wordings))
        self.voices.append(Voice("line", 0))
        yield self._draft(line, sayings_of(line, self._concepts))

    def _voice(self, role: Role, place: int, texts: Sequence[str]) -> list["_Draft"]:
        self.voices.append(Voice(role, place))
        return [self._draft(text, self._known.sayings(text)) for text in texts]

    def _draft(self, text: str, sayings: Sayings, idea: int | None = None) -> "_Draft":
        """Number the terms of a text of the voice last added."""
        terms: dict[TermIndex, str] = {}
        for term, form in sayings:
            terms.setdefault(self._numbers.setdefault(term, TermIndex(len(self._numbers))), form)
        return _Draft(VoiceIndex(len(self.voices) - 1), text, idea, terms)

    def _weighed(self, drafts: Sequence["_Draft"]) -> list[Reference]:
        weights = self._weights(drafts)
        earning = [weight * self.earns(term) for weight, term in zip(weights, self.terms, strict=True)]
        if self._known.said is None:
            self._known.said = self._said(drafts)
        said = self._known.said
        return [
            _weighed(
                draft,
                earning if self.voices[draft.voice].makes_points and draft.idea is None else weights,
                said[self.voices[draft.voice].place] if self.voices[draft.voice].role in ("point", "opposites") else (),
            )
            for draft in drafts
        ]

    def _said(self, drafts: Sequence["_Draft"]) -> dict[int, set[TermIndex]]:
        """Return what the texts of each key point say, by its place: the same for every line, whose terms come last."""
        said: defaultdict[int, set[TermIndex]] = defaultdict(set)
        for draft in drafts:
            if self.voices[draft.voice].role == "point":
                said[self.voices[draft.voice].place].update(chain(draft.terms, self._synonyms(draft.terms)))
        return dict(said)

    def _synonyms(self, terms: Iterable[TermIndex]) -> Iterator[TermIndex]:
        """Yield what means the same as some terms by the teacher's synonyms, denied where they are."""
        for term in (self.terms[number] for number in terms):
            others = chain.from_iterable(self.by_concept[concept] for concept in term.concepts)
            yield from (other for other in others if self.terms[other].negated == term.negated)

    def _weights(self, drafts: Sequence["_Draft"]) -> list[float]:
        """Weigh each term: rare in English, and rare among the key points of the line."""
        users: defaultdict[str, set[VoiceIndex]] = defaultdict(set)
        for draft in drafts:
            voice = self.voices[draft.voice]
            if voice.role == "point" and voice.place in self.points:
                for term in draft.terms:
                    users[self.terms[term].stem].add(draft.voice)
        count = len(self.points)
        return [english(term.stem) * shared(max(1, len(users[term.stem])), count) for term in self.terms]

    def _postings(self) -> list[list[tuple[ReferenceIndex, float]]]:
        postings: list[list[tuple[ReferenceIndex, float]]] = [[] for _ in self.terms]
        for place, text in enumerate(self.texts):
            for term, weight in zip(text.terms, text.weights, strict=True):
                postings[term].append((ReferenceIndex(place), weight / text.total))
        return postings

    def _term_voices(self) -> list[tuple[VoiceIndex, ...]]:
        voices: list[set[VoiceIndex]] = [set() for _ in self.terms]
        for text in self.texts:
            for term in text.terms:
                voices[term].add(text.voice)
        return [tuple(sorted(found)) for found in voices]

    def _voices(self, role: Role) -> dict[PointIndex, VoiceIndex]:
        return {
            PointIndex(voice.place): VoiceIndex(place) for place, voice in enumerate(self.voices) if voice.role == role
        }

    def _centres(self, scenario: Scenario) -> tuple[tuple[VoiceIndex, ...], Centres] | None:
        """Return what each key point and point of theirs is about: the middle of everything the teacher says of it."""
        if self._aboutness is None:
            return None
        notes: Mapping[VoiceIndex, Sequence[str]] = {
            voice: (point.name, point.explanation, *point.hints)
            for voice, point in zip(self.point_voices.values(), scenario.key_points, strict=True)
        }
        voices = (*self.point_voices.values(), *self.their_voices)
        directions = []
        for voice in voices:
            texts = [self.texts[text].text for text in self.whole_texts[voice]]
            stems = (self._known.stems(text) for text in (*texts, *notes.get(voice, ())))
            about = [self._known.direction(found, self.heard, self._of_stems) for found in stems if found]
            directions.append(self._aboutness.centre(about))
        return voices, Centres(directions)

    def _of_stems(self, stems: tuple[str, ...]) -> Direction:
        return self.direction(self.pull(stem) for stem in stems)


class _Draft(msgspec.Struct, frozen=True):
    """A text before it is weighed."""

    voice: VoiceIndex
    text: str
    idea: int | None
    terms: dict[TermIndex, str]
    """The terms with the words as written."""


def shared(users: int, points: int) -> float:
    """Return how well a stem tells points apart that `users` of them use: 1 for one of them, near 0 for all."""
    return math.pow(math.log(1 + (points + 0.5) / users) / math.log(1.5 + points), SHARED_POWER)


def _named(concepts: Concepts, words: Sequence[Word]) -> Iterator[Named]:
    return concepts.find([word.stem for word in words], [word.form for word in words])


def _weighed(draft: _Draft, weights: Sequence[float], said: Collection[TermIndex]) -> Reference:
    own = tuple(weights[term] for term in draft.terms)
    return Reference(
        voice=draft.voice,
        text=draft.text,
        idea=draft.idea,
        terms=tuple(draft.terms),
        forms=tuple(draft.terms.values()),
        weights=own,
        distinct=tuple(0.0 if term in said else max(LEAST_DISTINCT, weights[term]) for term in draft.terms),
        total=math.fsum(own) + (SHORT_TEXT if draft.idea is None else 0.0),
    )


def _slice(places: Sequence[int]) -> slice:
    """Return the slice of places that stand side by side."""
    return slice(places[0], places[-1] + 1) if places else slice(0)


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
