"""The input that all checks share, and the advice that they return."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

import msgspec

from debategame.authoring.checks.similarity import Coverage, Meanings
from debategame.authoring.checks.trials import Trials, Work
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.reading.text import read

SILENT = "-"
"""Stands for the opponent's line if its words should not count."""


class Advice(msgspec.Struct, frozen=True):
    """Advice on one part of a scenario that can be played but could teach better."""

    path: DataPath
    """The part of the scenario, such as `("key_points", 0, "claim")`."""
    message: str
    hint: str
    words: str = ""
    """The words of a longer text that this is about."""
    level: Literal["warning", "note"] = "warning"
    """A note is worth reading and does not count as a warning."""


class CheckContext:
    """A scenario with the trials and text analysis that all checks share."""

    def __init__(self, scenario: Scenario, work: Work | None = None) -> None:
        """Prepare to check a scenario. `work` limits the checks; give one to set the limit or to read the count."""
        self.scenario = scenario
        self.work = work or Work()
        self.trials = Trials(scenario, self.work)
        silent = tuple(msgspec.structs.replace(line, says=SILENT) for line in scenario.lines)
        self.trials_without_lines = Trials(msgspec.structs.replace(scenario, lines=silent), self.work)
        """Scores as if the opponent had said nothing, so that repeated words of the line count too."""
        self.read = lru_cache(maxsize=None)(read)
        """Reads a text into sentences and words, each text only once."""
        self.meanings = Meanings(scenario.synonyms, self.read)
        points = scenario.key_points
        self.wordings = Coverage({point.id: (point.claim, *point.wordings) for point in points}, self.meanings)
        """How far a text has the words of the claims and wordings, by key point."""
        ideas = {point.id: chain.from_iterable(point.any_of.ideas) for point in points if point.any_of}
        self.ideas = Coverage(ideas, self.meanings)
        """How far a text has the words of the names of ideas, by key point."""
        self._points = {point.id: point for point in points}
        self._lines_of: defaultdict[str, list[Line]] = defaultdict(list)
        for line in scenario.lines:
            for point_id in line.points:
                self._lines_of[point_id].append(line)

    def key_points(self) -> Iterator[tuple[DataPath, KeyPoint]]:
        """Yield each key point with its path."""
        for number, point in enumerate(self.scenario.key_points):
            yield ("key_points", number), point

    def lines(self) -> Iterator[tuple[DataPath, Line]]:
        """Yield each line with its path."""
        for number, line in enumerate(self.scenario.lines):
            yield ("lines", number), line

    def points_of(self, line: Line) -> tuple[KeyPoint, ...]:
        """Return the key points that answer a line, in the line's order."""
        return tuple(self._points[point_id] for point_id in line.points)

    def lines_of(self, point: KeyPoint) -> tuple[Line, ...]:
        """Return the lines that a key point answers."""
        return tuple(self._lines_of[point.id])


def claim_and_wordings(path: DataPath, point: KeyPoint) -> Iterator[tuple[DataPath, str]]:
    """Yield the claim and the wordings of a key point with their paths."""
    yield (*path, "claim"), point.claim
    for number, wording in enumerate(point.wordings):
        yield (*path, "wordings", number), wording
