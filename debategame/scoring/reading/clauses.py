"""Where in a sentence a clause begins that could stand alone, with or without a mark before it."""

from collections.abc import Sequence

from debategame.scoring.reading.attitudes import NEGATORS, attitude, strangers
from debategame.scoring.reading.text import Word
from debategame.scoring.tuning import LEAST_CLAUSE, LEAST_LEFT, LEAST_SAID, LONGEST_SUBJECT
from debategame.text.english import AUXILIARIES, CLAUSE_WORDS, CONTRACTED_NOT, FUNCTION_WORDS, word_set

_SUBJECTS = word_set("i he she we they")
_ANY_SUBJECT = _SUBJECTS | word_set(
    "you it theyre theyve theyll were weve well im ive shes hes its youre youve thats theres"
)
_ADDING = word_set("and but so")
_JOINING = word_set("and or so but yet")
_LOWERING = frozenset(("against", "doubt", "feigned"))
_MEASURES = word_set("as so such same just much long soon far well")
LONGEST_LEAD_IN = 12
"""Words before a claim that they lead in, at most."""
MOST_STRANGERS = 2
"""Words of other things among them at most."""
LONGEST_MEASURE = 4
"""Words at most from one of them to the "as" that it belongs to, and from one "as" to the other."""
_VERBS = word_set(AUXILIARIES, "cannot") | CONTRACTED_NOT
_OBJECTS = word_set(
    "it them us you me him her nobody nothing none nowhere anyone anything everyone everything alone too"
)
_OPEN_VERBS = word_set(
    "true case right fact believe believes think thinks thought say says said claim claims accept agree mean means",
    "suggest prove proves show shows evidence proof sign reason doubt doubts sure convinced false untrue wrong myth",
    "know knows knew hope hopes wish feel feels suppose guess reckon imagine see sees told tell tells admit",
    "pretend insist likely unlikely everything all way time day moment like what whatever",
)
"""Words after which a clause without "that" may follow: "I don't think they work" is one clause."""


def clause_starts(words: Sequence[Word]) -> frozenset[int]:
    """Return the places at which a clause begins that could stand alone, without the sentence's first word."""
    starts: list[int] = []
    for place in range(1, len(words)):
        since = place - (starts[-1] if starts else 0)
        if (since >= LEAST_LEFT and _starts(words, place)) or (not starts and _is_led_in(words, place)):
            starts.append(place)
    return frozenset(starts)


def _is_led_in(words: Sequence[Word], place: int) -> bool:
    """Return whether a claim begins at a place, behind words that only speak of it: "What you forget is that …"."""
    before = words[:place]
    kinds = {attitude(word) for word in before}
    that = words[place - 1].form == "that"
    lowers = bool(kinds & _LOWERING) or any(word.form in NEGATORS for word in before)
    leads = that or (words[place].pauses and not lowers)
    return leads and kinds != {""} and place <= LONGEST_LEAD_IN and strangers(before) <= MOST_STRANGERS


def joined_starts(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of ", and", ", but" and ", so" with enough to say on both sides: "They came first, and …"."""
    starts: list[int] = []
    for place in range(1, len(words)):
        joins = words[place].form in _ADDING and bool(words[place].mark)
        before = words[starts[-1] if starts else 0 : place]
        if joins and _says_enough(before) and _says_enough(words[place + 1 :]):
            starts.append(place)
    return frozenset(starts)


def _says_enough(words: Sequence[Word]) -> bool:
    return len(words) >= LEAST_CLAUSE and sum(word.content for word in words) >= LEAST_SAID


def _starts(words: Sequence[Word], place: int) -> bool:
    word, before = words[place], words[place - 1]
    if word.form in _JOINING or (word.form == "as" and not _compares(words, place)):
        return _has_own_verb(words, place + 1)
    if before.form in _JOINING:
        return False
    if word.pauses:
        return _has_own_verb(words, place)
    return word.form in _SUBJECTS and _runs_on(before) and place + 1 < len(words)


def _compares(words: Sequence[Word], place: int) -> bool:
    """Return whether an "as" says how, and not why: "as good as they are", "the same as they were", "as if"."""
    before = (word.form for word in words[max(0, place - LONGEST_MEASURE) : place])
    after = (word.form for word in words[place + 1 : place + 1 + LONGEST_MEASURE])
    return not _MEASURES.isdisjoint(before) or "as" in after


def _runs_on(before: Word) -> bool:
    """Return whether a sentence may have ended with a word: "they don't replace it they work with it"."""
    return (before.content or before.form in _OBJECTS) and before.form not in _OPEN_VERBS


def _has_own_verb(words: Sequence[Word], place: int) -> bool:
    """Return whether a subject begins at a place, with an auxiliary soon after it or a verb after a pronoun."""
    if place + 1 < len(words) and words[place].form in _ANY_SUBJECT:
        return not words[place + 1].pauses
    for distance, word in enumerate(words[place : place + LONGEST_SUBJECT + 1]):
        if distance and (word.pauses or word.form in CLAUSE_WORDS):
            return False
        if word.form in _VERBS:
            return any(one.content or one.form not in FUNCTION_WORDS for one in words[place : place + distance])
    return False
