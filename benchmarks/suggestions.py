"""How far pupils' answers as wordings help: F1 on unseen answers before and after ten suggestions are taken.

Marked answers are split at random into halves. Suggestions come from one half and are counted on it; F1 is measured
on the other. `python -m benchmarks.suggestions` takes 50 random halves of each scenario, with `--quick` 3. With
`--bare` the scenarios begin with their claims only. Only figures are printed, never a text.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, pstdev
from typing import NamedTuple

import click
import msgspec

from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, marked_answer, score_answers
from debategame.authoring.answers.suggestions import Suggestion, order, suggest, try_candidate, with_wording
from debategame.authoring.marked.reader import read_marked
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict

HERE = Path(__file__).parent
DATA = HERE / "data"
SHIPPED = HERE.parent / "scenarios" / "big-society.yaml"
TAKEN = 10
"""How many suggestions are taken, if there are as many."""
HALVES, QUICK_HALVES = 50, 3
"""How many random halves are measured for each scenario."""
SEED = 1


class MarkedSet(NamedTuple):
    """A scenario with its marked answers."""

    name: str
    scenario: Scenario
    answers: tuple[PupilAnswer, ...]


class Outcome(NamedTuple):
    """F1 on the unseen half, and how many suggestions were taken."""

    before: float
    after: float
    taken: int


def marked_sets(data: Path = DATA) -> list[MarkedSet]:
    """Return the scenarios that have marked answers beside them, and the shipped scenario with its own."""
    found = [_marked_set(file.stem, file, [file.with_suffix(".jsonl")]) for file in _scenarios(data)]
    shipped = [HERE / "big-society-answers.jsonl", *sorted(HERE.rglob("big-society-dev*.jsonl"))]
    return [*found, _marked_set("big-society", SHIPPED, shipped)]


def without_wordings(chosen: MarkedSet) -> MarkedSet:
    """Return a set with bare claims, as a scenario begins."""
    points = tuple(msgspec.structs.replace(point, wordings=()) for point in chosen.scenario.key_points)
    return chosen._replace(scenario=msgspec.structs.replace(chosen.scenario, key_points=points))


def outcome(chosen: MarkedSet, chance: random.Random) -> Outcome:
    """Split the answers at random, take suggestions from one half, and measure the other."""
    shuffled = chance.sample(chosen.answers, len(chosen.answers))
    seen, unseen = shuffled[: len(shuffled) // 2], shuffled[len(shuffled) // 2 :]
    scenario, taken = take(chosen.scenario, seen)
    return Outcome(f1(score_answers(chosen.scenario, unseen)), f1(score_answers(scenario, unseen)), taken)


def take(scenario: Scenario, answers: Sequence[PupilAnswer], most: int = TAKEN) -> tuple[Scenario, int]:
    """Return the scenario after taking the best suggestions one by one, and how many were taken.

    Each is counted again on the scenario with those already taken, and waits if another now gains more.
    """
    scored = score_answers(scenario, answers)
    waiting = list(suggest(scenario, scored, scored))
    taken = 0
    while waiting and taken < most:
        suggestion = _recounted(scenario, waiting.pop(0), scored)
        if not suggestion.is_safe:
            continue
        if waiting and order(suggestion) > order(waiting[0]):
            waiting = sorted([*waiting, suggestion], key=order)
            continue
        scenario = with_wording(scenario, suggestion.candidate.point, suggestion.candidate.text)
        scored = score_answers(scenario, answers)
        taken += 1
    return scenario, taken


def f1(scored: Sequence[ScoredAnswer]) -> float:
    """Return F1 of hits. Verdicts that the person marked as half are left out."""
    verdicts = [
        (found.verdict(point.id), point.verdict)
        for found in scored
        for point in found.points
        if found.verdict(point.id) is not Verdict.PARTIAL
    ]
    both = sum(marked is Verdict.HIT and given is Verdict.HIT for marked, given in verdicts)
    either = sum((marked is Verdict.HIT) + (given is Verdict.HIT) for marked, given in verdicts)
    return 2 * both / either if either else 0.0


def _recounted(scenario: Scenario, suggestion: Suggestion, scored: Sequence[ScoredAnswer]) -> Suggestion:
    return try_candidate(scenario, suggestion.candidate, scored)


def _scenarios(data: Path) -> list[Path]:
    return [file for file in sorted(data.rglob("*.yaml")) if file.with_suffix(".jsonl").exists()]


def _marked_set(name: str, file: Path, marked: Sequence[Path]) -> MarkedSet:
    scenario = read_file(file)
    rows = (row for path in marked for row in read_marked(path.read_bytes(), scenario).rows)
    return MarkedSet(name, scenario, tuple(marked_answer(row.marked, str(row.number), scenario) for row in rows))


@click.command()
@click.option("--quick", is_flag=True, help=f"Measure {QUICK_HALVES} halves instead of {HALVES}.")
@click.option("--halves", type=click.IntRange(1), default=HALVES, show_default=True, help="How many halves.")
@click.option("--only", multiple=True, metavar="NAME", help="Only the scenario of this name.")
@click.option("--bare", is_flag=True, help="Leave out the wordings that the scenarios have.")
def main(*, quick: bool, halves: int, only: tuple[str, ...], bare: bool) -> None:
    """Print F1 before and after for each scenario, as mean ± standard deviation over random halves."""
    halves = QUICK_HALVES if quick else halves
    print(f"{'scenario':14} {'answers':>7} {'halves':>6} {'before':>11} {'after':>11} {'gain':>12} {'taken':>5}")
    for chosen in marked_sets():
        if not only or chosen.name in only:
            chance = random.Random(SEED)  # noqa: S311 -- no secret depends on it
            measured = without_wordings(chosen) if bare else chosen
            outcomes = [outcome(measured, chance) for _ in range(halves)]
            print(_row(chosen, outcomes), flush=True)


def _row(chosen: MarkedSet, outcomes: Sequence[Outcome]) -> str:
    before, after = [row.before for row in outcomes], [row.after for row in outcomes]
    gain = [row.after - row.before for row in outcomes]
    return (
        f"{chosen.name:14} {len(chosen.answers):7} {len(outcomes):6} {_spread(before):>11} {_spread(after):>11} "
        f"{fmean(gain):+.3f} ±{pstdev(gain):.3f} {fmean(row.taken for row in outcomes):5.1f}"
    )


def _spread(figures: Sequence[float]) -> str:
    return f"{fmean(figures):.3f} ±{pstdev(figures):.3f}"


if __name__ == "__main__":
    main()
