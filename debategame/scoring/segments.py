"""How far a stretch of a rebuttal covers each wording, word by word, and how far a voice explains the stretch."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from debategame.scoring.concepts import Concepts
from debategame.scoring.matching import Comparer
from debategame.scoring.model import How
from debategame.scoring.references import Yardstick, english
from debategame.scoring.reported_speech import Status, stances
from debategame.scoring.text import Sentence, Word

SYNONYM = 0.9
"""What a teacher's synonym counts of the word itself."""
BRIEF = 12.0
"""What is added to what a stretch says, about four rare words: of a stretch of two words one explains little."""
TURNED = 0.35
"""What a word counts that is denied where the wording affirms it, or the other way round."""
REMEMBERED = 5000
"""How many stems' meetings are kept; then they are found anew."""


class Touch(msgspec.Struct, frozen=True):
    """An item of the yardstick that a word or phrase meets, wherever it stands."""

    item: int
    closeness: float
    """0–1, whatever is denied."""
    worth: float
    """What it counts towards making the wording's point, 0–1."""
    earns: float
    """The same; little where the opponent said it."""
    how: How
    turned: bool
    """Whether it says the opposite: denied where the wording affirms, or affirmed where it denies."""


class Met(msgspec.Struct, frozen=True):
    """A touch by words of the rebuttal."""

    touch: Touch
    first: int
    """The place of the first of the words in the rebuttal."""
    last: int
    """One past the place of the last."""


class Said(msgspec.Struct, frozen=True):
    """What one word of the rebuttal says."""

    weight: float
    """By its rarity in English; 0 for a word that carries no meaning."""
    by_voice: dict[int, float]
    """What it counts of a word of each voice that shares it, 0–1."""


class Stretch(msgspec.Struct, frozen=True):
    """A run of words of the rebuttal, and all it meets."""

    first: int
    last: int
    single: bool
    """Whether it is one sentence, or part of one."""
    asks: bool
    """Whether it is a question."""
    status: Status
    """Whose claim the words stand in; the others of the run are left out."""
    best: dict[int, Met]
    """The best meeting of each item met."""
    covered: dict[int, float]
    """For each wording touched, the weighted share of it that is met, 0–1."""
    covered_by: dict[int, float]
    """For each voice touched, the most that any of its whole wordings is covered."""
    explained: dict[int, float]
    """For each voice that shares a word, the weighted share of the stretch that it explains, 0–1."""
    said: tuple["Said", ...]
    """What its words of meaning say, in order."""
    is_not: tuple[int, ...]
    """The places of what something is said not to be."""

    def leaning(self, voice: int, other: int) -> float:
        """Return by how much more weight of words the stretch speaks with one voice than with another.

        Words that both use, alike denied or affirmed, count for neither; 3 is about one rare word.
        """
        return math.fsum(
            word.weight * (word.by_voice.get(voice, 0.0) - word.by_voice.get(other, 0.0)) for word in self.said
        )


class Touches:
    """What stems and concepts touch on one yardstick, found once for each."""

    def __init__(self, yardstick: Yardstick) -> None:
        """Begin with none found."""
        self.yardstick = yardstick
        self._by_stem: dict[tuple[str, bool], tuple[Touch, ...]] = {}
        self._meant: dict[str, str] = {}
        self._by_concept: dict[tuple[int, bool], tuple[Touch, ...]] = {}

    def of_stem(self, stem: str, comparer: Comparer, *, denied: bool) -> tuple[Touch, ...]:
        """Return what a stem touches, where it is denied or not."""
        found = self._by_stem.get((stem, denied))
        if found is None:
            if len(self._by_stem) >= REMEMBERED:
                self._by_stem.clear()
                self._meant.clear()
            meetings = comparer.meet(stem, self.yardstick.vocabulary)
            for turn in (False, True):
                self._by_stem[stem, turn] = tuple(
                    self._touch(item, one.closeness, one.how, denied=turn != one.turned)
                    for one in meetings
                    for item in self.yardstick.by_stem.get(one.stem, ())
                )
            found = self._by_stem[stem, denied]
        return found

    def meant(self, stem: str, comparer: Comparer) -> str:
        """Return the stem that a mistyped one stands for; any other as it is."""
        found = self._meant.get(stem)
        if found is None:
            found = self._meant[stem] = comparer.meant(stem, self.yardstick.vocabulary)
        return found

    def of_concept(self, concept: int, *, denied: bool) -> tuple[Touch, ...]:
        """Return what a phrase that names a concept touches."""
        found = self._by_concept.get((concept, denied))
        if found is None:
            items = self.yardstick.by_concept.get(concept, ())
            found = tuple(self._touch(item, SYNONYM, "synonym", denied=denied) for item in items)
            self._by_concept[concept, denied] = found
        return found

    def _touch(self, item: int, closeness: float, how: How, *, denied: bool) -> Touch:
        key = self.yardstick.keys[item]
        turned = key.negated is not None and key.negated != denied
        worth = closeness * TURNED if turned else closeness
        return Touch(item, closeness, worth, worth * self.yardstick.earns(key), how, turned)


class Reading:
    """A rebuttal read against a yardstick: every word's meetings, made once."""

    def __init__(self, sentences: Sequence[Sentence], touches: Touches, concepts: Concepts, comparer: Comparer) -> None:
        """Meet every word and phrase of the sentences with the yardstick."""
        self.words: tuple[Word, ...] = tuple(word for sentence in sentences for word in sentence.words)
        self.stances = stances(sentences)
        self._yardstick = touches.yardstick
        self._met: list[list[Met]] = [[] for _ in self.words]
        self._voices: list[dict[int, float]] = [{} for _ in self.words]
        meant = [touches.meant(word.stem, comparer) if word.content else word.stem for word in self.words]
        self._says = [english(stem) if word.content else 0.0 for word, stem in zip(self.words, meant, strict=True)]
        for place, word in enumerate(self.words):
            if word.content:
                denied = self.stances[place].negated
                self._add(touches.of_stem(word.stem, comparer, denied=denied), place, place + 1)
        for named in concepts.find(meant, [word.form for word in self.words]):
            denied = self.stances[named.first].negated
            self._add(touches.of_concept(named.concept, denied=denied), named.first, named.last)

    def _add(self, touches: Iterable[Touch], first: int, last: int) -> None:
        opponent = self._yardstick.opponent
        voices_of = self._yardstick.item_voices
        for touch in touches:
            self._met[first].append(Met(touch, first, last))
            for place in range(first, last):
                explained = self._voices[place]
                for voice in voices_of[touch.item]:
                    counts = touch.worth if voice == opponent else touch.earns
                    if explained.get(voice, 0.0) < counts:
                        explained[voice] = counts

    def stretch(
        self, first: int, last: int, *, single: bool = True, asks: bool = False, status: Status = Status.OWN
    ) -> Stretch:
        """Return what the words of a stance from `first` to before `last` cover and what explains them.

        `single` says that they are one sentence, or part of one, `asks` that it is a question.
        """
        places = [place for place in range(first, last) if self.stances[place].status is status]
        best: dict[int, Met] = {}
        for place in places:
            for met in self._met[place]:
                item = met.touch.item
                if met.last <= last and (item not in best or best[item].touch.worth < met.touch.worth):
                    best[item] = met
        covered: defaultdict[int, float] = defaultdict(float)
        for item, met in best.items():
            worth = met.touch.worth
            for wording, share in self._yardstick.postings[item]:
                covered[wording] += share * worth
        said = tuple(Said(self._says[place], self._voices[place]) for place in places if self._says[place])
        is_not = tuple(place for place in places if self.stances[place].is_not)
        by_voice = self._by_voice(covered)
        return Stretch(first, last, single, asks, status, best, covered, by_voice, _explained(said), said, is_not)

    def _by_voice(self, covered: Mapping[int, float]) -> dict[int, float]:
        most: dict[int, float] = {}
        whole = self._yardstick.whole
        for number, share in covered.items():
            voice = whole[number]
            if voice >= 0 and share > most.get(voice, 0.0):
                most[voice] = share
        return most


def _explained(said: Sequence[Said]) -> dict[int, float]:
    explained: defaultdict[int, float] = defaultdict(float)
    total = math.fsum(word.weight for word in said) + BRIEF
    for word in said:
        for voice, closeness in word.by_voice.items():
            explained[voice] += word.weight * closeness / total
    return explained
