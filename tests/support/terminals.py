"""The game in a real terminal that a test can close: a pseudo-terminal, and a pipe that shows when all has ended."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

SECONDS = 30
"""The most seconds to wait before something counts as hanging. A busy machine is slow."""
BEGIN_SESSION = (
    "import fcntl, os, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Begins a new session in the terminal, as terminal programs do, and then runs the given command.

Tests that run in the background of a shell ignore SIGINT, and what they start would ignore it, too.
"""


class InTerminal:
    """A command that runs as the leader of a session in its own terminal."""

    def __init__(self, command: list[str], folder: Path) -> None:
        """Start it with `folder` for its saves; the player is Ada."""
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._before = termios.tcgetattr(self._slave)
        self._over, held = os.pipe()
        environment = {name: value for name, value in os.environ.items() if name not in ("LINES", "COLUMNS")}
        settings = {"TERM": "xterm-256color", "DEBATEGAME_SAVES": str(folder), "DEBATEGAME_PLAYER": "Ada"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", BEGIN_SESSION, *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**environment, **settings},
            pass_fds=[held],
            start_new_session=True,
        )
        os.close(held)

    def __enter__(self) -> "InTerminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process that is left of the session."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for file in (self._master, self._slave, self._over):
            with contextlib.suppress(OSError):
                os.close(file)

    @property
    def is_as_found(self) -> bool:
        """Whether the settings of the terminal are those from before the start."""
        return termios.tcgetattr(self._slave) == self._before

    def until(self, shown: str) -> str:
        """Wait until something is written to the terminal; return all that was written meanwhile."""
        seen, deadline = b"", time.monotonic() + SECONDS
        while shown.encode() not in seen:
            assert time.monotonic() < deadline, seen.decode(errors="replace")[-2000:]
            seen += self._written(0.1)
        return seen.decode(errors="replace")

    def type(self, text: str) -> None:
        """Press the keys of a text."""
        os.write(self._master, text.encode())

    def until_read(self) -> None:
        """Wait until nothing that was typed waits in the terminal to be read."""
        deadline = time.monotonic() + SECONDS
        while any(fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4))):
            assert time.monotonic() < deadline, "what is typed is not read"
            self._written(0.05)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the leader of the session."""
        self._process.send_signal(number)

    def close_window(self) -> None:
        """Take the terminal away."""
        os.close(self._slave)
        os.close(self._master)

    def wait_until_all_ended(self) -> str:
        """Wait for the end of the command and all that it started; return what was written until then."""
        seen, deadline = b"", time.monotonic() + SECONDS
        while not self._is_over():
            assert time.monotonic() < deadline, "it still runs"
            seen += self._written(0.1)
        return (seen + self._written(0)).decode(errors="replace")

    def status(self) -> int:
        """Return the exit status of the leader of the session."""
        return self._process.wait(SECONDS)

    def _is_over(self) -> bool:
        """Return whether no process holds the other end of the pipe any more."""
        return bool(select.select([self._over], [], [], 0.05)[0])

    def _written(self, seconds: float) -> bytes:
        """Return the output in the terminal. Return nothing once its window is closed."""
        try:
            return os.read(self._master, 65536) if select.select([self._master], [], [], seconds)[0] else b""
        except OSError:
            return b""
