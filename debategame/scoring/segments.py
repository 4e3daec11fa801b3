"""How far a segment of a rebuttal covers each reference text, and how far a voice explains the segment."""

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Literal, Self

import msgspec

from debategame.scoring.concepts import Concepts, Named
from debategame.scoring.indexes import TermIndex, VoiceIndex
from debategame.scoring.lexicon import english
from debategame.scoring.match_finder import Match, Matches, MatchFinder
from debategame.scoring.model import Span
from debategame.scoring.reading.reported_speech import Stance, Status, stances
from debategame.scoring.reading.text import Sentence, Word
from debategame.scoring.tuning import SHORT_SEGMENT

Extent = Literal["sentence", "neighbours", "clause", "joined", "whole"]
"""How much of a rebuttal is tried: a sentence, two neighbours, a clause, what ", and" joins, all of it."""


class PlacedMatch(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """A match by words of the rebuttal."""

    match: Match
    first: int
    """The place of the first of the words in the rebuttal."""
    last: int
    """One past the place of the last."""


class WordWeight(msgspec.Struct, frozen=True, gc=False):
    """What one word of the rebuttal says."""

    weight: float
    """By its rarity in English; 0 for a word that carries no meaning."""
    by_voice: dict[VoiceIndex, float]
    """What it counts of a word of each voice that shares it, 0–1."""


class Met(msgspec.Struct, frozen=True, gc=False):
    """What is met at one place of the rebuttal."""

    matches: list[PlacedMatch]
    """By the word, and by phrases that begin with it."""
    end: int
    """One past the last of their words."""
    word: WordWeight


class Covered(msgspec.Struct, frozen=True, gc=False):
    """What some words of the rebuttal cover."""

    best: dict[TermIndex, PlacedMatch]
    """The best match of each term met."""
    shares: list[float]
    """For each text of the references, the weighted share of it that is met, 0–1."""
    words: tuple[WordWeight, ...]
    """What the words of meaning say, in order."""
    weight: float
    """The weight of those words, and `SHORT_SEGMENT`."""


class Segment(msgspec.Struct, frozen=True, gc=False):
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
        whole = self.weight
        for word in self.words:
            weight = word.weight
            for voice, counts in word.by_voice.items():
                shares[voice] += weight * counts / whole
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


class Reading:
    """A rebuttal read against references: every word's matches, found once."""

    def __init__(self, sentences: Sequence[Sentence], matches: MatchFinder, concepts: Concepts) -> None:
        """Read the stance to each word of the sentences; match every word and phrase with the references."""
        references = matches.references
        self.words: tuple[Word, ...] = tuple(word for sentence in sentences for word in sentence.words)
        self._references = references
        self._finder = matches
        meant = [matches.meant(word.stem) if word.content else word.stem for word in self.words]
        self._named: list[list[Named]] = [[] for _ in self.words]
        for named in concepts.find(meant, [word.form for word in self.words]):
            for place in range(named.first, named.last):
                self._named[place].append(named)
        content = [word.content for word in self.words]
        self._weights = [english(stem) if counts else 0.0 for stem, counts in zip(meant, content, strict=True)]
        self._pulls = [references.pull(stem) if counts else 0 for stem, counts in zip(meant, content, strict=True)]
        self._near: dict[tuple[int, ...], Mapping[VoiceIndex, float]] = {}
        self._met: dict[tuple[int, ...], Met] = {}
        self._covered: dict[tuple[int, ...], Covered] = {}
        self._meeting = [place for place, named in enumerate(self._named) if named or content[place]]
        self.take(stances(sentences))

    def with_stances(self, given: Sequence[Stance]) -> Self:
        """Return the same rebuttal with other stances to its words."""
        other = copy(self)
        other.take(given)
        return other

    def take(self, given: Sequence[Stance]) -> None:
        """Match every word and phrase with the references, denied where its stance says so."""
        self.stances = list(given)
        self._negated = [stance.negated for stance in self.stances]
        self._found = {place: self._meet(place) for place in self._meeting}

    def segment(
        self,
        places: Sequence[int],
        *,
        extent: Extent = "sentence",
        asks: bool = False,
        listed: bool = False,
        status: Status = Status.OWN,
    ) -> Segment:
        """Return what the words with a status at some places, in order, cover, and what explains them.

        `asks` says that they are a question, `listed` that they hold a list of keywords.
        """
        first, last = (places[0], places[-1] + 1) if places else (0, 0)
        said = [place for place in places if self.stances[place].status is status]
        covered = self._cover(said, last)
        return Segment(
            first=first,
            last=last,
            extent=extent,
            asks=asks,
            listed=listed,
            status=status,
            best=covered.best,
            shares=covered.shares,
            words=covered.words,
            weight=covered.weight,
            is_not=tuple(place for place in said if self.stances[place].is_not),
            no_effect=tuple(place for place in said if self.stances[place].no_effect),
            near=self._nearness(tuple(filter(self._weights.__getitem__, said))),
        )

    def passage(self, segment: Segment) -> Span:
        """Return where the words of a segment stand in the rebuttal."""
        return Span(self.words[segment.first].start, self.words[segment.last - 1].end)

    def _meet(self, place: int) -> Met:
        """Return what is met at a place; found once for what is denied."""
        named = self._named[place]
        asked = (place, self._negated[place], *[self._negated[one.first] for one in named])
        met = self._met.get(asked)
        if met is None:
            word = self.words[place]
            found = self._finder.of_stem(word.stem, denied=self._negated[place]) if word.content else Matches((), {})
            matches = [PlacedMatch(match, place, place + 1) for match in found.matches]
            end, voices = place + 1, found.by_voice
            for one in named:
                found = self._finder.of_concept(one.concept, denied=self._negated[one.first])
                voices = _greatest(voices, found.by_voice)
                if one.first == place:
                    matches += [PlacedMatch(match, place, one.last) for match in found.matches]
                    end = max(end, one.last)
            met = self._met[asked] = Met(matches, end, WordWeight(self._weights[place], voices))
        return met

    def _cover(self, places: Sequence[int], last: int) -> Covered:
        """Return what the words at some places cover, without phrases that end behind `last`; worked out once."""
        found = [self._found[place] for place in places if place in self._found]
        # `_met` keeps all that was ever met, so that no two of them have one id.
        asked = (min(last, max([0, *[one.end for one in found]])), *map(id, found))
        if asked not in self._covered:
            best = _best(found, last)
            words = tuple(one.word for one in found if one.word.weight)
            weight = math.fsum(word.weight for word in words) + SHORT_SEGMENT
            self._covered[asked] = Covered(best, self._shares(best), words, weight)
        return self._covered[asked]

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


def _best(found: Iterable[Met], last: int) -> dict[TermIndex, PlacedMatch]:
    """Return the best match of each term by words before `last`, the first of equals."""
    best: dict[TermIndex, PlacedMatch] = {}
    for one in found:
        for placed in one.matches:
            if placed.last <= last:
                match = placed.match
                before = best.setdefault(match.term, placed)
                if before.match.worth < match.worth:
                    best[match.term] = placed
    return best


def _greatest(ones: dict[VoiceIndex, float], others: dict[VoiceIndex, float]) -> dict[VoiceIndex, float]:
    """Return the greater value of each voice in either; neither is changed."""
    return ones | {voice: value for voice, value in others.items() if ones.get(voice, 0.0) < value}
