"""The map of an article: its key points in the order in which the article argues."""

import math
import re

from debategame.scenario.model import KeyPoint, Scenario

_NUMBERS_OR_ENDS = re.compile(r"\d{1,6}|\b(?:first|opening|last|final|closing)\b", re.IGNORECASE)
_ENDS = {"first": 1.0, "opening": 1.0, "last": math.inf, "final": math.inf, "closing": math.inf}

_Place = tuple[float, ...]


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


def _place(source: str) -> _Place:
    """Return the numbers that a place in the article names, in order. Empty if it names none."""
    found = (match.group().lower() for match in _NUMBERS_OR_ENDS.finditer(source))
    return tuple(_ENDS[word] if word in _ENDS else float(word) for word in found)
