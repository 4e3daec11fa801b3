"""Whether words nearly repeat a wording, but with another number, the other way round, or with roles exchanged."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from debategame.scoring.matching import opposites
from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.negation import negated
from debategame.scoring.reading.numbers import is_number
from debategame.scoring.reading.remembered import REMEMBERED_TEXTS, denials_of, numbers_of, words_of
from debategame.scoring.reading.text import ACRONYMS, Sentence, Word
from debategame.scoring.tuning import BESIDE, LEAST_ORDERED, NEARLY_REPEATED, PLACE_WORDS
from debategame.text.english import word_set

_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_AMOUNTS = {"more": 1, "less": -1, "fewer": -1}
_BEFORE_LIMITS = word_set("at no not never")
_AFTER_LIMITS = word_set("than of or")
"""Small words with which "more" and "less" compare no amounts: "at least ten", "no more", "more than a decade"."""
_PIVOTS = word_set("than for to from into over because against without")
"""Small words on whose sides two things have different roles."""


def is_contrary(wording: str, said: Sequence[Sentence], others: Sequence[str] = ()) -> bool:
    """Return whether sentences nearly repeat a wording, but say something else.

    `others` are the other wordings of the key point. If one of them has the same number, the point is about it.
    """
    ours = words_of(wording)
    if not ours:
        return False
    stems = {word.stem for word in ours if word.content}
    for sentence in said:
        said_stems = {word.stem for word in sentence.words if word.content}
        shared = stems & said_stems
        near = len(shared) >= NEARLY_REPEATED * len(stems)
        other_number = numbers_of(wording) and _other_number(ours, sentence.words, shared)
        if other_number and (near or _is_about_numbers(wording, others)):
            return True
        if not near:
            continue
        if _other_way(ours, denials_of(wording), sentence, shared) or _lacks_names(stems, said_stems):
            return True
        if len(shared) >= NEARLY_REPEATED * len(said_stems) and (
            _exchanged(ours, sentence.words, shared) or _exchanged_around(ours, sentence.words)
        ):
            return True
    return False


def of_other_amount(words: Sequence[Word], met: Iterable[tuple[str, int]], wordings: Sequence[str]) -> bool:
    """Return whether "more" stands beside a word where wordings have "fewer", or the other way round.

    `met` gives stems of the wordings, each with the place of the word that says it.
    """
    if _AMOUNTS.keys().isdisjoint(word.form for word in words):
        return False
    for stem, place in met:
        here = _amount(words, place)
        if here:
            there = {amount for wording in wordings for one, amount in _amounts_of(wording) if one == stem}
            if -here in there and here not in there:
                return True
    return False


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _amounts_of(text: str) -> frozenset[tuple[str, int]]:
    """Return the stems of a text beside which "more", "less" or "fewer" stands, each with 1 or −1."""
    words = words_of(text)
    if _AMOUNTS.keys().isdisjoint(word.form for word in words):
        return frozenset()
    amounts = ((word.stem, _amount(words, place)) for place, word in enumerate(words) if word.content)
    return frozenset((stem, amount) for stem, amount in amounts if amount)


def _amount(words: Sequence[Word], place: int) -> int:
    """Return 1 where "more" stands beside a word, −1 where "less" or "fewer" does, 0 for neither or both."""
    near = range(max(0, place - BESIDE), min(len(words), place + BESIDE + 1))
    beside = {_AMOUNTS[words[at].form] for at in near if words[at].form in _AMOUNTS and _compares(words, at, place)}
    return sum(beside)


def _compares(words: Sequence[Word], at: int, place: int) -> bool:
    """Return whether "more" or "less" at a place would say how much there is of the word at another.

    Behind that word it must not belong to the next: "meat needs more land" speaks of land.
    """
    if any(word.pauses for word in words[min(at, place) + 1 : max(at, place) + 1]):
        return False
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    if any(word.form in _BEFORE_LIMITS for word in before) or any(word.form in _AFTER_LIMITS for word in after):
        return False
    return at < place or not any(word.content and not word.pauses for word in after)


def _is_about_numbers(wording: str, others: Iterable[str]) -> bool:
    """Return whether another wording has a number of this one."""
    numbers = numbers_of(wording)
    return bool(numbers) and any(not numbers.isdisjoint(numbers_of(other)) for other in others)


def _other_number(ours: Sequence[Word], theirs: Sequence[Word], shared: set[str]) -> bool:
    """Return whether another number of the same kind is in the place of the wording's number."""
    here, there = _numbers(ours), _numbers(theirs)
    if not here or set(here) & set(there):
        return False
    return any(
        _kind(one) == _kind(other) and _around(ours, place) & _around(theirs, where) & shared
        for one, place in here.items()
        for other, where in there.items()
    )


def _kind(number: str) -> tuple[bool, bool]:
    """Return whether a number ends with a digit, and whether it may be a year: "since 1866", "for 100 years"."""
    return number[-1:].isdigit(), bool(_YEAR.fullmatch(number))


def _numbers(words: Sequence[Word]) -> dict[str, int]:
    return {word.stem: place for place, word in enumerate(words) if is_number(word.stem)}


def _other_way(ours: Sequence[Word], denied: Sequence[bool], said: Sentence, shared: set[str]) -> bool:
    """Return whether "after" stands where the wording has "before", or the like; "not after" does not."""
    theirs, reached = said.words, negated(said)
    common = {_key(word) for word in ours} & {_key(word) for word in theirs}
    for place, word in enumerate(ours):
        turned = _turned(word)
        if not turned or _key(word) in common:
            continue
        for where, other in enumerate(theirs):
            if (
                _key(other) in turned
                and denied[place] == reached[where]
                and _around(ours, place) & _around(theirs, where) & shared
            ):
                return True
    return False


def _key(word: Word) -> str:
    """Return the key of a direction word: the stem of a content word, the form of any other."""
    return word.stem if word.content else word.form


def _turned(word: Word) -> frozenset[str]:
    return opposites(word.stem) if word.content else _directions().get(word.form, frozenset())


def _lacks_names(ours: set[str], theirs: set[str]) -> bool:
    """Return whether all names in capitals are missing that are function words in small letters, such as US and WHO."""
    names = ours & ACRONYMS
    return bool(names) and names.isdisjoint(theirs)


def _around(words: Sequence[Word], place: int) -> set[str]:
    """Return the stems of the content words nearest to a place."""
    before = [word.stem for word in words[:place] if word.content]
    after = [word.stem for word in words[place + 1 :] if word.content]
    return {*before[-PLACE_WORDS:], *after[:PLACE_WORDS]}


def _exchanged(ours: Sequence[Word], theirs: Sequence[Word], shared: set[str]) -> bool:
    """Return whether three shared words come in reverse order, as with exchanged roles.

    A passive is no exchange, nor are two clauses of the wording that change places.
    """
    if "by" in {word.form for word in ours} ^ {word.form for word in theirs} or len(shared) < LEAST_ORDERED:
        return False
    here, there = _places(ours, shared), _places(theirs, shared)
    order = sorted(shared, key=here.__getitem__)
    return any(
        there[first] > there[middle] > there[last]
        and not any(word.pauses for word in ours[here[first] + 1 : here[last] + 1])
        for first, middle, last in combinations(order, 3)
    )


def _exchanged_around(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Return whether two words change places around a small word: "from A to B" and "from B to A"."""
    for pivot in _PIVOTS & {word.form for word in ours} & {word.form for word in theirs}:
        (before, after), (first, last) = _sides(ours, pivot), _sides(theirs, pivot)
        if (before - after) & (last - first) and (after - before) & (first - last):
            return True
    return False


def _sides(words: Sequence[Word], pivot: str) -> tuple[set[str], set[str]]:
    """Return the stems of the words of meaning before a small word and behind it."""
    place = next(place for place, word in enumerate(words) if word.form == pivot)
    before = {word.stem for word in words[:place] if word.content}
    return before, {word.stem for word in words[place + 1 :] if word.content}


def _places(words: Sequence[Word], stems: set[str]) -> Mapping[str, int]:
    """Return the first place of each stem."""
    return {word.stem: len(words) - back for back, word in enumerate(reversed(words)) if word.stem in stems}


@cache
def _directions() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ones, others, *_ in entries("directions"):
        for one in ones.split():
            found[one].update(others.split())
        for other in others.split():
            found[other].update(ones.split())
    return {word: frozenset(turned) for word, turned in found.items()}
