"""Small inputs after faults that people reported of other programs, with fair marks."""

from pathlib import Path
from typing import Any

from benchmarks.workshop.data import Bench, batch_of, rows, shipped
from benchmarks.workshop.marking import Marks
from benchmarks.workshop.tables import Row, Table, share
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict


def cases(bench: Bench) -> list[Table]:
    """Return the table of the cases: how many rows of each file are right, and the numbers of the others."""
    folder = bench.folder / "cases" / "scoring"
    files = sorted(folder.glob("*.jsonl"))
    found = [rows(file) for file in files]
    marks = bench.marker.mark([batch_of(_scenario(file), of) for file, of in zip(files, found, strict=True)])
    right = [
        [_is_right(row, one) for row, one in zip(of, marked, strict=True)]
        for of, marked in zip(found, marks, strict=True)
    ]
    by_file = [_row(file.stem, of) for file, of in zip(files, right, strict=True)]
    whole = share("all", sum(map(sum, right)), sum(map(len, right)))
    return [Table("Cases: rows that are right", {"now": [*by_file, whole]})]


def _row(name: str, right: list[bool]) -> Row:
    wrong = ", ".join(str(number) for number, is_right in enumerate(right, start=1) if not is_right)
    row = share(name, sum(right), len(right))
    return Row(name, row.value, f"{sum(right)}/{len(right)}" + (f", wrong: {wrong}" if wrong else ""))


def _scenario(file: Path) -> Scenario:
    """Return the scenario that a file's name ends with, else the shipped one."""
    own = file.with_name(f"{file.stem.rpartition('-')[2]}.yaml")
    return read_file(own) if own.exists() else shipped()


def _is_right(row: dict[str, Any], marks: Marks) -> bool:
    """Return whether the hits are those marked, and a contradicted key point is contradicted or missed."""
    against = [mark.verdict for mark in marks if mark.point in row["contradicts"]]
    hits = {mark.point for mark in marks if mark.verdict is Verdict.HIT}
    return hits == set(row["hits"]) and all(verdict in (Verdict.CONTRADICTED, Verdict.MISSED) for verdict in against)
