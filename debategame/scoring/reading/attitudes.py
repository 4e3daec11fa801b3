"""What words that speak of a claim say of it: that it holds, is doubtful or false, or does not matter.

The words stand in classes (`english/attitudes.txt`); an "un-" or "in-" before one turns it round.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from debategame.scoring.reading.cues import cues
from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.text import Word, stem
from debategame.text.english import CONTRACTED_NOT, word_set

NEGATORS = CONTRACTED_NOT | word_set(
    "not no never cannot nobody nothing none noone neither nor nowhere hardly barely scarcely rarely seldom without",
    "little few fail fails failed lack lacks lacked zero nil nope nah",
)
"""Words that turn what the others of a clause say."""
_TURNING = ("un", "in", "im", "ir", "dis", "non")
_LEAST_BASE = 3
"""Letters of a word at least that a prefix turns: "in" before "deed" turns nothing."""
_TURNED = {
    "sure": "doubt",
    "doubt": "sure",
    "against": "sure",
    "belief": "against",
    "proof": "doubt",
    "weighty": "trivial",
}
"""What a class becomes behind a prefix: "undeniable" is sure, "unproven" doubtful."""
_ASSENT = word_set("yes yeah yep yup aye exactly indeed absolutely precisely quite definitely certainly")
_ASSENTING = word_set("course", "bet", "too", "dead", "spot")
_DEBATED = word_set("point issue question topic subject debate discussion discussing debating arguing")
"""What a claim is not, when it does not matter: "That is not the issue."."""
_AS_NOT = frozenset((("anything", "but"), ("far", "from")))
"""Words that deny in pairs."""
_BE = word_set("is are was were do does did has have had can could will would")
_SLIGHT = word_set("small tiny mere minor little side petty")
_HOLDING = frozenset(("belief", "proof", "sure"))
_DECIDING = _HOLDING | {"doubt", "feigned", "against"}
_SURE_PAIRS = frozenset((("no", "question"), ("no", "matter")))
"""Pairs with which a claim holds whatever else is denied: "no matter what they say"."""
_LOWERING = frozenset(("against", "doubt", "feigned", "trivial", "weighty"))
_PASSING = word_set(
    "mind matter worry fear wish wishes wished whether why if only just merely simply least mention forget"
)
"""What passes over a claim, or only looks like a denial: "Never mind that" claims nothing."""
_SAY = frozenset(("say", "tell"))
_WHO = word_set("who what why how where whos whats")


class Bearing(StrEnum):
    """What a clause makes of the claim that it points to."""

    NONE = ""
    AFFIRMED = "affirmed"
    DENIED = "denied"
    DOUBTED = "doubted"
    WAVED = "waved"


def attitude(word: Word) -> str:
    """Return the class of a word; empty for one that says nothing of a claim."""
    return _class_of(word.form, word.stem)


def attitude_of(form: str) -> str:
    """Return the class of a word given by its form; empty for one that says nothing of a claim."""
    return _class_of(form, stem(form))


def strangers(words: Sequence[Word]) -> int:
    """Return how many words speak of something else than a claim."""
    return sum(word.content and word.form not in NEGATORS and not attitude(word) for word in words)


def bearing(words: Sequence[Word], *, asks: bool) -> Bearing:
    """Return what words, all said of one claim, make of it; `asks` says that they are a question."""
    kinds = {attitude(word) for word in words if word.form not in _DEBATED}
    against = sum(attitude(word) == "against" for word in words if word.form not in _DEBATED)
    denied = sum(word.form in NEGATORS for word in words)
    forms = [word.form for word in words]
    denied += sum(pair in _AS_NOT for pair in pairwise(forms)) + forms.count("beyond")
    asks_who = asks and not denied and forms[0] in _WHO and kinds & {"against", "doubt"} and not kinds & _HOLDING
    if (
        asks_who
        or not _SURE_PAIRS.isdisjoint(pairwise(forms))
        or ("feigned" in kinds and denied > 1)
        or _is_beyond_doubt(words)
    ):
        return Bearing.AFFIRMED
    tags = asks and _is_tag(forms)
    denied -= tags
    if "trivial" in kinds or any(_is_slight(one, two) for one, two in pairwise(words)):
        return Bearing.NONE if denied % 2 else Bearing.WAVED
    if "why" in forms[1:]:
        return Bearing.NONE
    if ("weighty" in kinds and "doubt" not in kinds) or (kinds <= {"", "talk"} and not _DEBATED.isdisjoint(forms)):
        waved = (denied + against) % 2 or (asks and not denied and not tags)
        return Bearing.WAVED if waved else Bearing.AFFIRMED
    turned = (denied + against) % 2 == 1
    if turned and not kinds & _DECIDING and not _SAY.isdisjoint(forms):
        return Bearing.DOUBTED
    return _held(kinds, turned=turned, against=bool(against), wonders=asks and words[0].form in _WHO)


def _held(kinds: set[str], *, turned: bool, against: bool, wonders: bool) -> Bearing:
    """Return whether words of these classes hold a claim true; `turned` says that they deny an odd number of times."""
    if "doubt" in kinds or "feigned" in kinds:
        return Bearing.AFFIRMED if turned else Bearing.DOUBTED
    if against or (turned and kinds & _HOLDING):
        return Bearing.DENIED if turned else Bearing.AFFIRMED
    if kinds & _HOLDING:
        return Bearing.DOUBTED if wonders else Bearing.AFFIRMED
    return Bearing.NONE


def _is_tag(forms: Sequence[str]) -> bool:
    """Return whether a question expects a yes: "Don't you agree?", "Is that not so?"."""
    return forms[0] in CONTRACTED_NOT or (len(forms) > 2 and forms[0] in _BE and forms[2] == "not")  # noqa: PLR2004


def _is_beyond_doubt(words: Sequence[Word]) -> bool:
    """Return whether all that words deny is a doubt: "There's no arguing with it", "It's not a matter of opinion"."""
    forms = [word.form for word in words]
    found = [one for one in cues("no_denials").find(forms) if _PASSING.isdisjoint(forms[one.first : one.last])]
    rest = [word for place, word in enumerate(words) if not any(one.first <= place < one.last for one in found)]
    return bool(found) and not any(word.form in NEGATORS or attitude(word) in _LOWERING for word in rest)


def _is_slight(one: Word, two: Word) -> bool:
    return one.form in _SLIGHT and (
        two.form in _DEBATED or two.form in ("one", "price", "thing") or attitude(two) == "weighty"
    )


def assents(words: Sequence[Word]) -> bool:
    """Return whether a sentence says yes to the question before it."""
    forms = [word.form for word in words]
    if forms[1:2] == ["not"]:
        return False
    return forms[0] in _ASSENT or (not _ASSENTING.isdisjoint(forms[:3]) and NEGATORS.isdisjoint(forms))


@lru_cache(maxsize=5000)
def _class_of(form: str, stemmed: str) -> str:
    found = _by_form().get(form) or _by_stem().get(stemmed)
    if found is None and form.endswith("er") and _by_form().get(form[:-2]) == "sure":
        return "sure"
    if found is None:
        bases = (stemmed.removeprefix(prefix) for prefix in _TURNING if stemmed.startswith(prefix))
        found = next((_TURNED.get(_by_stem().get(base, ""), "") for base in bases if len(base) >= _LEAST_BASE), "")
    return found


@cache
def _by_form() -> dict[str, str]:
    return {word: kind for kind, words, *_ in entries("attitudes") for word in words.split()}


@cache
def _by_stem() -> dict[str, str]:
    """Return the class of each stem: that of its shortest word."""
    return {stem(word): _by_form()[word] for word in sorted(_by_form(), key=len, reverse=True)}
