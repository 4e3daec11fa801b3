"""Which words of a sentence a negation reaches: read clause by clause, double negations and questions included."""

import re
from collections.abc import Sequence
from itertools import pairwise

from debategame.scoring.text import Sentence, Word
from debategame.text.english import CLAUSE_WORDS, word_set

CLAUSE_MARK = re.compile(r"[,;:–—()\[\]\"“”…]|-")
"""Punctuation before a word that begins a new clause."""
_JOINING = frozenset(("and",))
"""They begin a clause only where a comma stands before them: "not cheap and nasty" is denied whole."""
_NEGATIONS = word_set(
    "not no never nobody nothing none neither nor nowhere without hardly barely scarcely cannot rarely seldom doubt",
    "doubts doubted refuse refuses refused deny denies denied lack lacks lacked stop stops stopped stopping",
)
_CONTRACTED = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt",
    "aint shant mightnt",
)
_FALSE = word_set("false untrue wrong myth nonsense rubbish lie mistaken")
_TURNS = frozenset(
    (
        *(("far", "from"), ("anything", "but"), ("instead", "of"), ("rather", "than")),
        *((failing, "to") for failing in ("fail", "fails", "failed", "failing")),
        ("if", "only"),
        *((false, link) for false in _FALSE for link in ("that", "to")),
    )
)
"""Two words that deny what follows."""
_NO_TURNS = frozenset(
    (
        *(("not", more) for more in ("only", "just", "merely", "simply", "least")),
        *(("no", sure) for sure in ("wonder", "matter")),
        *((never, "forget") for never in ("dont", "never", "not", "cannot", "cant")),
        *(("nothing", "but"), ("none", "other"), ("cannot", "but"), ("cant", "but")),
    )
)
"""Two words that look like a denial and are none."""
_OBJECTS = word_set("nobody nothing none nowhere")
_ASKING = word_set(
    "am is are was were has have had do does did will would shall should can could may might must who how since"
)
_OPEN = word_set("any anyone anybody anything ever anywhere")


_OPINION = word_set(
    "true case right fact believe believes think thinks say says claim claims accept accepts agree agrees mean means",
    "suggest suggests prove proves show shows evidence proof sign reason doubt doubts doubted sure convinced",
    "false untrue wrong myth nonsense rubbish lie mistaken were",
)
"""Words before a "that" whose whole clause is denied with them, commas and all: "It is not true that …"."""
_RELATIVES = word_set("who which")
"""After "there isn't a …" the clause that they begin is denied as well: "There isn't a soul who helps"."""
_CONTRAST = word_set("but yet however although though")
_STOP = re.compile(r"[;:–—]")
_IS_NOT = re.compile(
    r"\b(?:(?:is|are|am|was|were|be|been|its|thats|theyre)"
    r" (?:not|never|hardly|scarcely|far from|anything but|nothing like|no)|(?:is|are|was|were|ai)nt)"
    r"(?: (?:a|an|the|any|my|our|your|his|her|their|really|quite|so|very|much|all|that|in|least|at)){0,3}$"
)


def is_not(sentence: Sentence) -> frozenset[int]:
    """Return the places of the words that something is said not to be: `localism` in "it was never localism"."""
    if sentence.asks:
        return frozenset()
    forms = [word.form for word in sentence.words]
    return frozenset(
        place
        for place, word in enumerate(sentence.words)
        if word.content
        and not CLAUSE_MARK.search(word.mark)
        and _IS_NOT.search(" ".join(forms[max(0, place - 6) : place]))
    )


def negated(sentence: Sentence) -> list[bool]:
    """Tell for each word of a sentence whether an odd number of negations reaches it in its clause."""
    words = sentence.words
    everywhere = _expects_no(sentence)
    reached: list[bool] = []
    now = brief = held = lacking = False
    for place, word in enumerate(words):
        before = words[place - 1].form if place else ""
        after = words[place + 1].form if place + 1 < len(words) else ""
        if place and _ends(word, before, brief=brief, held=held, lacking=lacking):
            now = brief = held = lacking = False
        reached.append(now != everywhere)
        if word.form in _OBJECTS or (before, word.form) == ("no", "one"):
            _turn_verb(words, reached)
        if _turns(before, word.form, after, asks=sentence.asks) and not _and_then(words, place):
            now = not now
            brief = word.form == "without"
            lacking = "there" in (before, words[max(0, place - 2)].form)
        held = held or (now and word.form == "that" and before in _OPINION)
    return reached


def _ends(word: Word, before: str, *, brief: bool, held: bool, lacking: bool) -> bool:
    """Tell whether a negation that came before reaches no further than to this word."""
    if held:
        return word.form in _CONTRAST or bool(_STOP.search(word.mark))
    if lacking and word.form in _RELATIVES and not word.mark:
        return False
    return _begins_clause(word, before) or (brief and word.form in _JOINING)


def _begins_clause(word: Word, before: str) -> bool:
    if CLAUSE_MARK.search(word.mark):
        return True
    return word.form in CLAUSE_WORDS and word.form not in _JOINING and before not in _OBJECTS


def _turns(before: str, form: str, after: str, *, asks: bool) -> bool:
    if (form, after) in _NO_TURNS:
        return False
    if form in _CONTRACTED:
        return not asks  # "Wasn't it Labour?" says that it was
    return form in _NEGATIONS or (before, form) in _TURNS


def _and_then(words: Sequence[Word], place: int) -> bool:
    """Tell whether a "cannot" only forbids what follows: "You can't pay charities and then say there are none"."""
    if words[place].form not in ("cant", "cannot"):
        return False
    after = [word.form for word in words[place:]]
    return ("and", "then") in pairwise(after)


def _expects_no(sentence: Sentence) -> bool:
    """Tell whether a question expects "no" for an answer: "Has any government ever …?", "How can …?"."""
    forms = [word.form for word in sentence.words]
    if not sentence.asks or forms[0] not in _ASKING:
        return False
    return not _OPEN.isdisjoint(forms) or forms[:2] in (["how", "can"], ["how", "could"])


def _turn_verb(words: Sequence[Word], reached: list[bool]) -> None:
    """Let a negative object deny its verb, at most one word before it: "helps nobody", "gives us nothing"."""
    object_ = len(reached) - 1
    for place in range(object_ - 1, max(-1, object_ - 3), -1):
        if CLAUSE_MARK.search(words[place + 1].mark) or words[place].form in ("that", "and"):
            return
        if words[place].content:
            reached[place] = not reached[place]
            return
