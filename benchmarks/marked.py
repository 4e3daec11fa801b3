"""How well the scorer agrees with marked answers: `python -m benchmarks.marked SCENARIO MARKED`.

MARKED holds JSON Lines with line, answer, hits, partial, contradicts, and `kind` for adversarial answers. Pairs of an
answer and a key point that are marked `partial` are left out of F1, precision, recall and AUC.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.measures import auc, ratio
from debategame.authoring.marked.reader import LISTS
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer

ADVERSARIAL = ("stuffed", "parrot", "negated", "concede", "wrong-line", "offtopic", "weak")
"""The kinds of answers that should get no hit."""


class Pair(msgspec.Struct, frozen=True):
    """The marked and the scored verdict on one key point of one answer."""

    marked: Verdict
    scored: Verdict
    confidence: float


class Tally(msgspec.Struct, frozen=True):
    """The counts over a file of marked answers."""

    pairs: list[Pair]
    adversarial: Counter[str]
    """Number of answers of each adversarial kind."""
    fooled: Counter[str]
    """Number of them that got a hit."""


def main(scenario: Path, marked: Path) -> None:
    """Print the table."""
    rows = [json.loads(row) for row in marked.read_text(encoding="utf-8").splitlines() if row.strip()]
    for name, value in table(tally(Scorer(read_file(scenario)), rows)):
        print(f"{name:<44} {value}")


def tally(scorer: Scorer, rows: list[dict[str, Any]]) -> Tally:
    """Score every answer and return the counts."""
    pairs: list[Pair] = []
    adversarial: Counter[str] = Counter()
    fooled: Counter[str] = Counter()
    for row in rows:
        points = scorer.score(row["line"], row["answer"]).points
        pairs += [Pair(_marked(row, point.id), point.verdict, point.confidence) for point in points]
        if row.get("kind") in ADVERSARIAL:
            adversarial[row["kind"]] += 1
            fooled[row["kind"]] += any(point.verdict is Verdict.HIT for point in points)
    return Tally(pairs, adversarial, fooled)


def table(counts: Tally) -> list[tuple[str, str]]:
    """Return the rows of the table: the name of each measure and its value."""
    sure = [pair for pair in counts.pairs if pair.marked is not Verdict.PARTIAL]
    given = sum(pair.scored is Verdict.HIT for pair in sure)
    true = sum(pair.marked is Verdict.HIT for pair in sure)
    both = sum(pair.scored is Verdict.HIT and pair.marked is Verdict.HIT for pair in sure)
    denied = [pair.scored for pair in sure if pair.marked is Verdict.CONTRADICTED]
    wronged = sum(p.marked is Verdict.HIT and p.scored is Verdict.CONTRADICTED for p in sure)
    by_kind = ", ".join(f"{kind} {counts.fooled[kind]}/{number}" for kind, number in counts.adversarial.items())
    return [
        ("F1 of `hit`", f"{ratio(2 * both, given + true):.3f}"),
        ("precision, recall", f"{ratio(both, given):.3f}, {ratio(both, true):.3f}"),
        ("AUC of `confidence`", f"{auc([(p.confidence, p.marked is Verdict.HIT) for p in sure]):.3f}"),
        ("adversarial answers given a hit", f"{counts.fooled.total()} of {counts.adversarial.total()}: {by_kind}"),
        ("contradicted key points given a hit", f"{denied.count(Verdict.HIT)} of {len(denied)}"),
        ("contradicted ones reported as such", f"{denied.count(Verdict.CONTRADICTED)} of {len(denied)}"),
        ("true hits reported as contradicted", f"{wronged} of {true}"),
    ]


def _marked(row: dict[str, Any], point: str) -> Verdict:
    return next((verdict for key, verdict in LISTS.items() if point in row.get(key, ())), Verdict.MISSED)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
