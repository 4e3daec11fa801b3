"""The map of an article: its key points in the order in which the article argues, each with what the player made."""

import math
import re
from collections.abc import Collection, Sequence

import msgspec

from debategame.progress.standing import PointStanding, Standing
from debategame.scenario.model import KeyPoint, Scenario
from debategame.text.display import one_line

_NUMBERS_OR_ENDS = re.compile(r"\d{1,6}|\b(?:first|opening|last|final|closing)\b", re.IGNORECASE)
_ENDS = {"first": 1.0, "opening": 1.0, "last": math.inf, "final": math.inf, "closing": math.inf}

_Place = tuple[float, ...]


class MapEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A key point on the map."""

    point: KeyPoint
    lines: tuple[str, ...]
    """The ids of the lines that it answers, in the order of the file."""
    masked: bool
    """Whether the player has neither met it in a round nor studied it: its name and its claim are not shown."""
    sentence: str = ""
    """The player's best sentence for it, on one line. Empty if they have not even made it in part."""
    whole: bool = False
    """Whether they made it whole."""


def article_map(scenario: Scenario, standing: Standing, studied: Collection[str] = ()) -> tuple[MapEntry, ...]:
    """Return the map of a player, in the order of the article.

    `standing` is theirs in the scenario; `studied` holds the ids of the lines whose claims they studied since they
    last played them.
    """
    return tuple(_entry(scenario, point, standing, studied) for point in article_order(scenario))


def lines_to_open(entries: Sequence[MapEntry]) -> tuple[str, ...]:
    """Return the ids of the lines of which a claim is masked. Opening the map is study of these lines."""
    return tuple(dict.fromkeys(line for entry in entries if entry.masked for line in entry.lines))


def lines_of_point(scenario: Scenario, point_id: str) -> tuple[str, ...]:
    """Return the ids of the lines that a key point answers, in the order of the file."""
    return tuple(line.id for line in scenario.lines if point_id in line.points)


def article_order(scenario: Scenario) -> tuple[KeyPoint, ...]:
    """Return every key point of a scenario once, in the order of the article.

    The order is that of the numbers in `source`, such as `paragraph 6`. A key point without one follows the key point
    before it in the file, so without any numbers the order is that of the file.
    """
    placed: list[tuple[_Place, int]] = []
    before: _Place = ()
    for number, point in enumerate(scenario.key_points):
        before = _place(point.source) or before
        placed.append((before, number))
    return tuple(scenario.key_points[number] for _, number in sorted(placed))


def _entry(scenario: Scenario, point: KeyPoint, standing: Standing, studied: Collection[str]) -> MapEntry:
    lines, known = lines_of_point(scenario, point.id), standing.points.get(point.id, PointStanding())
    best = known.said or known.half
    return MapEntry(
        point=point,
        lines=lines,
        masked=not known.met and not any(line in studied for line in lines),
        sentence=one_line(best.sentence) if best else "",
        whole=known.said is not None,
    )


def _place(source: str) -> _Place:
    """Return the numbers that a place in the article names, in order. Empty if it names none."""
    found = (match.group().lower() for match in _NUMBERS_OR_ENDS.finditer(source))
    return tuple(_ENDS[word] if word in _ENDS else float(word) for word in found)
