"""How well the scorer agrees with marked answers: `python -m benchmarks.marked SCENARIO MARKED`.

MARKED holds JSON Lines with line, answer, hits, partial, contradicts, and `kind` for adversarial answers. Pairs of an
answer and a key point that are marked `partial` are left out of F1, precision, recall and AUC.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.workshop.marking import Marks
from debategame.scoring.model import Verdict

ADVERSARIAL = ("negated", "subtle", "concede", "parrot", "stuffed", "weak", "wrong-line", "offtopic")
"""The kinds of answers that should be given no hit at all, unless one is marked."""
LISTS = {"hits": Verdict.HIT, "partial": Verdict.PARTIAL, "contradicts": Verdict.CONTRADICTED}
"""The keys of a row that list key points, and the verdict that they give."""


class Pair(msgspec.Struct, frozen=True):
    """The marked and the scored verdict on one key point of one answer."""

    marked: Verdict
    scored: Verdict
    confidence: float
    doubted: bool


class Tally(msgspec.Struct, frozen=True):
    """All that is counted over marked answers."""

    pairs: list[Pair]
    adversarial: Counter[str]
    """Number of answers of each adversarial kind."""
    fooled: Counter[str]
    """Number of them that got a hit."""

    @classmethod
    def joined(cls, tallies: Iterable["Tally"]) -> "Tally":
        """Return several tallies as one."""
        whole = cls([], Counter(), Counter())
        for one in tallies:
            whole.pairs.extend(one.pairs)
            whole.adversarial.update(one.adversarial)
            whole.fooled.update(one.fooled)
        return whole


def tally(rows: Sequence[Mapping[str, Any]], marks: Sequence[Marks]) -> Tally:
    """Count what the scorer said of each row."""
    pairs: list[Pair] = []
    adversarial: Counter[str] = Counter()
    fooled: Counter[str] = Counter()
    for row, of in zip(rows, marks, strict=True):
        pairs += [Pair(marked_as(row, one.point), one.verdict, one.confidence, one.doubted) for one in of]
        if row.get("kind") in ADVERSARIAL and not row["hits"]:
            adversarial[row["kind"]] += 1
            fooled[row["kind"]] += any(one.verdict is Verdict.HIT for one in of)
    return Tally(pairs, adversarial, fooled)


def marked_as(row: Mapping[str, Any], point: str) -> Verdict:
    """Return the verdict that a person gave a key point: missed where no list has it."""
    return next((verdict for key, verdict in LISTS.items() if point in row.get(key, ())), Verdict.MISSED)


def main(scenario: Path, marked: Path) -> None:
    """Print the table."""
    from benchmarks.workshop.answers import figures
    from benchmarks.workshop.data import batch_of, rows
    from benchmarks.workshop.marking import Setup, mark
    from benchmarks.workshop.tables import Table, printed
    from debategame.scenario.reader import read_file

    answers = rows(marked)
    counts = tally(answers, mark(Setup(), batch_of(read_file(scenario), answers)))
    print(printed(Table(f"{marked.name} on {scenario.name}", {"now": figures(counts)})))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
