"""How well `confidence` tells which key points an argument makes: `python -m benchmarks.key_points ARGKP`.

ARGKP is a folder with ArgKP-2021's CSV files. Every argument is scored against the key points of its motion and stance
by their bare claims, beside simpler matchers in the same call.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks import argkp
from benchmarks.measures import auc, average_precision, best_f1, ratio
from debategame.scoring.scorer import Scorer
from debategame.scoring.text import read

Matcher = Callable[[argkp.Topic], Callable[[str], Sequence[float]]]
"""Given a topic, returns what gives an argument a number for each of its key points."""


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
    """Match by this project's scorer."""
    scorer = Scorer(argkp.scenario(topic))
    return lambda text: [point.confidence for point in scorer.score(argkp.LINE, text).points]


def by_ratio(measure: Callable[[str, str], float]) -> Matcher:
    """Match by a measure of whole strings, lower case."""
    return lambda topic: lambda text: [measure(text.lower(), claim.lower()) / 100 for claim in topic.key_points]


def stemmed_overlap(topic: argkp.Topic) -> Callable[[str], Sequence[float]]:
    """Match by the share of a claim's stems that the argument has."""
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
        (of[place], label)
        for argument, of in zip(topic.arguments, scores, strict=True)
        for place, label in argument.labels.items()
    ]


def _ranked(topic: argkp.Topic, scores: Sequence[Sequence[float]], *, undecided: bool) -> float:
    """Return the shared task's average precision: each argument's best key point, over the top-scored half.

    A pair without a label counts as `undecided`: false is its strict form, true the relaxed one.
    """
    best = []
    for argument, of in zip(topic.arguments, scores, strict=True):
        place = max(range(len(of)), key=of.__getitem__)
        best.append((of[place], argument.labels.get(place, undecided)))
    best.sort(key=lambda pair: -pair[0])
    return average_precision(best[: len(best) // 2])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
