"""Fit the weights of the classifier in the regime of use: `python -m tools.fit [DATA] [--folds FOLDS]`.

The project's own marked answers are fitted on. DATA is a folder that may hold `argkp/` (ArgKP-2021's CSV files, and
`wordings/` for its key points), without which ArgKP is left out, and `marked/`, for other marked answers.
FOLDS holds word vectors learned without some of ArgKP's motions, made by `tools.make_aboutness`; without it `near` and
`near_margin` look better on ArgKP than they are.

Pooled are: marked answers to whole scenarios and to thinned ones (3, 5 or 8 wordings, 2 opposites, no synonyms);
ArgKP's arguments against bare claims and against worded key points; and ArgKP's arguments as answers to scenarios of
other topics, which make nothing. The other side's points change none of the features, and are left out.
A rebuttal counts by its best segment under the weights so far, so the fit is repeated until that settles. What is
printed is measured on lines or motions that the weights were not fitted on. Needs the PyPI package `numpy`.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from benchmarks import argkp
from benchmarks.measures import auc, average_precision, best_f1
from benchmarks.workshop.data import OWN, SHIPPED_DEV, marked_file, rows, topic_sets, tuning_sets
from benchmarks.workshop.data import shipped as shipped_scenario
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.aboutness import Aboutness, shipped
from debategame.scoring.features import Features
from debategame.scoring.scorer import Scorer
from tools.make_aboutness import out_of_fold

THINNED = (3, 5, 8)
"""How many wordings a thinned scenario keeps."""
OPPOSITES = 2
"""How many opposites a thinned scenario keeps, as many as teachers write unasked."""
THINNED_COUNTS = 0.4
"""What an answer to a thinned scenario counts beside one to the whole scenario."""
ARGUMENTS = 40
"""How many arguments of each topic are taken."""
ARGKP_COUNTS = 0.08
"""What a pair of ArgKP counts beside one of the marked answers: there are fifty times as many."""
TOPICS_COUNT = 0.0
"""What an answer to one of the `topics` counts: they are only measured. Fitted on with 0.5, precision on both unseen
sets is .014 higher, F1 .005 lower, and the game misses eight more examples of the scenarios that ship."""
STRANGERS = 5
"""How many arguments of each topic are taken as answers to each scenario."""
STRANGERS_COUNT = 0.3
"""What such an answer counts."""
RIDGE = 3.0
"""How strongly weights are held near 0, on features scaled to a standard deviation of 1."""
ROUNDS = 4
STEPS = 15
FOLDS = 8
SEED = 1


class Sample(NamedTuple):
    """One key point of one rebuttal."""

    pool: str
    group: str
    """The line or motion that is left out together."""
    segments: np.ndarray
    """The features of each segment, a row each."""
    made: bool
    counts: float


def main() -> None:
    """Fit, and print the weights and the tables."""
    parser = argparse.ArgumentParser(description="Fit the weights of the classifier.")
    parser.add_argument("data", type=Path, nargs="?", default=OWN)
    parser.add_argument("--folds", type=Path)
    chosen = parser.parse_args()
    topics = argkp.topics(chosen.data / "argkp")
    if not topics:
        print(f"ArgKP is left out, so the weights are not those that ship. {argkp.WHERE}")
    samples = [*marked(chosen.data, topics), *arguments(chosen.data / "argkp", topics, chosen.folds)]
    weights = fit(samples)
    for name, weight in zip((*Features.__struct_fields__, "constant"), weights, strict=True):
        print(f"{name:<20} {weight:6.2f}")
    ranked = left_out(samples)
    for pool in dict.fromkeys(sample.pool for sample in samples):
        pairs = [(number, sample.made) for number, sample in zip(ranked, samples, strict=True) if sample.pool == pool]
        if not any(made for _, made in pairs):
            continue
        f1, threshold = best_f1(pairs)
        print(f"{pool:<32} AUC {auc(pairs):.3f}  AP {average_precision(pairs):.3f}  F1 {f1:.3f} at {threshold:.2f}")


def marked(data: Path, topics: Sequence[argkp.Topic]) -> Iterator[Sample]:
    """Yield the key points of marked answers to whole and thinned scenarios, and of strangers' answers."""
    dev = [row for name in SHIPPED_DEV for row in rows(marked_file(data, f"{name}.jsonl"))]
    others = [(one.scenario, one.answers) for one in tuning_sets(data)]
    for whole, given in [(shipped_scenario(), dev), *others]:
        yield from strangers(whole, topics)
        scenario = msgspec.structs.replace(whole, their_points=())
        yield from answers(scenario.id, scenario, given, 1.0)
        for wordings in THINNED:
            yield from answers(f"{scenario.id} thinned", thin(scenario, wordings), given, THINNED_COUNTS)
    for one in topic_sets():
        whole, thinned = one.scenario, thin(one.scenario, THINNED[0])
        for pool, scenario, counts in (("topics", whole, 1.0), ("topics thinned", thinned, THINNED_COUNTS)):
            samples = answers(pool, scenario, one.answers, TOPICS_COUNT * counts)
            yield from (sample._replace(group=one.name) for sample in samples)


def thin(scenario: Scenario, wordings: int) -> Scenario:
    """Return a scenario as a teacher in a hurry would have left it."""
    draw = random.Random(SEED + wordings)  # noqa: S311 -- no secret

    def thinned(point: KeyPoint) -> KeyPoint:
        return msgspec.structs.replace(
            point,
            wordings=tuple(draw.sample(point.wordings, min(wordings, len(point.wordings)))),
            opposites=tuple(draw.sample(point.opposites, min(OPPOSITES, len(point.opposites)))),
        )

    return msgspec.structs.replace(scenario, key_points=tuple(map(thinned, scenario.key_points)), synonyms={})


def answers(pool: str, scenario: Scenario, given: Sequence[dict[str, Any]], counts: float) -> Iterator[Sample]:
    """Yield the key points of marked answers; those marked partial, or made by naming ideas, are left out."""
    scorer = Scorer(scenario)
    for row in given:
        for point, segments in scorer.measure(row["line"], row["answer"]).items():
            if point not in row["partial"] and scenario.key_point(point).any_of is None and segments:
                yield Sample(pool, f"{scenario.id} {row['line']}", _rows(segments), point in row["hits"], counts)


def strangers(scenario: Scenario, topics: Sequence[argkp.Topic]) -> Iterator[Sample]:
    """Yield the key points of a line, each time with an argument from a topic that has nothing to do with it."""
    scorer = Scorer(scenario)
    for number, topic in enumerate(topics):
        line = scenario.lines[number % len(scenario.lines)].id
        for argument in topic.arguments[:STRANGERS]:
            for point, segments in scorer.measure(line, argument.text).items():
                if scenario.key_point(point).any_of is None and segments:
                    yield Sample("strangers", topic.motion, _rows(segments), made=False, counts=STRANGERS_COUNT)


def arguments(folder: Path, topics: Sequence[argkp.Topic], folds: Path | None) -> Iterator[Sample]:
    """Yield the labelled pairs of ArgKP, by claims and by worded key points."""
    points = argkp.accepted(folder, topics)
    for topic in topics:
        worded = points[topic.key]
        bare = tuple(msgspec.structs.replace(point, wordings=(), opposites=()) for point in worded)
        pools = {"ArgKP claims": bare, **({"ArgKP worded": worded} if worded[0].wordings else {})}
        for pool, own in pools.items():
            scorer = Scorer(argkp.scenario_of(topic, own), vectors=vectors(folds, topic.motion))
            for argument in topic.arguments[:ARGUMENTS]:
                found = scorer.measure(argkp.LINE, argument.text)
                for place, made in argument.labels.items():
                    segments = found[own[place].id]
                    if segments:
                        yield Sample(pool, topic.motion, _rows(segments), made, ARGKP_COUNTS)


@cache
def vectors(folds: Path | None, motion: str) -> Aboutness:
    """Return the vectors that were learned without a motion, or those that ship."""
    if folds is None:
        return shipped()
    return _read(out_of_fold(folds, motion))


@cache
def _read(file: Path) -> Aboutness:
    return Aboutness(file.read_bytes())


def fit(samples: Sequence[Sample]) -> np.ndarray:
    """Return the weights of the features, and last the constant."""
    weights = np.ones(len(Features.__struct_fields__) + 1)
    made = np.array([sample.made for sample in samples], float)
    counts = np.array([sample.counts for sample in samples])
    for _ in range(ROUNDS):
        best = [sample.segments[(sample.segments @ weights[:-1]).argmax()] for sample in samples]
        weights = _logistic(np.array(best), made, counts)
    return weights


def left_out(samples: Sequence[Sample]) -> list[float]:
    """Return each sample's confidence, by weights fitted without its group and those left out with it."""
    groups = sorted({sample.group for sample in samples})
    found: dict[int, float] = {}
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([sample for sample in samples if sample.group not in out])
        found |= {place: _confidence(sample, weights) for place, sample in enumerate(samples) if sample.group in out}
    return [found[place] for place in range(len(samples))]


def _rows(segments: Iterable[Features]) -> np.ndarray:
    return np.array([msgspec.structs.astuple(segment) for segment in segments])


def _confidence(sample: Sample, weights: np.ndarray) -> float:
    return float(1 / (1 + np.exp(-(sample.segments @ weights[:-1]).max() - weights[-1])))


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
    main()
