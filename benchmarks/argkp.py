"""ArgKP-2021: crowd arguments, key points, and whether the one makes the other. Read from a folder of its CSV files."""

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from debategame.scenario.model import KeyPoint, Line, Scenario

LINE = "topic"
WHERE = (
    "For it, copy the CSV files of ArgKP-2021 into DATA/argkp: they are in the folder kpm_data of IBM's repository "
    "KPA_2021_shared_task on GitHub."
)
"""Where the data can be had, and how a folder of data holds it."""


class Argument(msgspec.Struct, frozen=True):
    """An argument, with the labels it was given."""

    text: str
    labels: dict[int, bool]
    """Whether it makes a key point, by the index of the key point. Undecided pairs are left out."""


class Topic(msgspec.Struct, frozen=True):
    """One side of one motion."""

    motion: str
    stance: str
    key_points: tuple[str, ...]
    arguments: tuple[Argument, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The motion and the stance."""
        return self.motion, self.stance


def topics(folder: Path) -> list[Topic]:
    """Return every motion and stance in a folder of ArgKP's CSV files, sorted."""
    found = [topic for file in sorted(folder.glob("key_points_*.csv")) for topic in _part(folder, file.name[11:])]
    return sorted(found, key=lambda topic: (topic.motion, topic.stance))


def scenario(topic: Topic, wordings: Sequence[Sequence[str]] = ()) -> Scenario:
    """Return a topic as a scenario with one line, the motion. `wordings` has a sequence for each key point."""
    ids = tuple(f"k{number}" for number in range(len(topic.key_points)))
    more = wordings or [()] * len(ids)
    points = zip(ids, topic.key_points, more, strict=True)
    return scenario_of(
        topic, tuple(KeyPoint(id=name, claim=claim, wordings=tuple(also)) for name, claim, also in points)
    )


def accepted(folder: Path, topics: Sequence[Topic]) -> dict[tuple[str, str], tuple[KeyPoint, ...]]:
    """Return the key points of each topic, with wordings and opposites if the folder has `wordings/*.json`."""
    found: dict[tuple[str, str], dict[str, KeyPoint]] = {}
    for file in sorted((folder / "wordings").glob("*.json")):
        pair = json.loads(file.read_text(encoding="utf-8"))
        found[pair["topic"], pair["stance"]] = {
            point["claim"].strip(): KeyPoint(
                id=point["id"].replace("_", "-"),
                claim=point["claim"],
                wordings=tuple(point["wordings"]),
                opposites=tuple(point["opposites"]),
            )
            for point in pair["key_points"]
        }
    return {
        topic.key: tuple(found[topic.key][claim.strip()] for claim in topic.key_points)
        if topic.key in found
        else scenario(topic).key_points
        for topic in topics
    }


def scenario_of(topic: Topic, points: tuple[KeyPoint, ...]) -> Scenario:
    """Return a topic as a scenario of one line that states the motion, with these key points."""
    line = Line(id=LINE, says=topic.motion, points=tuple(point.id for point in points))
    return Scenario(format=1, id="argkp", title=topic.motion, motion=topic.motion, key_points=points, lines=(line,))


def split(topic: Topic, wordings: int, longest: int = 25) -> tuple[list[list[str]], list[Argument]]:
    """Return up to `wordings` short arguments for each key point, and all the other arguments."""
    taken: list[list[str]] = [[] for _ in topic.key_points]
    rest = []
    for argument in topic.arguments:
        makes = [place for place, label in argument.labels.items() if label]
        if makes and len(taken[makes[0]]) < wordings and len(argument.text.split()) < longest:
            taken[makes[0]].append(argument.text)
        else:
            rest.append(argument)
    return taken, rest


def _part(folder: Path, name: str) -> list[Topic]:
    points = defaultdict(list)
    for row in _rows(folder / f"key_points_{name}"):
        points[row["topic"], row["stance"]].append(row)
    labels: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for row in _rows(folder / f"labels_{name}"):
        labels[row["arg_id"]][row["key_point_id"]] = row["label"] == "1"
    arguments = defaultdict(list)
    for row in _rows(folder / f"arguments_{name}"):
        arguments[row["topic"], row["stance"]].append(row)
    return [
        Topic(
            motion=motion,
            stance=stance,
            key_points=tuple(row["key_point"] for row in rows),
            arguments=tuple(
                Argument(argument["argument"], _by_place(labels[argument["arg_id"]], rows))
                for argument in arguments[motion, stance]
                if argument["arg_id"] in labels
            ),
        )
        for (motion, stance), rows in points.items()
    ]


def _by_place(labels: dict[str, bool], rows: list[dict[str, str]]) -> dict[int, bool]:
    ids = [row["key_point_id"] for row in rows]
    return {ids.index(point): label for point, label in labels.items() if point in ids}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
