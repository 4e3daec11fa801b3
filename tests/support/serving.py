"""A real server in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START = 60
"""Seconds within which a server must have started, on a busy machine."""


class RunningServer:
    """`debategame serve` in its own process, once it has said where it is."""

    def __init__(self, folder: Path, *options: str) -> None:
        words = ["serve", "--port", "0", "--saves", str(folder / "saves"), *options]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "debategame", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.said = ""
        while "Ctrl+C stops" not in self.said:
            line = self.process.stdout.readline()  # type: ignore[union-attr]
            assert line, self.said
            self.said += line

    @property
    def address(self) -> str:
        return self._after("Pupils open:").rstrip("/")

    @property
    def link(self) -> str:
        return self._after("You, once:")

    @property
    def class_code(self) -> str:
        return self._after("class code:")

    def _after(self, words: str) -> str:
        found = re.search(rf"{re.escape(words)} +(\S+)", self.said)
        assert found, self.said
        return found[1]

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Ask it to stop and return its exit status."""
        self.process.send_signal(how)
        rest, _ = self.process.communicate(timeout=START)
        self.said += rest
        return self.process.returncode


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[RunningServer]:
    """Run a server; stop it at the end if it still runs."""
    server = RunningServer(folder, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
