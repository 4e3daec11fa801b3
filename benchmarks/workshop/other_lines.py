"""Answers given to a line that asks for none of the key points that they make."""

from collections.abc import Sequence

from benchmarks.workshop.data import (
    Bench,
    MarkedSet,
    fourth_unseen_sets,
    second_unseen_sets,
    shipped_sets,
    third_unseen_sets,
    topic_sets,
    unseen_sets,
)
from benchmarks.workshop.marking import Batch
from benchmarks.workshop.tables import Row, Table, share
from debategame.scoring.model import Verdict


def other_lines(bench: Bench) -> list[Table]:
    """Return the table of how often an answer is given a hit at a line that asks for none of its key points."""
    columns = {
        "unseen": unseen_sets(),
        "unseen-2": second_unseen_sets(),
        "unseen-3": third_unseen_sets(),
        "unseen-4": fourth_unseen_sets(),
        "topics (tuning)": topic_sets(),
        "shipped": shipped_sets(bench.folder),
    }
    return [Table("Answers to another line", {name: (_row(bench, sets),) for name, sets in columns.items()})]


def _row(bench: Bench, sets: Sequence[MarkedSet]) -> Row:
    marks = [marks for answers in bench.marker.mark([_moved(bench, one) for one in sets]) for marks in answers]
    given = sum(any(mark.verdict is Verdict.HIT for mark in of) for of in marks)
    return share("answers to another line given a hit", given, len(marks))


def _moved(bench: Bench, one: MarkedSet) -> Batch:
    """Return each answer that makes a key point as an answer to every line that asks for none of those it makes."""
    return Batch(
        one.scenario,
        tuple(
            (line.id, row["answer"])
            for row in one.answers[: bench.answers]
            if row["hits"]
            for line in one.scenario.lines
            if not {*row["hits"], *row["partial"]} & set(line.points)
        ),
    )
