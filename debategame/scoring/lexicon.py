"""How rare an English word is; which words are related. Data files, each read when it is first needed."""

import gzip
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

import msgspec

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
RARITY_FILE = DATA / "rarity.txt.gz"
RELATIONS_FILE = DATA / "relations.bin.gz"
STEP = 0.1
"""The precision of rarity in the file: row n holds the stems of rarity n · STEP."""
LEVELS = 8
"""Number of levels of closeness in the file of relations."""
LEAST_COSINE = 0.45
MOST_COSINE = 0.9
"""The cosines of word vectors at the lower end of the lowest level and the upper end of the highest."""
MORE = 0x80
"""The bit that says that a number continues in the next byte."""


def rarity(stem: str) -> float:
    """Return −log10 of a stem's share of all English words: 1.4 for `the`, 3.7 for `council`, 6.5 where unlisted."""
    return _rarities().get(stem.partition("·")[0]) or (NUMBER if stem.isdigit() else UNLISTED)


def known(stem: str) -> bool:
    """Return whether a stem belongs to a listed English word, or is a number."""
    return stem.isdigit() or stem.partition("·")[0] in _rarities()


@lru_cache(maxsize=20_000)
def english(stem: str) -> float:
    """Return how much a stem says by its rarity in English; the curve was fitted on ArgKP-2021."""
    return math.pow(max(LEAST_WEIGHT, rarity(stem) - COMMON), RARITY_POWER)


@cache
def _rarities() -> dict[str, float]:
    rows = gzip.decompress(RARITY_FILE.read_bytes()).decode().split("\n")
    table: dict[str, float] = {}
    for step, row in enumerate(rows):
        table.update(dict.fromkeys(row.split(), round(step * STEP, 1)))
    return table


@lru_cache(maxsize=20_000)
def related(stem: str) -> dict[str, float]:
    """Return the stems nearest to a stem in meaning, each with its closeness (0–1).

    A stem may be among another's nearest and not the other way round: ask both.
    """
    relations = _relations()
    place = relations.places.get(stem)
    if place is None:
        return {}
    row = relations.rows[relations.ends[place] : relations.ends[place + 1]]
    return {relations.stems[other]: CLOSENESS[level] for other, level in _unpacked(row)}


class _Relations(msgspec.Struct, frozen=True):
    stems: list[str]
    places: dict[str, int]
    ends: list[int]
    """Where each stem's row begins, and where the last one ends."""
    rows: bytes


@cache
def _relations() -> _Relations:
    names, _, rest = gzip.decompress(RELATIONS_FILE.read_bytes()).partition(b"\n")
    stems = names.decode().split()
    ends = [0, *accumulate(rest[: len(stems)])]
    return _Relations(stems, dict(zip(stems, range(len(stems)), strict=True)), ends, rest[len(stems) :])


def packed(stems: Sequence[str], rows: Sequence[Sequence[tuple[int, int]]]) -> bytes:
    """Return relations in the form of the file, before compression.

    A line of the stems; a byte with each row's length; the rows. A row holds its neighbours by place, each as
    (step from the one before) · LEVELS + level, in groups of seven bits, the lowest first; the first step is from 0.
    """
    data = [_packed_row(row) for row in rows]
    return b"".join((" ".join(stems).encode(), b"\n", bytes(map(len, data)), *data))


def _packed_row(row: Sequence[tuple[int, int]]) -> bytes:
    data = bytearray()
    before = 0
    for place, level in row:
        number = (place - before) * LEVELS + level
        before = place
        while number >= MORE:
            data.append(number % MORE | MORE)
            number //= MORE
        data.append(number)
    return bytes(data)


def _unpacked(row: bytes) -> list[tuple[int, int]]:
    found = []
    place = number = shift = 0
    for byte in row:
        number |= (byte % MORE) << shift
        shift += 7
        if byte < MORE:
            place += number // LEVELS
            found.append((place, number % LEVELS))
            number = shift = 0
    return found


def _closeness(level: int) -> float:
    """Return what a relation of a level counts: in proportion to its cosine, from unrelated to the same."""
    cosine = LEAST_COSINE + (level + 0.5) / LEVELS * (MOST_COSINE - LEAST_COSINE)
    return round(RELATED_WORTH * (cosine - UNRELATED_COSINE) / (MOST_COSINE - UNRELATED_COSINE), 4)


CLOSENESS = tuple(_closeness(level) for level in range(LEVELS))
