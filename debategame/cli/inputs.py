"""What commands read beside saves and scenarios: a file, or standard input where its name is `-`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from debategame.errors import UsageError
from debategame.files import open_file

STANDARD_INPUT = Path("-")
LONGEST_ROW = 2**20
"""Bytes of a row with one answer; the longest answer anyone typed has some thousand."""


def read_whole(file: Path, largest: int) -> bytes:
    """Return a file or standard input whole; UsageError where it cannot be read or has more than `largest` bytes."""
    with opened(file) as content:
        data = content.read(largest + 1)
    if len(data) > largest:
        raise UsageError(f"{file} cannot be read: it is larger than {largest // 2**20} MB")
    return data


def rows_of(file: BinaryIO) -> Iterator[bytes]:
    """Yield the rows of a file; of a row longer than LONGEST_ROW, pieces that are longer than that by one byte."""
    return iter(lambda: file.readline(LONGEST_ROW + 1), b"")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file or standard input for reading; UsageError where that cannot be."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        rows = open_file(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    with rows:
        yield rows
