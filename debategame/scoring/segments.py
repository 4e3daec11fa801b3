"""How far a segment of a rebuttal covers each reference text, and how far a voice explains the segment."""

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Literal, Self

import msgspec

from debategame.scoring.concepts import Concepts
from debategame.scoring.indexes import ConceptIndex, TermIndex, VoiceIndex
from debategame.scoring.lexicon import english
from debategame.scoring.matching import Comparer
from debategame.scoring.model import How
from debategame.scoring.reading.reported_speech import Stance, Status, stances
from debategame.scoring.reading.text import Sentence, Word
from debategame.scoring.references import References
from debategame.scoring.tuning import SHORT_SEGMENT, SYNONYM, TURNED

REMEMBERED = 2000
"""How many stems' matches are kept, for each line with what was heard before it, until they are found anew."""


Extent = Literal["sentence", "neighbours", "clause", "joined", "whole"]
"""How much of a rebuttal is tried: a sentence, two neighbours, a clause, what ", and" joins, all of it."""


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


class Matches(msgspec.Struct, frozen=True):
    """All that one word or phrase meets."""

    matches: tuple[Match, ...]
    by_voice: dict[VoiceIndex, float]
    """What it counts of a word of each voice that shares it, 0–1."""


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
    extent: Extent
    """How much of the rebuttal it is. What was cut at ", and" counts only where it makes a key point."""
    asks: bool
    """Whether it is a question."""
    listed: bool
    """Whether it is, or holds, a list of keywords, which earns nothing."""
    status: Status
    """Who claims the words; words with another status are left out."""
    best: dict[TermIndex, PlacedMatch]
    """The best match of each term met."""
    shares: list[float]
    """For each text of the references, the weighted share of it that is met, 0–1."""
    words: tuple[WordWeight, ...]
    """What its words of meaning say, in order."""
    weight: float
    """The weight of its words, and `SHORT_SEGMENT`."""
    is_not: tuple[int, ...]
    """The places of what something is said not to be or do."""
    no_effect: tuple[int, ...]
    """The places of clauses which say that one thing makes nothing of another."""
    near: Mapping[VoiceIndex, float]
    """How near what it is about is to each key point and point of theirs: cosines, −1 to 1."""

    def explained(self, voices: int) -> list[float]:
        """Return for each of so many voices the weighted share of the segment that its words explain, 0–1."""
        shares = [0.0] * voices
        for word in self.words:
            for voice, counts in word.by_voice.items():
                shares[voice] += word.weight * counts / self.weight
        return shares

    def leaning(self, voice: VoiceIndex, other: VoiceIndex) -> float:
        """Return by how much more weight of words the segment speaks with one voice than with another.

        Words that both use, alike denied or affirmed, count for neither; 3 is about one rare word.
        """
        return math.fsum(
            word.weight * (word.by_voice.get(voice, 0.0) - word.by_voice.get(other, 0.0)) for word in self.words
        )

    @property
    def single(self) -> bool:
        """Whether it is one whole sentence, less the words with another status."""
        return self.extent == "sentence"

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
        self._by_stem: dict[tuple[str, bool], Matches] = {}
        self._meant: dict[str, str] = {}
        self._by_concept: dict[tuple[ConceptIndex, bool], Matches] = {}

    def of_stem(self, stem: str, *, denied: bool) -> Matches:
        """Return what a stem matches, where it is denied or not."""
        found = self._by_stem.get((stem, denied))
        if found is None:
            if len(self._by_stem) >= REMEMBERED:
                self._by_stem.clear()
                self._meant.clear()
            meetings = self._comparer.meet(stem, self.references.vocabulary)
            for turn in (False, True):
                self._by_stem[stem, turn] = self._matches(
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

    def of_concept(self, concept: ConceptIndex, *, denied: bool) -> Matches:
        """Return what a phrase that names a concept matches."""
        found = self._by_concept.get((concept, denied))
        if found is None:
            terms = self.references.by_concept.get(concept, ())
            found = self._matches(self._match(term, SYNONYM, "synonym", denied=denied) for term in terms)
            self._by_concept[concept, denied] = found
        return found

    def _matches(self, found: Iterable[Match]) -> Matches:
        matches = tuple(found)
        by_voice: dict[VoiceIndex, float] = {}
        for match in matches:
            for voice in self.references.term_voices[match.term]:
                counts = match.worth if voice == self.references.opponent else match.earns
                if by_voice.get(voice, 0.0) < counts:
                    by_voice[voice] = counts
        return Matches(matches, by_voice)

    def _match(self, place: TermIndex, closeness: float, how: How, *, denied: bool) -> Match:
        term = self.references.terms[place]
        turned = term.negated is not None and term.negated != denied
        worth = closeness * TURNED if turned else closeness
        return Match(place, closeness, worth, worth * self.references.earns(term), how, turned)


class Reading:
    """A rebuttal read against references: every word's matches, found once."""

    def __init__(self, sentences: Sequence[Sentence], matches: MatchFinder, concepts: Concepts) -> None:
        """Read the stance to each word of the sentences; match every word and phrase with the references."""
        references = matches.references
        self.words: tuple[Word, ...] = tuple(word for sentence in sentences for word in sentence.words)
        self._references = references
        self._finder = matches
        meant = [matches.meant(word.stem) if word.content else word.stem for word in self.words]
        self._named = list(concepts.find(meant, [word.form for word in self.words]))
        content = [word.content for word in self.words]
        self._weights = [english(stem) if counts else 0.0 for stem, counts in zip(meant, content, strict=True)]
        self._pulls = [references.pull(stem) if counts else 0 for stem, counts in zip(meant, content, strict=True)]
        self._near: dict[tuple[int, ...], Mapping[VoiceIndex, float]] = {}
        self.take(stances(sentences))

    def with_stances(self, given: Sequence[Stance]) -> Self:
        """Return the same rebuttal with other stances to its words."""
        other = copy(self)
        other.take(given)
        return other

    def take(self, given: Sequence[Stance]) -> None:
        """Match every word and phrase with the references, denied where its stance says so."""
        self.stances = list(given)
        self._matches: list[list[PlacedMatch]] = [[] for _ in self.words]
        self._voices: list[dict[VoiceIndex, float]] = [{} for _ in self.words]
        for place, word in enumerate(self.words):
            if word.content:
                denied = self.stances[place].negated
                self._add(self._finder.of_stem(word.stem, denied=denied), place, place + 1)
        for named in self._named:
            denied = self.stances[named.first].negated
            self._add(self._finder.of_concept(ConceptIndex(named.concept), denied=denied), named.first, named.last)

    def segment(
        self,
        first: int,
        last: int,
        *,
        extent: Extent = "sentence",
        asks: bool = False,
        listed: bool = False,
        status: Status = Status.OWN,
    ) -> Segment:
        """Return what the words with a status from `first` to before `last` cover, and what explains them.

        `asks` says that they are a question, `listed` that they hold a list of keywords.
        """
        places = [place for place, one in enumerate(self.stances[first:last], first) if one.status is status]
        best = self._best(places, last)
        words = tuple(WordWeight(self._weights[place], self._voices[place]) for place in places if self._weights[place])
        return Segment(
            first=first,
            last=last,
            extent=extent,
            asks=asks,
            listed=listed,
            status=status,
            best=best,
            shares=self._shares(best),
            words=words,
            weight=math.fsum(word.weight for word in words) + SHORT_SEGMENT,
            is_not=tuple(place for place in places if self.stances[place].is_not),
            no_effect=tuple(place for place in places if self.stances[place].no_effect),
            near=self._nearness(tuple(places)),
        )

    def _add(self, found: Matches, first: int, last: int) -> None:
        self._matches[first] += [PlacedMatch(match, first, last) for match in found.matches]
        for place in range(first, last):
            self._voices[place] = _greatest(self._voices[place], found.by_voice)

    def _best(self, places: Sequence[int], last: int) -> dict[TermIndex, PlacedMatch]:
        """Return the best match of each term by words at some places and before `last`, the first of equals."""
        best: dict[TermIndex, PlacedMatch] = {}
        for place in places:
            for placed in self._matches[place]:
                if placed.last <= last:
                    before = best.setdefault(placed.match.term, placed)
                    if before.match.worth < placed.match.worth:
                        best[placed.match.term] = placed
        return best

    def _shares(self, best: Mapping[TermIndex, PlacedMatch]) -> list[float]:
        shares = [0.0] * len(self._references.texts)
        postings = self._references.postings
        for term, placed in best.items():
            worth = placed.match.worth
            for text, share in postings[term]:
                shares[text] += share * worth
        return shares

    def _nearness(self, places: tuple[int, ...]) -> Mapping[VoiceIndex, float]:
        found = self._near.get(places)
        if found is None:
            direction = self._references.direction(self._pulls[place] for place in places)
            found = self._near[places] = self._references.nearness(direction)
        return found


def _greatest(ones: dict[VoiceIndex, float], others: dict[VoiceIndex, float]) -> dict[VoiceIndex, float]:
    """Return the greater value of each voice in either; neither is changed."""
    if not ones:
        return others
    return ones | {voice: value for voice, value in others.items() if ones.get(voice, 0.0) < value}
