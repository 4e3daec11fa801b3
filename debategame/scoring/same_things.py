"""Which words made an answer and a key point be about the same things, by the learned vectors."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from debategame.scenario.model import KeyPoint
from debategame.scoring import aboutness
from debategame.scoring.aboutness import Centres, Direction
from debategame.scoring.lexicon import english
from debategame.scoring.model import PointScore
from debategame.scoring.reading.text import Word, read

LEAST_NEAR = 0.44
"""Cosine from which two words are about the same things: in marked answers, one unmet word in five has such a one."""
REMEMBERED = 128
"""How many key points are kept ready: those of a few scenarios, at some ten kilobytes each."""
MOST_WORDS = 3
"""How many of the player's words are named: as many as fit on a row."""


class SameThings(msgspec.Struct, frozen=True):
    """Words of an answer, and the words of a key point that are about the same things."""

    yours: tuple[str, ...]
    """The player's words, the most telling first. Words that met the key point themselves are left out."""
    meant: tuple[str, ...]
    """The teacher's words that they are near to; each stands once."""


def same_things(text: str, scored: PointScore, point: KeyPoint) -> SameThings | None:
    """Return what the vectors did for the verdict on a key point in the answer `text`.

    None if they did nothing, or if the key point was not made.
    """
    if not scored.verdict.earns:
        return None
    meant, centres = _meant((point.claim, *point.wordings))
    yours = {stem: word for stem, word in _by_stem(_unmet(text, scored)).items() if stem not in meant}
    found = sorted(_near(yours, meant, centres), key=lambda pair: -pair[0])[:MOST_WORDS]
    if not found:
        return None
    return SameThings(tuple(word for _, word, _ in found), tuple(dict.fromkeys(word for _, _, word in found)))


@lru_cache(maxsize=REMEMBERED)
def _meant(texts: tuple[str, ...]) -> tuple[dict[str, str], Centres]:
    """Return the words of a key point by their stems, and what each is about."""
    words = _by_stem(word for text in texts for word in _content(text))
    return words, Centres([_direction(stem) for stem in words])


def _near(yours: Mapping[str, str], meant: Mapping[str, str], centres: Centres) -> Iterator[tuple[float, str, str]]:
    """Yield how telling a word is, the word, and the nearest word meant, for each word that is near to one."""
    for stem, word in yours.items():
        cosines = centres.cosines(_direction(stem))
        cosine, nearest = max(zip(cosines, meant.values(), strict=True), key=lambda pair: pair[0])
        if cosine >= LEAST_NEAR:
            yield cosine * english(stem), word, nearest


def _unmet(text: str, scored: PointScore) -> Iterator[Word]:
    """Yield the words of the passages that earned a verdict which are not evidence themselves."""
    for word in _content(text):
        counts = any(passage.start <= word.start < passage.end for passage in scored.passages)
        if counts and not any(met.start <= word.start < met.end for met in scored.evidence):
            yield word


def _content(text: str) -> Iterator[Word]:
    return (word for sentence in read(text).sentences for word in sentence.words if word.content)


def _by_stem(words: Iterable[Word]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.stem.partition("·")[0], word.form)
    return found


def _direction(stem: str) -> Direction:
    vectors = aboutness.shipped()
    return vectors.direction([vectors.pull(stem, 1.0)])
