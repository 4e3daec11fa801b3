"""Which words of a sentence a negation reaches: read clause by clause, double negations and questions included."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from debategame.scoring.reading.attitudes import attitude
from debategame.scoring.reading.clauses import clause_starts
from debategame.scoring.reading.cues import Found, cues
from debategame.scoring.reading.openings import settled
from debategame.scoring.reading.relatives import FINITE, says_of_them, tells_apart
from debategame.scoring.reading.text import Sentence, Word
from debategame.text.english import CLAUSE_WORDS, CONTRACTED_NOT, word_set

REMEMBERED = 256
"""Number of sentences that have their cues and denials kept, because several readers need them."""
_JOINING = frozenset(("and",))
"""They begin a clause only after a comma or before a subject and its verb: "not cheap and nasty" is denied whole."""
_OBJECTS = word_set("nobody nothing none nowhere")
_ASKING = word_set(
    "am is are was were has have had do does did will would shall should can could may might must who how since"
)
_OPEN = word_set("any anyone anybody anything ever anywhere")
_OPINION = word_set(
    "true case right fact believe believes think thinks say says claim claims accept accepts agree agrees mean means",
    "suggest suggests prove proves show shows evidence proof sign reason false untrue wrong myth nonsense rubbish lie",
    "mistaken fiction fallacy misleading absurd ridiculous silly sure convinced were truth",
)
"""Words before a "that" whose whole clause is denied with them, commas and all: "It is not true that …"."""
_RELATIVES = word_set("who whose that which of")
"""What they begin after "nobody" stands between the denial and the verb that it denies: "Nobody who tried it fails"."""
_CONTRAST = word_set("but yet however although though")
_STOP = re.compile(r"[;:–—]")
_DENYING = word_set(
    "refuse refuses refused refusing deny denies denied denying lack lacks lacked lacking stop stops stopped stopping",
    "without",
)
"""What they deny is not simply said not to be so: "They stop crime"."""
_BEFORE_SUBJECT = word_set("what where why how when because")
"""After them "nobody" is a subject: "They fix what nobody noticed"."""
_SLIGHT = word_set("single slightest least real bit tiniest remotely moment")
"""They may stand before what is denied: "not the slightest help"."""
NEXT = 6
"""Words at most from a denial to what it says not to be so."""
_IS = word_set("is was")
_IS_NOT = word_set("isnt wasnt")
_NAMING = word_set("the a an my your our his her its their this these those")
_HAVING = word_set("has have had having with got")
"""After them "no" denies an object, and no verb: "Who has no clue will just guess"."""
_TIMES = word_set("until till before after")
_SUBJECTS = word_set("i you he she it we they im ive youre youve hes shes its were weve theyre theyve somebody someone")
"""After "until" they begin what came to be: "I never cared until I saw it"."""
_PREDICATING = CONTRACTED_NOT | word_set("is are was were has had will would can could should may might must")
"""After "and" they begin what else is said: "They never had a sponsor and are doing well"."""
_STRESSED = word_set("no nothing nobody none nowhere never")
"""After a "not" they deny nothing back: "You don't learn nothing", as many pupils write."""
STRESSED_AFTER = 4
"""Words at most from a "not" to one of them."""


@lru_cache(maxsize=REMEMBERED)
def turns(sentence: Sentence) -> tuple[Found, ...]:
    """Return the cues of a sentence that deny, doubt or report, and those that only look so."""
    forms = [word.form for word in sentence.words]
    opening = [not place or word.pauses for place, word in enumerate(sentence.words)]
    book = cues("denials", "no_denials", "soft_denials", "reports", "no_reports")
    return settled(sentence.words, tuple(book.find(forms, opening)), asks=sentence.asks)


def is_not(sentence: Sentence) -> frozenset[int]:
    """Return the places of what something is said not to be or do: `localism` in "it was never localism"."""
    if sentence.asks:
        return frozenset()
    words = sentence.words
    reached = negated(sentence)
    looks_so = {
        place for found in turns(sentence) if found.kind == "no_denials" for place in range(found.first, found.last + 1)
    }
    said = (_denied_first(words, found) for found in turns(sentence) if found.kind == "denials")
    return frozenset(place for place in said if place >= 0 and reached[place] and place not in looks_so)


def no_effect(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of a clause that says that one thing makes nothing of another: "Fines have no effect"."""
    found = list(cues("no_effects").find([word.form for word in words]))
    if not found:
        return frozenset()
    starts = clause_starts(words)
    bounds = [0, *(p for p, word in enumerate(words) if p and (p in starts or word.pauses)), len(words)]
    clauses = (range(first, last) for first, last in pairwise(bounds))
    return frozenset(place for clause in clauses for one in found if one.first in clause for place in clause)


def _denied_first(words: Sequence[Word], denial: Found) -> int:
    """Return the place of the first word of meaning after a denial; -1 if a mark or a clause comes first."""
    if words[denial.first].form in _DENYING or (denial.first and words[denial.first - 1].form == "with"):
        return -1
    for place in range(denial.last, min(len(words), denial.last + NEXT)):
        if words[place].pauses or words[place].form in CLAUSE_WORDS or words[place].form == "only":
            return -1
        if words[place].content and words[place].form not in _SLIGHT:
            return -1 if attitude(words[place]) == "say" else place
    return -1


@lru_cache(maxsize=REMEMBERED)
def negated(sentence: Sentence) -> tuple[bool, ...]:
    """Return for each word of a sentence whether an odd number of negations reaches it in its clause."""
    words = sentence.words
    everywhere = _expects_no(sentence) and not any(
        one.kind == "no_denials" and not one.first for one in turns(sentence)
    )
    starts = clause_starts(words)
    denials = {found.last - 1: found for found in turns(sentence) if found.kind == "denials"}
    reached: list[bool] = []
    now = brief = held = lacking = opening = False
    told_apart = ended = -1
    for place, word in enumerate(words):
        before = words[place - 1].form if place else ""
        inside = brief and not (opening and word.form in FINITE)
        cleft = now and word.form in ("that", "who") and _is_cleft(words[:place])
        if now and not held and told_apart >= 0 and says_of_them(words, told_apart, place):
            now = False
        if place and (cleft or _ends(word, before, starts=place in starts, brief=inside, held=held, lacking=lacking)):
            ended = place if brief else -1
            now = brief = held = lacking = False
        reached.append(now != everywhere)
        denial = None if now and _stresses(words, place) else denials.get(place)
        named = word.form in _OBJECTS or (before, word.form) == ("no", "one")
        if denial and named and not _is_subject(words, place):
            _turn_verb(words, reached)
        if denial and not _asks_so(sentence, word) and not _and_then(words, place):
            now = not now
            told_apart = place if tells_apart(words, denial.first) else -1
            lacks = before in _HAVING or (before in _JOINING and ended == place - 1)  # "with no tent and no stove"
            brief = word.form == "without" or (word.form == "no" and lacks)
            opening = not place  # "Without meat there is one dish": the whole clause stands without it
            lacking = "there" in (before, words[max(0, place - 2)].form) or _is_described(words, place)
            held = now and word.form == "that"
        held = held or (now and word.form == "that" and before in _OPINION)
    return tuple(reached)


def _ends(word: Word, before: str, *, starts: bool, brief: bool, held: bool, lacking: bool) -> bool:
    """Return whether an earlier negation ends before this word."""
    if held:
        return word.form in _CONTRAST or bool(_STOP.search(word.mark))
    if (before in _TIMES and word.form in _SUBJECTS) or (before == "and" and word.form in _PREDICATING):
        return True
    if lacking and not word.mark and word.form not in _CONTRAST:
        return False
    return starts or _begins_clause(word, before) or (brief and (word.form in _JOINING or word.form in FINITE))


def _is_cleft(before: Sequence[Word]) -> bool:
    """Return whether words deny that one thing does what follows, not that it is done: "It isn't the phone that …"."""
    places = [place for place, word in enumerate(before) if word.form == "it"]
    said = before[places[-1] + 1 :] if places else ()
    if said and said[0].form in _IS_NOT:
        thing = said[1:]
    elif len(said) > 1 and said[0].form in _IS and said[1].form == "not":
        thing = said[2:]
    else:
        return False
    return bool(thing) and thing[0].form in _NAMING and not any(map(attitude, thing))


def _stresses(words: Sequence[Word], place: int) -> bool:
    """Return whether a word denies nothing back after a "not": "nothing" in "You don't learn nothing"."""
    if words[place].form not in _STRESSED:
        return False
    for word in reversed(words[max(0, place - STRESSED_AFTER) : place]):
        if word.form in CONTRACTED_NOT:
            return True
        if word.pauses or word.form == "that" or word.form in _SUBJECTS | CLAUSE_WORDS - _JOINING:
            return False
    return False


def _is_subject(words: Sequence[Word], place: int) -> bool:
    """Return whether a "nobody" begins a clause without a mark: "They find the people nobody else finds"."""
    if place and words[place - 1].form in _BEFORE_SUBJECT:
        return True
    after = words[place + 1 : place + 3]
    return [word.form for word in after[:1]] == ["else"] and len(after) > 1 and not after[1].pauses


def _is_described(words: Sequence[Word], place: int) -> bool:
    return words[place].form in _OBJECTS and place + 1 < len(words) and words[place + 1].form in _RELATIVES


def _begins_clause(word: Word, before: str) -> bool:
    if word.pauses:
        return True
    return word.form in CLAUSE_WORDS and word.form not in _JOINING and before not in _OBJECTS


def _asks_so(sentence: Sentence, word: Word) -> bool:
    """Return whether a contracted "not" only asks: "Wasn't it Labour?" says that it was."""
    return sentence.asks and word.form in CONTRACTED_NOT


def _and_then(words: Sequence[Word], place: int) -> bool:
    """Return whether a "cannot" only forbids what follows: "You can't pay charities and then say there are none"."""
    if words[place].form not in ("cant", "cannot"):
        return False
    after = [word.form for word in words[place:]]
    return ("and", "then") in pairwise(after)


def _expects_no(sentence: Sentence) -> bool:
    """Return whether a question expects "no" for an answer: "Has any government ever …?", "How can …?"."""
    forms = [word.form for word in sentence.words]
    if not sentence.asks or forms[0] not in _ASKING:
        return False
    return not _OPEN.isdisjoint(forms) or forms[:2] in (["how", "can"], ["how", "could"])


def _turn_verb(words: Sequence[Word], reached: list[bool]) -> None:
    """Let a negative object deny its verb, at most one word before it: "helps nobody", "gives us nothing"."""
    object_ = len(reached) - 1
    for place in range(object_ - 1, max(-1, object_ - 3), -1):
        if words[place + 1].pauses or words[place].form in ("that", "and"):
            return
        if words[place].content:
            reached[place] = not reached[place]
            return
