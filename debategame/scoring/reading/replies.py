"""What a sentence, or a last clause, does with what stands before it: turns it down, mocks it, waves it away."""

from collections.abc import Sequence

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
_MORAL = word_set("wrong mistaken misguided")
"""After "that is" they may judge a deed: "We left them behind. That was wrong."."""
_ONLY = word_set("pure sheer utter complete total absolute plain simply just what such simple all")
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


def opens(words: Sequence[Word], kind: str) -> bool:
    """Return whether words begin with a cue of a list."""
    return cues(kind).at(_forms(words), 0) is not None


def holds(words: Sequence[Word], kind: str) -> bool:
    """Return whether words hold a cue of a list."""
    return next(cues(kind).find(_forms(words)), None) is not None


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words]
