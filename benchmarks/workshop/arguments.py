"""ArgKP: which key points an argument makes, and whether the other side's arguments are kept out."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from benchmarks import argkp
from benchmarks.measures import auc, average_precision, ratio
from benchmarks.workshop.data import Bench, knows_theirs, with_theirs
from benchmarks.workshop.marking import Batch, Mark, Marks
from benchmarks.workshop.tables import Row, Table, number, share
from debategame.scenario.model import KeyPoint
from debategame.scoring.model import Verdict

SHARES = (0.32, 0.25, 0.20, 0.15, 0.10, 0.05)
"""The shares of the other side's arguments given a hit at which F1 is compared."""
ONE_TEXT = "their_points, one text"
SEVEN_TEXTS = "their_points, seven texts"
BEFORE = {
    "AUC": "claims .826, worded .861",
    "AP": "claims .657, worded .711",
    "F1 at the scorer's own threshold": "worded .568",
    "other side's arguments given any hit": "worded .247",
}
GOAL = {
    "AUC": "claims ≥ .87, worded ≥ .915",
    "AP": "claims ≥ .72, worded ≥ .78",
    "F1 at the scorer's own threshold": "worded ≥ .63, theirs ≥ .64 seven, ≥ .60 one",
    "other side's arguments given any hit": "worded ≤ .32, theirs ≤ .15 seven, ≤ .20 one",
}


Points = Mapping[tuple[str, str], tuple[KeyPoint, ...]]
"""The key points by motion and stance."""


class Scored(msgspec.Struct, frozen=True):
    """What the scorer said of ArgKP under one kind of scenario."""

    pairs: list[tuple[Mark, bool]]
    """Each labelled pair of an argument and a key point of its side, with whether the one makes the other."""
    own: list[Marks]
    """The arguments of the scenario's side."""
    other: list[Marks]
    """The arguments of the other side."""


def arguments(bench: Bench) -> list[Table]:
    """Return the table of ArgKP's arguments, a column for each kind of scenario."""
    folder = bench.folder / "argkp"
    topics = argkp.topics(folder)
    points = argkp.accepted(folder, topics)
    worded = any(point.wordings for of in points.values() for point in of)
    kinds = ["claims only", *(["with wordings"] if worded else [])]
    kinds += [SEVEN_TEXTS, ONE_TEXT] if worded and knows_theirs() else []
    columns = {kind: _figures(_scored(bench, topics, points, kind)) for kind in kinds}
    return [Table(f"ArgKP, every {bench.sample}. argument", columns)]


def scenario_batch(topic: argkp.Topic, points: Points, kind: str, texts: Sequence[str]) -> Batch:
    """Return texts as answers to a topic made into that kind of scenario."""
    own = points[topic.key]
    if kind == "claims only":
        own = tuple(KeyPoint(id=point.id, claim=point.claim) for point in own)
    scenario = argkp.scenario_of(topic, own)
    if kind in (SEVEN_TEXTS, ONE_TEXT):
        other = next(points[key] for key in points if key[0] == topic.motion and key != topic.key)
        wordings = len(other[0].wordings) if kind == SEVEN_TEXTS else 0
        theirs: list[dict[str, Any]] = [
            {"id": f"theirs-{point.id}", "claim": point.claim, "wordings": list(point.wordings[:wordings])}
            for point in other
        ]
        scenario = with_theirs(scenario, theirs, {argkp.LINE: [point["id"] for point in theirs]})
    return Batch(scenario, tuple((argkp.LINE, text) for text in texts), topic.motion)


def _scored(bench: Bench, topics: Sequence[argkp.Topic], points: Points, kind: str) -> Scored:
    own = {topic.key: topic.arguments[bench.seed % bench.sample :: bench.sample] for topic in topics}
    other = {key: next(own[there] for there in own if there[0] == key[0] and there != key) for key in own}
    said = {key: [argument.text for argument in (*own[key], *other[key])] for key in own}
    marks = bench.marker.mark([scenario_batch(topic, points, kind, said[topic.key]) for topic in topics])
    scored = Scored([], [], [])
    for topic, of in zip(topics, marks, strict=True):
        count = len(own[topic.key])
        scored.own.extend(of[:count])
        scored.other.extend(of[count:])
        for argument, found in zip(own[topic.key], of, strict=False):
            scored.pairs.extend((found[place], label) for place, label in argument.labels.items())
    return scored


def _figures(scored: Scored) -> list[Row]:
    ranked = [(mark.confidence, label) for mark, label in scored.pairs]
    hits = [(mark.verdict is Verdict.HIT, label) for mark, label in scored.pairs]
    true = [mark for mark, label in scored.pairs if label]
    wronged = sum(mark.verdict is Verdict.CONTRADICTED for mark in true)
    rows = [
        number("AUC", auc(ranked)),
        number("AP", average_precision(ranked)),
        number("F1 at the scorer's own threshold", _f1(hits)),
        number("precision", ratio(sum(hit and label for hit, label in hits), sum(hit for hit, _ in hits))),
        number("recall", ratio(sum(hit and label for hit, label in hits), len(true))),
        share("other side's arguments given any hit", _given(scored.other), len(scored.other)),
        share("own side's arguments given any hit", _given(scored.own), len(scored.own)),
        *_moved(scored),
        share("true pairs called contradicted", wronged, len(true), goal="≤ 1 in 150"),
    ]
    return [
        msgspec.structs.replace(row, before=BEFORE.get(row.measure, ""), goal=GOAL.get(row.measure, row.goal))
        for row in rows
    ]


def _moved(scored: Scored) -> list[Row]:
    """Return F1 where the threshold is moved until a given share of the other side's arguments gets a hit."""
    least = _threshold(scored)
    best = sorted((max(_earning(mark, least) for mark in marks) for marks in scored.other), reverse=True)
    pairs = [(_earning(mark, least), label) for mark, label in scored.pairs]
    return [
        number(
            f"F1 where {at:.2f} of them are given one",
            _f1([(of > best[int(at * len(best))], label) for of, label in pairs]),
        )
        for at in SHARES
    ]


def _threshold(scored: Scored) -> float:
    """Return the lowest confidence that was a hit."""
    marks = (mark for marks in (*scored.own, *scored.other) for mark in marks)
    return min((mark.confidence for mark in marks if mark.verdict is Verdict.HIT), default=1.0)


def _earning(mark: Mark, threshold: float) -> float:
    """Return what a moved threshold is held against: the confidence, 0 where something withheld the hit."""
    if mark.verdict is Verdict.HIT:
        return mark.confidence
    withheld = mark.confidence >= threshold or mark.verdict is Verdict.CONTRADICTED or mark.doubted
    return 0.0 if withheld else mark.confidence


def _given(answers: Sequence[Marks]) -> int:
    return sum(any(mark.verdict is Verdict.HIT for mark in marks) for marks in answers)


def _f1(hits: Sequence[tuple[bool, bool]]) -> float:
    both = sum(hit and label for hit, label in hits)
    return ratio(2 * both, sum(hit for hit, _ in hits) + sum(label for _, label in hits))
