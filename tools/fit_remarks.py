"""Make `debategame/scoring/data/remarks.bin`: how to tell a remark from a sentence that argues something.

`python -m tools.fit_remarks [DATA]` fits a logistic curve over runs of words. It learns from the remarks of
`benchmarks/data/tuning`, from claims and wordings of scenarios, from the sentences of the topics, and from those of
marked answers that claim a key point; it prints how many remarks of other hands it finds. DATA is a folder that may
hold `argkp/`, ArgKP-2021's CSV files, whose arguments are then learned from too; of them nothing is kept but weights.
Needs the PyPI packages `numpy` and `scikit-learn`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from benchmarks import argkp
from benchmarks.workshop.data import (
    OWN,
    SHIPPED_DEV,
    TUNING,
    sentence_sets,
    shipped,
    shipped_sets,
    topic_sets,
    tuning_sets,
)
from benchmarks.workshop.remarks import FILES, FOLDER
from debategame.scoring.reading.remarks import FILE, SURELY, runs
from debategame.scoring.reading.text import Sentence, read
from debategame.scoring.reading.weighted_runs import tokens
from debategame.scoring.scorer import Scorer
from tools.fit_meant import RARE, table, weights_of, write

KINDS = ("opening", "closing", "between")
"""The kinds that are sentences of their own."""
ANSWERS_COUNT = 3.0
"""What a sentence of an answer counts beside a remark or a wording."""
ARGUMENTS_COUNT = 0.3
"""What a sentence of ArgKP counts: there are many."""
SELDOM = 3
"""Sentences that a run of words must stand in to get a weight."""
STRENGTH = 0.3
"""The inverse of how strongly weights are held to 0."""


def main() -> None:
    """Fit, print, and write the file."""
    parser = argparse.ArgumentParser(description="Fit how to tell a remark from a sentence that argues something.")
    parser.add_argument("data", type=Path, nargs="?", default=OWN)
    data = parser.parse_args().data
    remarks = [said for file in sorted(TUNING.glob("remarks*.json")) for said in remarks_of(file)]
    said_in = Counter(word for remark in remarks for word in _words(remark))
    known = frozenset(word for word, count in said_in.items() if count >= RARE)
    rows = [
        *((said, True, 1.0) for said in remarks),
        *((said, False, 1.0) for said in texts()),
        *((said, False, ANSWERS_COUNT) for said in making()),
        *((said, False, ARGUMENTS_COUNT) for said in arguments(data / "argkp")),
    ]
    said = [set(runs(sentence, known)) for sentence, *_ in rows]
    counts = Counter(run for of in said for run in of)
    places = {run: place for place, run in enumerate(sorted(run for run, count in counts.items() if count >= SELDOM))}
    curve = LogisticRegression(C=STRENGTH, max_iter=3000).fit(
        table(said, places), [remark for _, remark, _ in rows], sample_weight=[weight for *_, weight in rows]
    )
    weights = weights_of(curve, places)
    # A word without a weight of its own counts as unknown, which speaks for an argument.
    write(curve, weights, (run.removeprefix("r:") for run in weights if run.startswith("r:") and " " not in run), FILE)
    for file in FILES:
        if file.parent == FOLDER:
            tried = [set(runs(sentence, known)) for sentence in remarks_of(file)]
            found = sum(chance >= SURELY for chance in curve.predict_proba(table(tried, places))[:, 1])
            print(f"{file.name}: {found} of {len(tried)} found")


def remarks_of(file: Path) -> list[Sentence]:
    """Return the sentences of a file of remarks."""
    given: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return [sentence for kind in KINDS for text in given[kind] for sentence in read(text).sentences]


def texts() -> Iterator[Sentence]:
    """Yield the sentences of claims and wordings, and of the sentences that come with the topics."""
    scenarios = [*(one.scenario for one in [*topic_sets(), *tuning_sets(OWN)]), shipped()]
    for scenario in scenarios:
        for point in scenario.key_points:
            for text in (point.claim, *point.wordings):
                yield from read(text).sentences
    for one in sentence_sets():
        for row in one.answers:
            yield from read(row["answer"]).sentences


def making() -> Iterator[Sentence]:
    """Yield the sentences of marked answers that claim a key point which the answer makes."""
    for one in [*topic_sets(), *tuning_sets(OWN), *shipped_sets(OWN)[: len(SHIPPED_DEV)]]:
        scorer = Scorer(one.theirs or one.scenario)
        for row in one.answers:
            made = [claim for claim in scorer.claims(row["line"], row["answer"]) if claim.point in row["hits"]]
            for sentence in read(row["answer"]).sentences:
                if any(sentence.start <= claim.start < sentence.end for claim in made):
                    yield sentence


def arguments(folder: Path) -> Iterator[Sentence]:
    """Yield the sentences of ArgKP's arguments."""
    for topic in argkp.topics(folder):
        for argument in topic.arguments:
            yield from read(argument.text).sentences


def _words(sentence: Sentence) -> set[str]:
    """Return what `runs` reads of a sentence: its words and marks, where it begins and how it ends."""
    return set(tokens(sentence.words)) | {"^", ".", "?"}


if __name__ == "__main__":
    main()
