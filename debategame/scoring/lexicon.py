"""How rare an English word is; which words are related. Data files, each read when it is first needed."""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from struct import Struct

from debategame.scoring.reading import table
from debategame.scoring.reading.table import Table
from debategame.scoring.tuning import (
    COMMON,
    LEAST_WEIGHT,
    NUMBER,
    RARITY_POWER,
    RELATED_WORTH,
    UNLISTED,
    UNRELATED_COSINE,
)

DATA = Path(__file__).with_name("data")
RARITY_FILE = DATA / "rarity.bin"
"""A byte for each stem: its rarity in steps."""
RELATIONS_FILE = DATA / "relations.bin"
"""For each stem, where the row of its neighbours begins and ends behind the table."""
STEP = 0.1
"""The precision of rarity in the file."""
LEVELS = 8
"""Number of levels of closeness in the file of relations."""
LEAST_COSINE = 0.45
MOST_COSINE = 0.9
"""The cosines of word vectors at the lower end of the lowest level and the upper end of the highest."""
_BOUNDS = Struct("<2I")
"""Where a row begins and ends."""
_NEIGHBOUR = Struct("<HB")
"""The place of a stem, and the level of closeness."""


def rarity(stem: str) -> float:
    """Return −log10 of a stem's share of all English words: 1.4 for `the`, 3.7 for `council`, 6.5 where unlisted."""
    steps = _rarities().get(stem.partition("·")[0])
    return round(steps[0] * STEP, 1) if steps else NUMBER if stem.isdigit() else UNLISTED


def known(stem: str) -> bool:
    """Return whether a stem belongs to a listed English word, or is a number."""
    return stem.isdigit() or bool(_rarities().get(stem.partition("·")[0]))


@lru_cache(maxsize=20_000)
def english(stem: str) -> float:
    """Return how much a stem says by its rarity in English; the curve was fitted on ArgKP-2021."""
    return math.pow(max(LEAST_WEIGHT, rarity(stem) - COMMON), RARITY_POWER)


@cache
def _rarities() -> Table:
    return Table(RARITY_FILE.read_bytes())


@lru_cache(maxsize=20_000)
def related(stem: str) -> dict[str, float]:
    """Return the stems nearest to a stem in meaning, each with its closeness (0–1).

    A stem may be among another's nearest and not the other way round: ask both.
    """
    return _relations().near(stem)


@cache
def _relations() -> "Relations":
    return Relations(RELATIONS_FILE.read_bytes())


class Relations:
    """The stems of a data file, each with those nearest in meaning."""

    def __init__(self, data: bytes) -> None:
        """Read the stems; a row is read when it is asked for."""
        self._table = Table(data)
        self._stems = self._table.words()
        self._rows = self._table.rest()

    def near(self, stem: str) -> dict[str, float]:
        """Return the neighbours of a stem in the order of the file, each with its closeness."""
        bounds = self._table.get(stem)
        if not bounds:
            return {}
        start, end = _BOUNDS.unpack(bounds)
        return {self._stems[other]: CLOSENESS[level] for other, level in _NEIGHBOUR.iter_unpack(self._rows[start:end])}


def packed(neighbours: Mapping[str, Iterable[tuple[str, int]]]) -> bytes:
    """Return a file of relations, from the neighbours of each stem with their levels."""
    stems = table.ordered(neighbours)
    places = {stem: place for place, stem in enumerate(stems)}
    rows = [b"".join(_NEIGHBOUR.pack(places[other], level) for other, level in neighbours[stem]) for stem in stems]
    bounds = (_BOUNDS.pack(*bound) for bound in pairwise(accumulate(map(len, rows), initial=0)))
    return b"".join((table.packed(dict(zip(stems, bounds, strict=True))), *rows))


def _closeness(level: int) -> float:
    """Return what a relation of a level counts: in proportion to its cosine, from unrelated to the same."""
    cosine = LEAST_COSINE + (level + 0.5) / LEVELS * (MOST_COSINE - LEAST_COSINE)
    return round(RELATED_WORTH * (cosine - UNRELATED_COSINE) / (MOST_COSINE - UNRELATED_COSINE), 4)


CLOSENESS = tuple(_closeness(level) for level in range(LEVELS))
