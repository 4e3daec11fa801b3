"""Cut an answer into the parts that may stand in a scenario: sentences, clauses, and a short answer as a whole."""

from collections.abc import Iterator
from itertools import pairwise

from debategame.scoring.reading.clauses import clause_starts
from debategame.scoring.reading.text import Sentence, Word, read
from debategame.text.display import REPLACEMENT, one_line
from debategame.text.forbidden import FORBIDDEN

LEAST_CONTENT = 3
"""The fewest words with a meaning of their own that a wording has. Fewer would match almost anything."""
MOST_WORDS = 40
"""The most words of a wording. A longer one is rarely met as a whole."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that have a fitting length, and the whole text if it has, too."""
    found = read(text).sentences
    fitting = [_written(text, sentence) for sentence in found if _fits(sentence.words)]
    if len(found) > 1 and _fits([word for sentence in found for word in sentence.words]):
        fitting.append(text)
    return _safe(fitting)


def parts(text: str) -> list[str]:
    """Return the parts of a text that may be taken: each sentence and its clauses, and a short text as a whole.

    A text without a part of a fitting length is a part itself.
    """
    found = read(text).sentences
    fitting = [part for sentence in found for part in _with_clauses(text, sentence)]
    if len(found) != 1 and _fits([word for sentence in found for word in sentence.words]):
        fitting.append(text)
    return _safe(fitting) or _safe([text])


def _with_clauses(text: str, sentence: Sentence) -> Iterator[str]:
    if _fits(sentence.words):
        yield _written(text, sentence)
    starts = sorted(clause_starts(sentence.words))
    for first, last in pairwise((0, *starts, len(sentence.words)) if starts else ()):
        words = sentence.words[first:last]
        if _fits(words):
            yield text[words[0].start : words[-1].end]


def _fits(words: "list[Word] | tuple[Word, ...]") -> bool:
    return len(words) <= MOST_WORDS and sum(word.content for word in words) >= LEAST_CONTENT


def _written(text: str, sentence: Sentence) -> str:
    """Return a sentence as it is written, with the mark that ends it."""
    end = sentence.end
    while end < len(text) and text[end] in ".!?…":
        end += 1
    return text[sentence.start : end]


def _safe(texts: list[str]) -> list[str]:
    """Return the texts on one line each, once each, without those that no scenario may have."""
    rows = map(one_line, texts)
    return list(dict.fromkeys(row for row in rows if row and not FORBIDDEN.search(row) and REPLACEMENT not in row))
