"""Convert a file from outside in a process of its own, with limited time and memory.

`python -m debategame.authoring.article.conversion KIND` reads a file from standard input and writes a Document as JSON
to standard output. Libraries for such formats have had faults that make a crafted file run for ever or fill the memory.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO, cast

import msgspec

from debategame.authoring.article.document import Document, UnreadableError

SECONDS = 30
"""How long a conversion may take. A report of 100 pages takes about 5 seconds."""
MEMORY = 2**30
"""Bytes of memory that a conversion may use, where the system can limit it."""
REFUSED = 3
"""Exit status if the file was refused; standard output then says why."""
CONVERTERS = {
    "html": ("web_page", "read_web_page"),
    "docx": ("word_document", "read_word_document"),
    "pdf": ("pdf", "read_pdf"),
}


def convert(data: bytes, kind: str, seconds: float = SECONDS) -> Document:
    """Convert a file of a kind in CONVERTERS in a process of its own.

    Raise UnreadableError if the file is refused, takes longer than `seconds`, needs too much memory or is damaged.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- this very module
            [sys.executable, "-P", "-m", __spec__.name, kind],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"it takes longer than {seconds:.0f} seconds") from None
    if done.returncode == REFUSED:
        raise UnreadableError(done.stdout.decode())
    if done.returncode != 0:
        raise UnreadableError("it is damaged, or too large for the memory")
    return msgspec.json.decode(done.stdout, type=Document)


def main(kind: str, source: BinaryIO, target: BinaryIO) -> int:
    """Convert what `source` holds, write it to `target`, and return the exit status."""
    _limit_memory()
    logging.disable()
    module, name = CONVERTERS[kind]
    read = cast("Callable[[bytes], Document]", getattr(import_module(f"{__package__}.{module}"), name))
    try:
        document = read(source.read())
    except UnreadableError as error:
        target.write(str(error).encode())
        return REFUSED
    target.write(msgspec.json.encode(document))
    return 0


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer))
