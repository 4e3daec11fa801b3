"""Adversarial answers on ArgKP's topics: denials and their like, and controls that do make points."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from benchmarks import argkp
from benchmarks.workshop.arguments import ONE_TEXT, SEVEN_TEXTS, scenario_batch
from benchmarks.workshop.data import Bench, knows_theirs, rows
from benchmarks.workshop.marking import Marks
from benchmarks.workshop.tables import Row, Table, share
from debategame.scoring.model import Verdict

FALSE = (
    "negated",
    "only-all",
    "swapped",
    "reported-rejected",
    "conceded-away",
    "irony-hypothetical",
    "opponent-case",
)
"""The kinds that make no point they seem to make."""
CONTROLS = ("negated-ok", "reported-rebutted", "rejecting-opposite", "plain")


def adversarial(bench: Bench) -> list[Table]:
    """Return the table of the adversarial answers, a column for each kind of scenario."""
    folder = bench.folder / "argkp"
    topics = argkp.topics(folder)
    points = argkp.accepted(folder, topics)
    by_topic: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows(folder / "adversarial.jsonl"):
        by_topic[row["topic"], row["stance"]].append(row)
    used = [topic for topic in topics if topic.key in by_topic]
    columns = {}
    for kind in ("with wordings", *((SEVEN_TEXTS, ONE_TEXT) if knows_theirs() else ())):
        batches = [
            scenario_batch(topic, points, kind, [row["answer"] for row in by_topic[topic.key]]) for topic in used
        ]
        marks = bench.marker.mark(batches)
        answers = [
            pair for topic, of in zip(used, marks, strict=True) for pair in zip(by_topic[topic.key], of, strict=True)
        ]
        columns[kind] = _figures(answers)
    return [Table("Adversarial answers on ArgKP's topics", columns)]


def _figures(answers: Sequence[tuple[dict[str, Any], Marks]]) -> list[Row]:
    denied = _verdicts(answers, "contradicts")
    false = {kind: [_has_false_hit(row, of) for row, of in answers if row["kind"] == kind] for kind in FALSE}
    found = _verdicts([(row, of) for row, of in answers if row["kind"] in CONTROLS], "hits")
    controls = len(found)
    return [
        share("contradictions credited", denied.count("hit"), len(denied), "48 of 80", "≤ 40"),
        share("contradictions reported", denied.count("contradicted"), len(denied), "2 of 80"),
        share("contradictions doubted", denied.count("doubted"), len(denied)),
        share(
            "false hits in seven kinds",
            sum(map(sum, false.values())),
            sum(map(len, false.values())),
            "83 of 140",
            "≤ 65",
        ),
        *(share(f"  {kind}", sum(found_false), len(found_false)) for kind, found_false in false.items()),
        share("controls found", found.count("hit"), controls, "68 of 98", "≥ 72"),
        share("controls called contradicted", found.count("contradicted"), controls, "4 of 98", "≤ 1 in 150"),
    ]


def _verdicts(answers: Sequence[tuple[dict[str, Any], Marks]], marked: str) -> list[str]:
    """Return what was said of each key point that a list of the rows names: its verdict, or that it is doubted."""
    return [
        "doubted" if mark.doubted else mark.verdict.value
        for row, of in answers
        for mark in of
        if mark.point in _ids(row, marked)
    ]


def _has_false_hit(row: dict[str, Any], marks: Marks) -> bool:
    right = {*_ids(row, "hits"), *_ids(row, "partial")}
    return any(mark.verdict is Verdict.HIT and mark.point not in right for mark in marks)


def _ids(row: dict[str, Any], marked: str) -> set[str]:
    return {point.replace("_", "-") for point in row[marked]}
