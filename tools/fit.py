"""Fit the weights of the judge's logistic curve: `python -m tools.fit SCENARIO MARKED ARGKP`.

Four sets are fitted together: marked answers to a scenario; ArgKP's arguments as answers to it, which make nothing;
ArgKP's arguments against bare claims of their own topic; and the same with some of the arguments taken as wordings.
MARKED is JSON Lines, ARGKP a folder of its CSV files. Each rebuttal counts by its best stretch under the weights so
far, so the fit is repeated until that settles. What is printed beside the weights is measured on lines or topics that
the weights were not fitted on. Needs the PyPI package `numpy`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from benchmarks import argkp
from benchmarks.measures import auc, average_precision, best_f1
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scoring.classifier import Features
from debategame.scoring.scorer import Scorer

ARGUMENTS = 40
"""How many arguments of each topic are taken."""
WORDINGS = 6
ARGKP_COUNTS = 0.05
"""What a pair of ArgKP counts beside one of the marked answers: there are fifty times as many."""
STRANGERS = 5
"""How many arguments of each topic are taken as answers to the scenario."""
STRANGERS_COUNT = 0.3
RIDGE = 3.0
"""How strongly weights are held near 0, on features scaled to a standard deviation of 1."""
ROUNDS = 4
STEPS = 15
FOLDS = 8


class Sample(NamedTuple):
    """One key point of one rebuttal."""

    group: str
    """The line or topic that is left out together."""
    stretches: np.ndarray
    """The features of each stretch, a row each."""
    made: bool
    counts: float


def main(scenario: Path, marked: Path, folder: Path) -> None:
    """Fit, and print the weights and the tables."""
    played = read_file(scenario)
    answers = list(marked_samples(played, marked))
    topics = argkp.topics(folder)
    off_topic = list(strangers(played, topics))
    bare = [sample for topic in topics for sample in argkp_samples(topic, 0)]
    worded = [sample for topic in topics for sample in argkp_samples(topic, WORDINGS)]
    weights = fit(answers + off_topic + bare + worded)
    for name, weight in zip((*Features.__struct_fields__, "constant"), weights, strict=True):
        print(f"{name:<20} {weight:6.2f}")
    for name, held, other in (
        ("marked answers, by line", answers, off_topic + bare + worded),
        ("ArgKP, claims only, by topic", bare, answers + off_topic),
        ("ArgKP, with wordings, by topic", worded, answers + off_topic),
    ):
        ranked = left_out(held, other)
        f1, threshold = best_f1(ranked)
        print(
            f"{name:<32} AUC {auc(ranked):.3f}  AP {average_precision(ranked):.3f}  best F1 {f1:.3f} at {threshold:.2f}"
        )


def marked_samples(scenario: Scenario, marked: Path) -> Iterator[Sample]:
    """Yield the key points of marked answers; those marked partial, or made by naming ideas, are left out."""
    scorer = Scorer(scenario)
    for row in map(json.loads, marked.read_text(encoding="utf-8").splitlines()):
        for point, stretches in scorer.measure(row["line"], row["answer"]).items():
            if point not in row["partial"] and scenario.key_point(point).any_of is None:
                yield Sample(row["line"], _rows(stretches), point in row["hits"], 1.0)


def strangers(scenario: Scenario, topics: Sequence[argkp.Topic]) -> Iterator[Sample]:
    """Yield the key points of a line, each time with an argument from a topic that has nothing to do with it."""
    scorer = Scorer(scenario)
    for number, topic in enumerate(topics):
        line = scenario.lines[number % len(scenario.lines)].id
        for argument in topic.arguments[:STRANGERS]:
            for point, stretches in scorer.measure(line, argument.text).items():
                if scenario.key_point(point).any_of is None:
                    yield Sample(line, _rows(stretches), made=False, counts=STRANGERS_COUNT)


def argkp_samples(topic: argkp.Topic, wordings: int) -> Iterator[Sample]:
    """Yield the labelled pairs of a topic, with so many arguments taken as wordings of each key point."""
    taken, rest = argkp.split(topic, wordings)
    scorer = Scorer(argkp.scenario(topic, taken))
    for argument in rest[:ARGUMENTS]:
        found = scorer.measure(argkp.LINE, argument.text)
        for place, made in argument.labels.items():
            yield Sample(topic.motion, _rows(found[f"k{place}"]), made, ARGKP_COUNTS)


def fit(samples: Sequence[Sample]) -> np.ndarray:
    """Return the weights of the features, and last the constant."""
    weights = np.ones(len(Features.__struct_fields__) + 1)
    made = np.array([sample.made for sample in samples], float)
    counts = np.array([sample.counts for sample in samples])
    for _ in range(ROUNDS):
        best = [sample.stretches[(sample.stretches @ weights[:-1]).argmax()] for sample in samples]
        weights = _logistic(np.array(best), made, counts)
    return weights


def left_out(held: Sequence[Sample], other: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Return each sample's number with its label, by weights fitted without its group or those left out with it."""
    groups = sorted({sample.group for sample in held})
    ranked = []
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([sample for sample in (*held, *other) if sample.group not in out])
        ranked += [(_confidence(sample, weights), sample.made) for sample in held if sample.group in out]
    return ranked


def _rows(stretches: Sequence[Features]) -> np.ndarray:
    nothing = (0.0,) * len(Features.__struct_fields__)
    return np.array([msgspec.structs.astuple(features) for features in stretches] or [nothing])


def _confidence(sample: Sample, weights: np.ndarray) -> float:
    return float(1 / (1 + np.exp(-(sample.stretches @ weights[:-1]).max() - weights[-1])))


def _logistic(rows: np.ndarray, made: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Fit by Newton's method on scaled features; the constant is not held near 0."""
    means, spreads = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.hstack([(rows - means) / spreads, np.ones((len(rows), 1))])
    held = np.diag([RIDGE] * rows.shape[1] + [1e-6])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (chances - made)) + held @ weights
        bend = (scaled.T * (counts * chances * (1 - chances))) @ scaled + held
        weights -= np.linalg.solve(bend, slope)
    own = weights[:-1] / spreads
    return np.append(own, weights[-1] - own @ means)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
