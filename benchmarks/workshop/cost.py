"""What an answer costs: processor time on the shipped scenario, beside a whole-string ratio over the same texts."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks import speed
from benchmarks.measures import ratio
from benchmarks.workshop.data import HERE, SHIPPED, Bench, rows, shipped
from benchmarks.workshop.marking import scorer_of
from benchmarks.workshop.tables import Row, Table, number
from debategame.scenario.model import Scenario

LEAST_WORDS = 25
"""Shorter answers are left out, so that the others have 37 words on average, as answers in play have."""
STARTS = 5
FIRST = """
import sys, time
from pathlib import Path
from debategame.scenario.reader import read_file
scenario = read_file(Path(sys.argv[1]))
began = time.process_time()
from debategame.scoring.scorer import Scorer
Scorer(scenario).score(sys.argv[2], sys.argv[3])
print(time.process_time() - began)
"""


def cost(bench: Bench) -> list[Table]:
    """Return the table of the times, all in milliseconds of one processor."""
    scenario = shipped()
    answers = [row for row in rows(HERE / "big-society-answers.jsonl") if len(row["answer"].split()) >= LEAST_WORDS]
    scorer = scorer_of(bench.marker.setup, scenario)
    texts = _texts(scenario)
    for line in scenario.lines:  # what a line needs is prepared once
        scorer.score(line.id, answers[0]["answer"])
    taken = _mean(lambda row: scorer.score(row["line"], row["answer"]), answers)
    plain = _mean(lambda row: [fuzz.token_set_ratio(row["answer"], text) for text in texts], answers)
    words = ratio(sum(len(row["answer"].split()) for row in answers), len(answers))
    first = min(_first(answers[0]["line"], answers[0]["answer"]) for _ in range(STARTS))
    small = speed.first()
    return [
        Table(
            f"Cost of an answer of {words:.0f} words on average, shipped scenario",
            {
                "now": [
                    _milliseconds("one answer, ms", taken, "2.3–2.9"),
                    _milliseconds(f"token_set_ratio with its {len(texts)} texts, ms", plain),
                    number("one answer, times token_set_ratio", ratio(taken, plain), "1.1", "≤ 1.0"),
                    _milliseconds("first answer of a process, 45 texts of words in a row, ms", small, "70–80", "≤ 120"),
                    _milliseconds("first answer of a process, shipped scenario, ms", first),
                ]
            },
        )
    ]


def _texts(scenario: Scenario) -> list[str]:
    points = scenario.key_points
    return [text for point in points for text in (point.claim, *point.wordings, *point.opposites)]


def _milliseconds(measure: str, seconds: float, before: str = "", goal: str = "") -> Row:
    return Row(measure, seconds * 1000, f"{seconds * 1000:.2f}", before, goal)


def _mean(work: Callable[[dict[str, str]], object], answers: Iterable[dict[str, str]]) -> float:
    """Return the mean seconds of processor time; each answer counts by the faster of two runs."""
    times = [min(_seconds(lambda row=row: work(row)) for _ in range(2)) for row in answers]  # type: ignore[misc]
    return ratio(sum(times), len(times))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _first(line: str, answer: str) -> float:
    command = [sys.executable, "-c", FIRST, str(Path(SHIPPED) / "big-society.yaml"), line, answer]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)  # noqa: S603
