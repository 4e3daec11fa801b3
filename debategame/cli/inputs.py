"""What commands read beside saves and scenarios: a file, or standard input where its name is `-`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from debategame.errors import UsageError

STANDARD_INPUT = Path("-")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file or standard input for reading; UsageError where that cannot be."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        rows = file.open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    with rows:
        yield rows
