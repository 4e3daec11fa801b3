"""What every check of a scenario's teaching works with, and what it says."""

from collections.abc import Iterator

import msgspec

from debategame.authoring.checks.similarity import Meanings
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scenario.yaml_errors import Path
from debategame.scoring.scorer import Scorer

UNHEARD = "-"
"""What the opponent says where nothing of theirs is to be held against a text."""


class Finding(msgspec.Struct, frozen=True):
    """A fault of teaching: it does not keep the scenario from being played, it keeps it from teaching well."""

    path: Path
    """Where in the scenario, such as `("key_points", 0, "claim")`."""
    message: str
    hint: str
    words: str = ""
    """The words of a longer text that are meant."""


class CheckContext:
    """A scenario with all that the checks of its teaching share."""

    def __init__(self, scenario: Scenario) -> None:
        """Keep the scenario; scorers prepare each line when it is first scored."""
        self.scenario = scenario
        self.scorer = Scorer(scenario)
        silent = tuple(msgspec.structs.replace(line, says=UNHEARD) for line in scenario.lines)
        self.unheard = Scorer(msgspec.structs.replace(scenario, lines=silent))
        """Scores as if the opponent had said nothing: what a text says counts, whoever said it first."""
        self.meanings = Meanings(scenario.synonyms)

    def key_points(self) -> Iterator[tuple[Path, KeyPoint]]:
        """Yield each key point with its place."""
        for number, point in enumerate(self.scenario.key_points):
            yield ("key_points", number), point

    def lines(self) -> Iterator[tuple[Path, Line]]:
        """Yield each line with its place."""
        for number, line in enumerate(self.scenario.lines):
            yield ("lines", number), line

    def lines_of(self, point: KeyPoint) -> tuple[Line, ...]:
        """Return the lines that a key point answers."""
        return tuple(line for line in self.scenario.lines if point.id in line.points)


def ways(path: Path, point: KeyPoint) -> Iterator[tuple[Path, str]]:
    """Yield the claim and the wordings of a key point, each with its place."""
    yield (*path, "claim"), point.claim
    for number, wording in enumerate(point.wordings):
        yield (*path, "wordings", number), wording
