"""What a sentence says of a claim that it holds itself: of a claim that it names, or in a last clause."""

from collections.abc import Sequence

from msgspec.structs import replace

from debategame.scoring.reading.attitudes import NEGATORS, Bearing, attitude, bearing, strangers
from debategame.scoring.reading.cues import holds, opens
from debategame.scoring.reading.opening_kinds import is_theirs
from debategame.scoring.reading.relatives import relates
from debategame.scoring.reading.replies import (
    belittles,
    made_of_it,
    mocks_briefly,
    only_rejects,
    waves_whole,
)
from debategame.scoring.reading.sayings import LEAST_NAMED, LONGEST_TAIL, VERBS
from debategame.scoring.reading.text import Sentence, Word
from debategame.text.english import CLAUSE_WORDS, word_set

TURN_BACK = word_set("but yet however nonetheless nevertheless still")
"""After a comma or the like, the player comes back to their own case."""
LONGEST_NAME = 5
"""Words at most before the "that" of a claim named as a subject: "The old saw that"."""
_NAMING = word_set("the this that his her your their my our any an a every such")
_DISTANT = frozenset((("or", "so"), ("or", "that"), ("as", "if")))
_ANYONE = word_set("anyone anybody whoever everyone")
_CLAIM_CLASSES = frozenset(("say", "feigned", "doubt"))
_IS = word_set("is are was were")
_POINTING = word_set("it they he she yet though although only when which that thats this and but")


def predicate(sentence: Sentence) -> tuple[int, Bearing]:
    """Return where what a sentence says of a claim that it names begins, and what: "The idea that … is a dream"."""
    words = sentence.words
    aside = _aside_until(words)
    if aside:
        place, made = predicate(replace(sentence, words=words[aside:]))
        return (place + aside if place > 0 else place), made
    start = _named_from(words)
    if start < 0:
        return -1, Bearing.NONE
    for place in range(start + LEAST_NAMED, len(words)):
        made = _said_from(sentence, place)
        if made is Bearing.WAVED or (made is not Bearing.NONE and not _names_fact(words[:start])):
            return place, made
    named = words[: start - 1]
    if any(attitude(word) in _CLAIM_CLASSES for word in named) or is_theirs(words[:start]):
        return len(words), Bearing.DOUBTED
    unknown = _says_unknown(sentence, start)
    return unknown, Bearing.DOUBTED if unknown > 0 else Bearing.NONE


def _aside_until(words: Sequence[Word]) -> int:
    """Return where a claim is named behind a few words about it: "True or not, that they help is …"; or 0."""
    mark = next((p for p in range(1, min(len(words), LONGEST_NAME)) if words[p].pauses), 0)
    named = mark > 0 and words[mark].form in ("that", "whether", "the")
    return mark if named and not strangers(words[:mark]) else 0


def _said_from(sentence: Sentence, place: int) -> Bearing:
    """Return what the words from a place on say of the claim before them, if they speak of nothing else."""
    words = sentence.words
    if words[place].form not in VERBS | NEGATORS and not attitude(words[place]):
        return Bearing.NONE
    if waves_whole(words[place + 1 :]) or waves_whole(words[place:]):
        return Bearing.WAVED
    if strangers(words[place:]):
        return Bearing.NONE
    made = bearing(words[place:], asks=sentence.asks)
    return Bearing.DOUBTED if made is Bearing.NONE and words[0].form == "whether" else made


def _says_unknown(sentence: Sentence, start: int) -> int:
    """Return where a named claim is denied something in words that are not known: "That … is of no concern"."""
    words = sentence.words
    if words[0].form not in ("that", "whether"):
        return -1
    places = range(len(words) - 2, start + LEAST_NAMED - 1, -1)
    place = next((p for p in places if words[p].form in VERBS), -1)
    rest = words[place:]
    denied = any(word.form in NEGATORS for word in rest)
    return place if place > 0 and strangers(rest) <= 1 and (denied or words[0].form == "whether") else -1


def _names_fact(named: Sequence[Word]) -> bool:
    return any(attitude(word) == "fact" for word in named)


def last_clause(sentence: Sentence, *, theirs: bool) -> tuple[int, Bearing]:
    """Return where a last clause begins that speaks only of the claim before it, and what it makes of it."""
    words = sentence.words
    for place in range(LEAST_NAMED - 1, len(words)):
        if words[place].mark and belittles(words[place:]):
            return place, Bearing.WAVED
        if words[place].mark and _distances(words[place:]):
            return place, Bearing.DOUBTED
        adverb = words[place].form in ("still", "yet", "however") and not words[place].mark
        turns = words[place].form in TURN_BACK and not adverb
        if words[place].form != "even" and (turns or _pauses(words, place)) and not strangers(words[place:]):
            made = made_of_it(words[place:], asks=sentence.asks, theirs=theirs)
            if made is not Bearing.NONE:
                return place, made
        if _pauses(words, place) and mocks_briefly(words[place:]):
            return place, Bearing.DOUBTED
    return -1, Bearing.NONE


def is_rejected_whole(words: Sequence[Word]) -> bool:
    """Return whether a sentence names a claim and turns it down: "That charities always fail is nonsense"."""
    if words[0].form != "that" or len(words) < LEAST_NAMED + 2:
        return False
    if words[1].form in VERBS or words[1].form in CLAUSE_WORDS:
        return False
    forms = [word.form for word in words]
    link = max((place for place, form in enumerate(forms) if form in _IS), default=0)
    return link > LEAST_NAMED and holds(words[link:], "rejections")


def _named_from(words: Sequence[Word]) -> int:
    """Return where a claim begins that is named as the subject of its sentence; -1 where none is."""
    if words[0].form in ("that", "whether"):
        return -1 if len(words) < LEAST_NAMED or words[1].form in VERBS else 1
    if words[0].form not in _NAMING and not _is_saying(words):
        return -1
    that = next((place for place, word in enumerate(words[1:LONGEST_NAME], start=1) if word.form == "that"), 0)
    if (
        not that
        or relates(words[:that])
        or opens(words, "no_reports")
        or that + 1 >= len(words)
        or words[that + 1].form in VERBS
    ):
        return -1
    return -1 if any(word.form in VERBS for word in words[:that]) else that + 1


def _is_saying(words: Sequence[Word]) -> bool:
    """Return whether a sentence begins with the saying of something: "To claim that", "Saying that"."""
    return words[0].form == "to" or words[0].form in _ANYONE or words[0].form.endswith("ing")


def _distances(words: Sequence[Word]) -> bool:
    """Return whether a last clause leaves a claim to others: "or so they say", "as if anyone cared"."""
    opening = tuple(word.form for word in words[:2])
    return (opening in _DISTANT and not strangers(words)) or (opening[0] == "if" and _trusts(words))


def _trusts(words: Sequence[Word]) -> bool:
    """Return whether a last clause leaves a claim to whoever believes others: "if you believe the papers"."""
    if len(words) <= LONGEST_TAIL and words[-1].form == "believed":
        return True
    return len(words) > 2 and words[1].form in ("you", "we", "one") and attitude(words[2]) in ("belief", "say")  # noqa: PLR2004


def _pauses(words: Sequence[Word], place: int) -> bool:
    """Return whether a mark stands before a word, and not the hyphen of "well-known"."""
    word = words[place]
    return word.pauses and (word.mark != "-" or word.start - words[place - 1].end > 1)


def rejecting_tail(words: Sequence[Word]) -> int:
    """Return the place of a last clause that turns down what stands before it: ", which is untrue"; -1 if none does."""
    place = max((p for p in range(LEAST_NAMED, len(words)) if words[p].pauses), default=-1)
    tail = words[place:] if place > 0 else ()
    return place if tail and tail[0].form in _POINTING and len(tail) > 1 and only_rejects(tail) else -1
