"""Choose the sentences of pupils that are worth trying as a wording of a key point."""

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from debategame.authoring.answers.model import ScoredAnswer
from debategame.authoring.answers.parts import sentences
from debategame.scenario.model import KeyPoint
from debategame.scoring.model import Verdict
from debategame.scoring.reading.text import read
from debategame.scoring.scorer import Scorer

NEAR = 0.15
"""Confidence (0–1) from which an answer without a mark comes near a key point. Half of a key point begins at 0.25."""
MOST_LOOKED_AT = 24
"""The most answers for each key point from which sentences are taken."""
MOST_SENTENCES = 60
"""The most sentences for each key point that are compared."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a short answer as a whole, that may be a wording of a key point."""

    point: str
    """The id of the key point."""
    text: str
    line: str
    """The id of the line that was answered."""
    source: str
    """Where the answer came from."""
    answer: str
    """The whole answer."""
    lead: float = 0.0
    """By how much the game finds the text nearer to its key point than to any other of the line, as confidence."""


def candidates(scorer: Scorer, point: KeyPoint, scored: Iterable[ScoredAnswer]) -> list[Candidate]:
    """Return the candidates for a key point, most promising first.

    They come from answers in which the game missed the key point, although a person marked it or the player claims
    it, and then from answers without a mark that came near. `scorer` is the scorer of the scenario. A key point with
    ideas has none.
    """
    if point.any_of:
        return []
    known = {_key(text) for text in (point.claim, *point.wordings, *point.opposites)}
    parts = (
        (rank, found, text)
        for rank, found in _sources(point.id, scored)[:MOST_LOOKED_AT]
        for text in _parts(found, point.id)
    )
    ranked: list[tuple[int, float, Candidate]] = []
    for rank, found, text in islice(parts, MOST_SENTENCES):
        if _key(text) not in known:
            known.add(_key(text))
            lead = _lead(scorer, found.answer.line, point.id, text)
            ranked.append((rank, -lead, _candidate(found, point.id, text, lead)))
    return [candidate for _, _, candidate in sorted(ranked, key=lambda entry: entry[:2])]


def _sources(point_id: str, scored: Iterable[ScoredAnswer]) -> list[tuple[int, ScoredAnswer]]:
    """Return the answers to take sentences from, with a rank: the smaller, the better. The nearest come first."""
    ranked = [(rank, found) for found in scored if (rank := _rank(found, point_id)) is not None]
    return sorted(ranked, key=lambda entry: (entry[0], -entry[1].scored(point_id).confidence))


def _rank(found: ScoredAnswer, point_id: str) -> int | None:
    """Return how good a source of wordings an answer is: 0 if marked, 1 if disputed, 2 if near; None if it is none."""
    points = [scored.id for scored in found.points]
    if point_id not in points or found.scored(point_id).verdict is Verdict.HIT:
        return None
    if mark := found.mark(point_id):
        return 0 if mark is Verdict.HIT else None
    if point_id in found.answer.disputed:
        return 1 if found.answer.disputed[point_id] else None
    return 2 if _is_near(found, point_id) else None


def _is_near(found: ScoredAnswer, point_id: str) -> bool:
    scored = found.scored(point_id)
    return scored.verdict is not Verdict.CONTRADICTED and not scored.blocked and scored.confidence >= NEAR


def _parts(found: ScoredAnswer, point_id: str) -> Iterator[str]:
    """Yield the disputed sentence, or else each sentence of an answer, and the whole answer if it is short."""
    text = found.answer.disputed.get(point_id) or found.answer.text
    yield from sentences(text)


def _lead(scorer: Scorer, line: str, point_id: str, text: str) -> float:
    """Return by how much a text is nearer to its key point than to any other of the line, as confidence."""
    points = scorer.score(line, text).points
    own = next(scored.confidence for scored in points if scored.id == point_id)
    return own - max((scored.confidence for scored in points if scored.id != point_id), default=0.0)


def _candidate(found: ScoredAnswer, point_id: str, text: str, lead: float) -> Candidate:
    answer = found.answer
    return Candidate(point=point_id, text=text, line=answer.line, source=answer.source, answer=answer.text, lead=lead)


def _key(text: str) -> str:
    return " ".join(word.form for sentence in read(text).sentences for word in sentence.words)
