"""Learn what makes two texts about the same point: a linear map over stem vectors, and how much each stem says.

Learned on ArgKP-2021 (train and dev), so that an argument lies near the key point it makes and far from the topic's
others: a text's vector is unit(Σ w · exp(clip(u·v, ±2)) · vM) over its content stems, w by rarity in English.
Needs the PyPI package `numpy`. The same seed, data and numpy give the same map.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks import argkp
from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.text import read
from tools.make_vectors import SMALL, Vectors

SEED = 1
STEPS = 45
RATE = 0.015
BETAS = (0.9, 0.999)
"""How much of the running mean of slopes, and of their squares, Adam keeps at a step."""
ARGUMENTS = 90
"""How many arguments of each topic are drawn for a step."""
HELD_TO_IDENTITY = 0.01
HELD_TO_ZERO = 0.003
"""How strongly the map is held to the identity, and the stems' weight to 1."""
MOST = 2.0
"""The log of how much more, or less, a stem may come to say than by its rarity."""
THEIRS = 0.2
"""What a word of the motion or the opponent's line counts."""
COMMON = 1.5
LEAST_WEIGHT = 0.3
RARITY_POWER = 0.75
"""The curve from rarity to weight, as `debategame.scoring` has it."""
START = (6.0, 4.0, -3.0)
"""The logistic curve that learning begins with: cosine, margin over the best other key point, constant."""


class Map(NamedTuple):
    """What is learned."""

    matrix: np.ndarray
    says: np.ndarray
    """A stem says exp(says · its vector) times what its rarity gives."""
    curve: np.ndarray
    """The logistic curve over cosine and margin, with its constant."""


class Side(NamedTuple):
    """One topic and stance, in numbers."""

    motion: str
    stems: np.ndarray
    """The places, in the table of vectors, of the stems that occur."""
    texts: np.ndarray
    """For each text of a key point, claim or wording, the weight of each of the stems."""
    whose: np.ndarray
    """For each key point and text 1 or 0: whether it is one of its texts."""
    arguments: np.ndarray
    """For each argument the weight of each of the stems."""
    made: np.ndarray
    """For each argument and key point 1 or 0: whether it makes it."""
    known: np.ndarray
    """Whether that is known."""


def sides(folder: Path, vectors: Vectors, *, worded: bool = False) -> list[Side]:
    """Return every topic and stance of ArgKP that has two key points or more, by claims, or by wordings too."""
    places = {stem: place for place, stem in enumerate(vectors.stems)}
    known = wordings(folder)
    return [
        _side(topic, [[claim, *(known.get(claim, ()) if worded else ())] for claim in topic.key_points], places)
        for topic in argkp.topics(folder)
        if len(topic.key_points) > 1
    ]


def wordings(folder: Path) -> dict[str, list[str]]:
    """Return the wordings of each claim, from the folder `wordings` if there is one."""
    read_in = (json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("wordings/*.json")))
    return {point["claim"]: point["wordings"] for topic in read_in for point in topic["key_points"]}


def folds(motions: Collection[str], number: int) -> list[list[str]]:
    """Return the motions to leave out together, as so many lists; drawn once for all."""
    order = np.random.default_rng(SEED).permutation(sorted(set(motions))).tolist()
    return [order[start::number] for start in range(number)]


def learn(learned_on: Sequence[Side], vectors: np.ndarray) -> Map:
    """Learn a map by Adam, from the identity."""
    size = vectors.shape[1]
    matrix_size = size * size
    draw = np.random.default_rng(SEED)
    numbers = np.concatenate([np.eye(size).ravel(), np.zeros(size), START])
    means, squares = np.zeros_like(numbers), np.zeros_like(numbers)
    for step in range(1, STEPS + 1):
        now = _unpacked(numbers, size)
        slope = np.concatenate([2 * HELD_TO_IDENTITY * (now.matrix - np.eye(size)).ravel(), np.zeros(size + 3)])
        slope[matrix_size:-3] = 2 * HELD_TO_ZERO * now.says
        drawn = [_drawn(side, draw) for side in learned_on]
        pairs = sum(side.known.sum() for side in drawn)
        for side in drawn:
            slope += _slope(side, vectors[side.stems], now) / pairs
        means = BETAS[0] * means + (1 - BETAS[0]) * slope
        squares = BETAS[1] * squares + (1 - BETAS[1]) * slope**2
        numbers -= RATE * means / (1 - BETAS[0] ** step) / (np.sqrt(squares / (1 - BETAS[1] ** step)) + SMALL)
    return _unpacked(numbers, size)


def mapped(vectors: np.ndarray, by: Map) -> np.ndarray:
    """Return what each stem adds to a text's vector, for a weight of 1."""
    strength = np.exp(np.clip(vectors @ by.says, -MOST, MOST))
    return np.asarray(strength[:, None] * (vectors @ by.matrix))


def margins(cosines: np.ndarray) -> np.ndarray:
    """Return each row's cosines, less the best other of the row; a single one is compared with 0."""
    if cosines.shape[1] == 1:
        return cosines
    least_and_most = np.sort(cosines, axis=1)
    best, second = least_and_most[:, -1:], least_and_most[:, -2:-1]
    return np.asarray(cosines - np.where(cosines == best, second, best))


def _unpacked(numbers: np.ndarray, size: int) -> Map:
    return Map(numbers[: size * size].reshape(size, size), numbers[size * size : -3], numbers[-3:])


def _side(topic: argkp.Topic, points: Sequence[Sequence[str]], places: dict[str, int]) -> Side:
    theirs = set(content_stems(topic.motion))
    texts = [text for point in points for text in point]
    bags = [
        [stem for stem in content_stems(text) if stem in places]
        for text in (*texts, *(argument.text for argument in topic.arguments))
    ]
    stems = sorted({stem for bag in bags for stem in bag})
    columns = {stem: column for column, stem in enumerate(stems)}
    weights = np.zeros((len(bags), len(stems)))
    for row, bag in enumerate(bags):
        for stem in bag:
            weights[row, columns[stem]] += english(stem) * (THEIRS if stem in theirs else 1.0)
    labels = np.full((len(topic.arguments), len(points)), np.nan)
    for row, argument in enumerate(topic.arguments):
        for point, made in argument.labels.items():
            labels[row, point] = made
    known = ~np.isnan(labels)
    return Side(
        motion=topic.motion,
        stems=np.array([places[stem] for stem in stems]),
        texts=weights[: len(texts)],
        whose=np.repeat(np.eye(len(points)), [len(point) for point in points], axis=1),
        arguments=weights[len(texts) :],
        made=np.where(known, labels, 0.0),
        known=known,
    )


def content_stems(text: str) -> Iterator[str]:
    """Yield the stems of a text's content words, repeats too."""
    for sentence in read(text).sentences:
        yield from sentence.stems


def english(stem: str) -> float:
    """Return how much a stem says by its rarity."""
    return float(max(LEAST_WEIGHT, rarity(stem) - COMMON) ** RARITY_POWER)


def _drawn(side: Side, draw: np.random.Generator) -> Side:
    rows = draw.permutation(len(side.arguments))[:ARGUMENTS]
    return side._replace(arguments=side.arguments[rows], made=side.made[rows], known=side.known[rows])


def _slope(side: Side, vectors: np.ndarray, by: Map) -> np.ndarray:
    """Return the slope of the summed cross-entropy of one side, in the order of the numbers."""
    leaning = vectors @ by.says
    strength = np.exp(np.clip(leaning, -MOST, MOST))
    bags = np.vstack([side.arguments, side.texts])
    sums = (bags * strength) @ vectors
    rows = sums @ by.matrix
    lengths = np.maximum(SMALL, np.linalg.norm(rows, axis=1, keepdims=True))
    whole = rows / lengths
    count = len(side.arguments)
    middles = side.whose @ whole[count:]
    widths = np.maximum(SMALL, np.linalg.norm(middles, axis=1, keepdims=True))
    centres = middles / widths
    cosines = whole[:count] @ centres.T
    order = np.argsort(cosines, axis=1)
    rival = np.where(np.arange(cosines.shape[1]) == order[:, -1:], order[:, -2:-1], order[:, -1:])
    margin = cosines - np.take_along_axis(cosines, rival, axis=1)
    chance = 1 / (1 + np.exp(-(by.curve[0] * cosines + by.curve[1] * margin + by.curve[2])))
    error = np.where(side.known, chance - side.made, 0.0)
    by_cosine = (by.curve[0] + by.curve[1]) * error
    np.subtract.at(by_cosine, (np.arange(count)[:, None], rival), by.curve[1] * error)
    by_middles = _before_unit(by_cosine.T @ whole[:count], centres, widths)
    by_rows = _before_unit(np.vstack([by_cosine @ centres, side.whose.T @ by_middles]), whole, lengths)
    by_strength = (bags * (by_rows @ by.matrix.T @ vectors.T)).sum(axis=0)
    by_says = vectors.T @ (by_strength * strength * (np.abs(leaning) < MOST))
    curve = [(error * cosines).sum(), (error * margin).sum(), error.sum()]
    return np.concatenate([(sums.T @ by_rows).ravel(), by_says, curve])


def _before_unit(slope: np.ndarray, whole: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return the slope by rows from the slope by the same rows brought to length 1."""
    return np.asarray((slope - whole * (slope * whole).sum(axis=1, keepdims=True)) / lengths)
