"""Replace a file atomically: a reader finds the old content or the new, even after a power cut."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, before: Callable[[Path], None] | None = None) -> None:
    """Replace the content of a file with `data`. Raise OSError on failure; the file is then unchanged.

    `before` is called with a temporary file that holds `data`, just before that file replaces `path`. If `before`
    raises, the error is passed on and `path` is unchanged.
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
