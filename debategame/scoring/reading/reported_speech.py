"""Whether a word of a rebuttal is the player's claim: or reported, rejected, doubted, or granted and waved away."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from debategame.scoring.reading.attitudes import NEGATORS, Bearing, assents
from debategame.scoring.reading.attributed import (
    agreed_from,
    agrees,
    goes_against,
    is_attributed,
    is_surely_theirs,
    said_and_rejected,
    said_until,
)
from debategame.scoring.reading.clauses import clause_starts
from debategame.scoring.reading.cues import Found, holds, opens
from debategame.scoring.reading.negation import is_not, negated, no_effect, turns
from debategame.scoring.reading.predicates import TURN_BACK, is_rejected_whole, last_clause, predicate, rejecting_tail
from debategame.scoring.reading.remarks import leaves_claim
from debategame.scoring.reading.replies import (
    allowed_until,
    brushes_aside,
    conceded_until,
    granted_inside,
    grants_before,
    is_curt,
    made_of_it,
    mocks,
    mocks_briefly,
    only_rejects,
    supposes,
    verdict_on_claim,
    waved_from,
    yields,
)
from debategame.scoring.reading.sayings import LEAST_NAMED, is_echo_question, is_someones, quoted, says
from debategame.scoring.reading.text import Sentence, Word
from debategame.scoring.tuning import MOSTLY_DENIED
from debategame.text.english import CLAUSE_WORDS, word_set

OPENING = 7
"""A rejection of what was reported stands among the first so many words after it."""
BREAK = re.compile(r"[:;–—]")
"""A mark between a report and what the player makes of it."""
DENYING_VERBS = word_set("stop stops stopped stopping refuse refuses refused refusing lack lacks lacked lacking")
"""Verbs that deny what follows and yet are claims of their own: what they deny is not simply the opposite."""
LONGEST_COMEBACK = 5
"""Words at most of a sentence such as "They don't." that turns down what nobody was named as saying."""


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
_BY_BEARING = {
    Bearing.DENIED: Status.UNREAL,
    Bearing.DOUBTED: Status.UNREAL,
    Bearing.WAVED: Status.GRANTED,
}
"""What becomes of the player's own words by what a clause after them makes of them."""
_REASONS = word_set("because so for")
"""After a comma the player gives their own reason."""
_FRONTED = CLAUSE_WORDS | word_set("in at on with without after before for")
"""What begins with them has its subject after a comma: "Don't tell me that when it rains, they help"."""
_POINTING = word_set("it this so")  # "I doubt it, because …" doubts no more
_OF_DENIAL = {Status.REJECTED: Status.OWN}
"""What becomes of a denial that is turned down."""
_BY_CUE = {"soft_denials": Status.UNREAL, "waving": Status.GRANTED}
"""What a cue makes of the clause that it opens."""


class Stance(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """How the player stands to one word."""

    negated: bool
    """Whether an odd number of negations reaches it in its clause."""
    status: Status
    is_not: bool
    """Whether it is what something is said not to be or do."""
    no_effect: bool
    """Whether its clause says that one thing makes nothing of another."""


CLAIMED = Stance(negated=False, status=Status.OWN, is_not=False, no_effect=False)
"""The stance to a word that the player claims."""


def stances(sentences: Sequence[Sentence]) -> list[Stance]:
    """Return the stance to each word of the sentences, in order."""
    statuses = [_statuses(sentence) for sentence in sentences]
    for place, (here, after) in enumerate(pairwise(sentences)):
        if opens(after.words, "look_backs"):
            statuses[place] = [Status.REPORTED for _ in here.words]
            if holds(after.words, "rejections"):
                statuses[place] = [Status.REJECTED for _ in here.words]
    for place in range(len(sentences) - 1):
        statuses[place] = _answered(sentences, statuses, place)
    return [one for sentence, of in zip(sentences, statuses, strict=True) for one in _read(sentence, of)]


def _read(sentence: Sentence, statuses: Sequence[Status]) -> list[Stance]:
    """Return the stances of one sentence; a denial that is turned down is a claim."""
    reached, denied, idle = negated(sentence), is_not(sentence), no_effect(sentence.words)
    if not sentence.asks and _denies(sentence.words, statuses, reached):
        return [
            Stance(negated=False, status=_OF_DENIAL.get(status, status), is_not=False, no_effect=place in idle)
            for place, status in enumerate(statuses)
        ]
    return [
        Stance(one, status, place in denied, place in idle)
        for place, (one, status) in enumerate(zip(reached, statuses, strict=True))
    ]


def _denies(words: Sequence[Word], statuses: Sequence[Status], reached: Sequence[bool]) -> bool:
    """Return whether what is rejected is itself a denial: "The notion that they don't help is laughable"."""
    inside = [
        turned
        for word, status, turned in zip(words, statuses, reached, strict=True)
        if word.content and status is Status.REJECTED
    ]
    by_verb = any(
        word.form in DENYING_VERBS for word, status in zip(words, statuses, strict=True) if status is Status.REJECTED
    )
    return bool(inside) and not by_verb and sum(inside) >= MOSTLY_DENIED * len(inside)


def _answered(sentences: Sequence[Sentence], statuses: Sequence[list[Status]], place: int) -> list[Status]:
    """Return the statuses of a sentence in the light of the one that follows."""
    here, after, now = sentences[place], sentences[place + 1], statuses[place]
    attributed = is_attributed(here.words)
    named = is_surely_theirs(here.words)
    left = not here.asks and leaves_claim(after, theirs=named)
    if (named or not left) and _rejected_later(sentences, statuses, place):
        whole = here.asks or says(here.words) or is_someones(here.words)
        return [_turned_down(status, asks=whole) for status in now]
    if left:
        return now
    if only_rejects(after.words) and not here.asks and not after.asks and not _denies_something(here):
        return [Status.REJECTED if status is Status.OWN else status for status in now]
    if here.asks and assents(after.words) and not mocks(after.words):
        return [Status.OWN if status is Status.UNREAL else status for status in now]
    if attributed and agrees(after) and not mocks(after.words):
        return [Status.OWN if status is Status.REPORTED else status for status in now]
    lowered = _lowered(here, after)
    return [lowered if status is Status.OWN else status for status in now]


def _lowered(here: Sentence, after: Sentence) -> Status:
    """Return what becomes of the player's own words by a sentence that does not turn them down outright."""
    attributed = is_attributed(here.words)
    made = made_of_it(verdict_on_claim(after.words), asks=after.asks, theirs=attributed)
    if here.asks:
        echoes = is_echo_question(here.words) and (is_curt(after.words) or after.asks or made is not Bearing.NONE)
        return Status.UNREAL if echoes or mocks(after.words) else Status.OWN
    if mocks_briefly(after.words) or (supposes(here.words) and opens(after.words, "comebacks")):
        return Status.UNREAL
    if attributed and (made in _BY_BEARING or goes_against(after)):
        return Status.REPORTED
    turns_away = brushes_aside(here.words, after.words, asks=after.asks) or yields(here.words, after.words)
    granted = turns_away or grants_before(after.words) or waved_from(after.words) == 0
    return Status.GRANTED if granted else _BY_BEARING.get(made, Status.OWN)


def _rejected_later(sentences: Sequence[Sentence], statuses: Sequence[list[Status]], place: int) -> bool:
    """Return whether a sentence that asks or reports is turned down by the next, or after "that's your case"."""
    here = sentences[place]
    asked_back = sentences[place + 1].asks  # "How can anyone disagree?" turns down no claim that may be the player's
    attributed = not here.asks and (says(here.words) or (is_someones(here.words) and not asked_back))
    if not here.asks and not attributed and _THEIRS.isdisjoint(statuses[place]):
        return False
    after = place + 1
    if opens(sentences[after].words, "look_backs") and after + 1 < len(sentences):
        after += 1
    reply = sentences[after].words
    if reply[0].form != "if" and holds(reply[:OPENING], "rejections"):
        return True
    elliptical = (len(reply) <= LONGEST_COMEBACK and not holds(reply, "no_denials")) or says(here.words)
    return elliptical and not here.asks and opens(reply, "comebacks")


def _denies_something(sentence: Sentence) -> bool:
    return any(turned and word.content for word, turned in zip(sentence.words, negated(sentence), strict=True))


def _turned_down(status: Status, *, asks: bool) -> Status:
    return Status.REJECTED if status in _THEIRS or asks else status


def _statuses(sentence: Sentence) -> list[Status]:
    """Read one sentence: what is reported, doubted, or waved away in it."""
    words = sentence.words
    statuses = [Status.OWN for _ in words]
    found = turns(sentence)
    quotation = quoted(words)
    report = next((one for one in found if one.kind == "reports" or _tells(words, one)), None)
    if report:
        first, last, status = _reported(words, report)
        statuses[first:last] = [status] * (last - first)
    elif quotation:
        status = Status.REJECTED if holds(words[quotation:], "rejections") else Status.REPORTED
        statuses[:quotation] = [status] * quotation
    elif is_rejected_whole(words) or said_and_rejected(words):
        statuses = [Status.REJECTED for _ in words]
    else:
        until = said_until(sentence)
        statuses[:until] = [Status.REPORTED] * until
    return _weighed(sentence, statuses)


def _weighed(sentence: Sentence, statuses: list[Status]) -> list[Status]:
    """Return the statuses of a sentence with what its cues and last clauses make of its claims."""
    words = sentence.words
    for doubt in turns(sentence):
        lowered = _BY_CUE.get(doubt.kind)
        if lowered:
            first = 0 if _ends_with(words, doubt) else doubt.first
            end = _doubted_until(words, doubt)
            statuses[first:end] = [lowered] * (end - first)
    if agreed_from(words) > 0:
        statuses = [Status.OWN if status is Status.REPORTED else status for status in statuses]
    tail = rejecting_tail(words)
    if tail > 0 and not _denies_something(sentence):
        statuses[:tail] = [Status.REJECTED] * tail
    place, made = predicate(sentence)
    if place <= 0:
        attributed = is_attributed(words) or not _THEIRS.isdisjoint(statuses)
        place, made = last_clause(sentence, theirs=attributed)
    if made in _BY_BEARING and place > 0:
        statuses[:place] = [_BY_BEARING[made] if s is Status.OWN else s for s in statuses[:place]]
    waved = len(words) if granted_inside(words) else max(waved_from(words), conceded_until(words), allowed_until(words))
    if waved > 0:
        statuses[:waved] = [Status.GRANTED if status is Status.OWN else status for status in statuses[:waved]]
    return statuses


def _ends_with(words: Sequence[Word], doubt: Found) -> bool:
    """Return whether a cue ends its sentence, or stands behind a mark with only small words after it."""
    after_mark = doubt.first >= LEAST_NAMED and words[doubt.first].pauses
    return doubt.last == len(words) or (after_mark and not any(word.content for word in words[doubt.last :]))


def _tells(words: Sequence[Word], found: Found) -> bool:
    """Return whether a cue is "don't tell me", which reports and turns down at once."""
    cue = words[found.first : found.last]
    told = [word.form for word in cue[-2:]] in (["tell", "me"], ["tell", "us"])
    return found.kind == "no_denials" and told and any(word.form in NEGATORS for word in cue)


def _reported(words: Sequence[Word], report: Found) -> tuple[int, int, Status]:
    """Return from where to where a report goes, and whether it is turned down in its own sentence."""
    first, after = report.first, report.last
    if _aside(words, first, after):
        first = 0
    last = next((p for p in range(first + 1, len(words)) if _turns_back(words[p], inside=p > after)), len(words))
    begins = next((word.form for word in words[after:] if word.form != "that"), "")
    if _tells(words, report) and begins not in _FRONTED:
        last = min(last, _doubted_until(words, report))
    return first, last, Status.REJECTED if holds(words[max(0, first - 1) :], "rejections") else Status.REPORTED


def _doubted_until(words: Sequence[Word], doubt: Found) -> int:
    """Return where what is doubted ends: at a stop, or at a comma before a contrast or a clause of its own."""
    starts = clause_starts(words)
    for place, word in enumerate(words[doubt.last :], doubt.last):
        doubted = words[doubt.last : place]
        if doubted and all(one.form in _POINTING for one in doubted) and (word.mark or word.form in _REASONS):
            return place
        if not any(one.content for one in doubted) and not (word.mark and word.form in TURN_BACK):
            continue
        if BREAK.search(word.mark) or (word.mark and (word.form in TURN_BACK | _REASONS or place in starts)):
            return place
    return len(words)


def _aside(words: Sequence[Word], first: int, after: int) -> bool:
    """Return whether a cue stands between commas behind what it reports: "Charities fail, you say, and …"."""
    begins = first > 0 and bool(words[first].mark or (words[first - 1].mark and not words[first - 1].content))
    return begins and (len(words) - after <= 1 or bool(words[after].mark))


def _turns_back(word: Word, *, inside: bool) -> bool:
    """Return whether the player comes back to their own case; `inside` says that some of the report stands before."""
    return (word.form in TURN_BACK and bool(word.mark)) or (inside and bool(BREAK.search(word.mark)))
