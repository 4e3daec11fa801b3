"""Odd files that someone may have put where the game reads: pipes, sockets, devices, crafted journals."""

import os
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.conftest import Told
from tests.support.spoiling import interrupted_write

SECONDS = 20
"""Longer than any command takes. One that waits for a pipe never ends."""
MAGIC = bytes.fromhex("d9d505f920a163d7")
Put = Callable[[Path], None]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{folder}/s")  # the path of a socket must be short
        Path(folder, "s").rename(path)


def a_link_to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS = {
    "a pipe": pytest.param(a_pipe, marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")),
    "a socket": pytest.param(
        a_socket, marks=pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets")
    ),
    "zeros": pytest.param(
        a_link_to_zeros, marks=pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
    ),
}
"""Ways to put something other than a regular file at a path, by name."""


def super_journal(name: bytes, *, checksum: int | None = None, length: int | None = None) -> bytes:
    """Return the end of the journal of a transaction over several databases, as SQLite writes it."""
    total = sum(name) & 0xFFFFFFFF if checksum is None else checksum
    size = len(name) if length is None else length
    return struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", size, total) + MAGIC


def journal_naming(save: Path, victim: Path, **how: int) -> Path:
    """Leave a save in the middle of a write, with a journal that names `victim`; return the journal."""
    interrupted_write(save)
    journal = save.with_name(f"{save.name}-journal")
    with journal.open("ab") as file:
        file.write(super_journal(os.fsencode(victim), **how))
    return journal


def run_command(*words: object, saves: Path, typed: str | BinaryIO = "") -> Told:
    """Run a command in a process of its own, on a folder of saves. Fail if it does not end in time.

    `typed` is its standard input: a text, or an open file.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DEBATEGAME_")}
    done = subprocess.run(
        [sys.executable, "-m", "debategame", *map(str, words), "--saves", str(saves)],
        env={**environment, "PYTHONUTF8": "1"},
        **({"input": typed.encode()} if isinstance(typed, str) else {"stdin": typed}),
        capture_output=True,
        timeout=SECONDS,
        check=False,
        cwd=saves.parent,
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())
