"""Score many answers in parallel, with the settings that a run of the workshop tries."""

import inspect
import json
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.workshop.switches import Switch, tuning_without
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer


class Mark(msgspec.Struct, frozen=True):
    """What the scorer said of one key point of one answer."""

    point: str
    verdict: Verdict
    confidence: float
    doubted: bool
    """Whether the scorer thinks the opposite is said, but is not sure."""


Marks = tuple[Mark, ...]
"""The marks of one answer, one for each key point of its line."""


class Batch(msgspec.Struct, frozen=True):
    """Answers to the lines of one scenario."""

    scenario: Scenario
    answers: tuple[tuple[str, str], ...]
    """The id of the line and the text, for each answer."""
    motion: str = ""
    """The motion of ArgKP that the scenario is made of, if any: its vectors are then learned without it."""


class Setup(msgspec.Struct, frozen=True):
    """What a run of the workshop changes about the scorer."""

    vectors: Path | None = None
    """A folder with a file of vectors for each fold of ArgKP's motions, and `folds.json`."""
    switches: tuple[Switch, ...] = ()
    """The parts of the scorer that are off."""


class Marker:
    """Scores batches of answers with several processes."""

    def __init__(self, pool: Executor, setup: Setup) -> None:
        """Keep the processes and the settings."""
        self._pool = pool
        self.setup = setup

    def mark(self, batches: Sequence[Batch]) -> list[list[Marks]]:
        """Return the marks of each answer of each batch."""
        return list(self._pool.map(partial(mark, self.setup), batches))


def mark(setup: Setup, batch: Batch) -> list[Marks]:
    """Return the marks of each answer of a batch."""
    scorer = scorer_of(setup, batch.scenario, batch.motion)
    return [
        tuple(
            Mark(point.id, point.verdict, point.confidence, getattr(point, "doubted", False))
            for point in scorer.score(line, text).points
        )
        for line, text in batch.answers
    ]


def scorer_of(setup: Setup, scenario: Scenario, motion: str = "") -> Scorer:
    """Return a scorer with the settings; those that the scorer does not know are left out."""
    for switch in setup.switches:
        switch.turn_off()
    known = inspect.signature(Scorer).parameters
    given: dict[str, Any] = {}
    if setup.vectors and motion and "vectors" in known:
        given["vectors"] = _vectors(fold_file(setup.vectors, motion))
    if "tuning" in known and setup.switches:
        given["tuning"] = tuning_without(setup.switches)
    return Scorer(scenario, **given)


def fold_file(folder: Path, motion: str) -> Path:
    """Return the file of the vectors that were learned without a motion; ValueError for an unknown motion."""
    folds: list[list[str]] = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    for number, motions in enumerate(folds):
        if motion in motions:
            return folder / f"{number}.bin"
    raise ValueError(f"{folder / 'folds.json'} has no fold with the motion {motion!r}.")


@cache
def _vectors(file: Path) -> object:
    return import_module("debategame.scoring.aboutness").Aboutness(file.read_bytes())
