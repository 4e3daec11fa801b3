"""The map of an article: its key points in the order in which the article argues, each with what the player made."""

import math
import re
from collections.abc import Collection, Sequence

import msgspec

from debategame.play.glyphs import GLYPHS
from debategame.progress.standing import PointStanding, Standing
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Verdict
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
    """Whether its name and its claim are not shown: it is not met yet, or met in a round that is not over."""
    met: bool = False
    """Whether the player has met it in a round."""
    sentence: str = ""
    """The player's best sentence for it, on one line. Empty if they have not even made it in part."""
    whole: bool = False
    """Whether they made it whole."""

    @property
    def glyph(self) -> str:
        """The sign before it: `?` while it is masked, else what the player made of it."""
        if self.masked:
            return "?"
        return GLYPHS[Verdict.HIT if self.whole else Verdict.PARTIAL if self.sentence else Verdict.MISSED]

    @property
    def mask(self) -> str:
        """What stands in the place of a masked claim."""
        return "still open" if self.met else "not met yet"


def article_map(
    scenario: Scenario, standing: Standing, studied: Collection[str] = (), under_way: Collection[str] = ()
) -> tuple[MapEntry, ...]:
    """Return the map of a player, in the order of the article.

    `standing` is theirs in the scenario; `studied` holds the ids of the lines whose claims they studied since they
    last played them, `under_way` the ids of lines with a round that is not over: what it has not made is still masked.
    """
    shown = seen_points(scenario, standing, under_way) | scenario.points_on(studied) | standing.made
    return tuple(_entry(scenario, point, standing, masked=point.id not in shown) for point in article_order(scenario))


def seen_points(scenario: Scenario, standing: Standing, under_way: Collection[str]) -> frozenset[str]:
    """Return the ids of the key points whose claims the player has seen in a round.

    `under_way` holds the ids of lines with a round that is not over: their key points are still masked.
    """
    return frozenset(point_id for point_id, known in standing.points.items() if known.met) - scenario.points_on(
        under_way
    )


def map_title(scenario: Scenario) -> str:
    """Return the title of the map: `The article, claim by claim`."""
    return f"{scenario.voice.capitalize()}, claim by claim"


def lines_to_open(entries: Sequence[MapEntry]) -> tuple[str, ...]:
    """Return the ids of the lines of which a claim is masked. Opening the map is study of these lines."""
    return tuple(dict.fromkeys(line for entry in entries if entry.masked for line in entry.lines))


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


def _entry(scenario: Scenario, point: KeyPoint, standing: Standing, *, masked: bool) -> MapEntry:
    known = standing.points.get(point.id, PointStanding())
    best = known.said or known.half
    return MapEntry(
        point=point,
        lines=tuple(line.id for line in scenario.lines_with(point.id)),
        masked=masked,
        met=known.met > 0,
        sentence=one_line(best.sentence) if best else "",
        whole=known.said is not None,
    )


def _place(source: str) -> _Place:
    """Return the numbers that a place in the article names, in order. Empty if it names none."""
    found = (match.group().lower() for match in _NUMBERS_OR_ENDS.finditer(source))
    return tuple(_ENDS[word] if word in _ENDS else float(word) for word in found)
