"""What a rebuttal to one line is held against: every text of the scenario as weighted terms, and who speaks in it."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from debategame.scenario.model import Line, Scenario
from debategame.scoring.aboutness import Aboutness, Centres, Direction, Pull
from debategame.scoring.concepts import Concepts, Named
from debategame.scoring.indexes import PointIndex, ReferenceIndex, TermIndex, VoiceIndex
from debategame.scoring.known_texts import Draft, KnownTexts, Reference, Term, Voice, sayings_of, weight_of
from debategame.scoring.lexicon import english
from debategame.scoring.matching import Stems, Vocabulary
from debategame.scoring.reading.remembered import words_of
from debategame.scoring.reading.text import Word
from debategame.scoring.tuning import HEARD, HEARD_ABOUT, HEARD_CONCEPT, MOST_TEXTS

_Key = TypeVar("_Key")


class Postings(dict[TermIndex, list[tuple[ReferenceIndex, float]]]):
    """The texts that use a term, each with the share of its weight that the term has; worked out when asked for."""

    def __init__(self, texts: Sequence[Reference], places: Sequence[Sequence[tuple[ReferenceIndex, int]]]) -> None:
        """Keep the texts, and for each term the texts that use it with the place of the term in the text."""
        super().__init__()
        self._texts = texts
        self._places = places

    def __missing__(self, term: TermIndex) -> list[tuple[ReferenceIndex, float]]:
        """Return the texts that use a term not asked for before."""
        texts = ((number, self._texts[number], place) for number, place in self._places[term])
        found = self[term] = [(number, text.weights[place] / text.total) for number, text, place in texts]
        return found


class References:
    """The texts of a scenario, weighed for one line and what the opponent has said so far.

    The opponent's own words are the last voice, the last text, and the last terms.
    """

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
        `known` holds the texts of the scenario from one line to the next.
        """
        known = known or KnownTexts(scenario, concepts)
        self.line = line
        self.points = tuple(PointIndex(scenario.key_points.index(point)) for point in scenario.points_of(line))
        self._known = known
        self._plain = known.plain(self.points)
        self._aboutness = aboutness
        words = words_of(f"{scenario.motion}\n{line.says}\n{heard}")
        self.heard = frozenset(word.stem for word in words if word.content)
        self._heard_concepts = frozenset(named.concept for named in _named(concepts, words))
        self.voices = (*known.voices, Voice("line", 0))
        self.opponent = VoiceIndex(len(known.voices))
        new: dict[Term, TermIndex] = {}
        theirs = self._theirs(f"{line.says}\n{heard}", concepts, new)
        self.terms = (*known.terms, *new)
        self.vocabulary = Vocabulary(known.stems, Stems(term.stem for term in new), known.concept_stems)
        self.by_concept = _more(
            known.by_concept, ((concept, number) for term, number in new.items() for concept in term.concepts)
        )
        self.by_stem = _more(known.by_stem, ((term.stem, number) for term, number in new.items()))
        self.texts = self._weighed(theirs, new)
        places: list[list[tuple[ReferenceIndex, int]]] = [*known.places, *([] for _ in new)]
        for place, term in enumerate(theirs.terms):
            places[term] = [*places[term], (ReferenceIndex(len(known.drafts)), place)]
        self.postings = Postings(self.texts, places)
        self.term_voices = [*known.term_voices, *(() for _ in new)]
        for term in theirs.terms:
            self.term_voices[term] = (*self.term_voices[term], self.opponent)
        last = ReferenceIndex(len(known.drafts))
        self.texts_of = {**known.texts_of, self.opponent: [last]}
        self.whole_texts = {**known.whole_texts, self.opponent: [last]}
        self.whole_slices = [*known.whole_slices, slice(last, last + 1)]
        self.log_texts = {
            voice: math.log(min(MOST_TEXTS, len(texts))) for voice, texts in self.whole_texts.items() if texts
        }
        self.point_voices = known.point_voices
        self.opposite_voices = known.opposite_voices
        self.their_voices = known.their_voices
        self.opposites_of = {self.point_voices[point]: voice for point, voice in self.opposite_voices.items()}
        self.rivals = frozenset(self.point_voices.values())
        self.line_rivals = frozenset(self.point_voices[point] for point in self.points)
        self._about = self._centres()

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

    def _theirs(self, said: str, concepts: Concepts, new: dict[Term, TermIndex]) -> Draft:
        """Return the opponent's words as a text. Terms that no other text has are numbered in `new`."""
        terms: dict[TermIndex, str] = {}
        for term, form in sayings_of(said, concepts):
            number = self._known.numbers.get(term)
            if number is None:
                number = new.setdefault(term, TermIndex(len(self._known.terms) + len(new)))
            terms.setdefault(number, form)
        return Draft(self.opponent, said, None, terms)

    def _weighed(self, theirs: Draft, new: Iterable[Term]) -> list[Reference]:
        """Return the texts; only those that earn less because the opponent used their words are weighed anew."""
        known, plain = self._known, self._plain
        texts, earning = list(plain.texts), list(plain.weights)
        reduced = self._heard_terms()
        for term in reduced:
            earning[term] = plain.weights[term] * self.earns(known.terms[term])
        for text in {text for term in reduced for text, _ in known.places[term]}:
            draft = known.drafts[text]
            if draft.idea is None and known.voices[draft.voice].makes_points:
                texts[text] = draft.weighed(earning, known.said(draft))
        more = [weight_of(term.stem, plain.users, len(self.points)) for term in new]
        return [*texts, theirs.weighed([*plain.weights, *more], ())]

    def _heard_terms(self) -> set[TermIndex]:
        """Return the terms of the scenario that the opponent used, or a synonym of them."""
        known = self._known
        by_stem = (number for stem in self.heard for number in known.by_stem.get(stem, ()))
        by_concept = (number for concept in self._heard_concepts for number in known.by_concept.get(concept, ()))
        return {*by_stem, *by_concept}

    def _centres(self) -> tuple[tuple[VoiceIndex, ...], Centres] | None:
        """Return what each key point and point of theirs is about."""
        if self._aboutness is None:
            return None
        voices = (*self.point_voices.values(), *self.their_voices)
        centre = self._aboutness.centre
        return voices, Centres([self._known.centre(voice, self.heard, self._of_stems, centre) for voice in voices])

    def _of_stems(self, stems: tuple[str, ...]) -> Direction:
        return self.direction(self.pull(stem) for stem in stems)


def _named(concepts: Concepts, words: Sequence[Word]) -> Iterator[Named]:
    return concepts.find([word.stem for word in words], [word.form for word in words])


def _more(known: dict[_Key, list[TermIndex]], new: Iterable[tuple[_Key, TermIndex]]) -> dict[_Key, list[TermIndex]]:
    """Return the terms of each key, with the new ones after those that are known."""
    both = dict(known)
    for key, number in new:
        both[key] = [*both.get(key, ()), number]
    return both
