"""Recognise sentences that are copied from texts that the game shows: model, claim, wordings, hints."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from debategame.scenario.model import Line, Scenario
from debategame.scoring.model import PointScore, Span
from debategame.scoring.reading.text import Sentence, read

RUN = 4
"""Words in a row that a sentence must share with a text. Fewer are common turns of phrase."""


class Likeness(msgspec.Struct, frozen=True):
    """How like a text of the game a sentence must be to count as copied."""

    words: int
    """Words that the sentence has at least. Of a shorter one nobody can tell."""
    share: float
    """Share of its words in shared runs (0–1)."""


SEEN = Likeness(5, 0.65)
"""For texts that the player has read. A hint's opening words, completed by the player, stay below it; a claim with one
word replaced lies above. Of 228 marked answers in people's own words, 2 have such a sentence."""
UNSEEN = Likeness(12, 0.9)
"""For texts that the game has not shown yet, as two people may write the same short sentence. Of those answers none has
such a sentence, and it finds 110 of the 117 key points of models that are pasted whole."""


def copied_points(
    scenario: Scenario, line: Line, text: str, points: Sequence[PointScore], *, seen: bool
) -> tuple[str, ...]:
    """Return the ids of the key points that `text` makes with copied sentences only, in the order of the line.

    `seen` says whether the player has seen the claims and the model of the line before.
    """
    earned = [point for point in points if point.passages and point.verdict.earns]
    copied = copied_sentences(scenario, line, text, seen=seen) if earned else ()
    return tuple(point.id for point in earned if all(any(map(passage.overlaps, copied)) for passage in point.passages))


def copied_sentences(scenario: Scenario, line: Line, text: str, *, seen: bool) -> tuple[Span, ...]:
    """Return the sentences of `text` that are copied from texts of the game about a line, in order."""
    points = scenario.points_of(line)
    hints = _runs_of(tuple(hint for point in points for hint in point.hints))
    texts = _runs_of((line.model, *(text for point in points for text in (point.claim, *point.wordings))))
    return tuple(
        Span(found.start, found.end)
        for found in read(text).sentences
        if _is_copied(found, hints, SEEN) or _is_copied(found, texts, SEEN if seen else UNSEEN)
    )


def _is_copied(sentence: Sentence, runs: frozenset[tuple[str, ...]], likeness: Likeness) -> bool:
    forms = [word.form for word in sentence.words]
    if len(forms) < likeness.words:
        return False
    shared = {
        place
        for start in range(len(forms) - RUN + 1)
        if tuple(forms[start : start + RUN]) in runs
        for place in range(start, start + RUN)
    }
    return len(shared) >= likeness.share * len(forms)


@lru_cache(maxsize=16)
def _runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of RUN words in the sentences of the texts."""
    sentences = (sentence for text in texts for sentence in read(text).sentences)
    forms = ([word.form for word in sentence.words] for sentence in sentences)
    return frozenset(tuple(words[at : at + RUN]) for words in forms for at in range(len(words) - RUN + 1))
