"""Answers that people marked: scenarios written from the guide, the shipped scenario, verdicts found wrong."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.marked import ADVERSARIAL, Tally, marked_as, tally
from benchmarks.measures import auc, ratio
from benchmarks.workshop.data import (
    Bench,
    MarkedSet,
    batch_of,
    contradiction_sets,
    fourth_unseen_sets,
    rows,
    second_unseen_sets,
    shipped,
    shipped_sets,
    third_unseen_sets,
    topic_sets,
    tuning_sets,
    unseen_sets,
)
from benchmarks.workshop.tables import Row, Table, number, share
from debategame.scoring.model import Verdict

NEW_BEFORE = (".57", ".72", ".47", ".86", "11 of 19", "2 of 19", "15 of 44", "1–3 in 100")
NEW_GOAL = ("≥ .70", "≥ .75", "", "≥ .89", "≤ 2 in 5", "", "≤ 1 in 4", "≤ 1 in 150")
SHIPPED_BEFORE = (".834", ".86", ".81", ".961", "10 of 25", "3 of 25", "9 of 35", "1–3 in 100")
SHIPPED_GOAL = ("≥ .86", "", "", "≥ .965", "≤ 8 of 25", "≥ 6 of 25", "≤ 7 of 35", "≤ 1 in 150")


def new_scenarios(bench: Bench) -> list[Table]:
    """Return the tables of scenarios written from the guide, without and with the other side's points."""
    unseen, second, third, fourth = unseen_sets(), second_unseen_sets(), third_unseen_sets(), fourth_unseen_sets()
    columns = {
        "all unseen": [*unseen, *second, *third, *fourth],
        "unseen, pooled": unseen,
        "unseen-2, pooled": second,
        "unseen-3, pooled": third,
        "unseen-4, pooled": fourth,
        **{one.name: [one] for one in (*unseen, *second, *third, *fourth)},
        **{f"{one.name} (tuning)": [one] for one in tuning_sets(bench.folder)},
        "topics (tuning)": topic_sets(),
        "contradictions": contradiction_sets(),
    }
    return _both_ways("New scenarios", bench, columns, NEW_BEFORE, NEW_GOAL)


def shipped_scenario(bench: Bench) -> list[Table]:
    """Return the tables of the shipped scenario, and of verdicts found wrong in play."""
    sets = shipped_sets(bench.folder)
    columns = {"pooled": sets, **{one.name.removeprefix("big-society-"): [one] for one in sets}}
    wrong = bench.folder / "marked" / "wrong-verdicts.jsonl"
    return [
        *_both_ways("Shipped scenario", bench, columns, SHIPPED_BEFORE, SHIPPED_GOAL),
        *([_wrong_verdicts(bench, wrong)] if wrong.exists() else []),
    ]


def figures(counts: Tally, before: Sequence[str] = (), goal: Sequence[str] = ()) -> tuple[Row, ...]:
    """Return the rows that every set of marked answers has."""
    sure = [pair for pair in counts.pairs if pair.marked is not Verdict.PARTIAL]
    given = sum(pair.scored is Verdict.HIT for pair in sure)
    true = [pair for pair in sure if pair.marked is Verdict.HIT]
    both = sum(pair.scored is Verdict.HIT for pair in true)
    denied = Counter(pair.scored for pair in sure if pair.marked is Verdict.CONTRADICTED)
    doubted = sum(pair.doubted for pair in sure if pair.marked is Verdict.CONTRADICTED)
    wronged = sum(pair.scored is Verdict.CONTRADICTED for pair in true)
    named = list(zip(before or [""] * len(NEW_GOAL), goal or [""] * len(NEW_GOAL), strict=True))
    return (
        number("F1 of `hit`", ratio(2 * both, given + len(true)), *named[0]),
        number("precision", ratio(both, given), *named[1]),
        number("recall", ratio(both, len(true)), *named[2]),
        number("AUC of `confidence`", auc([(p.confidence, p.marked is Verdict.HIT) for p in sure]), *named[3]),
        share("contradicted points credited", denied[Verdict.HIT], denied.total(), *named[4]),
        share("contradicted points reported", denied[Verdict.CONTRADICTED], denied.total(), *named[5]),
        share("contradicted points doubted", doubted, denied.total()),
        share("adversarial answers given a hit", counts.fooled.total(), counts.adversarial.total(), *named[6]),
        *(share(f"  {kind}", counts.fooled[kind], counts.adversarial[kind]) for kind in ADVERSARIAL),
        share("true hits called contradicted", wronged, len(true), *named[7]),
    )


def _both_ways(
    title: str, bench: Bench, columns: Mapping[str, Sequence[MarkedSet]], before: Sequence[str], goal: Sequence[str]
) -> list[Table]:
    sets = {
        one.name: msgspec.structs.replace(one, answers=one.answers[: bench.answers])
        for some in columns.values()
        for one in some
    }
    ways = {"without their_points": {name: one.scenario for name, one in sets.items()}}
    theirs = {name: one.theirs for name, one in sets.items() if one.theirs is not None}
    if theirs:
        ways["with their_points"] = theirs
    tables = []
    for how, scenarios in ways.items():
        marks = bench.marker.mark([batch_of(scenario, sets[name].answers) for name, scenario in scenarios.items()])
        tallies = {name: tally(sets[name].answers, of) for name, of in zip(scenarios, marks, strict=True)}
        pooled = {
            head: Tally.joined(tallies[one.name] for one in some)
            for head, some in columns.items()
            if all(one.name in tallies for one in some)
        }
        rows_of = {head: figures(counts, before, goal) for head, counts in pooled.items()}
        tables.append(Table(f"{title}, {how}", rows_of))
    if not theirs:
        tables.append(_missing(f"{title}, with their_points"))
    return tables


def _missing(title: str) -> Table:
    return Table(title, {"now": (Row("all figures", None, "–"),)})


def _wrong_verdicts(bench: Bench, file: Path) -> Table:
    found = rows(file)
    names = sorted({row["scenario"] for row in found})
    by_name = {name: tuple(row for row in found if row["scenario"] == name) for name in names}
    marks = bench.marker.mark([batch_of(shipped(name), by_name[name]) for name in names])
    right, whole = [], 0
    for name, of in zip(names, marks, strict=True):
        for row, points in zip(by_name[name], of, strict=True):
            agrees = [marked_as(row, one.point) is one.verdict for one in points]
            right += agrees
            whole += all(agrees)
    return Table(
        "Verdicts found wrong in play, scenarios as shipped",
        {
            "now": (
                share("verdicts right", sum(right), len(right)),
                share("answers with every verdict right", whole, len(found)),
            )
        },
    )
