"""How well `confidence` predicts the key points of an argument: `python -m benchmarks.key_points ARGKP`.

ARGKP is a folder with ArgKP-2021's CSV files. Every argument is scored against the bare claims of its motion and
stance. Simpler matchers are measured in the same run.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks import argkp
from benchmarks.measures import auc, average_precision, best_f1, ratio
from debategame.scoring.reading.text import read
from debategame.scoring.scorer import Scorer

Matcher = Callable[[argkp.Topic], Callable[[str], Sequence[float]]]
"""Returns a function for a topic. That function gives an argument a number for each key point."""


def main(folder: Path) -> None:
    """Print the table."""
    topics = argkp.topics(folder)
    print(f"{len({topic.motion for topic in topics})} motions, {len(topics)} with stance")
    print(f"{'matcher':<22} {'AUC':>6} {'AP':>6} {'F1':>6}  {'mAP strict':>10} {'relaxed':>8}")
    for name, matcher in MATCHERS.items():
        scored = [(topic, _scores(topic, matcher)) for topic in topics]
        pairs = [pair for topic, scores in scored for pair in _labelled(topic, scores)]
        strict, relaxed = (
            sum(_ranked(topic, scores, undecided=undecided) for topic, scores in scored) / len(scored)
            for undecided in (False, True)
        )
        whole = f"{auc(pairs):>6.3f} {average_precision(pairs):>6.3f} {best_f1(pairs)[0]:>6.3f}"
        print(f"{name:<22} {whole}  {strict:>10.3f} {relaxed:>8.3f}")


def confidence(topic: argkp.Topic) -> Callable[[str], Sequence[float]]:
    """Match with the scorer of this project."""
    scorer = Scorer(argkp.scenario(topic))
    return lambda text: [point.confidence for point in scorer.score(argkp.LINE, text).points]


def by_ratio(measure: Callable[[str, str], float]) -> Matcher:
    """Return a matcher that compares whole strings in lower case."""
    return lambda topic: lambda text: [measure(text.lower(), claim.lower()) / 100 for claim in topic.key_points]


def stemmed_overlap(topic: argkp.Topic) -> Callable[[str], Sequence[float]]:
    """Match by the share of a claim's stems that occur in the argument."""
    claims = [_stems(claim) for claim in topic.key_points]
    return lambda text: [ratio(len(claim & _stems(text)), len(claim)) for claim in claims]


MATCHERS: dict[str, Matcher] = {
    "debategame": confidence,
    "stemmed token overlap": stemmed_overlap,
    "token_set_ratio": by_ratio(fuzz.token_set_ratio),
    "WRatio": by_ratio(fuzz.WRatio),
}


def _stems(text: str) -> set[str]:
    return {word.stem for sentence in read(text).sentences for word in sentence.words if word.content}


def _scores(topic: argkp.Topic, matcher: Matcher) -> list[Sequence[float]]:
    match = matcher(topic)
    return [match(argument.text) for argument in topic.arguments]


def _labelled(topic: argkp.Topic, scores: Sequence[Sequence[float]]) -> list[tuple[float, bool]]:
    return [
        (numbers[place], label)
        for argument, numbers in zip(topic.arguments, scores, strict=True)
        for place, label in argument.labels.items()
    ]


def _ranked(topic: argkp.Topic, scores: Sequence[Sequence[float]], *, undecided: bool) -> float:
    """Return average precision as in the shared task: the best key point of each argument, for the better half.

    A pair without a label counts as `undecided`: False gives the strict figure, True the relaxed one.
    """
    best = []
    for argument, numbers in zip(topic.arguments, scores, strict=True):
        place = max(range(len(numbers)), key=numbers.__getitem__)
        best.append((numbers[place], argument.labels.get(place, undecided)))
    best.sort(key=lambda pair: -pair[0])
    return average_precision(best[: len(best) // 2])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
