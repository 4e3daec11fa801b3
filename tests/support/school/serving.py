"""A real server in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START = 60
"""Seconds within which a server must have started, on a busy machine."""


class RunningServer:
    """`debategame serve` in its own process, once it has said where it is."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.store = f"sqlite:///{folder / 'saves' / 'web' / 'classes.sqlite3'}"
        """The URL of its store, if no option names another."""
        words = ["serve", "--port", "0", "--saves", str(folder / "saves"), *options]
        # Its log goes to a file: a pipe that nobody reads would fill up and stop the server.
        self._log = folder / "log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "debategame", *words],
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        until = time.monotonic() + START
        while "Ctrl+C stops" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.05)

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self._log.read_text(encoding="utf-8")

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
        return self.process.wait(timeout=START)


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[RunningServer]:
    """Run a server; stop it at the end if it still runs."""
    server = RunningServer(folder, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
