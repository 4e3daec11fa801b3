"""A file replaced whole or not at all: whoever reads it, even after a power cut, finds the old text or the new."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path


def replace_whole(path: Path, data: bytes, *, before: Callable[[Path], None] | None = None) -> None:
    """Let a file hold `data`; OSError where that cannot be, and it is as it was.

    `before` is given the new file, complete and on the disk, just before it takes its place; what it raises is
    raised, and the old file stays.
    """
    import tempfile  # a start reads and writes nothing, and this imports much

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            before(unfinished)
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
