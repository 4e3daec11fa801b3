"""The data of the workshop: a folder of the user's, and what comes with the project."""

import json
from pathlib import Path
from typing import Any

import msgspec

import debategame
from benchmarks.workshop.marking import Batch, Marker
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file

HERE = Path(__file__).parent.parent
UNSEEN = HERE / "data" / "unseen"
"""Three scenarios with answers and frames that the scorer is never fitted on, and their texts never read for it."""
SHIPPED = Path(debategame.__file__).parent.parent / "scenarios"
UNSEEN_NAMES = ("voting", "cars", "cash")
TUNING_NAMES = ("homework", "nuclear")


class Bench(msgspec.Struct, frozen=True):
    """What every table needs."""

    folder: Path
    """The user's data: folders `marked`, `argkp`, `cases`."""
    marker: Marker
    sample: int = 1
    """Every how many arguments of ArgKP one is taken."""
    seed: int = 1


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
    """Return the project's unseen set."""
    return [_marked_set(UNSEEN, name) for name in UNSEEN_NAMES]


def tuning_sets(folder: Path) -> list[MarkedSet]:
    """Return the scenarios in the user's data that the scorer may be tuned on."""
    return [_marked_set(folder / "marked", name) for name in TUNING_NAMES]


def shipped(name: str = "big-society") -> Scenario:
    """Return a scenario that comes with the project, as it is."""
    return read_file(SHIPPED / f"{name}.yaml")


def shipped_sets(folder: Path) -> list[MarkedSet]:
    """Return the sets of answers to the shipped scenario."""
    whole = shipped()
    bare = without_theirs(whole)
    theirs = whole if getattr(whole, "their_points", ()) else None
    return [
        MarkedSet("big-society-dev", bare, theirs, rows(folder / "marked" / "big-society-dev.jsonl")),
        MarkedSet("big-society-dev-2", bare, theirs, rows(folder / "marked" / "big-society-dev-2.jsonl")),
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
    scenario = without_theirs(read_file(folder / f"{name}.yaml"))
    theirs = None
    if knows_theirs():
        given = json.loads((folder / f"{name}.theirs.json").read_text(encoding="utf-8"))
        theirs = with_theirs(scenario, given["their_points"], given["argues"])
    return MarkedSet(name, scenario, theirs, rows(folder / f"{name}.jsonl"))
