"""Text as the scorer reads it: sentences and words, each with its span in code points of the text as given."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

import msgspec
from msgspec.structs import replace

from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.numbers import is_number, may_spell, one_form, spelled
from debategame.scoring.reading.sentence_ends import BREAK, sentence_spans
from debategame.scoring.reading.stems import stemmed
from debategame.scoring.tuning import PIECES, UNSTOPPED_PIECES
from debategame.text.english import CLAUSE_WORDS, FUNCTION_WORDS

MAX_WORDS = 2000
"""Number of words of a rebuttal that are read at most: a quarter of an hour of speech."""
MAX_WORD_LENGTH = 40
"""Letters of a word that count: the longest word in common use has fewer."""
REMEMBERED = 32
"""How many texts are kept as read: an answer is read for its verdicts, for what it copies, and for the comeback."""
LONGEST_NUMBER = 8
"""Words that may spell one number: "two hundred and fifty thousand" has five."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHE = "(?:['’‘ʼ`´′＇‛ʹ]|&#0*39;|&#x27;|&apos;|&[lr]squo;|â€[™˜])"
"""An apostrophe of any kind: typed, of a web page, or spoilt by a wrong encoding."""
_LETTER = rf"(?!â€)[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_NOT_APART = (
    rf"(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should|must|need|ai)n(?: ?{_APOSTROPHE} ?| )t"
)
"""A "not" typed apart from its auxiliary: "isn 't", "don t"."""
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:bn|tn|[km])?"
_WORD = re.compile(
    rf"(?:{_NOT_APART}|{_NUMBER}|(?:[^\W\d_]\.){{2,}})(?!{_APOSTROPHE}?[^\W_])|(?:{_LETTER})+(?:{_APOSTROPHE}(?:{_LETTER})+)*",
    re.IGNORECASE,
)
_APOSTROPHES = re.compile(_APOSTROPHE, re.IGNORECASE)
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}. ]")
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s$", re.IGNORECASE)
_PAUSE = re.compile('[-,;:–—()\\[\\]"“”…\u2600-\u27bf\U0001f300-\U0001faff]')
_LIST_NUMBER = re.compile(r"\d{1,2}[.)]")
SECOND = "·"
"""What follows the stem of a word if a word of another meaning has the same stem."""
ACRONYMS = frozenset(("WHO", "US", "IT"))
"""Names in capitals that are function words in small letters."""


class Word(msgspec.Struct, frozen=True, gc=False, cache_hash=True):  # in no cycle: the collector may pass it over
    """One word of a text."""

    start: int
    end: int
    form: str
    """Lower case, without accents, apostrophes or invisible characters; a number in its one form, US in capitals."""
    stem: str
    content: bool
    """Whether it carries meaning: no function word."""
    mark: str
    """The punctuation between the word before and this one."""
    pauses: bool
    """Whether a clause may begin with it: its mark holds punctuation or an emoji."""


class Sentence(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
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


@lru_cache(maxsize=REMEMBERED)
def read(text: str) -> Text:
    """Read any string; spans count code points of it as given, a lone surrogate reads as U+FFFD."""
    sentences: list[Sentence] = []
    left = MAX_WORDS
    pieces = PIECES if BREAK.search(text) else UNSTOPPED_PIECES
    for start, end in sentence_spans(text):
        words = tuple(islice(_counted(list(islice(_words(text, start, end), left + 1))), left + 1))
        asks = bool(words) and "?" in text[words[-1].end : end]
        sentences += [Sentence(part[0].start, part[-1].end, part, asks) for part in _parts(words[:left], *pieces)]
        left -= len(words)
        if left < 0:
            return Text(tuple(sentences), long=True)
    return Text(tuple(sentences), long=False)


def _parts(words: tuple[Word, ...], shortest: int, longest: int) -> Iterator[tuple[Word, ...]]:
    """Cut a sentence that is too long into pieces, where a clause begins."""
    while len(words) > longest:
        cut = max(range(shortest, longest), key=lambda place: _breath(words[place]))
        yield words[:cut]
        words = words[cut:]
    if words:
        yield words


def _breath(word: Word) -> int:
    """Return how well a sentence can be cut before a word; higher is better."""
    return 2 * bool(word.mark) + (word.form in CLAUSE_WORDS)


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of a sentence, without the numbers of a list."""
    loud = not any(letter.islower() for letter in text[start:end])
    first, before = start, ""
    for found in _WORD.finditer(text, start, end):
        raw = found.group()
        if raw[0].isdecimal() and _LIST_NUMBER.match(text, found.start()) and _numbers_an_item(text, first, found, end):
            continue
        form = _form(raw, before, loud=loud)
        mark = text[start : found.start()].strip()
        pauses = bool(mark and _PAUSE.search(mark))
        yield Word(found.start(), found.end(), form, stem(form), form not in FUNCTION_WORDS, mark, pauses)
        start, before = found.end(), form


def _numbers_an_item(text: str, first: int, found: re.Match[str], end: int) -> bool:
    """Return whether a number counts the items of a list: "1. At home", "first 2) at work", not "(in 2)"."""
    if found.end() >= end:
        return False
    if text[found.end()] == ")":
        return text.count("(", first, found.start()) <= text.count(")", first, found.start())
    return not text[first : found.start()].strip() and text[found.end() + 1 : found.end() + 2].isspace()


def _form(raw: str, before: str, *, loud: bool) -> str:
    bare = raw.replace(".", "") if raw.endswith(".") else raw
    if bare in ACRONYMS and (not loud or raw != bare):
        return bare
    form = one_form(raw.casefold()) if raw[0].isdigit() else one_form(plain(raw))
    return "US" if form == "us" and before == "the" else form


def _counted(words: Sequence[Word]) -> Iterator[Word]:
    """Yield words, those that spell one number joined to one word."""
    place = 0
    while place < len(words):
        word = words[place]
        if may_spell(word.form):
            run = words[place : place + LONGEST_NUMBER]
            number, length = spelled([one.form for one in run], [one.mark in ("", "-") for one in run])
            if length:
                end = run[length - 1].end
                yield replace(word, end=end, form=number, stem=number, content=True)
                place += length
                continue
        yield word
        place += 1


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return a word in lower case, without possessive ending, accents, apostrophes and invisible characters."""
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word[:MAX_WORD_LENGTH]))
    return _DROPPED.sub("", unicodedata.normalize("NFKD", bare).casefold())


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """Return the stem of a word in the form that `plain` gives; of a number or an acronym the form itself."""
    if is_number(form) or form in ACRONYMS:
        return form
    return _second_stems().get(form) or stemmed(form)


@cache
def _second_stems() -> dict[str, str]:
    """Return the stems of words that would share one with a word of another meaning."""
    rows = ((first.split()[0], others.split()) for first, others in entries("one_stem"))
    return {word: f"{stemmed(keeps)}{SECOND}{others[0]}" for keeps, others in rows for word in others}
