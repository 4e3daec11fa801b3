"""What the words before a "that" make of the clause after it: a claim, a doubt, a denial, or nothing that matters.

"It cannot be said often enough that …" claims, "I have my doubts whether …" doubts, "It is no lie that …" claims.
"""

from collections.abc import Sequence
from itertools import pairwise

from debategame.scoring.reading.attitudes import NEGATORS, attitude, strangers
from debategame.scoring.reading.cues import Found
from debategame.scoring.reading.opening_kinds import made_of_clause
from debategame.scoring.reading.relatives import follows, relates
from debategame.scoring.reading.text import Word
from debategame.text.english import CONTRACTED_NOT, word_set

LONGEST = 20
"""Words that an opening has at most."""
MOST_STRANGERS = 2
"""Words of other things in an opening that doubts or denies. With more it opens nothing ("We should ban the plant
that …"), unless its last word speaks of claims; then it only doubts. Without a limit ArgKP's F1 is .002 lower."""
NEAR = 9
"""Words at most from one "that" to the next for both to open one clause: "I doubt that anyone denies that"."""
_BY_NO_MEANS = word_set("means circumstances account")
"""They end a denial of several words that says nothing of a claim itself: "by no means"."""
_NO_OPENING = word_set("so how what where why when")
"""After them "that" begins a purpose, or tells which one: "so that they stay", "how that soil behaves"."""
_CLASSES_OF_WORTH = frozenset(("weighty", "trivial"))
_UNDERSTOOD = _CLASSES_OF_WORTH | {"talk", ""}


def settled(words: Sequence[Word], found: Sequence[Found], *, asks: bool) -> tuple[Found, ...]:
    """Return the cues of a sentence, those of its opening replaced by what the opening makes of its clause.

    In a question (`asks`) a contracted "not" denies nothing.
    """
    for place in range(1, min(len(words) - 1, LONGEST + 1)):
        if words[place].form in ("that", "whether", "if") and not words[place + 1].pauses:
            if words[place].form == "that" and _opens_nothing(words, place):
                continue
            in_cue = any(one.kind == "no_denials" and one.first < place < one.last for one in found)
            if words[place].form == "if" and in_cue:
                continue
            first = max((p for p in range(1, place + 1) if words[p].pauses), default=0)
            last = _last_that(words, place)
            inside = [one for one in found if first <= one.first <= last]
            kind = (
                made_of_clause(words[first : last + 2], _plain(words, inside, asks=asks), inside, asks=asks)
                if place > first
                else ""
            )
            if kind not in ("", "no_denials") and strangers(words[first:place]) > MOST_STRANGERS:
                kind = "soft_denials" if attitude(words[place - 1]) else ""
            if kind:
                return _replaced(words, found, first, last, kind)
            if place == first and words[place].form != "if":
                return _around_aside(words, tuple(found), place, asks=asks)
    return tuple(found)


def _opens_nothing(words: Sequence[Word], that: int) -> bool:
    """Return whether a "that" begins no claim of which the words before it say what to think."""
    before = words[:that]
    another = before[-1].form == "and" and any(word.form == "that" for word in before)  # "in that pain and that cold"
    return another or before[-1].form in _NO_OPENING or relates(before) or follows(before)


def _around_aside(words: Sequence[Word], found: tuple[Found, ...], that: int, *, asks: bool) -> tuple[Found, ...]:
    """Return the cues of a sentence whose opening ends at a mark: "It is untrue, and always was, that they help"."""
    marks = [0, *(p for p in range(1, that + 1) if words[p].pauses)]
    for first, end in reversed(list(pairwise(marks))):
        inside = [one for one in found if first <= one.first < end]
        opening = (*words[first:end], *words[that : that + 2])
        kind = made_of_clause(opening, _plain(words, inside, asks=asks), inside, asks=asks)
        leaves_open = [word.form for word in words[first:end]][-2:] == ["or", "not"]
        if kind and not leaves_open and not strangers(words[first:end]):
            return _replaced(words, found, first, that, kind)
    return found


def _last_that(words: Sequence[Word], place: int) -> int:
    """Return the place of the last "that" of an opening that begins with the one at a place."""
    end = next((p for p in range(place + 1, len(words)) if words[p].pauses), len(words))
    for later in range(place + 2, min(place + NEAR, len(words) - 1, end)):
        if words[later].form == "that" and all(attitude(w) or not w.content for w in words[place + 1 : later]):
            return later if any(attitude(w) not in _UNDERSTOOD for w in words[place + 1 : later]) else place
    return place


def _replaced(words: Sequence[Word], found: Sequence[Found], first: int, place: int, kind: str) -> tuple[Found, ...]:
    """Return the cues with one in place of those between two places; a report among them stays."""
    reports = tuple(
        one
        for one in found
        if one.kind == "reports"
        and first <= one.first <= place
        and all(attitude(word) != "fact" for word in words[first:place])
    )
    before = tuple(one for one in found if one.last <= first)
    after = tuple(one for one in found if one.first > place)
    denied = any(word.form in NEGATORS for word in words[first:place])
    if reports and kind == "no_denials" and not (denied and words[reports[0].first].form in ("the", "that", "this")):
        return (*before, *reports, *after)
    return (*before, Found(kind, first, place + 1), *after)


def _plain(words: Sequence[Word], found: Sequence[Found], *, asks: bool) -> int:
    """Return how many cues only deny: "not", but not "deny"."""
    return sum(
        one.kind == "denials"
        and not (asks and words[one.first].form in CONTRACTED_NOT)
        and (
            words[one.last - 1].form in _BY_NO_MEANS
            or all(attitude(word) in ("", "talk") for word in words[one.first : one.last])
        )
        for one in found
    )
