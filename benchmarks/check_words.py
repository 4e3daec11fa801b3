"""How many wordings that deny their claim, and opposites that affirm it, `check` finds.

`data/check-words` has key points with right sentences, and wrong ones that are put among them one at a time. A right
sentence that is accused is a false alarm; so is one of the scenarios that come with the project. Run it with
`python -m benchmarks.check_words`.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.own_sentences import check
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scenario.reader import read_file

HERE = Path(__file__).parent
WORDS = HERE / "data" / "check-words"
FILES = ("tuned", "unseen")
ACCUSING = ("may deny", "this opposite may affirm", "this opposite affirms")
"""What the messages have that are measured."""


class Labelled(msgspec.Struct, frozen=True):
    """A key point with right and wrong sentences."""

    claim: str
    wordings: tuple[str, ...]
    denying: tuple[str, ...]
    """Sentences that deny the claim: wrong as wordings."""
    opposites: tuple[str, ...]
    affirming: tuple[str, ...]
    """Sentences that make the claim: wrong as opposites."""


class Topic(msgspec.Struct, frozen=True):
    """Key points of one line."""

    topic: str
    line: str
    key_points: tuple[Labelled, ...]


class Counts(msgspec.Struct, frozen=True):
    """How many sentences of one kind are accused."""

    sentences: int
    warnings: int
    notes: int

    def __str__(self) -> str:
        """Return the share that is accused, and how many by warnings."""
        accused = self.warnings + self.notes
        return f"{accused:>3} of {self.sentences:>4} ({accused / self.sentences:.1%}), {self.warnings} by warnings"


def topics(name: str) -> list[Topic]:
    """Return the topics of one of FILES."""
    return msgspec.yaml.decode((WORDS / f"{name}.yaml").read_bytes(), type=list[Topic])


def wrong(name: str, kind: str) -> Counts:
    """Count accusations of wrong sentences, `denying` or `affirming`, each put among the right ones by itself."""
    places = [(topic, place) for topic in topics(name) for place in range(len(topic.key_points))]
    levels = [level for topic, place in places for level in _levels(topic, place, kind)]
    return Counts(len(levels), levels.count("warning"), levels.count("note"))


def right(scenarios: list[Scenario]) -> dict[str, Counts]:
    """Count accusations in scenarios whose sentences are all right, for `wordings` and for `opposites`."""
    found = [advice for scenario in scenarios for advice in _accusing(scenario)]
    points = [point for scenario in scenarios for point in scenario.key_points]
    return {
        field: Counts(
            sum(len(getattr(point, field)) for point in points),
            *(sum(field in item.path and item.level == level for item in found) for level in ("warning", "note")),
        )
        for field in ("wordings", "opposites")
    }


def scenario_of(topic: Topic, wrong_place: int = 0, field: str = "", sentence: str = "") -> Scenario:
    """Return a scenario of the right sentences of a topic, and one more in a field of one key point."""
    points = [
        KeyPoint(id=f"p{place}", claim=point.claim, wordings=point.wordings, opposites=point.opposites)
        for place, point in enumerate(topic.key_points)
    ]
    if field:
        spoilt = points[wrong_place]
        points[wrong_place] = msgspec.structs.replace(spoilt, **{field: (*getattr(spoilt, field), sentence)})
    line = Line(id="line", says=topic.line, points=tuple(point.id for point in points))
    return Scenario(format=1, id="made", title=topic.topic, key_points=tuple(points), lines=(line,))


def main() -> None:
    """Print how many wrong sentences are found, and how many right ones are accused."""
    for name in FILES:
        for kind in ("denying", "affirming"):
            print(f"{f'{kind}, {name}: found':<40} {wrong(name, kind)}")
        for field, counts in right([scenario_of(topic) for topic in topics(name)]).items():
            print(f"{f'right {field}, {name}: accused':<40} {counts}")
    files = [*HERE.parent.glob("scenarios/*.yaml"), *HERE.glob("data/tuning/*.yaml"), *HERE.glob("data/unseen*/*.yaml")]
    for field, counts in right([read_file(file) for file in sorted(files)]).items():
        print(f"{f'{field} of {len(files)} scenarios: accused':<40} {counts}")


def _levels(topic: Topic, place: int, kind: str) -> Iterator[str]:
    """Yield at which level each wrong sentence of a key point is accused; "" for one that is not."""
    field = "wordings" if kind == "denying" else "opposites"
    point = topic.key_points[place]
    at = ("key_points", place, field, len(getattr(point, field)))
    for sentence in getattr(point, kind):
        found = _accusing(scenario_of(topic, place, field, sentence))
        yield next((item.level for item in found if item.path == at or sentence in item.message), "")


def _accusing(scenario: Scenario) -> list[Advice]:
    return [item for item in check(CheckContext(scenario)) if any(words in item.message for words in ACCUSING)]


if __name__ == "__main__":
    main()
