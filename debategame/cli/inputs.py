"""Reading a file, or standard input if its name is `-`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from debategame.errors import UsageError
from debategame.files import MAX_ROW_BYTES, open_file

STANDARD_INPUT = Path("-")


def read_all(file: Path, max_bytes: int) -> bytes:
    """Return the whole content of a file or standard input.

    Raise UsageError if it cannot be read or has more than `max_bytes` bytes.
    """
    with opened(file) as content:
        data = content.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise UsageError(f"{file} cannot be read: it is larger than {max_bytes // 2**20} MB")
    return data


def rows_of(file: BinaryIO) -> Iterator[bytes]:
    """Yield the rows of a file. A row longer than MAX_ROW_BYTES comes in pieces of MAX_ROW_BYTES + 1 bytes."""
    return iter(lambda: file.readline(MAX_ROW_BYTES + 1), b"")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file or standard input for reading. Raise UsageError if it cannot be opened."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        rows = open_file(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    with rows:
        yield rows
