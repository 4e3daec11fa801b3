"""Whether a sentence gives a claim as someone else's, and what the words after it make of that."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from debategame.scoring.reading.attitudes import NEGATORS, Bearing, assents, attitude, strangers
from debategame.scoring.reading.cues import cues, holds
from debategame.scoring.reading.negation import REMEMBERED, turns
from debategame.scoring.reading.predicates import TURN_BACK
from debategame.scoring.reading.replies import made_of_it, only_waves
from debategame.scoring.reading.sayings import (
    LEAST_NAMED,
    SHORT_SOURCE,
    is_someones,
    opens_quotation,
    said_after,
    said_at,
    said_so,
    said_that,
    says,
)
from debategame.scoring.reading.text import Sentence, Word
from debategame.text.english import word_set

NEAR_NAME = 7
"""What is claimed is named among the first so many words."""
BRUSHED_OFF = 8
"""Words at most of a sentence that brushes off what someone says if it asks, or speaks of nothing else."""
_NAMED_CLASSES = frozenset(("say", "feigned", "doubt", "belief", "proof"))
_ADDING = word_set("and nor neither or because so then")
_CONTRARY = word_set("different opposite contrary otherwise reverse backwards instead other worse")
_AGREEING = word_set("right agree agreed agrees true correct point yes exactly indeed absolutely quite precisely spot")
_SAYS_NOTHING = frozenset(("no_denials", "no_reports"))
"""The kinds of cues whose verb of saying gives nobody's claim."""
_DASHES = frozenset("–—-;:")
_POINTING = word_set("it they he she yet though although only when which that thats this and but")


@lru_cache(maxsize=REMEMBERED)
def is_attributed(words: tuple[Word, ...]) -> bool:
    """Return whether a sentence gives a claim as someone's, by a verb or a name for what is claimed."""
    said = said_that(words) or said_so(words) or said_after(words) > 0
    if said or (is_someones(words) and any(attitude(word) in _NAMED_CLASSES for word in words[:NEAR_NAME])):
        return not _is_evidence(words)
    return False


def is_surely_theirs(words: tuple[Word, ...]) -> bool:
    """Return whether a sentence gives a claim as someone's, quotes it, or begins with who says it."""
    return is_attributed(words) or says(words, within=SHORT_SOURCE) or opens_quotation(words)


def _is_evidence(words: Sequence[Word]) -> bool:
    """Return whether what says something is no speaker ("Studies show that"), or opens with what reports nothing."""
    found = next(cues("no_reports").find([word.form for word in words]), None)
    return found is not None and (found.first == 0 or found.first <= said_at(words) < found.last)


def goes_against(sentence: Sentence) -> bool:
    """Return whether a sentence after what someone says denies or doubts anything, or brushes it off."""
    words = sentence.words
    if words[0].form in _ADDING or agrees(sentence):
        return False
    brushed_off = len(words) <= BRUSHED_OFF and (sentence.asks or not strangers(words))
    return brushed_off or any(
        word.form in NEGATORS or attitude(word) in ("against", "doubt") or word.form in _CONTRARY for word in words
    )


def agrees(sentence: Sentence) -> bool:
    """Return whether a sentence says yes to what someone says before it: "And she was right."."""
    words = sentence.words
    return assents(words) or is_agreement(words)


def is_agreement(words: Sequence[Word]) -> bool:
    """Return whether a clause takes up what someone says: "and they have a point"."""
    if _AGREEING.isdisjoint(word.form for word in words):
        return False
    return made_of_it([word for word in words if word.form != "and"], asks=False, theirs=True) is Bearing.AFFIRMED


def agreed_from(words: Sequence[Word]) -> int:
    """Return where a last clause begins that takes up what someone says before it; -1 where none does."""
    ends = (p for p in range(LEAST_NAMED, len(words)) if words[p].pauses or words[p].form == "and")
    last = max(ends, default=-1)
    return last if last > 0 and is_agreement(words[last:]) else -1


def said_and_rejected(words: Sequence[Word]) -> bool:
    """Return whether someone says what the same sentence turns down: "They wrote that it works, which was a lie"."""
    said = said_at(words)
    last = max((p for p in range(len(words)) if words[p].pauses), default=-1)
    return 0 < said < last and words[last].form in _POINTING and holds(words[last:], "rejections")


def said_until(sentence: Sentence) -> int:
    """Return where what someone says ends and the player turns against it: at ", but", or a clause that denies."""
    words = sentence.words
    if not said_that(words) and not said_so(words):
        return 0
    if any(one.kind in _SAYS_NOTHING and one.first <= said_at(words) < one.last for one in turns(sentence)):
        return 0
    plainly = said_that(words)
    for place in range(said_at(words) + LEAST_NAMED, len(words)):
        word = words[place]
        if word.mark and word.form in TURN_BACK and (plainly or only_waves(words[place:])):
            return place
        if word.mark and word.form in _POINTING and _denies_from(sentence, place):
            return place
        if word.mark.strip() in _DASHES and only_waves(words[place:]):
            rest = replace(sentence, words=words[place:])
            if goes_against(rest):
                return place
    return 0


def _denies_from(sentence: Sentence, place: int) -> bool:
    return any(one.kind == "denials" and one.first >= place for one in turns(sentence))
