"""What a text is about, as a direction; the cosine of two directions says how near two texts are.

Every stem of the data file has a vector, learned by `tools/learn_map.py`; a text's is the weighted sum of its stems'.
One Python integer holds a whole vector, a field of 32 bits for each number, so that one multiplication scales it.
Apart from square roots and quotients, which IEEE machines round alike, all arithmetic is exact: results are the same
everywhere.
"""

import math
import struct
from collections.abc import Iterable, Sequence
from functools import cache
from operator import mul
from pathlib import Path

from debategame.scoring.reading import table
from debategame.scoring.reading.table import Table

FILE = Path(__file__).with_name("data") / "aboutness.bin"
LENGTH = 10_000
"""The length of a direction. Its numbers are whole; the product of two directions fits into a field."""
WEIGHT = 100
"""The whole number that stands for a weight of 1."""
MOST = 7
"""The greatest number of a vector in the file: four bits hold −7 to 7. Eight bits rank ArgKP's pairs no better."""
MIDDLE = 8
"""What is added to a number so that it is never negative."""
MOST_SCALE = 0xFFFF
SCALE_BYTES = 2

_FIELD = 32
_FIELD_BYTES = 4
_HALF = 1 << (_FIELD - 1)
_SCALE_SHIFT = 10
"""Bits cut off a weight times a scale, so that a field holds the sum of 10,000 words of the greatest weight."""
_LOW = bytes(byte & 15 for byte in range(256))
_HIGH = bytes(byte >> 4 for byte in range(256))

Direction = tuple[int, ...]
"""A vector of length `LENGTH`, or of zeros where no word of the text is known."""
Pull = int
"""The vector of one word, times its weight, as one integer; 0 where the word is unknown."""


class Aboutness:
    """The vectors of a data file."""

    def __init__(self, data: bytes) -> None:
        """Keep the file; a vector is unpacked when it is first needed."""
        self._rows = Table(data)
        self._half = self._rows.size - SCALE_BYTES
        self._dimensions = 2 * self._half
        self._unpacked: dict[str, tuple[int, int]] = {}

    def pull(self, stem: str, weight: float) -> Pull:
        """Return how far a stem of that weight pulls its text; the weight is rounded to hundredths."""
        vector, scale = self._unpacked.get(stem) or self._unpack(stem)
        return vector * (round(weight * WEIGHT) * scale >> _SCALE_SHIFT)

    def direction(self, pulls: Iterable[Pull]) -> Direction:
        """Return what a text is about, from the pulls of its words."""
        return _of_length(_fields(sum(pulls), self._dimensions))

    def centre(self, directions: Sequence[Direction]) -> Direction:
        """Return the direction midway between others; of zeros for none."""
        return _of_length(list(map(sum, zip(*directions, strict=True))) or [0] * self._dimensions)

    def _unpack(self, stem: str) -> tuple[int, int]:
        """Return a stem's vector as one integer, and its scale; zeros for an unknown stem, which is not kept."""
        row = self._rows.get(stem)
        if not row:
            return 0, 0
        numbers = row[SCALE_BYTES:]
        spread = bytearray(self._dimensions * _FIELD_BYTES)
        spread[::_FIELD_BYTES] = numbers.translate(_LOW) + numbers.translate(_HIGH)
        vector = int.from_bytes(spread, "little") - _every_field(self._dimensions, MIDDLE)
        found = vector, int.from_bytes(row[:SCALE_BYTES], "little")
        self._unpacked[stem] = found
        return found


class Centres:
    """Directions that others are compared with, all at once."""

    def __init__(self, directions: Sequence[Direction]) -> None:
        """Keep the directions."""
        self._count = len(directions)
        self._columns = [_joined(column) for column in zip(*directions, strict=True)]

    def cosines(self, direction: Direction) -> list[float]:
        """Return the cosine of a direction with each of those kept, −1 to 1; 0 where either is of zeros."""
        products = _fields(sum(map(mul, direction, self._columns)), self._count)
        return [product / (LENGTH * LENGTH) for product in products]


@cache
def shipped() -> Aboutness:
    """Return the vectors that come with the program, read when first needed."""
    return Aboutness(FILE.read_bytes())


def packed(stems: Sequence[str], rows: Sequence[Sequence[float]]) -> bytes:
    """Return a data file, with a row of an even number of dimensions for each stem.

    A row is the scale in two bytes, and four bits for each number: byte n holds number n, low, and number n + half.
    """
    scales = [max(map(abs, row)) for row in rows]
    most = max(scales)
    values = {}
    for stem, row, scale in zip(stems, rows, scales, strict=True):
        numbers = [round(number / (scale or 1) * MOST) + MIDDLE for number in row]
        half = len(numbers) // 2
        halves = bytes(low | high << 4 for low, high in zip(numbers[:half], numbers[half:], strict=True))
        values[stem] = struct.pack("<H", round(scale / most * MOST_SCALE)) + halves
    return table.packed(values)


def _of_length(numbers: Sequence[int]) -> Direction:
    length = math.sqrt(sum(map(mul, numbers, numbers)))
    if not length:
        return (0,) * len(numbers)
    whole, stretch = float.__round__, float(LENGTH)  # twice as fast as `round`
    return tuple([whole(number * stretch / length) for number in numbers])  # a field has 32 bits, a float keeps 53


def _joined(numbers: Sequence[int]) -> int:
    """Return numbers, which may be negative, as the fields of one integer."""
    halves = _every_field(len(numbers), _HALF)
    complements = int.from_bytes(struct.pack(f"<{len(numbers)}i", *numbers), "little")
    return (complements ^ halves) - halves


def _fields(joined: int, count: int) -> tuple[int, ...]:
    """Return the fields of an integer as numbers, which may be negative."""
    halves = _every_field(count, _HALF)
    complements = (joined + halves) ^ halves  # each field by itself, as processors write numbers with a sign
    return struct.unpack(f"<{count}i", complements.to_bytes(count * _FIELD_BYTES, "little"))


@cache
def _every_field(count: int, number: int) -> int:
    """Return an integer with the same number in every field."""
    return int.from_bytes(number.to_bytes(_FIELD_BYTES, "little") * count, "little")
