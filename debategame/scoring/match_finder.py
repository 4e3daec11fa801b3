"""What a word or phrase of a rebuttal meets among the terms of the references."""

from collections.abc import Iterable

import msgspec

from debategame.scoring.indexes import ConceptIndex, TermIndex, VoiceIndex
from debategame.scoring.matching import Comparer
from debategame.scoring.model import How
from debategame.scoring.references import References
from debategame.scoring.tuning import OPPOSITE, SYNONYM, TURNED

REMEMBERED = 2000
"""How many matches of stems are kept for one line; a stem has two, denied and not. Then all are dropped."""


class Match(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
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
    antonym: bool
    """Whether the word means the opposite of the term, and neither is denied."""


class Matches(msgspec.Struct, frozen=True, gc=False):
    """All that one word or phrase meets."""

    matches: tuple[Match, ...]
    by_voice: dict[VoiceIndex, float]
    """What it counts of a word of each voice that shares it, 0–1."""


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
        antonym = turned and how == "related" and closeness == OPPOSITE and not term.negated
        return Match(place, closeness, worth, worth * self.references.earns(term), how, turned, antonym)
