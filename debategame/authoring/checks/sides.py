"""Find wordings that deny their key point, and opposites that affirm it.

What is looked for is a sentence that has most words of another of the same key point, and denies one of them or has its
antonym. A sentence that denies a claim in words of its own is passed in silence.
"""

import math
from collections import Counter
from collections.abc import Sequence

from debategame.authoring.checks.collisions import Meeting, compare, share_among, stated
from debategame.authoring.checks.context import Advice, claim_and_wordings
from debategame.authoring.checks.similarity import LONGEST_QUOTE, near_with, shared_words
from debategame.scenario.model import KeyPoint
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.lexicon import english
from debategame.scoring.reading.contrary import is_contrary
from debategame.scoring.reading.text import read
from debategame.text.display import snippet

COST = 300
"""Work for each sentence of a key point, in the unit of `trials.LIMIT`: it is read, and compared with others."""
MOST_COMPARED = 13
"""How many sentences of each side a sentence is compared with: among 80, some turn round by chance."""
REPEATED, LEAST_WORDS = 0.65, 4
"""Likeness (0–1) from which one sentence repeats another, and common words from which an opposite then affirms it."""
SURE = 0.5
"""Likeness (0–1) from which one sentence surely denies another. No wording of 2,900 is wrongly accused."""
LIKELY = 0.4
"""Likeness (0–1) from which one sentence may deny another, or agree with it. Of 2,900 wordings, 21 are accused."""
KNOWN, LEAST_IN_ONE = 0.8, 0.2
"""Share of a sentence that others have, and likeness to one of them, from which one turned word is enough (0–1)."""
MOSTLY_KNOWN = 0.6
"""Share of an opposite that the key point's sentences have if it affirms one (0–1): a good one has words of its own."""
LEAST_DOUBTED = 0.3
"""Share of a doubted sentence that another must have for it to be what is doubted (0–1)."""
LEAST_TURNED = 0.25
"""Likeness (0–1) from which a sentence with a word turned round affirms nothing."""
LEAST_WEIGHT = 0.15
"""Factor on the weight of a word that all sentences of the key point have."""
TELLING = 1.0
"""Weight of words that only the other opposites have, from which an opposite affirms nothing."""


class Sides:
    """What the sentences of one key point say for it and against it."""

    def __init__(self, point: KeyPoint) -> None:
        """Read the sentences."""
        self._point = point
        self._ours = tuple(text for _, text in claim_and_wordings((), point))
        texts = (*self._ours, *point.opposites)
        self._users = Counter(stem for text in texts for stem in stated(text).words)
        self._count = len(texts)
        self._named: set[frozenset[str]] = set()
        """The wordings that deny another, each with the other: one of the two is enough."""

    def denying(self, place: DataPath, wording: str) -> Advice | None:
        """Return advice on a wording that seems to deny the claim or another wording. Each pair is named once."""
        sure = [
            one for one in self._compared(wording, self._ours) if _surely_denies(one) or self._repeats(wording, one)
        ]
        found = max(sure, key=_likeness, default=None) or self._maybe_denied(wording)
        pair = frozenset((wording, found.text)) if found else frozenset()
        if found is None or pair in self._named:
            return None
        self._named.add(pair)
        where = "the claim" if found.text == self._point.claim else "another wording"
        collision = found.collision or "it has nearly the same words with another number, direction or order"
        message = f"this wording may deny {where} of `{self._point.id}`, {_quoted(found)}: {collision}"
        hint = "if it says the contrary, move it to `opposites`; else say it without what collides"
        plain = found.likeness >= REPEATED and (found.text == self._point.claim or bool(found.antonyms))
        return Advice(place, message, hint, level="warning" if plain else "note")

    def affirming(self, place: DataPath, opposite: str) -> Advice | None:
        """Return advice on an opposite that seems to say what the key point says, or to deny another opposite."""
        ours = self._compared(opposite, self._ours)
        if any(one.turned and one.likeness >= LEAST_TURNED for one in ours):
            return None
        hint = "write what somebody would say who means the contrary, or move it to `wordings`"
        denied = [one for one in self._compared(opposite, self._point.opposites) if _surely_denies(one)]
        if denied:
            found = max(denied, key=_likeness)
            message = f"this opposite may affirm `{self._point.id}`: it denies another, {_quoted(found)}: "
            return Advice(place, f"{message}{found.collision}", hint, level="note")
        agreed = self._agreed(opposite, ours)
        if agreed is None:
            return None
        words = shared_words(opposite, agreed.text)
        sure = agreed.likeness >= REPEATED and len(words) >= LEAST_WORDS
        near = near_with(agreed.text, words)
        message = f"this opposite {'affirms' if sure else 'may affirm'} `{self._point.id}`: {near}, and denies none"
        return Advice(place, message, hint, level="warning" if sure else "note")

    def _maybe_denied(self, wording: str) -> Meeting | None:
        """Return the claim or wording that a wording most likely denies, None if it hardly denies any."""
        known = self._known(wording)
        ours = self._compared(wording, self._ours, near=True)
        found = [one for one in ours if _may_deny(one, known) or self._turns_claim(wording, one)]
        return max(found, key=_likeness, default=None)

    def _turns_claim(self, wording: str, one: Meeting) -> bool:
        """Return whether a wording nearly repeats the claim, with another number, direction or order."""
        is_statement = one.text == self._point.claim and not one.asks
        return is_statement and is_contrary(one.text, read(wording).sentences)

    def _agreed(self, opposite: str, ours: Sequence[Meeting]) -> Meeting | None:
        """Return the claim or wording that an opposite says, None if there is hardly any."""
        rest = (text for text in self._point.opposites if text != opposite)
        theirs = {stem for text in rest for stem in stated(text).words}
        only_theirs = theirs - {stem for text in self._ours for stem in stated(text).words}
        telling = math.fsum(english(stem) for stem in stated(opposite).words if stem in only_theirs)
        if telling >= TELLING or self._known(opposite) < MOSTLY_KNOWN:
            return None
        sentences = read(opposite).sentences
        said = (one for one in ours if one.agrees and one.met >= LIKELY and one.said >= SURE)
        return max((one for one in said if not is_contrary(one.text, sentences)), key=_likeness, default=None)

    def _repeats(self, wording: str, one: Meeting) -> bool:
        """Return whether a wording is the claim but for a number, a direction or the order."""
        return one.likeness >= REPEATED and self._turns_claim(wording, one)

    def _known(self, text: str) -> float:
        """Return the share of a sentence that stands in any other claim or wording of the key point, 0–1."""
        others = {stem for other in self._ours[:MOST_COMPARED] if other != text for stem in stated(other).words}
        return share_among(text, others, self._weight)

    def _compared(self, text: str, others: Sequence[str], *, near: bool = False) -> list[Meeting]:
        """Return how a sentence meets the first of others that have a word of it."""
        found = (compare(text, other, self._weight, near=near) for other in others[:MOST_COMPARED] if other != text)
        return [one for one in found if one.met]

    def _weight(self, stem: str) -> float:
        """Return what a word counts: little if most sentences of the key point have it."""
        return english(stem) * max(LEAST_WEIGHT, 1 - self._users[stem] / self._count)


def _surely_denies(one: Meeting) -> bool:
    return one.against and one.likeness >= SURE


def _may_deny(one: Meeting, known: float) -> bool:
    """Return whether a sentence may deny another; `known` is the share of it that stands in any of the others."""
    turns = one.likeness >= LIKELY or (one.plainly and known >= KNOWN and one.likeness >= LEAST_IN_ONE)
    return one.against and (turns or (one.doubts and one.said >= LEAST_DOUBTED))


def _likeness(one: Meeting) -> float:
    return one.likeness


def _quoted(one: Meeting) -> str:
    return f"“{snippet(one.text, LONGEST_QUOTE)}”"
