"""Whether a word of a rebuttal is asserted, denied, or only reported: read sentence by sentence, clause by clause."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from debategame.scoring.cues import ASKED, BACKWARD, DENIAL, REJECTION, REPORT, TURN_BACK
from debategame.scoring.negation import is_not, negated
from debategame.scoring.text import Sentence, Word

OPENING = 6
"""A rejection of what was reported stands among the first so many words after it."""
BREAK = re.compile(r"[:;–—]")
"""A mark between a report and what the player makes of it."""


class Status(StrEnum):
    """Whose claim a word stands in."""

    OWN = "own"
    REPORTED = "reported"
    """Someone else's, not taken up: earns nothing."""
    REJECTED = "rejected"
    """Someone else's, and turned down in so many words: speaks against what it covers."""


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
        if BACKWARD.search(_forms(after.words)):
            statuses[place] = [Status.REPORTED for _ in here.words]
            if REJECTION.search(_forms(after.words)):
                statuses[place] = [Status.REJECTED for _ in here.words]
    for place in range(len(sentences) - 1):
        if _rejected_later(sentences, statuses, place):
            statuses[place] = [_turned_down(status, asks=sentences[place].asks) for status in statuses[place]]
    return [
        Stance(reached, status, place in denied)
        for sentence, of, denied in zip(sentences, statuses, map(is_not, sentences), strict=True)
        for place, (reached, status) in enumerate(zip(negated(sentence), of, strict=True))
    ]


def _rejected_later(sentences: Sequence[Sentence], statuses: Sequence[list[Status]], place: int) -> bool:
    """Tell whether a sentence that asks or reports is turned down by the next, or after "that's your case"."""
    if not sentences[place].asks and Status.REPORTED not in statuses[place]:
        return False
    after = place + 1
    if BACKWARD.search(_forms(sentences[after].words)) and after + 1 < len(sentences):
        after += 1
    opening = _forms(sentences[after].words[:OPENING])
    return bool(REJECTION.search(opening)) or (not sentences[place].asks and bool(DENIAL.search(opening)))


def _turned_down(status: Status, *, asks: bool) -> Status:
    return Status.REJECTED if status is Status.REPORTED or asks else status


def _statuses(sentence: Sentence) -> list[Status]:
    """Read one sentence: what follows a cue of report is reported, until the player turns back to their own case."""
    forms = _forms(sentence.words)
    cue = REPORT.search(forms)
    if cue is None or (sentence.asks and ASKED.search(forms)):
        return [Status.OWN for _ in sentence.words]
    first, after = forms[: cue.start()].count(" "), forms[: cue.end()].count(" ") + 1
    if _aside(sentence.words, first, after):
        first = 0
    last = next(
        (p for p in range(first + 1, len(sentence.words)) if _turns_back(sentence.words[p], inside=p > after)), None
    )
    status = Status.REJECTED if REJECTION.search(_forms(sentence.words[first:])) else Status.REPORTED
    return [status if first <= p < (last or len(sentence.words)) else Status.OWN for p in range(len(sentence.words))]


def _aside(words: Sequence[Word], first: int, after: int) -> bool:
    """Tell whether a cue stands between commas behind what it reports: "Charities fail, you say, and …"."""
    return first > 0 and bool(words[first].mark) and (after >= len(words) or bool(words[after].mark))


def _turns_back(word: Word, *, inside: bool) -> bool:
    """Tell whether the player comes back to their own case; `inside` says that some of the report stands before."""
    return (word.form in TURN_BACK and bool(word.mark)) or (inside and bool(BREAK.search(word.mark)))


def _forms(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)
