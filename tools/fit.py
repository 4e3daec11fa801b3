"""Fit the weights of the classifier's logistic curve: `python -m tools.fit SCENARIO MARKED ARGKP`.

MARKED holds marked answers to SCENARIO as JSON Lines. ARGKP is the folder of ArgKP's CSV files. Four sets are fitted
together:

- the marked answers;
- arguments of ArgKP as answers to the scenario, which make no key point;
- arguments of ArgKP against the bare claims of their own topic;
- the same, with some of the arguments used as wordings.

A rebuttal counts by its best segment under the current weights, so the fit is repeated a few times. The printed
figures are measured on lines and topics that were left out of the fit. Needs the PyPI package `numpy`.
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
"""How many arguments of each topic are used."""
WORDINGS = 6
"""How many arguments are used as wordings of each key point."""
ARGKP_COUNTS = 0.05
"""Weight of a pair of ArgKP. A pair of the marked answers has 1, and there are fifty times fewer."""
STRANGERS = 5
"""How many arguments of each topic are used as answers to the scenario."""
STRANGERS_COUNT = 0.3
"""Weight of such an answer."""
RIDGE = 3.0
"""Strength of the ridge penalty, on features with a standard deviation of 1."""
ROUNDS = 4
"""How often the best segments are chosen anew."""
STEPS = 15
"""Steps of Newton's method."""
FOLDS = 8
"""Folds of the cross-validation."""


class Sample(NamedTuple):
    """One key point of one rebuttal."""

    group: str
    """The line or topic. Samples of one group are left out together."""
    segments: np.ndarray
    """One row of features for each segment."""
    made: bool
    counts: float


def main(scenario: Path, marked: Path, folder: Path) -> None:
    """Fit the weights, and print them with the figures."""
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
    """Yield the key points of marked answers, without those marked partial and those made by naming ideas."""
    scorer = Scorer(scenario)
    for row in map(json.loads, marked.read_text(encoding="utf-8").splitlines()):
        for point, segments in scorer.measure(row["line"], row["answer"]).items():
            if point not in row["partial"] and scenario.key_point(point).any_of is None:
                yield Sample(row["line"], _rows(segments), point in row["hits"], 1.0)


def strangers(scenario: Scenario, topics: Sequence[argkp.Topic]) -> Iterator[Sample]:
    """Yield the key points of a line, with arguments from unrelated topics as answers."""
    scorer = Scorer(scenario)
    for number, topic in enumerate(topics):
        line = scenario.lines[number % len(scenario.lines)].id
        for argument in topic.arguments[:STRANGERS]:
            for point, segments in scorer.measure(line, argument.text).items():
                if scenario.key_point(point).any_of is None:
                    yield Sample(line, _rows(segments), made=False, counts=STRANGERS_COUNT)


def argkp_samples(topic: argkp.Topic, wordings: int) -> Iterator[Sample]:
    """Yield the labelled pairs of a topic, with `wordings` arguments used as wordings of each key point."""
    taken, rest = argkp.split(topic, wordings)
    scorer = Scorer(argkp.scenario(topic, taken))
    for argument in rest[:ARGUMENTS]:
        found = scorer.measure(argkp.LINE, argument.text)
        for place, made in argument.labels.items():
            yield Sample(topic.motion, _rows(found[f"k{place}"]), made, ARGKP_COUNTS)


def fit(samples: Sequence[Sample]) -> np.ndarray:
    """Return the weights of the features, followed by the constant."""
    weights = np.ones(len(Features.__struct_fields__) + 1)
    made = np.array([sample.made for sample in samples], float)
    counts = np.array([sample.counts for sample in samples])
    for _ in range(ROUNDS):
        best = [sample.segments[(sample.segments @ weights[:-1]).argmax()] for sample in samples]
        weights = _logistic(np.array(best), made, counts)
    return weights


def left_out(held: Sequence[Sample], other: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Return confidence and label of each sample, with weights that were fitted without its group."""
    groups = sorted({sample.group for sample in held})
    ranked = []
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([sample for sample in (*held, *other) if sample.group not in out])
        ranked += [(_confidence(sample, weights), sample.made) for sample in held if sample.group in out]
    return ranked


def _rows(segments: Sequence[Features]) -> np.ndarray:
    nothing = (0.0,) * len(Features.__struct_fields__)
    return np.array([msgspec.structs.astuple(features) for features in segments] or [nothing])


def _confidence(sample: Sample, weights: np.ndarray) -> float:
    return float(1 / (1 + np.exp(-(sample.segments @ weights[:-1]).max() - weights[-1])))


def _logistic(rows: np.ndarray, made: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Fit by Newton's method on scaled features. The constant has no penalty."""
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
