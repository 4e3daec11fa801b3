"""Make `debategame/scoring/data/meant.bin`: what the words around a claim say of whether it is meant.

`python -m tools.fit_meant [DATA]` fits a logistic curve over runs of words, and prints what it makes of the frames of
other hands in `benchmarks/data/unseen`. It learns from claims in sentence frames and from rebuttals with their claims
marked (`benchmarks/data/tuning`), and from marked answers, those on the `topics` beside it too, so that it knows how
claims that are meant usually stand.
DATA is a folder that may hold `argkp/`, ArgKP-2021's CSV files, whose arguments are then learned from too; of them
nothing is kept but weights. Needs the PyPI packages `numpy` and `scikit-learn`.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import argkp
from benchmarks.marked import marked_as
from benchmarks.measures import auc
from benchmarks.workshop.arguments import scenario_batch
from benchmarks.workshop.data import OWN, TUNING, UNSEEN, shipped, shipped_sets, topic_sets, tuning_sets, unseen_sets
from benchmarks.workshop.framed import framed_text, own_sentences
from benchmarks.workshop.remarks import ended
from debategame.scenario.model import Scenario
from debategame.scoring.corrections import rule_names
from debategame.scoring.model import Verdict
from debategame.scoring.reading.meant import FILE, around, runs
from debategame.scoring.reading.reported_speech import stances
from debategame.scoring.reading.text import read
from debategame.scoring.reading.weighted_runs import STEP, packed
from debategame.scoring.scorer import Scorer

MEANT = {"pseudo_negation", "affirmed", "affirmed_in_reply", "plain_affirmation"}
"""The kinds of frames whose speaker means the claim."""
SENSELESS = {"gibberish", "foreign"}
SEED = 3
"""With it every example and model rebuttal of the scenarios is read as its author meant it. With 1 and 2,
and the frames of twenty-two hands, one was not."""
SHIPPED = ("big-society", "big-society-first-steps", "big-society-two-at-once")
"""The scenarios whose model rebuttals are learned from. Others that come with the program stood in an unseen set."""
TIMES = 6
"""How many claims each frame is filled with."""
NEIGHBOURS = 0.35
"""How many in 1 get a sentence of a marked answer before them, and how many one after."""
REMARKED = 0.3
"""How many in 1 get a remark that claims nothing before them, and how many one after."""
SHRUNK = 0.3
"""How many in 1 lose words of meaning at their ends, as the words that meet a wording often do."""
LEAST_WORDS = 3
"""Words of meaning of a claim that may be shrunk."""
REMARKS_COUNT = 0.4
"""What a claim beside a remark counts beside a frame: with 1, more doubts and rejections are overheard."""
REBUTTALS_COUNT = 1.5
"""What a claim in a marked rebuttal counts beside a frame."""
ANSWERS_COUNT = 0.5
"""What a claim in a marked answer counts."""
PARTS_COUNT = 0.3
"""What a part of a claim or wording counts that stands alone, without a frame."""
MOST_BEFORE = 8
"""Words of meaning of a claim or wording that may stand before such a part."""
ARGUMENTS_COUNT = 0.12
"""What a claim in an argument of ArgKP counts: there are ten times as many."""
RARE = 2
"""Frames that a word must stand in, or it is read like any other."""
SELDOM = TIMES + 1
"""Claims that a run must stand beside to get a weight: those of more than one frame."""
STRENGTH = 1.0
"""The inverse of how strongly weights are held to 0."""
LEAST = 3
"""Steps of the smallest weight that is kept. With 1 the file is five times as long, and the figures are the same."""
SHORTEST, LONGEST = 4, 20
"""Words of a sentence that is put beside a frame."""
SPLIT = re.compile(r"(\[[+-]|[+-]\])")


class Claim(NamedTuple):
    """A claim in a text."""

    text: str
    start: int
    """Its first code point."""
    end: int
    """One past its last."""
    meant: bool
    counts: float


class Frame(NamedTuple):
    """A sentence with a hole for a claim."""

    text: str
    meant: bool
    """Whether its speaker means the claim."""
    counts: float = 1.0


class Remarks(NamedTuple):
    """What people say around a claim without claiming anything."""

    frames: list[Frame]
    """A claim beside a remark, or led in by one."""
    before: list[str]
    after: list[str]


def main() -> None:
    """Fit, print, and write the file."""
    parser = argparse.ArgumentParser(description="Fit what the words around a claim say of whether it is meant.")
    parser.add_argument("data", type=Path, nargs="?", default=OWN)
    data = parser.parse_args().data
    answers = [*marked_answers(), *model_rebuttals(), *arguments(data / "argkp")]
    remarks = remarks_of(sorted(TUNING.glob("remarks*.json")))
    frames = [frame for file in sorted(TUNING.glob("frames*.json")) for frame in frames_of(file)]
    frames += remarks.frames
    beside = neighbours(answers)
    draw = random.Random(SEED)  # noqa: S311 -- no secret
    own = [said.text for one in [*tuning_sets(OWN), *shipped_sets(OWN)[:1]] for said in own_sentences(one.scenario)]
    claims = [
        *(
            shrunk(beside_others(claim, remarks.before, remarks.after, REMARKED, draw), draw)
            for claim in filled(frames, own, beside, draw)
        ),
        *(
            again
            for file in sorted(TUNING.glob("rebuttals*.json"))
            for claim in rebuttals(file)
            for again in (claim, shrunk(claim, draw, always=True))
        ),
        *answers,
        *(
            beside_others(claim, remarks.before, remarks.after, 0.5, draw)
            for claim in answers
            if claim.counts == ANSWERS_COUNT
        ),
        *(part for _ in range(2) for part in parts(beside, draw)),
    ]
    known = words_of(frames)
    with ProcessPoolExecutor() as pool:
        said = list(pool.map(partial(features, known=known), claims, chunksize=1000))
    counts = Counter(run for runs_ in said for run in runs_)
    places = {run: place for place, run in enumerate(sorted(run for run, count in counts.items() if count >= SELDOM))}
    curve = LogisticRegression(C=STRENGTH, max_iter=500).fit(
        table(said, places), [claim.meant for claim in claims], sample_weight=[claim.counts for claim in claims]
    )
    write(curve, weights_of(curve, places), known, FILE)
    others = [said.text for one in unseen_sets() for said in own_sentences(one.scenario)]
    for file in sorted(UNSEEN.glob("frames*.json")):
        tried = filled(frames_of(file), others, beside, random.Random(SEED))  # noqa: S311
        chances = curve.predict_proba(table([features(claim, known) for claim in tried], places))[:, 1]
        print(f"{file.name}: AUC {auc([(float(at), one.meant) for at, one in zip(chances, tried, strict=True)]):.3f}")


def frames_of(file: Path) -> list[Frame]:
    """Return the frames of a file."""
    kinds: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return [Frame(frame, kind in MEANT) for kind, frames in kinds.items() if kind not in SENSELESS for frame in frames]


def remarks_of(files: Sequence[Path]) -> Remarks:
    """Return the remarks of some files."""
    kinds: dict[str, list[str]] = {kind: [] for kind in ("opening", "lead_in", "closing", "between")}
    for file in files:
        for kind, texts in json.loads(file.read_text(encoding="utf-8")).items():
            kinds[kind] += texts
    before = [ended(text) for text in kinds["opening"] + kinds["between"]]
    after = [ended(text) for text in kinds["closing"] + kinds["between"]]
    frames = [*kinds["lead_in"], *(f"{text} {{X}}." for text in before), *(f"{{X}}. {text}" for text in after)]
    return Remarks([Frame(text, meant=True, counts=REMARKS_COUNT) for text in frames], before, after)


def beside_others(
    claim: Claim, before: Sequence[str], after: Sequence[str], share: float, draw: random.Random
) -> Claim:
    """Return a claim with one of some sentences before its text, or after it, each in a share (0–0.5) of cases."""
    text, start, end = claim.text, claim.start, claim.end
    chance = draw.random()
    if chance < share:
        first = draw.choice(before) + " "
        text, start, end = first + text, start + len(first), end + len(first)
    elif chance < 2 * share:
        text = f"{ended(text)} {draw.choice(after)}"
    return claim._replace(text=text, start=start, end=end)


def filled(frames: Sequence[Frame], own: Sequence[str], beside: Sequence[str], draw: random.Random) -> list[Claim]:
    """Return frames filled with claims, many with a neighbour sentence."""
    claims = (
        Claim(*framed_text(frame.text, draw.choice(own)), frame.meant, frame.counts / TIMES)
        for frame in frames
        for _ in range(TIMES)
    )
    return [beside_others(claim, beside, beside, NEIGHBOURS, draw) for claim in claims]


def parts(beside: Sequence[str], draw: random.Random) -> Iterator[Claim]:
    """Yield claims and wordings as players say them, each without some words at its beginning.

    What an answer says of a key point is often but a part of a sentence; what stands before it says nothing of it.
    """
    scenarios = [shipped(), *(one.scenario for one in [*tuning_sets(OWN), *topic_sets()])]
    for text in (
        said for scenario in scenarios for point in scenario.key_points for said in (point.claim, *point.wordings)
    ):
        words = content(text)
        if len(words) >= LEAST_WORDS:
            first = words[draw.randrange(min(MOST_BEFORE, len(words) - 1))]
            part = Claim(ended(text), first.start, words[-1].end, meant=True, counts=PARTS_COUNT)
            yield beside_others(part, beside, beside, NEIGHBOURS, draw)


def rebuttals(file: Path) -> Iterator[Claim]:
    """Yield the claims of rebuttals that are marked with [+ +] where they are meant, and with [- -] where not."""
    for marked in json.loads(file.read_text(encoding="utf-8")):
        text, found, opened = "", [], ("", 0)
        for piece in SPLIT.split(marked):
            if piece in ("[+", "[-"):
                opened = (piece, len(text))
            elif piece in ("+]", "-]"):
                text = text.rstrip()
                found.append((opened[0] == "[+", opened[1], len(text)))
                opened = ("", 0)
            else:
                text += piece.lstrip() if opened[0] else piece
        yield from (Claim(text, start, end, meant, REBUTTALS_COUNT / 2) for meant, start, end in found)


def shrunk(claim: Claim, draw: random.Random, *, always: bool = False) -> Claim:
    """Return a claim without up to two words of meaning at either end; most as they are unless `always`."""
    words = [word for word in content(claim.text) if claim.start <= word.start and word.end <= claim.end]
    if (not always and draw.random() >= SHRUNK) or len(words) < LEAST_WORDS:
        return claim
    first = min(draw.choice((0, 0, 1, 2)), len(words) - 2)
    last = min(draw.choice((0, 0, 1, 2)), len(words) - 2 - first)
    return claim._replace(start=words[first].start, end=words[len(words) - 1 - last].end)


def content(text: str) -> list[Any]:
    """Return the words of meaning of a text."""
    return [word for sentence in read(text).sentences for word in sentence.words if word.content]


def marked_answers() -> Iterator[Claim]:
    """Yield the claims of marked answers that make a key point, or contradict it."""
    for one in [*tuning_sets(OWN), *shipped_sets(OWN), *topic_sets()]:
        scorer = Scorer(one.scenario)
        for row in one.answers:
            for claim in scorer.claims(row["line"], row["answer"]):
                made = marked_as(row, claim.point)
                if made in (Verdict.HIT, Verdict.CONTRADICTED):
                    yield Claim(row["answer"], claim.start, claim.end, made is Verdict.HIT, ANSWERS_COUNT)


def model_rebuttals() -> Iterator[Claim]:
    """Yield the claims of model rebuttals that make a key point of their line."""
    scenarios = [*(shipped(name) for name in SHIPPED), *(one.scenario for one in [*tuning_sets(OWN), *topic_sets()])]
    for scenario in scenarios:
        scorer = Scorer(scenario)
        for line in scenario.lines:
            for claim in scorer.claims(line.id, line.model or ""):
                yield Claim(line.model, claim.start, claim.end, meant=True, counts=ANSWERS_COUNT)


def arguments(folder: Path) -> Iterator[Claim]:
    """Yield the claims of ArgKP's arguments that make a key point: the likeliest of each pair."""
    topics = argkp.topics(folder)
    points = argkp.accepted(folder, topics)
    for topic in topics:
        scenario: Scenario = scenario_batch(topic, points, "with wordings", []).scenario
        scorer = Scorer(scenario)
        for argument in topic.arguments:
            made = {scenario.key_points[place].id for place, label in argument.labels.items() if label}
            best = {claim.point: claim for claim in scorer.claims(argkp.LINE, argument.text) if claim.point in made}
            yield from (
                Claim(argument.text, one.start, one.end, meant=True, counts=ARGUMENTS_COUNT) for one in best.values()
            )


def neighbours(answers: Sequence[Claim]) -> list[str]:
    """Return sentences of marked answers, to put beside frames."""
    texts = sorted({claim.text for claim in answers if claim.counts == ANSWERS_COUNT})
    return [
        text[sentence.start : sentence.end] + "."
        for text in texts
        for sentence in read(text).sentences
        if SHORTEST <= len(sentence.words) <= LONGEST
    ]


def words_of(frames: Sequence[Frame]) -> frozenset[str]:
    """Return the words and marks that enough frames have."""
    seen: Counter[str] = Counter()
    for frame in frames:
        text, start, end = framed_text(frame.text, "zzzq zzzq")
        seen.update({token for side in beside_claim(Claim(text, start, end, meant=True, counts=1)) for token in side})
    return frozenset(word for word, count in seen.items() if count >= RARE)


def beside_claim(claim: Claim) -> tuple[tuple[str, ...], ...]:
    """Return the words around a claim, by side."""
    of, _ = _around(claim)
    return of.before, of.after, of.earlier, of.later


def features(claim: Claim, known: frozenset[str]) -> set[str]:
    """Return the runs of words around a claim, and what rules made of it."""
    of, rules = _around(claim)
    return {*runs(of, known), *rules}


def _around(claim: Claim) -> tuple[Any, list[str]]:
    sentences = read(claim.text).sentences
    words = [word for sentence in sentences for word in sentence.words]
    places = [
        place
        for place, word in enumerate(words)
        if claim.start <= word.start and word.end <= claim.end and word.content
    ] or [place for place, word in enumerate(words) if claim.start <= word.start and word.end <= claim.end]
    first = places[0]
    end = next(end for end in accumulate(len(sentence.words) for sentence in sentences) if first < end)
    last = min(places[-1] + 1, end)
    return around(sentences, first, last), rule_names(sentences, stances(sentences), first, last)


def table(said: Sequence[set[str]], places: dict[str, int]) -> csr_matrix:
    """Return a row for each claim, a column for each run of words."""
    columns = [[places[run] for run in runs_ if run in places] for runs_ in said]
    ends = np.cumsum([0, *map(len, columns)])
    flat = [place for row in columns for place in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(said), len(places)))


def weights_of(curve: LogisticRegression, places: dict[str, int]) -> dict[str, int]:
    """Return the weights of runs in steps, those that are large enough."""
    weights = {run: round(float(curve.coef_[0][place]) / STEP) for run, place in places.items()}
    return {run: weight for run, weight in weights.items() if abs(weight) >= LEAST}


def write(curve: LogisticRegression, weights: dict[str, int], known: Iterable[str], file: Path) -> None:
    """Write the constant, weights, and the words that are known to a file."""
    file.write_bytes(packed(round(float(curve.intercept_[0]) / STEP), weights, known))
    print(f"{len(weights)} runs of words, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
