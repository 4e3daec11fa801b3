"""How far a segment of a rebuttal covers each reference text, and how far a voice explains the segment."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from debategame.scoring.aboutness import Direction
from debategame.scoring.concepts import Concepts
from debategame.scoring.indexes import ConceptIndex, ReferenceIndex, TermIndex, VoiceIndex
from debategame.scoring.matching import Comparer
from debategame.scoring.model import How
from debategame.scoring.reading.attitudes import turns_round
from debategame.scoring.reading.reported_speech import Status, stances
from debategame.scoring.reading.text import Sentence, Word
from debategame.scoring.references import References, english
from debategame.scoring.tuning import SHORT_SEGMENT, SYNONYM, TURNED

REMEMBERED = 5000
"""How many stems' matches are kept before they are found anew."""


class Match(msgspec.Struct, frozen=True):
    """A term that a word or phrase meets, wherever it stands."""

    term: TermIndex
    closeness: float
    """0–1, whatever is denied."""
    worth: float
    """What it counts towards covering a text, 0–1."""
    earns: float
    """The same; little where the opponent said it."""
    how: How
    turned: bool
    """Whether it says the opposite: denied where the text affirms, or affirmed where it denies."""


class PlacedMatch(msgspec.Struct, frozen=True):
    """A match by words of the rebuttal."""

    match: Match
    first: int
    """The place of the first of the words in the rebuttal."""
    last: int
    """One past the place of the last."""


class WordWeight(msgspec.Struct, frozen=True):
    """What one word of the rebuttal says."""

    weight: float
    """By its rarity in English; 0 for a word that carries no meaning."""
    by_voice: dict[VoiceIndex, float]
    """What it counts of a word of each voice that shares it, 0–1."""


class Segment(msgspec.Struct, frozen=True):
    """A run of words of the rebuttal, and all it meets."""

    first: int
    last: int
    single: bool
    """Whether it is one sentence, or part of one."""
    asks: bool
    """Whether it is a question."""
    listed: bool
    """Whether it is, or holds, a list of keywords, which earns nothing."""
    status: Status
    """Who claims the words; words with another status are left out."""
    best: dict[TermIndex, PlacedMatch]
    """The best match of each term met."""
    covered: dict[ReferenceIndex, float]
    """For each text met, the weighted share of it that is met, 0–1."""
    explained: dict[VoiceIndex, float]
    """For each voice that shares a word, the weighted share of the segment that it explains, 0–1."""
    words: tuple[WordWeight, ...]
    """What its words of meaning say, in order."""
    is_not: tuple[int, ...]
    """The places of what something is said not to be."""
    direction: Direction
    """What it is about."""
    turned: bool
    """Whether it denies or condemns an odd number of times."""

    def leaning(self, voice: VoiceIndex, other: VoiceIndex) -> float:
        """Return by how much more weight of words the segment speaks with one voice than with another.

        Words that both use, alike denied or affirmed, count for neither; 3 is about one rare word.
        """
        return math.fsum(
            word.weight * (word.by_voice.get(voice, 0.0) - word.by_voice.get(other, 0.0)) for word in self.words
        )

    @property
    def claimed(self) -> bool:
        """Whether the player claims something in it."""
        return self.status is Status.OWN and not self.listed

    def overlaps(self, other: "Segment") -> bool:
        """Return whether two segments share words."""
        return self.first < other.last and other.first < self.last


class MatchFinder:
    """Finds what stems and concepts match among the terms of some references; each is looked for once."""

    def __init__(self, references: References, comparer: Comparer) -> None:
        """Find matches among the terms of `references`; `comparer` compares stems."""
        self.references = references
        self._comparer = comparer
        self._by_stem: dict[tuple[str, bool], tuple[Match, ...]] = {}
        self._meant: dict[str, str] = {}
        self._by_concept: dict[tuple[ConceptIndex, bool], tuple[Match, ...]] = {}

    def of_stem(self, stem: str, *, denied: bool) -> tuple[Match, ...]:
        """Return what a stem matches, where it is denied or not."""
        found = self._by_stem.get((stem, denied))
        if found is None:
            if len(self._by_stem) >= REMEMBERED:
                self._by_stem.clear()
                self._meant.clear()
            meetings = self._comparer.meet(stem, self.references.vocabulary)
            for turn in (False, True):
                self._by_stem[stem, turn] = tuple(
                    self._match(term, meeting.closeness, meeting.how, denied=turn != meeting.turned)
                    for meeting in meetings
                    for term in self.references.by_stem.get(meeting.stem, ())
                )
            found = self._by_stem[stem, denied]
        return found

    def meant(self, stem: str) -> str:
        """Return the stem that a mistyped one stands for; any other as it is."""
        found = self._meant.get(stem)
        if found is None:
            found = self._meant[stem] = self._comparer.meant(stem, self.references.vocabulary)
        return found

    def of_concept(self, concept: ConceptIndex, *, denied: bool) -> tuple[Match, ...]:
        """Return what a phrase that names a concept matches."""
        found = self._by_concept.get((concept, denied))
        if found is None:
            terms = self.references.by_concept.get(concept, ())
            found = tuple(self._match(term, SYNONYM, "synonym", denied=denied) for term in terms)
            self._by_concept[concept, denied] = found
        return found

    def _match(self, place: TermIndex, closeness: float, how: How, *, denied: bool) -> Match:
        term = self.references.terms[place]
        turned = term.negated is not None and term.negated != denied
        worth = closeness * TURNED if turned else closeness
        return Match(place, closeness, worth, worth * self.references.earns(term), how, turned)


class Reading:
    """A rebuttal read against references: every word's matches, found once."""

    def __init__(self, sentences: Sequence[Sentence], matches: MatchFinder, concepts: Concepts) -> None:
        """Match every word and phrase of the sentences with the references."""
        self.words: tuple[Word, ...] = tuple(word for sentence in sentences for word in sentence.words)
        self.stances = stances(sentences)
        self._references = matches.references
        self._matches: list[list[PlacedMatch]] = [[] for _ in self.words]
        self._voices: list[dict[VoiceIndex, float]] = [{} for _ in self.words]
        self._meant = [matches.meant(word.stem) if word.content else word.stem for word in self.words]
        self._weights = [
            english(stem) if word.content else 0.0 for word, stem in zip(self.words, self._meant, strict=True)
        ]
        for place, word in enumerate(self.words):
            if word.content:
                denied = self.stances[place].negated
                self._add(matches.of_stem(word.stem, denied=denied), place, place + 1)
        for named in concepts.find(self._meant, [word.form for word in self.words]):
            denied = self.stances[named.first].negated
            self._add(matches.of_concept(ConceptIndex(named.concept), denied=denied), named.first, named.last)

    def segment(
        self,
        first: int,
        last: int,
        *,
        single: bool = True,
        asks: bool = False,
        listed: bool = False,
        status: Status = Status.OWN,
    ) -> Segment:
        """Return what the words with a status from `first` to before `last` cover, and what explains them.

        `single` says that they are one sentence, or part of one, `asks` that it is a question, `listed` that it holds
        a list of keywords.
        """
        places = [place for place in range(first, last) if self.stances[place].status is status]
        best: dict[TermIndex, PlacedMatch] = {}
        for place in places:
            for placed in self._matches[place]:
                term = placed.match.term
                if placed.last <= last and (term not in best or best[term].match.worth < placed.match.worth):
                    best[term] = placed
        words = tuple(WordWeight(self._weights[place], self._voices[place]) for place in places if self._weights[place])
        return Segment(
            first=first,
            last=last,
            single=single,
            asks=asks,
            listed=listed,
            status=status,
            best=best,
            covered=self._covered(best),
            explained=_explained(words),
            words=words,
            is_not=tuple(place for place in places if self.stances[place].is_not),
            direction=self._references.about([self._meant[place] for place in places if self.words[place].content]),
            turned=turns_round(self.words[first:last]),
        )

    def _add(self, matches: Iterable[Match], first: int, last: int) -> None:
        opponent = self._references.opponent
        voices_of = self._references.term_voices
        for match in matches:
            self._matches[first].append(PlacedMatch(match, first, last))
            for place in range(first, last):
                explained = self._voices[place]
                for voice in voices_of[match.term]:
                    counts = match.worth if voice == opponent else match.earns
                    if explained.get(voice, 0.0) < counts:
                        explained[voice] = counts

    def _covered(self, best: Mapping[TermIndex, PlacedMatch]) -> dict[ReferenceIndex, float]:
        covered: defaultdict[ReferenceIndex, float] = defaultdict(float)
        for term, placed in best.items():
            worth = placed.match.worth
            for text, share in self._references.postings[term]:
                covered[text] += share * worth
        return covered


def _explained(words: Sequence[WordWeight]) -> dict[VoiceIndex, float]:
    explained: defaultdict[VoiceIndex, float] = defaultdict(float)
    total = math.fsum(word.weight for word in words) + SHORT_SEGMENT
    for word in words:
        for voice, closeness in word.by_voice.items():
            explained[voice] += word.weight * closeness / total
    return explained
