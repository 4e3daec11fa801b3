"""Text as the scorer reads it: sentences and words, each with its span in code points of the text as given."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec

from debategame.scoring.spelling import one_spelling
from debategame.text.english import CLAUSE_WORDS, FUNCTION_WORDS

MAX_WORDS = 2000
"""How many words of a rebuttal are read; a four-hour speech is not a rebuttal."""
PIECES = (12, 30)
"""Words of a sentence at most; what runs on longer is cut into pieces of so many."""
UNSTOPPED_PIECES = (9, 22)
"""The same in a text without any full stop: it is several sentences; marked answers lose 2 points of recall, not 6."""
MAX_WORD_LENGTH = 40
"""Letters of a word that count: the longest word in common use has fewer."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ`´＇"
_LETTER = rf"[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{_APOSTROPHES}](?:{_LETTER})+)*")
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}{_APOSTROPHES}]")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_BREAK = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|[\n\v\f\r\u0085\u2028\u2029]+")
_ABBREVIATION = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|prof|vs|etc|no|eg|ie|e\.g|i\.e)|\b[a-z])\.$", re.IGNORECASE)


class Word(msgspec.Struct, frozen=True):
    """One word of a text."""

    start: int
    end: int
    form: str
    """Lower case, without accents, apostrophes or invisible characters."""
    stem: str
    content: bool
    """Whether it carries meaning: no function word."""
    mark: str
    """The punctuation between the word before and this one."""


class Sentence(msgspec.Struct, frozen=True):
    """A run of words between two sentence ends."""

    start: int
    """Where its first word begins."""
    end: int
    """Where its last word ends."""
    words: tuple[Word, ...]
    asks: bool
    """Whether it ends as a question."""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its content words, in order, repeats kept."""
        return tuple(word.stem for word in self.words if word.content)


class Text(msgspec.Struct, frozen=True):
    """A text in sentences."""

    sentences: tuple[Sentence, ...]
    long: bool
    """Whether words beyond `MAX_WORDS` were left unread."""


def read(text: str) -> Text:
    """Read any string; spans count code points of it as given, a lone surrogate reads as U+FFFD."""
    sentences: list[Sentence] = []
    left = MAX_WORDS
    pieces = PIECES if _BREAK.search(text) else UNSTOPPED_PIECES
    for start, end in _stretches(text):
        words = tuple(_words(text, start, end, left + 1))
        asks = bool(words) and "?" in text[words[-1].end : end]
        sentences += [Sentence(part[0].start, part[-1].end, part, asks) for part in _parts(words[:left], *pieces)]
        left -= len(words)
        if left < 0:
            return Text(tuple(sentences), long=True)
    return Text(tuple(sentences), long=False)


def _parts(words: tuple[Word, ...], shortest: int, longest: int) -> Iterator[tuple[Word, ...]]:
    """Cut what runs on without an end where a clause begins, so that it is read in pieces of a sentence's length."""
    while len(words) > longest:
        cut = max(range(shortest, longest), key=lambda place: _breath(words[place]))
        yield words[:cut]
        words = words[cut:]
    if words:
        yield words


def _breath(word: Word) -> int:
    """Return how good a place it is to cut before a word."""
    return 2 * bool(word.mark) + (word.form in CLAUSE_WORDS)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        if _ABBREVIATION.search(text, max(start, found.start() - 6), found.end()):
            continue
        yield start, found.end() if text[found.start()].strip() else found.start()
        start = found.end()
    yield start, len(text)


def _words(text: str, start: int, end: int, most: int) -> Iterator[Word]:
    for count, found in enumerate(_WORD.finditer(text, start, end)):
        if count >= most:
            return
        form = plain(found.group())
        mark = text[start : found.start()].strip()
        yield Word(found.start(), found.end(), form, stem(form), form not in FUNCTION_WORDS, mark)
        start = found.end()


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return a word in lower case, without possessive ending, accents, apostrophes and invisible characters."""
    bare = _POSSESSIVE.sub("", word[:MAX_WORD_LENGTH])
    return _DROPPED.sub("", unicodedata.normalize("NFKD", bare).casefold())


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """Return the stem of a word in the form that `plain` gives."""
    stemmer = _stemmer_class()()  # one of its own each time: it keeps the word it works on, and threads share this
    stemmed: str = stemmer.stemWord(one_spelling(form))
    return stemmed


@cache
def _stemmer_class() -> Callable[[], Any]:
    """Return the pure-Python stemmer, by its class: another installed one might stem otherwise."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # costs 12 ms: every language comes with it

    stemmer_class: Callable[[], Any] = EnglishStemmer
    return stemmer_class
