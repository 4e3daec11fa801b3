"""Which sentences of an article argue: a plain ranking by words that claim, judge, give reasons and set against."""

import re
from collections.abc import Iterator
from itertools import count

import msgspec

from debategame.scoring.lexicon import rarity
from debategame.scoring.text import Sentence, Word, read
from debategame.text.english import says_something

MOST = 8
"""How many sentences are proposed; a scenario of that many key points is a full one."""
FEWEST = 2
ENOUGH = 1.0
"""The weight from which a sentence argues; where fewer than `FEWEST` do, the best others are taken."""
MOST_SHARED = 0.5
"""The share of a sentence's meaning words that it may have in common with a better one."""
LONGEST = 400
"""Characters of a proposed sentence."""
WORDS_OF_AN_ID = 3

_CUES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), weight)
    for words, weight in (
        (r"must|should|ought|ha(?:s|ve) to|needs? to|cannot|can['’]t|let us|let['’]s", 2.0),
        (r"wrong|right|better|best|worse|worst|pointless|unfair|dangerous|mistaken?|myth|false|essential|vital", 1.5),
        (r"because|therefore|thus|hence|so that|(?:that|this) is why|means|leads? to|results? in|causes?", 1.5),
        (r"but|however|yet|although|though|while|whereas|instead|rather than|unlike|despite|not only", 1.0),
        (r"not|never|no|nobody|nothing|neither|nor|without|hardly|\w+n['’]t", 1.0),
        (r"more|less|fewer|than|greater|higher|lower|most|least|only", 1.0),
        (r"if|unless|otherwise|can|could|will|would|helps?|improves?|reduces?|gives?|brings?", 0.5),
    )
)
"""Each counts once a sentence. The weights are a judgement: what obliges or judges is seldom anything but a claim."""
_LEANS_ON_BEFORE = frozenset(("this", "that", "these", "those", "it", "they", "he", "she", "such", "here", "so", "and"))
_SELF = frozenset(("i", "me", "my", "mine", "myself"))
_DENIES = re.compile(r"\b(?:not|no|never|\w+n['’]t)\b", re.IGNORECASE)
_OPENED = re.compile(r"[“‘\"'(\[]{1,3}$")
_CLOSED = re.compile(r"[.?!…”’\"')\]]{1,5}")
_ENDED = re.compile(r"[.?!…]\W*$")
_SHORT, _LONG, _VERY_LONG = 6, 40, 60
"""Words of a sentence: with fewer it says too little, with more too much at once."""


class Candidate(msgspec.Struct, frozen=True):
    """A sentence of an article that may become a key point."""

    id: str
    sentence: str
    paragraph: int
    """Counted from 1."""


class _Weighed(msgspec.Struct, frozen=True):
    weight: float
    text: str
    paragraph: int
    sentence: Sentence


def candidates(paragraphs: tuple[str, ...], most: int = MOST) -> tuple[Candidate, ...]:
    """Return the sentences that argue most, none much like another, in the order of the article."""
    weighed = [each for number, text in enumerate(paragraphs, start=1) for each in _weighed(text, number)]
    places = {id(each): place for place, each in enumerate(weighed)}
    chosen: list[_Weighed] = []
    for each in sorted(weighed, key=lambda each: -each.weight):
        wanted = len(chosen) < most and (each.weight >= ENOUGH or len(chosen) < FEWEST)
        if wanted and all(_shared(each, better) <= MOST_SHARED for better in chosen):
            chosen.append(each)
    taken: set[str] = set()
    return tuple(
        Candidate(_new_id(each.sentence.words, taken), each.text, each.paragraph)
        for each in sorted(chosen, key=lambda each: places[id(each)])
    )


def weight(text: str, sentence: Sentence) -> float:
    """Return how much a sentence of a text argues: below 1 hardly, above 3 strongly."""
    said = text[sentence.start : sentence.end]
    total = sum(weight for cue, weight in _CUES if cue.search(said))
    if sentence.asks:
        total += 0.5 if _DENIES.search(said) else -1.5
    length = len(sentence.words)
    total -= 3 * (length < _SHORT) + (length > _LONG) + 2 * (length > _VERY_LONG)
    total -= sentence.words[0].form in _LEANS_ON_BEFORE
    total -= any(word.form in _SELF for word in sentence.words)
    return total + _rareness(sentence) / 10


def _rareness(sentence: Sentence) -> float:
    stems = sentence.stems
    return sum(map(rarity, stems)) / len(stems) if stems else 0.0


def _weighed(text: str, paragraph: int) -> Iterator[_Weighed]:
    for sentence in read(text).sentences:
        said = _as_sentence(text, sentence)
        if says_something(said):
            yield _Weighed(weight(text, sentence), said, paragraph, sentence)


def _as_sentence(text: str, sentence: Sentence) -> str:
    """Return a sentence with its quotes and brackets, with a mark at its end, and of a bearable length."""
    if sentence.end - sentence.start > LONGEST:
        return f"{text[sentence.start :][:LONGEST].rsplit(' ', 1)[0]} …"
    before, after = _OPENED.search(text, 0, sentence.start), _CLOSED.match(text, sentence.end)
    said = f"{before.group() if before else ''}{text[sentence.start : sentence.end]}{after.group() if after else ''}"
    return said if _ENDED.search(said) else f"{said}."


def _shared(one: _Weighed, other: _Weighed) -> float:
    ours, theirs = set(one.sentence.stems), set(other.sentence.stems)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _new_id(words: tuple[Word, ...], taken: set[str]) -> str:
    """Return an id of the rarest words of a sentence, in their order, that is not taken; it is taken then."""
    named = {word.form: rarity(word.stem) for word in words if word.content and re.fullmatch("[a-z]{3,20}", word.form)}
    rarest = sorted(named, key=lambda form: -named[form])[:WORDS_OF_AN_ID]
    stem = "-".join(form for form in named if form in rarest) or "point"
    new = next(each for number in count(1) if (each := stem if number == 1 else f"{stem}-{number}") not in taken)
    taken.add(new)
    return new
