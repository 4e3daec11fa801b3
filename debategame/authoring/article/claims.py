"""Weigh the sentences of an article by how much they argue, using cue words."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.sentence_ends import sentence_spans
from debategame.scoring.reading.text import Word, read
from debategame.text.english import has_content_word, word_set

LONGEST = 400
"""Maximum number of characters of a sentence that is proposed."""

_CUES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), weight)
    for words, weight in (
        (r"must|should|ought|ha(?:s|ve) to|needs? to|cannot|can['’]t|let us|let['’]s", 2.0),
        (r"wrong|right|better|best|worse|worst|pointless|unfair|dangerous|mistaken?|myth|false|essential|vital", 1.5),
        (r"because|therefore|thus|hence|so that|(?:that|this) is why|means|leads? to|results? in|causes?", 1.5),
        (r"but|however|yet|although|though|while|whereas|instead|rather than|unlike|despite|not only", 1.0),
        (r"not|never|no|nobody|nothing|neither|nor|without|hardly|\w+n['’]t", 1.0),
        (r"more|less|fewer|than|greater|higher|lower|most|least|only", 1.0),
        (r"fell|falls?|dropped|rose|rises?|doubled|halved|saves?|saved|costs?|cheaper|fill|protects?", 1.0),
        (r"per cent|half|twice|times|third|quarter|tenth|hundreds?|thousands?|millions?|[0-9]+%", 0.5),
        (r"if|unless|otherwise|can|could|will|would|helps?|improves?|reduces?|gives?|brings?|makes?", 0.5),
        (r"first reason|second reason|reason|firstly|secondly|thirdly|furthermore|moreover|also|above all", 0.5),
    )
)
"""Cue words with estimated weights, each counted once a sentence. Obligation and judgement count most."""
_CONNECTIVE = re.compile(
    r"(?:(?:but|yet|and|still|in fact)\b,?|(?:however|so|then|first|firstly|second|secondly|third|thirdly|finally|"
    r"furthermore|moreover|also|besides|in addition|actually|therefore|thus|indeed|for example|above all),)\s+",
    re.IGNORECASE,
)
"""Opening words that join a sentence to the one before."""
_REFERS_BACK = word_set("this that these those it they he she such here so and nor")
_SELF = word_set("i me my mine myself")
_ADDRESS = re.compile(
    r"\b(?:thank you|ladies and gentlemen|dear (?:sir|madam|editor)|please|this (?:essay|paper|report))\b",
    re.IGNORECASE,
)
"""Speaks to the audience, or about the text itself."""
_DENIES = re.compile(r"\b(?:not|no|never|\w+n['’]t)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.?!…]\W*$")
_SHORT, _CURT, _LONG, _VERY_LONG = 6, 8, 40, 60
"""Numbers of words from which a sentence is too short, short, long or too long."""


class Said:
    """One sentence of an article, without words that join it to the sentence before."""

    def __init__(self, original: str, paragraph: int) -> None:
        """Keep the sentence as the article has it; paragraphs count from 1."""
        self.original = original
        self.paragraph = paragraph
        self.text = _standing_alone(original)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence as the scorer reads them."""
        return tuple(chain.from_iterable(sentence.words for sentence in read(self.text).sentences))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(word.stem for word in self.words if word.content)

    @cached_property
    def refers_back(self) -> bool:
        """Whether it begins with a word such as `this`, and is unclear without the sentence before."""
        return self.words[0].form in _REFERS_BACK

    @cached_property
    def is_personal(self) -> bool:
        """Whether the author speaks of themselves."""
        return any(word.form in _SELF for word in self.words)

    @cached_property
    def weight(self) -> float:
        """How much it argues: below 1 weakly, above 3 strongly."""
        total = sum(weight for cue, weight in _CUES if cue.search(self.original))
        if self.text.rstrip("\"'”’)").endswith("?"):
            total += 0.5 if _DENIES.search(self.text) else -1.5
        length = len(self.words)
        total -= 2 * (length < _SHORT) + (length < _CURT) + (length > _LONG) + 2 * (length > _VERY_LONG)
        total -= self.refers_back
        total -= self.is_personal
        total -= 2 * bool(_ADDRESS.search(self.text))
        return total + sum(sorted(map(rarity, self.stems))) / (10 * max(1, len(self.stems)))


def sentences_of(paragraph: str, number: int) -> Iterator[Said]:
    """Yield the sentences of a paragraph that have a content word."""
    for start, end in sentence_spans(paragraph):
        said = Said(paragraph[start:end].strip(), number)
        if said.words and has_content_word(said.text):
            yield said


def shared(first: Said, second: Said) -> float:
    """Return which part (0–1) of the content words of the shorter sentence the other has as well."""
    return len(first.stems & second.stems) / max(1, min(len(first.stems), len(second.stems)))


def as_sentence(text: str) -> str:
    """Return text with a capital and an end mark, shortened if it is too long."""
    text = text.strip()
    if len(text) > LONGEST:
        return f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    text = f"{text[:1].upper()}{text[1:]}"
    return text if _ENDED.search(text) else f"{text.rstrip(' ,;:–—-')}."


def _standing_alone(text: str) -> str:
    shorter = _CONNECTIVE.sub("", text, count=1) if _CONNECTIVE.match(text) else text
    return as_sentence(shorter if has_content_word(shorter) else text)
