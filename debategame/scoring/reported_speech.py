"""Whether a word of a rebuttal is the player's claim: or reported, rejected, doubted, or granted and waved away."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from debategame.scoring.clauses import MARK, clause_starts
from debategame.scoring.cues import Found, cues
from debategame.scoring.negation import is_not, negated, turns
from debategame.scoring.text import Sentence, Word
from debategame.text.english import AUXILIARIES, CLAUSE_WORDS, CONTRACTED_NOT, listed

OPENING = 6
"""A rejection of what was reported stands among the first so many words after it."""
BREAK = re.compile(r"[:;–—]")
"""A mark between a report and what the player makes of it."""
TURN_BACK = listed("but yet however nonetheless nevertheless still")
"""After a comma or the like, the player comes back to their own case."""
AFTER_WAVING = 3
"""So many words without meaning may follow a cue that waves away: "who cares about that"."""
MOSTLY_DENIED = 0.4
"""From this share of its words denied a rejected claim is a denial."""
LEAST_NAMED = 4
"""Words at least between "that" and the predicate that rejects them: "That charities always fail is nonsense"."""
_LINKS = listed("but and so yet well oh")
_IS = listed("is are was were")


class Status(StrEnum):
    """Whose claim a word stands in."""

    OWN = "own"
    REPORTED = "reported"
    """Someone else's, not taken up: earns nothing."""
    REJECTED = "rejected"
    """Someone else's, and turned down in so many words: speaks against what it covers."""
    UNREAL = "unreal"
    """Doubted, wished for or mocked: earns nothing."""
    GRANTED = "granted"
    """Granted and waved away: earns nothing."""


_THEIRS = frozenset((Status.REPORTED, Status.UNREAL))


class Stance(msgspec.Struct, frozen=True):
    """How the player stands to one word."""

    negated: bool
    """Whether an odd number of negations reaches it in its clause."""
    status: Status
    is_not: bool
    """Whether it is what something is said not to be."""


def stances(sentences: Sequence[Sentence]) -> list[Stance]:
    """Return the stance to each word of the sentences, in order."""
    statuses = [_statuses(sentence) for sentence in sentences]
    for place, (here, after) in enumerate(pairwise(sentences)):
        if _opens(after.words, "look_backs"):
            statuses[place] = [Status.REPORTED for _ in here.words]
            if _holds(after.words, "rejections"):
                statuses[place] = [Status.REJECTED for _ in here.words]
    for place in range(len(sentences) - 1):
        statuses[place] = _answered(sentences, statuses, place)
    return [one for sentence, of in zip(sentences, statuses, strict=True) for one in _read(sentence, of)]


def _read(sentence: Sentence, statuses: Sequence[Status]) -> list[Stance]:
    """Return the stances of one sentence; a denial that is turned down is a claim."""
    reached, denied = negated(sentence), is_not(sentence)
    if not sentence.asks and _denies(sentence.words, statuses, reached):
        return [Stance(False, _claimed(status), False) for status in statuses]
    return [
        Stance(one, status, place in denied) for place, (one, status) in enumerate(zip(reached, statuses, strict=True))
    ]


def _denies(words: Sequence[Word], statuses: Sequence[Status], reached: Sequence[bool]) -> bool:
    """Return whether what is rejected is itself a denial: "The notion that they don't help is laughable"."""
    inside = [
        turned
        for word, status, turned in zip(words, statuses, reached, strict=True)
        if word.content and status is Status.REJECTED
    ]
    return bool(inside) and sum(inside) >= MOSTLY_DENIED * len(inside)


def _claimed(status: Status) -> Status:
    return Status.OWN if status is Status.REJECTED else status


def _answered(sentences: Sequence[Sentence], statuses: Sequence[list[Status]], place: int) -> list[Status]:
    """Return the statuses of a sentence in the light of the one that follows."""
    here, after, now = sentences[place], sentences[place + 1], statuses[place]
    if _rejected_later(sentences, statuses, place):
        return [_turned_down(status, asks=here.asks) for status in now]
    if here.asks and _mocks(after.words):
        return [Status.UNREAL if status is Status.OWN else status for status in now]
    if _supposes(here.words) and _opens(after.words, "comebacks"):
        return [Status.UNREAL for _ in now]
    if not here.asks and _waved_from(after.words) == 0:
        return [Status.GRANTED if status is Status.OWN else status for status in now]
    return now


def _rejected_later(sentences: Sequence[Sentence], statuses: Sequence[list[Status]], place: int) -> bool:
    """Return whether a sentence that asks or reports is turned down by the next, or after "that's your case"."""
    if not sentences[place].asks and _THEIRS.isdisjoint(statuses[place]):
        return False
    after = place + 1
    if _opens(sentences[after].words, "look_backs") and after + 1 < len(sentences):
        after += 1
    if _holds(sentences[after].words[:OPENING], "rejections"):
        return True
    return not sentences[place].asks and _opens(sentences[after].words, "comebacks")


def _turned_down(status: Status, *, asks: bool) -> Status:
    return Status.REJECTED if status in _THEIRS or asks else status


def _mocks(words: Sequence[Word]) -> bool:
    """Return whether a sentence mocks the question before it; a single word does only if a mark follows."""
    found = cues("mockery").at(_forms(words), 0)
    if found is None or cues("no_denials").at(_forms(words), 0):
        return False
    return found.last > 1 or found.last == len(words) or bool(MARK.search(words[found.last].mark))


def _supposes(words: Sequence[Word]) -> bool:
    """Return whether a sentence says what would be if something were so."""
    forms = _forms(words)
    return forms[0] == "if" and not {"would", "could", "might", "wouldnt", "couldnt"}.isdisjoint(forms)


def _waved_from(words: Sequence[Word]) -> int:
    """Return the place of the clause that waves away what stands before it; -1 where none does."""
    forms = _forms(words)
    for place in range(len(words)):
        if place and not MARK.search(words[place].mark) and forms[place - 1] not in _LINKS:
            continue
        found = cues("waving").at(forms, place)
        if found and len(words) - found.last <= AFTER_WAVING and not any(w.content for w in words[found.last :]):
            return 0 if all(form in _LINKS for form in forms[:place]) else place
    return -1


def _statuses(sentence: Sentence) -> list[Status]:
    """Read one sentence: what is reported, doubted, or waved away in it."""
    words = sentence.words
    statuses = [Status.OWN for _ in words]
    found = turns(sentence)
    report = next((one for one in found if one.kind == "reports" or _tells(words, one)), None)
    if report:
        first, last, status = _reported(words, report)
        statuses[first:last] = [status] * (last - first)
    elif _is_rejected_whole(words):
        statuses = [Status.REJECTED for _ in words]
    for doubt in found:
        if doubt.kind == "soft_denials":
            end = _doubted_until(words, doubt)
            statuses[doubt.first : end] = [Status.UNREAL] * (end - doubt.first)
    waved = _waved_from(words)
    if waved > 0:
        statuses[:waved] = [Status.GRANTED if status is Status.OWN else status for status in statuses[:waved]]
    return statuses


def _tells(words: Sequence[Word], found: Found) -> bool:
    """Return whether a cue is "don't tell me", which reports and turns down at once."""
    return found.kind == "no_denials" and words[found.last - 1].form in ("me", "us")


def _reported(words: Sequence[Word], report: Found) -> tuple[int, int, Status]:
    """Return from where to where a report goes, and whether it is turned down in its own sentence."""
    first, after = report.first, report.last
    if _aside(words, first, after):
        first = 0
    last = next((p for p in range(first + 1, len(words)) if _turns_back(words[p], inside=p > after)), len(words))
    return first, last, Status.REJECTED if _holds(words[max(0, first - 1) :], "rejections") else Status.REPORTED


def _is_rejected_whole(words: Sequence[Word]) -> bool:
    """Return whether a sentence names a claim and turns it down: "That charities always fail is nonsense"."""
    if words[0].form != "that" or len(words) < LEAST_NAMED + 2:
        return False
    if words[1].form in _VERBS or words[1].form in CLAUSE_WORDS:
        return False
    forms = _forms(words)
    link = max((place for place, form in enumerate(forms) if form in _IS), default=0)
    return link > LEAST_NAMED and _holds(words[link:], "rejections")


_VERBS = listed(AUXILIARIES) | CONTRACTED_NOT


def _doubted_until(words: Sequence[Word], doubt: Found) -> int:
    """Return where what is doubted ends: at a stop, or at a comma before a contrast or a clause of its own."""
    starts = clause_starts(words)
    for place in range(doubt.last + 1, len(words)):
        word = words[place]
        if BREAK.search(word.mark) or (word.mark and (word.form in TURN_BACK or place in starts)):
            return place
    return len(words)


def _aside(words: Sequence[Word], first: int, after: int) -> bool:
    """Return whether a cue stands between commas behind what it reports: "Charities fail, you say, and …"."""
    return first > 0 and bool(words[first].mark) and (after >= len(words) or bool(words[after].mark))


def _turns_back(word: Word, *, inside: bool) -> bool:
    """Return whether the player comes back to their own case; `inside` says that some of the report stands before."""
    return (word.form in TURN_BACK and bool(word.mark)) or (inside and bool(BREAK.search(word.mark)))


def _opens(words: Sequence[Word], kind: str) -> bool:
    return cues(kind).at(_forms(words), 0) is not None


def _holds(words: Sequence[Word], kind: str) -> bool:
    return next(cues(kind).find(_forms(words)), None) is not None


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words]
