"""Recognise sentences that are copied from texts that the game shows: model, claim, wordings, hints."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from debategame.scenario.model import Line, Scenario
from debategame.scoring.model import PointScore, Span, Verdict
from debategame.scoring.reading.text import Sentence, read

RUN = 4
"""Words in a row that a sentence must share with a text. Fewer are common turns of phrase."""
LEAST_WORDS = 5
"""Words of a sentence that can be copied. Of a shorter one nobody can tell."""
SHARE = 0.65
"""Share of a sentence's words in shared runs (0–1) from which it is copied.

A hint's opening words, completed by the player, stay below it; a claim with one word replaced lies above.
"""


def copied_points(scenario: Scenario, line: Line, text: str, points: Sequence[PointScore]) -> tuple[str, ...]:
    """Return the ids of the key points that `text` makes with copied sentences only, in the order of the line."""
    earned = [point for point in points if point.passages and point.verdict in (Verdict.HIT, Verdict.PARTIAL)]
    copied = copied_sentences(scenario, line, text) if earned else ()
    return tuple(point.id for point in earned if all(_within(passage, copied) for passage in point.passages))


def copied_sentences(scenario: Scenario, line: Line, text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` that are copied from what the game shows about a line, in order."""
    runs = _runs_of(_shown(scenario, line))
    return tuple(Span(found.start, found.end) for found in read(text).sentences if _is_copied(found, runs))


def _shown(scenario: Scenario, line: Line) -> tuple[str, ...]:
    """Return the texts about a line that a player may have read."""
    texts = [line.model]
    for point in scenario.points_of(line):
        texts += [point.claim, *point.wordings, *point.hints]
    return tuple(filter(None, texts))


def _is_copied(sentence: Sentence, runs: frozenset[tuple[str, ...]]) -> bool:
    forms = [word.form for word in sentence.words]
    if len(forms) < LEAST_WORDS:
        return False
    shared = {
        place
        for start in range(len(forms) - RUN + 1)
        if tuple(forms[start : start + RUN]) in runs
        for place in range(start, start + RUN)
    }
    return len(shared) >= SHARE * len(forms)


@lru_cache(maxsize=16)
def _runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of RUN words in the sentences of the texts."""
    sentences = (sentence for text in texts for sentence in read(text).sentences)
    forms = ([word.form for word in sentence.words] for sentence in sentences)
    return frozenset(tuple(words[at : at + RUN]) for words in forms for at in range(len(words) - RUN + 1))


def _within(passage: Span, sentences: Sequence[Span]) -> bool:
    return any(passage.start < sentence.end and sentence.start < passage.end for sentence in sentences)
