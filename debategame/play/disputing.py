"""Dispute a verdict: which sentence made a key point after all, or that none did."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from debategame.progress.rounds import Answer
from debategame.scoring.model import PointScore, Score, Span, Verdict

MOST_SCORED = 30
"""Sentences that are scored on their own, to bring the likeliest to the top. Later ones keep their order."""


class SentenceScorer(Protocol):
    """What scores a sentence, such as a Scorer."""

    def score(self, line_id: str, rebuttal: str, *, heard: str = "") -> Score:
        """Return the score of an answer to a line."""


class DisputedPart(msgspec.Struct, frozen=True):
    """A sentence of an answer; with no length it stands for no sentence at all."""

    answer: Answer
    start: int
    """Where it starts in the answer, in code points."""
    end: int
    """Where it ends, exclusive."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.answer.text[self.start : self.end]


def likeliest_sentences(
    scorer: SentenceScorer, line_id: str, answers: Sequence[Answer], point_id: str
) -> tuple[DisputedPart, ...]:
    """Return the sentences of a round's answers, the one that most likely makes a key point first."""
    from debategame.scoring.reading.text import read  # what the scorer needs, and no first screen

    parts = [
        DisputedPart(answer, sentence.start, sentence.end)
        for answer in answers
        for sentence in read(answer.text).sentences
    ]
    sure = [_likelihood(scorer, line_id, part, point_id) for part in parts[:MOST_SCORED]]
    sure += [(False, -1.0)] * (len(parts) - len(sure))
    order = sorted(range(len(parts)), key=lambda place: sure[place], reverse=True)
    return tuple(parts[place] for place in order)


def given_back(answers: Sequence[Answer], point_id: str) -> tuple[DisputedPart, ...]:
    """Return what to record when the player says that they did not make a key point: no sentence of each answer."""
    return tuple(
        DisputedPart(answer, 0, 0)
        for answer in answers
        if any(point.id == point_id and point.verdict is Verdict.HIT for point in answer.points)
    )


def _likelihood(scorer: SentenceScorer, line_id: str, part: DisputedPart, point_id: str) -> tuple[bool, float]:
    """Return whether a sentence had to do with the verdict, and how sure the scorer is that it makes the key point."""
    alone = scorer.score(line_id, part.text)
    confidence = next((point.confidence for point in alone.points if point.id == point_id), 0.0)
    return _named(part, part.answer.points, point_id), confidence


def _named(part: DisputedPart, points: Sequence[PointScore], point_id: str) -> bool:
    sentence = Span(part.start, part.end)
    return any(sentence.overlaps(span) for point in points if point.id == point_id for span in point.passages)
