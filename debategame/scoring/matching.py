"""How one word meets another: the same, inflected, mistyped or related."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

import msgspec

from debategame.scoring.lexicon import known, related
from debategame.scoring.model import How
from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.numbers import is_number
from debategame.scoring.reading.text import stem as stem_of
from debategame.scoring.tuning import ALIKE, LEAST_FUZZY, MISTYPED, OPPOSITE, ROOT


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems that say the opposite of a stem."""
    return _opposites().get(stem, frozenset())


def are_forms(stem: str, other: str) -> bool:
    """Return whether two stems, one of them English, belong to one word: they differ in an ending only."""
    shared = next((n for n, (a, b) in enumerate(zip(stem, other, strict=False)) if a != b), min(len(stem), len(other)))
    if shared < ROOT or (known(other) and frozenset((stem[shared:] or "-", other[shared:] or "-")) not in _endings()):
        return False
    return frozenset((stem, other)) not in _lookalikes()  # asked last: it is slow to make ready


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ones, others, *_ in entries("antonyms"):
        here, there = ({stem_of(word) for word in words.split()} for words in (ones, others))
        for one in here:
            found[one] |= there - here
        for other in there:
            found[other] |= here - there
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _lookalikes() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((stem_of(one), stem_of(other))) for one, other in entries("lookalikes"))


@cache
def _endings() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((one, other)) for one, other, *_ in entries("endings"))


class Meeting(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """A stem of the vocabulary that a word meets."""

    stem: str
    closeness: float
    """0–1; 1 for the same stem."""
    how: How
    turned: bool = False
    """Whether the word says the opposite of the stem."""


class Stems:
    """Some stems, and which others are related to each of them."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Keep the stems."""
        self.stems = tuple(dict.fromkeys(stems))
        self.related_to: defaultdict[str, dict[str, float]] = defaultdict(dict)
        """The stems that have another one among their nearest, by that one, each with how closely."""
        for stem in self.stems:
            for other, closeness in related(stem).items():
                self.related_to[other][stem] = closeness


class Vocabulary:
    """The stems of all wordings that a rebuttal is compared with."""

    def __init__(self, *parts: Stems) -> None:
        """Keep the stems of all parts, in their order."""
        self.stems = tuple(dict.fromkeys(chain.from_iterable(part.stems for part in parts)))
        self.among = frozenset(self.stems)
        self._parts = parts

    def related(self, stem: str) -> dict[str, float]:
        """Return the stems of the vocabulary that a stem is related to, either way, each with how closely."""
        ours = {other: closeness for other, closeness in related(stem).items() if other in self.among}
        for part in self._parts:
            for other, closeness in part.related_to.get(stem, {}).items():
                ours[other] = max(closeness, ours.get(other, 0.0))
        return ours


class Comparer:
    """Compares words with a vocabulary, and counts the comparisons made."""

    def __init__(self) -> None:
        """Begin the count."""
        self.compared = 0

    def meet(self, stem: str, vocabulary: Vocabulary) -> tuple[Meeting, ...]:
        """Return the stems of the vocabulary that a stem meets."""
        found = {other: Meeting(other, closeness, "related") for other, closeness in vocabulary.related(stem).items()}
        for other in opposites(stem) & vocabulary.among:
            found[other] = Meeting(other, OPPOSITE, "related", turned=True)
        if is_number(stem):
            return (Meeting(stem, 1.0, "exact"),) if stem in vocabulary.among else ()
        if stem in vocabulary.among:
            found[stem] = Meeting(stem, 1.0, "exact")
        elif len(stem) >= LEAST_FUZZY:
            for meeting in self._fuzzy(stem, vocabulary.stems):
                if meeting.stem not in found or found[meeting.stem].closeness < meeting.closeness:
                    found[meeting.stem] = meeting
        return tuple(found.values())

    def meant(self, stem: str, vocabulary: Vocabulary) -> str:
        """Return the stem of the vocabulary that a stem is most likely a slip for, else the stem itself."""
        slips = [one for one in self.meet(stem, vocabulary) if one.how == "typo"]
        return max(slips, key=lambda one: one.closeness).stem if slips else stem

    def _fuzzy(self, stem: str, stems: tuple[str, ...]) -> list[Meeting]:
        from rapidfuzz import fuzz, process  # the first answer pays for it, not every start
        from rapidfuzz.distance import JaroWinkler

        self.compared += len(stems)
        if known(stem):
            alike = process.extract(stem, stems, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
            return [
                Meeting(other, ratio / 100, "inflected")
                for other, ratio, _ in alike
                if len(other) >= LEAST_FUZZY and are_forms(stem, other)
            ]
        alike = process.extract(
            stem, stems, scorer=JaroWinkler.normalized_similarity, score_cutoff=MISTYPED, limit=None
        )
        return [Meeting(other, (1 + ratio) / 2, "typo") for other, ratio, _ in alike if len(other) >= LEAST_FUZZY]
