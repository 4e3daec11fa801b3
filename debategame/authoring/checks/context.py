"""The input that all checks share, and the advice that they return."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from debategame.authoring.checks.similarity import Meanings
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.scorer import Scorer

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


class CheckContext:
    """A scenario with the scorers and text analysis that all checks share."""

    def __init__(self, scenario: Scenario) -> None:
        """Create the scorers. They prepare each line when it is first scored."""
        self.scenario = scenario
        self.scorer = Scorer(scenario)
        self.score = lru_cache(maxsize=None)(self.scorer.score)
        """Scores an answer, given the line's id and the text. Each is scored once."""
        silent = tuple(msgspec.structs.replace(line, says=SILENT) for line in scenario.lines)
        self.scorer_without_lines = Scorer(msgspec.structs.replace(scenario, lines=silent))
        """Scores as if the opponent had said nothing, so that repeated words of the line count too."""
        self.meanings = Meanings(scenario.synonyms)

    def key_points(self) -> Iterator[tuple[DataPath, KeyPoint]]:
        """Yield each key point with its path."""
        for number, point in enumerate(self.scenario.key_points):
            yield ("key_points", number), point

    def lines(self) -> Iterator[tuple[DataPath, Line]]:
        """Yield each line with its path."""
        for number, line in enumerate(self.scenario.lines):
            yield ("lines", number), line

    def lines_of(self, point: KeyPoint) -> tuple[Line, ...]:
        """Return the lines that a key point answers."""
        return tuple(line for line in self.scenario.lines if point.id in line.points)


def claim_and_wordings(path: DataPath, point: KeyPoint) -> Iterator[tuple[DataPath, str]]:
    """Yield the claim and the wordings of a key point with their paths."""
    yield (*path, "claim"), point.claim
    for number, wording in enumerate(point.wordings):
        yield (*path, "wordings", number), wording
