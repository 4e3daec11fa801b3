"""What the texts of a scenario say and are about, worked out once for all lines of a scorer."""

from collections import defaultdict
from collections.abc import Callable

import msgspec

from debategame.scoring.aboutness import Direction
from debategame.scoring.concepts import Concepts
from debategame.scoring.indexes import ConceptIndex, TermIndex
from debategame.scoring.reading.remembered import denials_of, words_of

MOST_DIRECTIONS = 4096
"""How many directions are kept. A scenario has some hundred texts, and each is heard in a few ways."""


class Term(msgspec.Struct, frozen=True):
    """A word of a reference text, as far as meeting it goes."""

    stem: str
    concepts: tuple[ConceptIndex, ...]
    """The groups of synonyms whose phrases it stands in."""
    negated: bool | None
    """Whether the text denies it; None in the name of an idea, which is named whether denied or not."""


Sayings = tuple[tuple[Term, str], ...]
"""The terms of a text in order, each with the word as written."""


class KnownTexts:
    """Remembers the texts of one scenario, so that what the opponent has said makes little work."""

    def __init__(self, concepts: Concepts) -> None:
        """Remember nothing yet. `concepts` are the synonyms of the scenario."""
        self.said: dict[int, set[TermIndex]] | None = None
        """The terms that make each key point, by its place in the scenario. None until they are first asked for."""
        self._concepts = concepts
        self._sayings: dict[tuple[str, bool], Sayings] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._directions: dict[tuple[tuple[str, ...], frozenset[str]], Direction] = {}

    def sayings(self, text: str, *, is_idea: bool = False) -> Sayings:
        """Return the terms of a text that the teacher wrote; `is_idea` if it names an idea."""
        found = self._sayings.get((text, is_idea))
        if found is None:
            found = self._sayings[text, is_idea] = sayings_of(text, self._concepts, is_idea=is_idea)
        return found

    def stems(self, text: str) -> tuple[str, ...]:
        """Return the stems of the content words of a text that the teacher wrote."""
        found = self._stems.get(text)
        if found is None:
            found = self._stems[text] = tuple(word.stem for word in words_of(text) if word.content)
        return found

    def direction(
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


def sayings_of(text: str, concepts: Concepts, *, is_idea: bool = False) -> Sayings:
    """Return the terms of a text with their words; `is_idea` if it names an idea."""
    words, denied = words_of(text), denials_of(text)
    inside: defaultdict[int, set[ConceptIndex]] = defaultdict(set)
    for named in concepts.find([word.stem for word in words], [word.form for word in words]):
        for place in range(named.first, named.last):
            inside[place].add(ConceptIndex(named.concept))
    return tuple(
        (
            Term(word.stem, tuple(sorted(inside[place])), None if is_idea else denied[place]),
            text[word.start : word.end],
        )
        for place, word in enumerate(words)
        if word.content
    )
