"""Rank the sentences of an article by how much they argue, using cue words."""

import re
from collections.abc import Iterator
from itertools import count

import msgspec

from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.text import Sentence, Word, read
from debategame.text.english import has_content_word

MOST = 8
"""Maximum number of sentences to propose. A scenario with that many key points is full."""
FEWEST = 2
ENOUGH = 1.0
"""Minimum weight of a proposed sentence. The best `FEWEST` are always proposed."""
MOST_SHARED = 0.5
"""Maximum share of content words in common with a better sentence."""
LONGEST = 400
"""Maximum number of characters of a proposed sentence."""
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
"""Cue words with estimated weights, each counted once a sentence. Obligation and judgement count most."""
_REFERS_BACK = frozenset(("this", "that", "these", "those", "it", "they", "he", "she", "such", "here", "so", "and"))
_SELF = frozenset(("i", "me", "my", "mine", "myself"))
_DENIES = re.compile(r"\b(?:not|no|never|\w+n['’]t)\b", re.IGNORECASE)
_OPENED = re.compile(r"[“‘\"'(\[]{1,3}$")
_CLOSED = re.compile(r"[.?!…”’\"')\]]{1,5}")
_ENDED = re.compile(r"[.?!…]\W*$")
_SHORT, _LONG, _VERY_LONG = 6, 40, 60
"""Numbers of words from which a sentence is too short or too long."""


class Candidate(msgspec.Struct, frozen=True):
    """A sentence of an article that could become a key point."""

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
    """Return the sentences that argue most, without near duplicates, in the order of the article."""
    weighed = [item for number, text in enumerate(paragraphs, start=1) for item in _weighed(text, number)]
    places = {id(item): place for place, item in enumerate(weighed)}
    chosen: list[_Weighed] = []
    for item in sorted(weighed, key=lambda item: -item.weight):
        needed = len(chosen) < most and (item.weight >= ENOUGH or len(chosen) < FEWEST)
        if needed and all(_shared(item, better) <= MOST_SHARED for better in chosen):
            chosen.append(item)
    taken: set[str] = set()
    return tuple(
        Candidate(_new_id(item.sentence.words, taken), item.text, item.paragraph)
        for item in sorted(chosen, key=lambda item: places[id(item)])
    )


def weight(text: str, sentence: Sentence) -> float:
    """Return how much a sentence of a text argues: below 1 weakly, above 3 strongly."""
    said = text[sentence.start : sentence.end]
    total = sum(weight for cue, weight in _CUES if cue.search(said))
    if sentence.asks:
        total += 0.5 if _DENIES.search(said) else -1.5
    length = len(sentence.words)
    total -= 3 * (length < _SHORT) + (length > _LONG) + 2 * (length > _VERY_LONG)
    total -= sentence.words[0].form in _REFERS_BACK
    total -= any(word.form in _SELF for word in sentence.words)
    return total + _rareness(sentence) / 10


def _rareness(sentence: Sentence) -> float:
    stems = sentence.stems
    return sum(map(rarity, stems)) / len(stems) if stems else 0.0


def _weighed(text: str, paragraph: int) -> Iterator[_Weighed]:
    for sentence in read(text).sentences:
        said = _as_sentence(text, sentence)
        if has_content_word(said):
            yield _Weighed(weight(text, sentence), said, paragraph, sentence)


def _as_sentence(text: str, sentence: Sentence) -> str:
    """Return a sentence with its quotes, brackets and end mark, shortened if too long."""
    if sentence.end - sentence.start > LONGEST:
        return f"{text[sentence.start :][:LONGEST].rsplit(' ', 1)[0]} …"
    before, after = _OPENED.search(text, 0, sentence.start), _CLOSED.match(text, sentence.end)
    said = f"{before.group() if before else ''}{text[sentence.start : sentence.end]}{after.group() if after else ''}"
    return said if _ENDED.search(said) else f"{said}."


def _shared(first: _Weighed, second: _Weighed) -> float:
    stems, others = set(first.sentence.stems), set(second.sentence.stems)
    return len(stems & others) / max(1, min(len(stems), len(others)))


def _new_id(words: tuple[Word, ...], taken: set[str]) -> str:
    """Return a new id from the rarest words of a sentence, and add it to `taken`."""
    named = {word.form: rarity(word.stem) for word in words if word.content and re.fullmatch("[a-z]{3,20}", word.form)}
    rarest = sorted(named, key=lambda form: -named[form])[:WORDS_OF_AN_ID]
    stem = "-".join(form for form in named if form in rarest) or "point"
    new = next(each for number in count(1) if (each := stem if number == 1 else f"{stem}-{number}") not in taken)
    taken.add(new)
    return new
