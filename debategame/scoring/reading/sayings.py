"""Whether someone else speaks in a sentence: a verb of saying that is not the player's, a quotation, an echo."""

import re
from collections.abc import Sequence
from itertools import pairwise

from debategame.scoring.reading.opening_kinds import asserts
from debategame.scoring.reading.relatives import follows
from debategame.scoring.reading.text import Word
from debategame.text.english import AUXILIARIES, CONTRACTED_NOT, word_set

_PRONOUNS = word_set("i you he she it we they there not")
LEAST_NAMED = 4
"""Words of a claim at least."""
LINKS = word_set("but and so yet well oh")
"""Words that join a sentence to the one before."""
VERBS = word_set(AUXILIARIES) | CONTRACTED_NOT
_SELF = word_set("i we ive weve id ill")
_SAYING = word_set(
    "say says said saying claim claims claimed argue argues argued insist insists insisted reckon",
    "reckons pretend pretends",
    "believe believes think thinks maintain maintains swear swears swore assure assures assured",
    "promise promises promised",
    "tell tells told telling write writes wrote repeat repeats repeating chant chanting preach preaches",
    "assert asserts allege",
    "alleges contend contends trumpet peddle parrot spout hold holds goes has whisper brag teach taught read learned",
    "persuaded convinced sold hint hinted imply implies alleged argued believed thought assumed",
    "suggest suggests suggested supposed held states stated declare declares declared mutter mutters muttered",
    "moan moans moaned grumble grumbles grumbled feel feels felt feared complain complains complained",
    "objects objected vow vows vowed pledges pledged quip shout shouts shouted",
    "adamant announces",
    "print prints printed post posts posted publish publishes published circulate circulates circulated",
    "reported hear hears heard predict predicts predicted warn warns warned boast boasts announce announced",
)
_HEARING = word_set("heard hear hearing read told taught assured informed promised advised briefed")
"""What the player takes from others, and need not believe."""
_SAID_OR_HEARD = _SAYING | _HEARING
_UNSAID = word_set("to can cant cannot could couldnt nobody noone just please lets")
"""Behind them a verb of saying gives nobody's claim: "You can't tell if it works", "Just say no"."""
_ASKING = word_set("who what which when where why how whose whom whoever")
_ASKING_BARE = word_set("ever know notice noticed remember guess seen heard fancy whats whos hows wheres whens whys")
"""They begin a question that leaves its "have you" out, or an apostrophe: "Ever sat in an empty theatre?"."""
LEAST_ASKED = 3
"""Words at least of a question that ends a sentence."""
_QUOTES = re.compile("[\"'“”‘’«»]")
_NOT_ALWAYS_SAYING = word_set(
    "has goes hold holds held read sold supposed feel feels felt feared learned taught",
    "print prints printed post posts posted publish publishes published circulate circulates circulated",
    "saying repeating convinced persuaded states promise promises objects",
)
"""They say something only before "that": "They feel that", not "They feel cold"."""
_NO_CLAUSE = word_set("in about of to for on with and or as at from by so not it them us me him her back more")
"""After a verb of saying they begin no clause: "believe in", "think about"."""
_NO_SOURCE = word_set("as and or but who which what if when because")
LONGEST_TAIL = 7
"""Words at most behind a mark that name who says the claim before it."""
LONGEST_OPENING = 14
"""Words before "that" at most."""
SHORT_SOURCE = 3
"""Words before a verb of saying at most, if the claim after it is surely someone else's: "All the papers say"."""
LONGEST_SOURCE = 10
"""Words before a verb of saying at most: "A man on the radio said"."""


def said_at(words: Sequence[Word]) -> int:
    """Return the place of a verb of saying that someone else does; -1 where there is none."""
    for place, word in enumerate(words[: LONGEST_SOURCE + 1]):
        if word.form in _ASKING:
            return -1
        if place and word.form in _SAID_OR_HEARD and words[place - 1].form not in _UNSAID:
            self = not _SELF.isdisjoint(one.form for one in words[max(0, place - 2) : place])
            if word.form in (_HEARING if self else _SAYING):
                return place
    return -1


def says(words: Sequence[Word], *, within: int = LONGEST_SOURCE) -> bool:
    """Return whether someone else says something, by a verb that always means saying or with "that" after it.

    At most so many words, `within`, stand before the verb.
    """
    said = said_at(words)
    return 0 <= said <= within and (words[said].form not in _NOT_ALWAYS_SAYING or said_that(words))


def is_someones(words: Sequence[Word]) -> bool:
    """Return whether what follows "that" may be anyone's claim: "There is a tale that", not "I say that"."""
    place = next((p for p, w in enumerate(words[1:LONGEST_OPENING], start=1) if w.form == "that"), 0)
    before = words[:place]
    if not place or place + 1 >= len(words) or words[place + 1].form in VERBS or follows(before):
        return False
    return not any(w.form in _SELF or asserts(w) or w.form in _ASKING for w in before) and not words[place].mark


def opens_quotation(words: Sequence[Word]) -> bool:
    """Return whether a sentence begins with a quotation, wherever it ends."""
    return bool(words) and bool(_QUOTES.search(words[0].mark))


def quoted(words: Sequence[Word]) -> int:
    """Return where the quotation ends that a sentence begins with; 0 where it begins with none."""
    if not opens_quotation(words):
        return 0
    end = next((p for p in range(1, len(words)) if _QUOTES.search(words[p].mark)), 0)
    return end if end >= LEAST_NAMED else 0


def is_echo_question(words: Sequence[Word]) -> bool:
    """Return whether a question has the order of a statement: "Charities came first?"."""
    forms = [form for form in [word.form for word in words] if form not in LINKS]
    tag = (len(forms) > 1 and forms[-2] in VERBS and forms[-1] in _PRONOUNS) or forms[-1:] in (
        ["right"],
        ["no"],
        ["eh"],
    )
    if len(forms) < LEAST_NAMED or tag or forms[0] in _ASKING | VERBS | _ASKING_BARE or forms[-1] in _ASKING:
        return False
    return not _asks_later(words) and not any(one in _ASKING and two in VERBS for one, two in pairwise(forms))


def _asks_later(words: Sequence[Word]) -> bool:
    """Return whether a question asks with a later word: "You know what it costs?", "It closed, so who bakes?"."""
    forms = [word.form for word in words]
    if forms[:2] in (["you", "know"], ["u", "know"]) and forms[2] in _ASKING:
        return True
    last = max((place for place, word in enumerate(words) if word.mark), default=0)
    clause = forms[last + 1 :]
    return (
        forms[last] in LINKS and len(clause) >= LEAST_ASKED and clause[0] in _ASKING and clause[:2] != ["how", "come"]
    )


def said_that(words: Sequence[Word]) -> bool:
    """Return whether someone says that something is so, with "that" or a mark after the verb."""
    said = said_at(words)
    return said > 0 and any(
        word.form == "that" or (word.mark and word.form not in LINKS) for word in words[said + 1 : said + 4]
    )


def said_so(words: Sequence[Word]) -> bool:
    """Return whether someone says in a clause without "that" what follows: "My boss thinks the trains are late"."""
    said = said_at(words)
    if not 0 < said < len(words) - LEAST_NAMED or words[said].form in _NOT_ALWAYS_SAYING:
        return False
    if words[said + 1].form == "her":  # "She swears her lessons are short", not "He tells her"
        return any(word.form in VERBS for word in words[said + 3 : said + 5])
    return words[said + 1].form not in _NO_CLAUSE


def said_after(words: Sequence[Word]) -> int:
    """Return where someone is named behind a mark as who says the claim before it: ", claims the minister"; else -1."""
    mark = max((p for p in range(LEAST_NAMED, len(words)) if words[p].mark), default=-1)
    tail = [word.form for word in words[mark:]] if mark > 0 else []
    if not 2 <= len(tail) <= LONGEST_TAIL or tail[0] in _NO_SOURCE or not _SELF.isdisjoint(tail):  # noqa: PLR2004
        return -1
    return -1 if _SAYING.isdisjoint((tail[0], *tail[-2:])) else mark
