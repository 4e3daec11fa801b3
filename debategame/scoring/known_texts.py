"""The texts of a scenario as numbered terms, worked out once for all lines of a scorer and all that is heard."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from debategame.scenario.model import Scenario
from debategame.scoring.aboutness import Direction
from debategame.scoring.concepts import Concepts
from debategame.scoring.indexes import ConceptIndex, PointIndex, ReferenceIndex, TermIndex, VoiceIndex
from debategame.scoring.lexicon import english
from debategame.scoring.matching import Stems
from debategame.scoring.reading.remembered import denials_of, words_of
from debategame.scoring.tuning import LEAST_DISTINCT, SHARED_POWER, SHORT_TEXT

MOST_DIRECTIONS = 4096
"""How many directions are kept. A scenario has some hundred texts, and each is heard in a few ways."""
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Role = Literal["point", "opposites", "theirs", "line"]
"""For what a voice speaks: a key point, its opposites, one of their points, the opponent's line."""


class Term(msgspec.Struct, frozen=True):
    """A word of a reference text, as far as meeting it goes."""

    stem: str
    concepts: tuple[ConceptIndex, ...]
    """The groups of synonyms whose phrases it stands in."""
    negated: bool | None
    """Whether the text denies it; None in the name of an idea, which is named whether denied or not."""


Sayings = tuple[tuple[Term, str], ...]
"""The terms of a text in order, each with the word as written."""


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


class Draft(msgspec.Struct, frozen=True):
    """A text before it is weighed."""

    voice: VoiceIndex
    text: str
    idea: int | None
    terms: dict[TermIndex, str]
    """The terms with the words as written."""

    def weighed(self, weights: Sequence[float], said: Collection[TermIndex]) -> Reference:
        """Return the text with the weights of all terms; `said` are those that its key point says."""
        own = tuple(map(weights.__getitem__, self.terms))
        new = [
            0.0 if term in said else max(LEAST_DISTINCT, weight) for term, weight in zip(self.terms, own, strict=True)
        ]
        return Reference(
            voice=self.voice,
            text=self.text,
            idea=self.idea,
            terms=tuple(self.terms),
            forms=tuple(self.terms.values()),
            weights=own,
            distinct=tuple(new),
            total=math.fsum(own) + (SHORT_TEXT if self.idea is None else 0.0),
        )


class Plain(msgspec.Struct, frozen=True):
    """The texts of a scenario weighed for some key points, as if the opponent had said nothing."""

    weights: list[float]
    """The weight of each term."""
    users: dict[str, int]
    """How many of the key points use a stem; those that none uses are left out."""
    texts: list[Reference]


class KnownTexts:
    """The texts of one scenario without the opponent's lines, so that what the opponent says makes little work."""

    def __init__(self, scenario: Scenario, concepts: Concepts) -> None:
        """Number the terms of every text. `concepts` are the synonyms of the scenario."""
        self._concepts = concepts
        self.numbers: dict[Term, TermIndex] = {}
        self.voices: list[Voice] = []
        self.drafts = list(self._drafts(scenario))
        self.terms: tuple[Term, ...] = tuple(self.numbers)
        self.stems = Stems(term.stem for term in self.terms)
        self.concept_stems = Stems(sorted(concepts.stems))
        self.by_stem = grouped((term.stem, TermIndex(place)) for place, term in enumerate(self.terms))
        self.by_concept = grouped(
            (concept, TermIndex(place)) for place, term in enumerate(self.terms) for concept in term.concepts
        )
        self.places = self._places()
        """For each term the texts that use it, each with the place of the term in the text."""
        self.term_voices = [tuple(sorted({self.drafts[text].voice for text, _ in found})) for found in self.places]
        self.texts_of = grouped((draft.voice, ReferenceIndex(place)) for place, draft in enumerate(self.drafts))
        self.whole_texts = {
            voice: [text for text in texts if self.drafts[text].idea is None] for voice, texts in self.texts_of.items()
        }
        self.whole_slices = [_slice(self.whole_texts.get(VoiceIndex(place), ())) for place in range(len(self.voices))]
        self.point_voices = self._voices("point")
        self.opposite_voices = self._voices("opposites")
        self.their_voices = tuple(self._voices("theirs").values())
        self._said = self._said_by_points()
        self._plain: dict[tuple[PointIndex, ...], Plain] = {}
        self._about = self._stems_about(scenario)
        self._directions: dict[tuple[tuple[str, ...], frozenset[str]], Direction] = {}
        self._centres: dict[tuple[VoiceIndex, frozenset[str]], Direction] = {}

    def plain(self, points: tuple[PointIndex, ...]) -> Plain:
        """Return the texts weighed for a line with these key points."""
        found = self._plain.get(points)
        if found is None:
            users = self._users(points)
            weights = [weight_of(term.stem, users, len(points)) for term in self.terms]
            texts = [draft.weighed(weights, self.said(draft)) for draft in self.drafts]
            found = self._plain[points] = Plain(weights, users, texts)
        return found

    def said(self, draft: Draft) -> Collection[TermIndex]:
        """Return the terms that the key point of a text says; none for the text of another voice."""
        voice = self.voices[draft.voice]
        return self._said[voice.place] if voice.role in ("point", "opposites") else ()

    def centre(
        self,
        voice: VoiceIndex,
        heard: frozenset[str],
        direction: Callable[[tuple[str, ...]], Direction],
        centre: Callable[[Sequence[Direction]], Direction],
    ) -> Direction:
        """Return what a key point or point of theirs is about: the middle of everything the teacher says of it.

        Only those of its stems that were heard make a difference. `direction` and `centre` work out what stems, and
        several directions, come to.
        """
        texts, stems = self._about[voice]
        key = (voice, stems & heard)
        found = self._centres.get(key)
        if found is None:
            if len(self._centres) >= MOST_DIRECTIONS:
                self._centres.clear()
            found = centre([self._direction(text, heard, direction) for text in texts])
            self._centres[key] = found
        return found

    def _direction(
        self, stems: tuple[str, ...], heard: frozenset[str], work_out: Callable[[tuple[str, ...]], Direction]
    ) -> Direction:
        """Return what some stems are about; only those of them that were heard make a difference to it."""
        key = (stems, heard.intersection(stems))
        found = self._directions.get(key)
        if found is None:
            if len(self._directions) >= MOST_DIRECTIONS:
                self._directions.clear()
            found = self._directions[key] = work_out(stems)
        return found

    def _drafts(self, scenario: Scenario) -> Iterator[Draft]:
        for place, point in enumerate(scenario.key_points):
            yield from self._voice("point", place, (point.claim, *point.wordings))
            if point.any_of:
                named = ((idea, phrase) for idea, phrases in enumerate(point.any_of.ideas) for phrase in phrases)
                yield from (self._draft(phrase, idea) for idea, phrase in named)
            yield from self._voice("opposites", place, point.opposites)
        for place, theirs in enumerate(scenario.their_points):
            yield from self._voice("theirs", place, (theirs.claim, *theirs.wordings))

    def _voice(self, role: Role, place: int, texts: Sequence[str]) -> list[Draft]:
        self.voices.append(Voice(role, place))
        return [self._draft(text) for text in texts]

    def _draft(self, text: str, idea: int | None = None) -> Draft:
        """Number the terms of a text of the voice last added."""
        terms: dict[TermIndex, str] = {}
        for term, form in sayings_of(text, self._concepts, is_idea=idea is not None):
            terms.setdefault(self.numbers.setdefault(term, TermIndex(len(self.numbers))), form)
        return Draft(VoiceIndex(len(self.voices) - 1), text, idea, terms)

    def _places(self) -> list[list[tuple[ReferenceIndex, int]]]:
        places: list[list[tuple[ReferenceIndex, int]]] = [[] for _ in self.terms]
        for text, draft in enumerate(self.drafts):
            for place, term in enumerate(draft.terms):
                places[term].append((ReferenceIndex(text), place))
        return places

    def _said_by_points(self) -> dict[int, set[TermIndex]]:
        """Return what the texts of each key point say, by its place in the scenario."""
        said: defaultdict[int, set[TermIndex]] = defaultdict(set)
        for draft in self.drafts:
            if self.voices[draft.voice].role == "point":
                said[self.voices[draft.voice].place].update(chain(draft.terms, self._synonyms(draft.terms)))
        return dict(said)

    def _synonyms(self, terms: Iterable[TermIndex]) -> Iterator[TermIndex]:
        """Yield what means the same as some terms by the teacher's synonyms, denied where they are."""
        for term in (self.terms[number] for number in terms):
            others = chain.from_iterable(self.by_concept[concept] for concept in term.concepts)
            yield from (other for other in others if self.terms[other].negated == term.negated)

    def _users(self, points: tuple[PointIndex, ...]) -> dict[str, int]:
        users: defaultdict[str, set[VoiceIndex]] = defaultdict(set)
        for draft in self.drafts:
            voice = self.voices[draft.voice]
            if voice.role == "point" and voice.place in points:
                for term in draft.terms:
                    users[self.terms[term].stem].add(draft.voice)
        return {stem: len(voices) for stem, voices in users.items()}

    def _voices(self, role: Role) -> dict[PointIndex, VoiceIndex]:
        return {
            PointIndex(voice.place): VoiceIndex(place) for place, voice in enumerate(self.voices) if voice.role == role
        }

    def _stems_about(self, scenario: Scenario) -> dict[VoiceIndex, tuple[list[tuple[str, ...]], frozenset[str]]]:
        """Return the stems of all that the teacher says of each key point and point of theirs, by text and together."""
        notes = {
            voice: (point.name, point.explanation, *point.hints)
            for voice, point in zip(self.point_voices.values(), scenario.key_points, strict=True)
        }
        about = {}
        for voice in (*self.point_voices.values(), *self.their_voices):
            texts = (*(self.drafts[text].text for text in self.whole_texts[voice]), *notes.get(voice, ()))
            stems = (tuple(word.stem for word in words_of(text) if word.content) for text in texts)
            known = list(filter(None, stems))
            about[voice] = known, frozenset(chain.from_iterable(known))
        return about


def weight_of(stem: str, users: dict[str, int], points: int) -> float:
    """Weigh a stem: rare in English, and rare among so many key points of a line, of which `users` use it."""
    return english(stem) * shared(users.get(stem, 1), points)


def shared(users: int, points: int) -> float:
    """Return how well a stem tells points apart that `users` of them use: 1 for one of them, near 0 for all."""
    return math.pow(math.log(1 + (points + 0.5) / users) / math.log(1.5 + points), SHARED_POWER)


def sayings_of(text: str, concepts: Concepts, *, is_idea: bool = False) -> Sayings:
    """Return the terms of a text with their words; `is_idea` if it names an idea."""
    words, denied = words_of(text), denials_of(text)
    inside: defaultdict[int, set[ConceptIndex]] = defaultdict(set)
    for named in concepts.find([word.stem for word in words], [word.form for word in words]):
        for place in range(named.first, named.last):
            inside[place].add(named.concept)
    return tuple(
        (
            Term(word.stem, tuple(sorted(inside[place])), None if is_idea else denied[place]),
            text[word.start : word.end],
        )
        for place, word in enumerate(words)
        if word.content
    )


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    """Return the values of each key, in their order."""
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _slice(places: Sequence[int]) -> slice:
    """Return the slice of places that stand side by side."""
    return slice(places[0], places[-1] + 1) if places else slice(0)
