"""Some bytes for each of many words, in a data file: a word is found without reading the others.

The checksum of a word says in which bucket it stands. A file holds, one after the other: the number of buckets and the
size of a value; for each bucket, and for the end, where it begins and how many words come before it; an empty line,
then the words, each on a line; the values, in the order of the words; whatever else there is.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from itertools import accumulate
from struct import Struct
from zlib import crc32

IN_BUCKET = 8
"""Number of words in a bucket on average."""
_HEADER = Struct("<2I")
_BUCKET = Struct("<2I")
_THIS_AND_NEXT = Struct("<4I")


class Table:
    """The words of a file with their values."""

    def __init__(self, data: bytes) -> None:
        """Keep the file; a word is looked for when it is asked for."""
        self._data = data
        self._buckets, self.size = _HEADER.unpack_from(data)
        (self._first, _), (last, count) = (_BUCKET.unpack_from(data, self._entry(n)) for n in (0, self._buckets))
        self._values = last + 1
        self._end = self._values + count * self.size

    def get(self, word: str) -> bytes:
        """Return the value of a word; empty for one that the file does not have."""
        line = _line(word)
        start, place, end, _ = _THIS_AND_NEXT.unpack_from(self._data, self._entry(crc32(line) % self._buckets))
        found = self._data.find(line, start, end + 1)
        if found < 0:
            return b""
        value = self._values + self.size * (place + self._data.count(b"\n", start, found))
        return self._data[value : value + self.size]

    def words(self) -> list[str]:
        """Return all words in order."""
        return self._data[self._first + 1 : self._values - 1].decode().split("\n")

    def rest(self) -> memoryview:
        """Return what stands behind the values."""
        return memoryview(self._data)[self._end :]

    def _entry(self, bucket: int) -> int:
        return _HEADER.size + _BUCKET.size * bucket


def ordered(words: Collection[str]) -> list[str]:
    """Return words in the order of a file."""
    buckets = _buckets(words)
    return sorted(words, key=lambda word: (crc32(_line(word)) % buckets, word))


def packed(values: Mapping[str, bytes]) -> bytes:
    """Return the beginning of a file, with words and their values, which all have one size."""
    words, buckets = ordered(values), _buckets(values)
    numbers = [crc32(_line(word)) % buckets for word in words]
    first = _HEADER.size + _BUCKET.size * (buckets + 1)
    starts = list(accumulate((len(_line(word)) - 1 for word in words), initial=first))
    places = [bisect_left(numbers, bucket) for bucket in range(buckets + 1)]
    (size,) = {len(value) for value in values.values()}
    return b"".join(
        (
            _HEADER.pack(buckets, size),
            *(_BUCKET.pack(starts[place], place) for place in places),
            *(_line(word)[:-1] for word in words),
            b"\n",
            *(values[word] for word in words),
        )
    )


def _buckets(words: Collection[str]) -> int:
    return len(words) // IN_BUCKET + 1


def _line(word: str) -> bytes:
    return b"\n%b\n" % word.encode(errors="surrogatepass")
