"""The data of the workshop: what comes with the project, and a folder of the user's with more."""

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec

import debategame
from benchmarks.workshop.marking import Batch, Marker
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file

HERE = Path(__file__).parent.parent
OWN = HERE / "data"
"""The project's own data."""
UNSEEN = OWN / "unseen"
"""Three scenarios with answers and frames. The scorer is never fitted on them, and who tunes it never reads them."""
UNSEEN_2 = OWN / "unseen-2"
"""Four more, by others, with frames of their own."""
UNSEEN_3 = OWN / "unseen-3"
"""Four more, by others again, without the other side's points."""
UNSEEN_4 = OWN / "unseen-4"
"""Four more, by others again, with frames of their own."""
TUNING = OWN / "tuning"
"""Marked answers that the scorer is fitted and tuned on."""
TOPICS = OWN / "topics"
"""Twenty-eight more topics to tune on: a folder each, with a scenario, answers and sentences."""
SHIPPED = Path(debategame.__file__).parent.parent / "scenarios"
UNSEEN_NAMES = ("voting", "cars", "cash")
UNSEEN_2_NAMES = ("phones-in-class", "tourists", "machine-homework", "meat-free-canteen")
UNSEEN_3_NAMES = ("night-flights", "tipping", "swimming", "plastic-lawns")
UNSEEN_4_NAMES = ("uniforms", "organ-donors", "fireworks", "museum-fees")
TUNING_NAMES = ("homework", "nuclear")
SHIPPED_DEV = ("big-society-dev", "big-society-dev-2")
"""The answers to the shipped scenario that the scorer may be tuned on."""


class Bench(msgspec.Struct, frozen=True):
    """What every table needs."""

    folder: Path
    """A folder with any of the folders `marked`, `argkp` and `cases`; `OWN` if the user names none."""
    marker: Marker
    sample: int = 1
    """Every how many arguments of ArgKP one is taken."""
    seed: int = 1
    answers: int | None = None
    """How many marked answers of each set are taken; None for all."""


class MarkedSet(msgspec.Struct, frozen=True):
    """A scenario, and answers to it that people marked."""

    name: str
    scenario: Scenario
    theirs: Scenario | None
    """The scenario with the other side's points; None where there are none."""
    answers: tuple[dict[str, Any], ...]

    def batch(self) -> Batch:
        """Return the answers to the scenario without the other side's points."""
        return batch_of(self.scenario, self.answers)


def batch_of(scenario: Scenario, answers: tuple[dict[str, Any], ...]) -> Batch:
    """Return marked answers as a batch."""
    return Batch(scenario, tuple((row["line"], row["answer"]) for row in answers))


def rows(file: Path) -> tuple[dict[str, Any], ...]:
    """Return the rows of a file of JSON Lines."""
    return tuple(json.loads(row) for row in file.read_text(encoding="utf-8").splitlines() if row.strip())


def unseen_sets() -> list[MarkedSet]:
    """Return the project's first unseen set."""
    return [_marked_set(UNSEEN, name) for name in UNSEEN_NAMES]


def second_unseen_sets() -> list[MarkedSet]:
    """Return the project's second unseen set."""
    return [_marked_set(UNSEEN_2, name) for name in UNSEEN_2_NAMES]


def third_unseen_sets() -> list[MarkedSet]:
    """Return the project's third unseen set."""
    return [_marked_set(UNSEEN_3, name) for name in UNSEEN_3_NAMES]


def fourth_unseen_sets() -> list[MarkedSet]:
    """Return the project's fourth unseen set."""
    return [_marked_set(UNSEEN_4, name) for name in UNSEEN_4_NAMES]


def every_unseen_set() -> list[MarkedSet]:
    """Return the project's four unseen sets."""
    return [*unseen_sets(), *second_unseen_sets(), *third_unseen_sets(), *fourth_unseen_sets()]


def tuning_sets(folder: Path) -> list[MarkedSet]:
    """Return the scenarios that the scorer may be tuned on: the user's where `folder` has them, else the project's."""
    return [_marked_set(marked_file(folder, f"{name}.yaml").parent, name) for name in TUNING_NAMES]


def topic_sets() -> list[MarkedSet]:
    """Return the scenarios of `TOPICS` with their marked answers."""
    return [
        _set_of(folder.name, read_file(folder / "scenario.yaml"), rows(folder / "answers.jsonl"))
        for folder in sorted(path for path in TOPICS.iterdir() if path.is_dir())
    ]


def sentence_sets() -> list[MarkedSet]:
    """Return the scenarios of `TOPICS`, each with sentences that make one key point, deny one, or make none."""
    return [msgspec.structs.replace(one, answers=tuple(_sentences(one))) for one in topic_sets()]


def contradiction_sets() -> list[MarkedSet]:
    """Return the scenarios of `TOPICS`, each with sentences that make a key point or say its opposite in other words.

    Only that key point is marked for sure: the others of the line count neither way.
    """
    return [
        msgspec.structs.replace(one, name=f"{one.name}, contradictions", answers=tuple(_contradictions(one)))
        for one in topic_sets()
    ]


def marked_file(folder: Path, name: str) -> Path:
    """Return a file of the user's folder `marked`, or the project's own if the user has none of that name."""
    given = folder / "marked" / name
    return given if given.exists() else TUNING / name


def shipped(name: str = "big-society") -> Scenario:
    """Return a scenario that comes with the project, as it is."""
    return read_file(SHIPPED / f"{name}.yaml")


def shipped_sets(folder: Path) -> list[MarkedSet]:
    """Return the sets of answers to the shipped scenario, those to tune on first."""
    whole = shipped()
    bare = without_theirs(whole)
    theirs = whole if getattr(whole, "their_points", ()) else None
    return [
        *(MarkedSet(name, bare, theirs, rows(marked_file(folder, f"{name}.jsonl"))) for name in SHIPPED_DEV),
        MarkedSet("big-society-answers", bare, theirs, rows(HERE / "big-society-answers.jsonl")),
    ]


def knows_theirs() -> bool:
    """Return whether the scenario format knows the other side's points."""
    return "their_points" in Scenario.__struct_fields__


def with_theirs(scenario: Scenario, their_points: list[dict[str, Any]], argues: dict[str, list[str]]) -> Scenario:
    """Return a scenario with the other side's points; `argues` gives the ids of those that each line argues."""
    plain = msgspec.to_builtins(scenario)
    plain["their_points"] = their_points
    for line in plain["lines"]:
        line["argues"] = argues.get(line["id"], [])
    return msgspec.convert(plain, Scenario)


def without_theirs(scenario: Scenario) -> Scenario:
    """Return a scenario without the other side's points."""
    return with_theirs(scenario, [], {}) if getattr(scenario, "their_points", ()) else scenario


def _marked_set(folder: Path, name: str) -> MarkedSet:
    """Read a set; the other side's points stand in the scenario or in a file beside it."""
    whole = read_file(folder / f"{name}.yaml")
    beside = folder / f"{name}.theirs.json"
    if knows_theirs() and beside.exists():
        given = json.loads(beside.read_text(encoding="utf-8"))
        whole = with_theirs(without_theirs(whole), given["their_points"], given["argues"])
    return _set_of(name, whole, rows(folder / f"{name}.jsonl"))


def _sentences(one: MarkedSet) -> Iterator[dict[str, Any]]:
    """Yield the sentences of a topic as rows of marked answers, each to the first line that it may answer."""
    given = json.loads((TOPICS / one.name / "sentences.json").read_text(encoding="utf-8"))
    lines = {point: line.id for line in reversed(one.scenario.lines) for point in line.points}
    for kind, key in (("points", "hits"), ("denied", "contradicts")):
        for point, texts in given[kind].items():
            for text in texts:
                row: dict[str, Any] = {"line": lines[point], "answer": text, "kind": kind}
                yield row | {"hits": [], "partial": [], "contradicts": []} | {key: [point]}
    for text, line in zip(given["none"], cycle(one.scenario.lines), strict=False):
        yield {"line": line.id, "answer": text, "kind": "none", "hits": [], "partial": [], "contradicts": []}


def _contradictions(one: MarkedSet) -> Iterator[dict[str, Any]]:
    given = json.loads((TOPICS / one.name / "contradictions.json").read_text(encoding="utf-8"))
    lines = {point: line for line in reversed(one.scenario.lines) for point in line.points}
    for point, sentences in given.items():
        others = [other for other in lines[point].points if other != point]
        for kind, key in (("makes", "hits"), ("against", "contradicts")):
            for text in sentences[kind]:
                row: dict[str, Any] = {"line": lines[point].id, "answer": text, "kind": kind}
                yield row | {"hits": [], "partial": others, "contradicts": []} | {key: [point]}


def _set_of(name: str, whole: Scenario, answers: tuple[dict[str, Any], ...]) -> MarkedSet:
    """Return answers to a scenario, which may have the other side's points."""
    theirs = whole if getattr(whole, "their_points", ()) else None
    return MarkedSet(name, without_theirs(whole), theirs, answers)
