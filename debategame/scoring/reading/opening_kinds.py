"""What an opening makes of the clause behind its "that", by the words and cues that the opening holds."""

from collections.abc import Sequence
from itertools import pairwise

from debategame.scoring.reading.attitudes import NEGATORS, attitude, strangers
from debategame.scoring.reading.cues import Found, cues
from debategame.scoring.reading.text import Word
from debategame.text.english import AUXILIARIES, CONTRACTED_NOT, FUNCTION_WORDS, word_set

BEFORE_TRUTH = 7
"""Words at most from a negator to the truth that it denies: "nothing could be further from the truth"."""
_TRUTH = word_set("truth fact reality point")
_FURTHER = word_set("further farther")
_AS_DENIAL = frozenset((("last", "to"), ("last", "person"), ("far", "be")))
"""Words that deny in pairs: "I'd be the last to deny that", "Far be it from me to say that"."""
_PHRASE = 2
"""A cue of more words says by itself what it makes of the clause."""
_VERBS = word_set(AUXILIARIES) | CONTRACTED_NOT
_FEW = word_set("little few hardly scarcely barely limited scant insufficient inadequate unable thin meagre flimsy")
_TO_COME = frozenset((("yet", "to"), ("remain", "to"), ("remains", "to"), ("still", "to")))
_SELF = word_set("i my we our")
_SOFTENING = word_set("really quite exactly necessarily personally particularly entirely altogether myself")
_ASSUMED = word_set("assume assumed assuming assumes presume presumed suppose supposed")
"""What must not be assumed is doubtful; what must not be pretended is denied."""
_BY_NO_MEANS = word_set("means circumstances account")
"""They end a denial of several words that says nothing of a claim itself: "by no means"."""
_ASKING = _VERBS | word_set("who what why how where when since so")
_OWN_KNOWLEDGE = word_set("know see remember understand")
_MET = word_set("seen saw met heard")
"""What the player has met with, and no more: "I've never seen proof that" doubts."""
_DOUBTFUL_IF = word_set(
    "would id itd wonder guess jury surprise surprised miracle nice lovely great good fine wonderful",
    "amazed astonished",
)
_SPEAKING_OF_IT = word_set("it its what whats who why i im we nobody noone no never not whether where how") | (
    CONTRACTED_NOT
)
"""Words that begin an opening which weighs its clause: "It doesn't matter that", not "They care so much that"."""
_SAYING = word_set("say says said saying tell telling repeat repeating")
_UNREAL = word_set("would could might youd theyd itd wed")
"""What is only thought under one of them is not so: "You would think that"."""
_PUT_ASIDE = word_set("forget leave leaving put putting set setting")
_ASIDE = ((), ("the", "fact"), ("aside",), ("aside", "the", "fact"), ("about", "the", "fact"))
_FINDING = word_set(
    "decide decides decided judge judges know knows tell tells learn learns notice notices sense senses feel feels",
    "find finds",
)
_NO_FINDERS = word_set("i im ive id ill we weve well one let lets as only perhaps maybe who what how why")
"""What begins with them asks or waits, and finds nothing out: "We'll find out whether"."""
_WEIGHING = word_set("matter matters asked than")
"""With one of them "whether" doubts nothing: "Nobody was asked whether", "That matters less than whether"."""
_CHOOSING = word_set("choose chooses choosing chose choice choices decision decisions freedom free right rights")
LONGEST_CHOICE = 4
"""One of them among the last so many words before "whether" doubts nothing: "free to choose for yourself whether"."""
_WH = word_set("what who how which where whose")
_IS = word_set("is was goes being")
_THINKING = word_set("i im ive we nobody noone")
"""What may begin an opening that denies in unknown words: "It was never the state that" speaks of no claim."""
_FACTIVE = word_set("pleased glad happy sorry sad proud angry grateful thankful delighted upset relieved")
"""What someone feels about what is so: "We shouldn't be glad that it failed" doubts nothing."""
_POSSESSIVE = word_set("your their his her")
_OPPONENTS = word_set(
    "opponent opponents opposition side speaker speakers counsel critics bench proposer colleague friend"
)
_CASES = word_set("case argument point position line answer theory idea view complaint worry defence story assumption")
"""What someone argues, by a name that says so only after "your" or "their"."""
_THEIR_CASES = word_set(
    "objection claim allegation accusation charge contention assertion complaint mantra refrain excuse"
)
_NAMED_BY_WHAT = frozenset(("fact", "need", "belief", "say"))
_CLASSES_OF_WORTH = frozenset(("weighty", "trivial"))
_ADVERBS = frozenset((("in", "fact"), ("in", "truth"), ("in", "reality")))
_NAMED = word_set("the this that their your his her any")
"""Before "point" they name a claim: "I refute the point that"."""


def made_of_clause(opening: Sequence[Word], denials: int, found: Sequence[Found], *, asks: bool) -> str:
    """Return the kind of cue that an opening is as a whole, its "that" and the word after included; empty for none."""
    *before, that, after = opening
    link = that.form
    forms = [word.form for word in before]
    if link == "if" and not _WH.isdisjoint(forms[1:]):
        return ""
    kinds = _kinds(before)
    classes = set(kinds) - {"", "talk"}
    governing = next((kind for kind in reversed(kinds) if kind not in ("", "talk", "fact")), "")
    worth = _weighed(forms, kinds, asks=asks) if governing in _CLASSES_OF_WORTH else ""
    if worth and (link == "that" or worth == "waving"):
        return worth
    classes -= _CLASSES_OF_WORTH
    if link in ("whether", "if"):
        return "soft_denials" if _asks_whether(link, before, classes) else ""
    fixed = _by_form(before, classes, denials, asks=asks)
    if fixed or any(one.kind == "reports" and one.last - one.first > len(before) for one in found):
        return fixed
    if after.form in _VERBS or not classes:
        unknown = after.form not in _VERBS and _denies_unknown(before, found, asks=asks)
        return "soft_denials" if unknown else ""
    return _by_cues(before, classes, denials, found, asks=asks)


def _kinds(before: Sequence[Word]) -> list[str]:
    """Return the class of each word, "in fact" left out, and "point" as a name for a claim in "I refute the point"."""
    forms = [word.form for word in before]
    pairs = [("", forms[0]), *pairwise(forms)]
    kinds = ["" if pair in _ADVERBS else attitude(word) for word, pair in zip(before, pairs, strict=True)]
    if pairs[-1][0] in _NAMED and forms[-1] == "point":
        kinds[-1] = "say"
    return kinds


def _by_form(before: Sequence[Word], classes: set[str], denials: int, *, asks: bool) -> str:
    """Return the kind of an opening that its form alone tells: "What nobody says is", "Your whole case is"."""
    forms = [word.form for word in before]
    waved = cues("waving").at(forms, 0)
    if (waved and waved.last == len(forms)) or (forms[0] in _PUT_ASIDE and tuple(forms[1:]) in _ASIDE):
        return "waving"
    if forms[0] == "what" and forms[-1] in _IS and not asks and classes <= _NAMED_BY_WHAT:
        return "no_denials"
    return "reports" if not denials and is_theirs(before) else ""


def _by_cues(before: Sequence[Word], classes: set[str], denials: int, found: Sequence[Found], *, asks: bool) -> str:
    """Return the kind of an opening with words of some classes, by the cues in it, or else by those words."""
    forms = [word.form for word in before]
    reported = any(one.kind == "reports" for one in found)
    doubts = not denials and forms[0] in AUXILIARIES.split() and any(word.stem == "doubt" for word in before)
    whoever = _has_not(forms) and forms[0] in ("how", "who", "why") and not classes & {"doubt", "against"}
    asks_no = asks and (doubts or whoever)
    if not denials and not reported and classes == {"belief"} and not _UNREAL.isdisjoint(forms):
        return "soft_denials"
    said = [
        one.kind
        for one in found
        if one.kind in ("no_denials", "soft_denials")
        or (one.kind == "denials" and one.last - one.first > _PHRASE and _BY_NO_MEANS.isdisjoint(forms))
    ]
    if forms[-1] in ("me", "us") and said[:1] == ["no_denials"]:
        return ""
    if said and not asks_no and not denials and _FEW.isdisjoint(forms) and not {"doubt", "against"} <= classes:
        return said[0]
    if asks_no or (
        asks and ((forms[0] == "what" and forms[-1] == "than") or (denials == 1 and forms[0] in AUXILIARIES.split()))
    ):
        return "no_denials"
    little = not _FEW.isdisjoint(forms)
    if asks and not denials and forms[0] in _ASKING and not _has_not(forms):
        return "no_denials" if classes & {"against", "fact"} and "know" not in forms[-1:] else "soft_denials"
    return _kind(before, classes, denials + (little and not denials), little=little)


def is_theirs(before: Sequence[Word]) -> bool:
    """Return whether an opening names what the other side says: "Your whole case is that"."""
    forms = [word.form for word in before]
    named = any(attitude(word) == "say" or word.form in _CASES for word in before[1:])
    thinks = any(attitude(word) == "belief" or attitude(word) == "feigned" for word in before[1:])
    if any(attitude(word) in ("fact", "sure", "against", "proof") and word.form not in _CASES for word in before):
        return False
    if forms[0] in _POSSESSIVE or (forms[0] in _SELF | {"the"} and not _OPPONENTS.isdisjoint(forms[1:4])):
        return named or thinks
    return forms[0] == "the" and forms[1:2] != ["only"] and forms[-1] in _IS and any(f in _THEIR_CASES for f in forms)


def _weighed(forms: Sequence[str], kinds: Sequence[str], *, asks: bool) -> str:
    """Return "waving" for an opening which says that its clause does not matter, "no_denials" if it does."""
    if forms[0] not in _SPEAKING_OF_IT:
        return ""
    negators = sum(form in NEGATORS and not (asks and form in CONTRACTED_NOT) for form in forms)
    denied = negators % 2 == 1 or (asks and not _has_not(forms))
    if "trivial" in kinds:
        denied = not negators % 2
    elif "fact" in kinds and not denied:
        return ""
    return "waving" if denied else "no_denials"


def _denies_unknown(before: Sequence[Word], found: Sequence[Found], *, asks: bool) -> bool:
    """Return whether an opening about nothing in particular denies in words that are not known."""
    forms = [word.form for word in before]
    negators = sum(form in NEGATORS and not (asks and form in CONTRACTED_NOT) for form in forms)
    known = any(one.kind == "no_denials" for one in found)
    speaks = any(word.content and word.form not in NEGATORS for word in before)
    if not _FACTIVE.isdisjoint(forms):
        return False
    return negators % 2 == 1 and speaks and not known and forms[0] in _THINKING


def _asks_whether(link: str, before: Sequence[Word], classes: set[str]) -> bool:
    forms = [word.form for word in before]
    if link == "whether":
        chooses = "doubt" not in classes and not _CHOOSING.isdisjoint(forms[-LONGEST_CHOICE:])
        weighs = chooses or not _WEIGHING.isdisjoint(forms)
        return not weighs and not forms[0].endswith("ing") and not _finds_out(before, classes)
    doubts = classes & {"doubt", "sure", "feigned"} and forms[0] in FUNCTION_WORDS
    wonders = _DOUBTFUL_IF & set(forms) and not strangers([word for word in before if word.form not in _DOUBTFUL_IF])
    return bool(doubts or wonders)


def _finds_out(before: Sequence[Word], classes: set[str]) -> bool:
    """Return whether somebody finds out what follows "whether", and no one doubts it: "Any driver knows whether"."""
    forms = [word.form for word in before]
    if "doubt" in classes or not NEGATORS.isdisjoint(forms) or _FINDING.isdisjoint(forms) or forms[0] in _VERBS:
        return False
    if not {"can", "could"}.isdisjoint(forms):
        return forms[0] not in _NO_FINDERS - {"we"}
    return forms[0] not in _NO_FINDERS and strangers(before) > 0


def _has_not(forms: Sequence[str]) -> bool:
    return any(form in CONTRACTED_NOT or form == "not" for form in forms)


def _not_yet(forms: Sequence[str]) -> bool:
    """Return whether something is still to come: "I have yet to see proof that", "It remains to be proved that"."""
    return not _TO_COME.isdisjoint(pairwise(forms))


def _kind(before: Sequence[Word], classes: set[str], denials: int, *, little: bool) -> str:
    """Return what an opening makes of its clause, by the strongest of its words and how often it denies."""
    forms = [word.form for word in before]
    against = sum(attitude(word) == "against" for word in before) + (("against", "the") in pairwise(forms))
    denials += sum(pair in _AS_DENIAL for pair in pairwise(forms))
    turned = (denials + against + _not_yet(forms)) % 2
    if "need" in classes and not _SAYING.isdisjoint(forms):
        return "no_denials" if denials % 2 else ""
    if denials % 2 and _outdone(before):
        return "no_denials"
    own = (
        denials % 2
        and not against
        and not {"i", "we", "ive", "weve"}.isdisjoint(forms)
        and not (_OWN_KNOWLEDGE | (_MET if "proof" in classes else frozenset())).isdisjoint(forms)
    )
    by_class = {
        "fact": "soft_denials" if own else "no_denials",
        "feigned": ("soft_denials", "denials" if _ASSUMED.isdisjoint(forms) else "soft_denials", "no_denials")[
            min(sum(form in NEGATORS for form in forms) + against + ("doubt" in classes), 2)
        ],
        "doubt": "no_denials" if turned else "soft_denials",
        "sure": "soft_denials" if turned else "no_denials",
    }
    if not _known(before):
        classes = (classes - {"fact"}) | ({"proof"} if _is_no_truth(before) else set())
    decided = next((by_class[kind] for kind in by_class if kind in classes), "")
    if decided or not turned:
        doubtful = (turned and _not_yet(forms)) or (not decided and classes & {"maybe", "need"} and not against)
        return "soft_denials" if doubtful else decided or "no_denials"
    if strangers(before) > 1:
        return "" if classes <= {"need", "maybe"} else "denials"
    many = max(denials + against, sum(form in NEGATORS for form in forms)) > 1
    unsure = little or not _SOFTENING.isdisjoint(forms) or _not_yet(forms) or many or strangers(before) > 0
    return "soft_denials" if unsure else "denials"


def _is_no_truth(before: Sequence[Word]) -> bool:
    """Return whether a claim is said to be no fact: "There is no truth in the claim that", not "no hiding the fact"."""
    truth = next((place for place, word in enumerate(before) if word.form in _TRUTH), 0)
    near = before[max(0, truth - BEFORE_TRUTH) : truth]
    denier = max((place for place, word in enumerate(near) if word.form in NEGATORS), default=-1)
    return denier >= 0 and not any(
        word.content and word.form not in _FURTHER and (near[denier + 1 :][p + 1 : p + 2] or (word,))[0].form != "of"
        for p, word in enumerate(near[denier + 1 :])
    )


def _known(before: Sequence[Word]) -> bool:
    """Return whether what claims the clause is no aside: "Nobody I know thinks that", "I saw nothing to show that"."""
    last = max((place for place, word in enumerate(before) if attitude(word) == "fact"), default=-1)
    rest = before[last + 1 :]
    if _is_no_truth(before) or any(attitude(word) in ("against", "doubt") for word in rest):
        return False
    aside = before[last - 1].form in ("i", "we") if last > 0 else False
    weaker = any(attitude(word) in ("belief", "proof", "say") for word in rest)
    return not weaker or not (aside or any(word.form in NEGATORS for word in rest))


def _outdone(before: Sequence[Word]) -> bool:
    """Return whether nothing could be more so: "It could not be clearer that", "I couldn't agree more that"."""
    forms = [word.form for word in before]
    return "more" in forms or any(word.form.endswith("er") and attitude(word) == "sure" for word in before)


def asserts(word: Word) -> bool:
    """Return whether a word before "that" claims what follows: "the truth is that"."""
    return attitude(word) in ("fact", "sure")
