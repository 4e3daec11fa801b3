"""The teacher's synonyms: phrases that mean the same in the whole scenario, found in a run of stems."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from debategame.scoring.indexes import ConceptIndex
from debategame.scoring.reading.text import read
from debategame.scoring.tuning import LONGEST_ENDING, WIDEST_VERB
from debategame.text.english import FUNCTION_WORDS, word_set

PARTICLES = word_set("off up out down over back away behind in on")
"""Words that an object may keep apart from their verb: "float teams off" is "float off"."""
_AGENT = re.compile(r"[^e](er|or|ee|ist)s?$")
"""Endings of words for people: "employers", "trainee"."""


class Named(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """A phrase of a text that names a concept."""

    concept: ConceptIndex
    first: int
    """The place of its first word in the words that were searched."""
    last: int
    """One past the place of its last word."""


class Concepts:
    """The groups of synonyms of one scenario, each a concept with a number."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        """Read the groups: each key means the same as the phrases of its list."""
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], ConceptIndex, str]]] = defaultdict(list)
        for concept, (key, others) in enumerate(synonyms.items()):
            for phrase in (key, *others):
                words = [word for sentence in read(phrase).sentences for word in sentence.words]
                if words:
                    stems = tuple(word.stem for word in words)
                    self._phrases[stems[0]].append((stems, ConceptIndex(concept), words[0].form))

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all the phrases."""
        return frozenset(stem for phrases in self._phrases.values() for phrase, *_ in phrases for stem in phrase)

    def find(self, stems: Sequence[str], forms: Sequence[str]) -> Iterator[Named]:
        """Yield every phrase that names a concept, in order. The words are given by their stems and forms."""
        for first, stem in enumerate(stems):
            for phrase, concept, form in self._phrases.get(stem, ()):
                last = _end(stems, first, phrase)
                if last and (len(phrase) > 1 or _is_form(forms[first], form)):
                    yield Named(concept, first, last)


def _is_form(word: str, other: str) -> bool:
    """Return whether a word is a form of another with the same stem. "employed" is no form of "employer"."""
    if _agent(word) != _agent(other):
        return False
    return abs(len(word) - len(other)) <= LONGEST_ENDING and (word in FUNCTION_WORDS) == (other in FUNCTION_WORDS)


def _agent(word: str) -> str:
    """Return the ending by which a word names a person, without the plural; empty for other words."""
    found = _AGENT.search(word)
    return found[1] if found else ""


def _end(stems: Sequence[str], first: int, phrase: tuple[str, ...]) -> int:
    """Return where the phrase that begins at `first` ends, or 0 if the phrase is not there."""
    last = first + len(phrase)
    if tuple(stems[first:last]) == phrase:
        return last
    particle = phrase[-1]
    if particle in PARTICLES and tuple(stems[first : last - 1]) == phrase[:-1]:
        within = stems[last - 1 : last + WIDEST_VERB]
        if particle in within:
            return last + within.index(particle)
    return 0
