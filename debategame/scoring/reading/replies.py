"""What a sentence, or a last clause, does with what stands before it: turns it down, mocks it, waves it away."""

from collections.abc import Sequence

from debategame.scoring.reading.attitudes import Bearing, bearing, strangers
from debategame.scoring.reading.clauses import MARK
from debategame.scoring.reading.cues import cues
from debategame.scoring.reading.sayings import LINKS
from debategame.scoring.reading.text import Word
from debategame.text.english import word_set

AFTER_WAVING = 3
"""So many words without meaning may follow a cue that waves away: "who cares about that"."""
_ASSENT = word_set(
    "yes yeah yep yup exactly indeed absolutely true correct sure certainly definitely right of",
    "precisely quite it they we he she",
)
_SUBJECTS = word_set("i im ive id we were weve the my our people")
_NOT_SO = word_set("not nope nah")
_MORAL = word_set("wrong wrongly mistaken misguided mistake error dishonest illegitimate unfair")
"""After "that is" they may judge a deed: "We left them behind. That was wrong."."""
_ONLY = word_set("pure sheer utter complete total absolute plain simply just what such simple all")
_OTHER_SUBJECT = word_set("you your youre youve they their theyre theyve he his shes hes she her")
"""What begins with them speaks of people, not of the claim before it: "You are wrong.", "They don't care."."""
_POINTING = word_set("it its that thats this so such which")
STRANGERS = 2
"""Words of other things that a reply to what someone else says may hold: "My gran never believed it"."""
_CONCEDING = (
    "granted", "admittedly", "true", "sure", "fine", "ok", "okay", "yes", "yeah", "alright", "all right", "right",
    "of course", "no doubt", "certainly", "perhaps", "maybe", "i know", "i accept", "i grant", "i concede", "i admit",
    "i agree", "i dare say", "i daresay", "ill grant", "ill give", "ill admit", "it may", "it might", "it is true",
    "its true", "even if", "although", "though", "while", "let us", "lets", "suppose", "to be fair", "i dont dispute",
    "i do not dispute", "i dont deny", "i do not deny", "you are right", "youre right",
)  # fmt: skip
CURT = 6
"""Words of a short answer at most."""


def is_curt(words: Sequence[Word]) -> bool:
    """Return whether a sentence is a short answer, and no assent."""
    forms = _forms(words)
    return len(forms) <= CURT and (forms[0] not in _ASSENT or "not" in forms)


def only_rejects(words: Sequence[Word]) -> bool:
    """Return whether a sentence does no more than turn down the one before it: "Not true.", "That is a lie."."""
    found = next(cues("rejections").find(_forms(words)), None)
    if found is None or len(words) - found.last > 1 or found.first > AFTER_WAVING:
        return False
    if found.first and words[found.first].form in _MORAL:
        return False
    return all(not word.content or word.form in _ONLY for word in words[: found.first])


def mocks(words: Sequence[Word]) -> bool:
    """Return whether a sentence mocks the question before it; a single word does only if a mark follows."""
    found = cues("mockery").at(_forms(words), 0)
    if found is None or cues("no_denials").at(_forms(words), 0):
        return False
    return found.last > 1 or found.last == len(words) or bool(MARK.search(words[found.last].mark))


def mocks_briefly(words: Sequence[Word]) -> bool:
    """Return whether a short clause or sentence mocks the statement before it: ", and pigs might fly"."""
    found = cues("mockery").at(_forms(words), 0)
    return found is not None and 1 < found.last == len(words) and words[0].form != "not"


def supposes(words: Sequence[Word]) -> bool:
    """Return whether a sentence says what would be if something were so."""
    forms = _forms(words)
    return forms[0] == "if" and not {"would", "could", "might", "wouldnt", "couldnt"}.isdisjoint(forms)


def waved_from(words: Sequence[Word]) -> int:
    """Return the place of the clause that waves away what stands before it; -1 where none does."""
    forms = _forms(words)
    for place in range(len(words)):
        if place and not MARK.search(words[place].mark) and forms[place - 1] not in LINKS:
            continue
        found = cues("waving").at(forms, place)
        if found and len(words) - found.last <= AFTER_WAVING and not any(w.content for w in words[found.last :]):
            return 0 if all(form in LINKS for form in forms[:place]) else place
    return -1


def made_of_it(words: Sequence[Word], *, asks: bool, theirs: bool) -> Bearing:
    """Return what a reply or last clause makes of the claim before it.

    `theirs` says that the claim is asked or someone else's: then it may speak of people, and of a thing or two besides.
    """
    first = next((place for place, word in enumerate(words) if word.form not in LINKS), len(words))
    body = words[first:]
    if not body:
        return Bearing.WAVED if asks else Bearing.NONE
    if len(body) == 1 and body[0].form in _NOT_SO:
        return Bearing.DENIED
    if strangers(body) > (STRANGERS if theirs else 0):
        return Bearing.NONE
    found = bearing(body, asks=asks)
    forms = _forms(body)
    judges = found is not Bearing.WAVED and (not _MORAL.isdisjoint(forms) or not _points(forms))
    return Bearing.NONE if not theirs and (judges or forms[0] in _OTHER_SUBJECT) else found


def waves_whole(words: Sequence[Word]) -> bool:
    """Return whether words are a cue that waves away, and no more."""
    found = cues("waving").at(_forms(words), 0)
    return found is not None and found.last == len(words)


def conceded_until(words: Sequence[Word]) -> int:
    """Return where what is conceded ends and the player turns to their case: "OK, they try, but …"; 0 if nowhere."""
    if not concedes(words):
        return 0
    turns = (place for place in range(3, len(words) - 1) if _turns(words, place))
    return next((place for place in turns if only_waves(words[place:])), 0)


def only_waves(words: Sequence[Word]) -> bool:
    """Return whether what follows a concession brings no case of its own: "but who cares", not "but they cost jobs"."""
    return strangers(words) <= STRANGERS


def _turns(words: Sequence[Word], place: int) -> bool:
    return words[place].form in ("but", "yet", "still") and bool(words[place].mark)


def concedes(words: Sequence[Word]) -> bool:
    """Return whether a sentence begins as one does that grants something: "I know that", "Fine,"."""
    forms = _forms(words)
    start = next((place for place, form in enumerate(forms) if form not in LINKS), 0)
    opening = " ".join(forms[start : start + 4]) + " "
    return any(opening.startswith(f"{cue} ") for cue in _CONCEDING)


def _points(forms: Sequence[str]) -> bool:
    """Return whether words point to the claim before them, or are only a fragment: "A fairy tale."."""
    return not _POINTING.isdisjoint(forms) or _SUBJECTS.isdisjoint(forms[:1])


def opens(words: Sequence[Word], kind: str) -> bool:
    """Return whether words begin with a cue of a list."""
    return cues(kind).at(_forms(words), 0) is not None


def holds(words: Sequence[Word], kind: str) -> bool:
    """Return whether words hold a cue of a list."""
    return next(cues(kind).find(_forms(words)), None) is not None


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words]
