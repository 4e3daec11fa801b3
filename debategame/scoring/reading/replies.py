"""What a sentence, or a last clause, does with what stands before it: turns it down, mocks it, waves it away."""

import re
from collections.abc import Sequence

from debategame.scoring.reading.attitudes import NEGATORS, Bearing, attitude, bearing, strangers
from debategame.scoring.reading.cues import cues
from debategame.scoring.reading.sayings import LINKS
from debategame.scoring.reading.text import Word
from debategame.text.english import word_set


def _openings(*cues: str) -> tuple[str, ...]:
    """Return cues as they begin a text whose words all end with a space."""
    return tuple(f"{cue} " for cue in cues)


AFTER_WAVING = 3
"""So many words without meaning may follow a cue that waves away: "who cares about that"."""
_ASSENT = word_set(
    "yes yeah yep yup exactly indeed absolutely true correct sure certainly definitely right of",
    "precisely quite it they we he she",
)
_TURNING = word_set("but yet still however")
_SUBJECTS = word_set("i im ive id we were weve the my our people")
_NOT_SO = word_set("not nope nah")
_WHAT_YOU = [[one, "you"] for one in ("whether", "if", "what", "how", "who")]
"""What the player waves away may be what the opponent thinks: "I don't care what you say"."""
_MORAL = word_set("wrong wrongly mistaken misguided mistake error dishonest illegitimate unfair fair")
"""After "that is" they may judge a deed: "We left them behind. That was wrong."."""
_ONLY = word_set("pure sheer utter complete total absolute plain simply just what such simple all")
_OTHER_SUBJECT = word_set("you your youre youve they their theyre theyve he his shes hes she her")
"""What begins with them speaks of people, not of the claim before it: "You are wrong.", "They don't care."."""
_POINTING = word_set("it its that thats this so such which")
STRANGERS = 2
"""Words of other things that a reply to what someone else says may hold: "My gran never believed it"."""
_CONCEDING = _openings(
    "granted", "admittedly", "true", "sure", "fine", "ok", "okay", "yes", "yeah", "alright", "all right", "right",
    "of course", "no doubt", "certainly", "perhaps", "maybe", "i know", "i accept", "i grant", "i concede", "i admit",
    "i agree", "i dare say", "i daresay", "ill grant", "ill give", "ill admit", "it may", "it might", "it is true",
    "its true", "even if", "although", "though", "while", "let us", "lets", "suppose", "to be fair", "i dont dispute",
    "i do not dispute", "i dont deny", "i do not deny", "you are right", "youre right", "i see", "i understand",
    "i realise", "i realize", "i hear", "im aware", "we know", "we all know", "everyone knows", "you have a point",
    "youve a point", "possibly", "undoubtedly", "very well", "fair enough", "im not denying", "im not saying",
    "im sure", "you may", "you might", "say that", "take it", "give them",
    "let them have", "it true", "it might be", "they can have", "you can have", "very interesting", "interesting",
    "how interesting", "we note", "noted", "assume", "assuming", "no one denies", "nobody denies",
)  # fmt: skip
_GRANTING = _openings(
    "granted", "sure", "fine", "ok", "okay", "alright", "all right", "very well", "fair enough", "i grant", "ill grant",
    "ill give", "i concede", "lets say", "let us say", "suppose", "even if", "even supposing", "assuming", "so be it",
    "take it at", "give them",
    "maybe", "perhaps", "true", "yes", "yeah", "admittedly",
)  # fmt: skip
"""What concedes so plainly that little of a case may follow."""
BEYOND_GRANTING = 4
"""Words of other things at most in what follows such a concession and waves it away."""
BRUSHED = 8
"""Words at most of a sentence that waves away what the one before it concedes."""
LEAST_GRANTED = 4
"""Words of a claim at least before an aside that grants it."""
_ASIDE = _GRANTING + _openings(
    "i admit", "i accept", "i know", "of course", "no doubt", "ill admit", "i suppose", "certainly"
)
_PLAIN = (["fair", "enough"], ["fine"], ["all", "right"], ["alright"], ["i", "grant", "you"])
"""With a mark after them they grant what follows: "Fine, they help.", not "Fine charities help."."""
_LIGHT = (["sure"], ["ok"], ["okay"], ["aye"], ["very", "well"], ["of", "course"])
"""They do so only where the next sentence turns away: "Sure, they help." by itself says so."""
_GRANTORS = ("i grant you", "ill grant you", "i give you", "ill give you")
_BEHIND = (["fair", "enough"], ["granted"], *(f"{one}{that}".split() for one in _GRANTORS for that in ("", " that")))
"""Behind a mark they grant what stands before them."""
_ADJECTIVES = word_set("sure fine true right certain possible interesting")
"""Before a word of meaning they concede nothing, but for "Sure thing": "Sure Start", "True friends"."""
_SUPPOSING = _openings(
    "even if", "even supposing", "even assuming", "even granting", "even accepting", "even allowing", "supposing",
    "assuming", "granting that", "suppose", "whether or not",
)  # fmt: skip
"""What begins a claim that is only allowed for."""
_ALTHOUGH = _openings(
    "although", "though", "even though", "while", "whilst", "granted", "admittedly", "notwithstanding"
)
_NAMING = word_set("the that this such")
_CONCLUDING = word_set("the nothing none nobody who what so i we no")
_BACK = word_set("it its that thats this")
_GRANT = word_set("grant granting concede conceding conceded quarrel")
_GRANTERS = word_set("i im id ill ive we well lets let even")
_DASHES = re.compile(r"[;–—]|-$")
_APPEALING = word_set("not come")
"""What begins with them mocks a question, but no statement: "Come on."."""
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
    before = words[: found.first]
    if any(word.form == "why" for word in before):
        return False
    return all((not word.content or word.form in _ONLY) and word.form not in NEGATORS for word in before)


def mocks(words: Sequence[Word]) -> bool:
    """Return whether a sentence mocks the question before it; a single word does only if a mark follows."""
    found = cues("mockery").at(_forms(words), 0)
    if found is None or cues("no_denials").at(_forms(words), 0):
        return False
    return found.last > 1 or found.last == len(words) or words[found.last].pauses


def mocks_briefly(words: Sequence[Word]) -> bool:
    """Return whether a short clause or sentence mocks the statement before it: ", and pigs might fly"."""
    found = cues("mockery").at(_forms(words), 0)
    return found is not None and 1 < found.last == len(words) and words[0].form not in _APPEALING


def supposes(words: Sequence[Word]) -> bool:
    """Return whether a sentence says what would be if something were so."""
    forms = _forms(words)
    return forms[0] == "if" and not {"would", "could", "might", "wouldnt", "couldnt"}.isdisjoint(forms)


def waved_from(words: Sequence[Word]) -> int:
    """Return the place of the clause that waves away what stands before it; -1 where none does."""
    forms = _forms(words)
    for place in range(len(words)):
        if place and not words[place].pauses and forms[place - 1] not in LINKS:
            continue
        found = cues("waving").at(forms, place)
        after = words[found.last :] if found else ()
        speaks_of_you = [word.form for word in after[:2]] in _WHAT_YOU
        if found and not speaks_of_you and len(after) <= AFTER_WAVING and not any(w.content for w in after):
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
    moral = not _MORAL.isdisjoint(forms) and forms[0] not in _MORAL
    judges = found is not Bearing.WAVED and (moral or not _points(forms))
    return Bearing.NONE if not theirs and (judges or forms[0] in _OTHER_SUBJECT) else found


def verdict_on_claim(words: Sequence[Word]) -> Sequence[Word]:
    """Return what a reply says of the claim before it, without its reasons: "That claim is false, and here is why"."""
    end = next((p for p in range(1, len(words)) if words[p].pauses), len(words))
    names = words[0].form in _NAMING and any(attitude(word) == "say" for word in words[1:4])
    return words[:end] if names and end > LEAST_GRANTED - 1 else words


def waves_whole(words: Sequence[Word]) -> bool:
    """Return whether words are a cue that waves away, and no more."""
    found = cues("waving").at(_forms(words), 0)
    return found is not None and found.last == len(words)


def conceded_until(words: Sequence[Word]) -> int:
    """Return where what is conceded ends and the player turns to their case: "OK, they try, but …"; 0 if nowhere."""
    if not concedes(words):
        return 0
    most = BEYOND_GRANTING if _grants(words) else STRANGERS
    turns = (place for place in range(3, len(words) - 1) if _turns(words, place))
    return next((place for place in turns if only_waves(words[place:], most)), 0)


def allowed_until(words: Sequence[Word]) -> int:
    """Return where a clause ends that only allows for a claim which the rest waves away; 0 if nowhere.

    "Even if they help, it changes nothing", "Although they help, it doesn't matter".
    """
    thought, known = _begins(words, _SUPPOSING), _begins(words, _ALTHOUGH)
    marks = (p for p in range(LEAST_GRANTED, len(words) - 1) if "," in words[p].mark)
    last = max(marks, default=0) if thought or known else 0
    if (
        not last
        or words[last].form not in _BACK | _CONCLUDING
        or strangers(words[last:]) > (1 if thought else 0)
        or words[last].form in _OTHER_SUBJECT
    ):
        return 0
    made = bearing(words[last:], asks=False)
    denies = thought and made is Bearing.NONE and any(word.form in NEGATORS for word in words[last:])
    return last if made is Bearing.WAVED or denies or waves_whole(words[last:]) else 0


def only_waves(words: Sequence[Word], most: int = STRANGERS) -> bool:
    """Return whether what follows a concession brings no case of its own: "but who cares", not "but they cost jobs".

    `most` is how many words of other things it may hold.
    """
    first = next((place for place, word in enumerate(words) if word.form not in LINKS), 0)
    return strangers(words) <= most and bearing(words[first:], asks=False) is not Bearing.AFFIRMED


def brushes_aside(conceding: Sequence[Word], after: Sequence[Word], *, asks: bool) -> bool:
    """Return whether a sentence waves away what the one before it concedes: "I admit it. It doesn't worry me."."""
    if not concedes(conceding) or bearing(after, asks=asks) is Bearing.AFFIRMED:
        return False
    if after[0].form in _TURNING or (len(after) <= BRUSHED and (asks or not NEGATORS.isdisjoint(_forms(after)))):
        return strangers(after) <= STRANGERS
    return _grants(conceding) and len(after) <= CURT and strangers(after) <= STRANGERS


def yields(here: Sequence[Word], after: Sequence[Word]) -> bool:
    """Return whether a sentence only grants its claim, and the next turns away: "Sure, they help. But who pays?"."""
    forms = _forms(here)
    turns = after[0].form in _TURNING or _asks_so_what(after)
    openings = (*_PLAIN, *(_LIGHT if turns else ()))
    before = [len(one) for one in openings if len(one) < len(forms) and forms[: len(one)] == one]
    behind = [len(one) for one in _BEHIND if len(one) < len(forms) and forms[-len(one) :] == one]
    return any(here[length].mark for length in before) or any(here[-length].mark for length in behind)


def _asks_so_what(words: Sequence[Word]) -> bool:
    """Return whether words begin with "So what?", "So what if …", not with "So what are we waiting for?"."""
    asks = _forms(words[:2]) == ["so", "what"]
    return asks and all(word.pauses or word.form in ("if", "about") for word in words[2:3])


def granted_inside(words: Sequence[Word]) -> bool:
    """Return whether a concession stands behind the claim that it grants: "They work, I grant you, but so what"."""
    for place in range(LEAST_GRANTED, len(words) - 1):
        if words[place].mark and _begins(words[place:], _ASIDE):
            turn = next((p for p in range(place + 1, min(len(words), place + CURT)) if _turns(words, p)), 0)
            if turn and only_waves(words[turn:]):
                return True
    return False


def belittles(words: Sequence[Word]) -> bool:
    """Return whether a last clause turns back on the claim before it: "but that's a price worth paying"."""
    forms = _forms(words)
    points = forms[0] == "but" and not _BACK.isdisjoint(forms[1:2]) and 2 < len(words) <= BRUSHED  # noqa: PLR2004
    return points and only_waves(words)


def grants_before(words: Sequence[Word]) -> bool:
    """Return whether a sentence concedes the one before it and turns away: "Fine, but that's not the point."."""
    turn = next((place for place in range(1, min(len(words) - 1, CURT)) if _turns(words, place)), 0)
    return turn > 0 and _begins(words, _GRANTING) and strangers(words) <= STRANGERS


def _turns(words: Sequence[Word], place: int) -> bool:
    mark = words[place].mark
    return (words[place].form in ("but", "yet", "still") and bool(mark)) or bool(_DASHES.search(mark.strip()))


def concedes(words: Sequence[Word]) -> bool:
    """Return whether a sentence begins as one does that grants something: "I know that", "Fine,"."""
    return _begins(words, _CONCEDING) or _grants(words)


def _grants(words: Sequence[Word]) -> bool:
    """Return whether a sentence concedes in plain words: "Granted", "I'm happy to concede that"."""
    speaks = words[0].form in _GRANTERS
    return _begins(words, _GRANTING) or (speaks and any(word.form in _GRANT for word in words[1:BRUSHED]))


def _begins(words: Sequence[Word], openings: tuple[str, ...]) -> bool:
    forms = _forms(words)
    start = next((place for place, form in enumerate(forms) if form not in LINKS), 0)
    named = (word for word in words[start + 1 : start + 2] if word.content and word.form != "thing")
    name = forms[start] in _ADJECTIVES and any(not word.mark for word in named)
    return not name and f"{' '.join(forms[start : start + 4])} ".startswith(openings)


def _points(forms: Sequence[str]) -> bool:
    """Return whether words point to the claim before them, or are only a fragment: "A fairy tale."."""
    return not _POINTING.isdisjoint(forms) or _SUBJECTS.isdisjoint(forms[:1])


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words]
