"""Ends the game if its terminal is lost or a signal asks for it. Drafts are saved first."""

import os
import threading
from collections.abc import Callable
from types import TracebackType

from debategame.terminal import ENDING_SIGNALS, HUNG_UP, Terminal, on_ending_signal

SIGNALS = (*ENDING_SIGNALS, "SIGINT")
"""Signals that end the game. Screens read Ctrl+C as a key, so SIGINT comes from another process."""
POLL_SECONDS = 0.2
"""Seconds between two checks of the terminal."""
SAVE_SECONDS = 5.0
"""The most seconds for saving drafts. A save may wait for its disk and for other windows."""
CLOSE_SECONDS = 1.0
"""The most seconds for closing the screens afterwards."""


class Guard:
    """Watches a terminal from its own thread, because a write to a lost terminal can block the event loop."""

    def __init__(self, terminal: Terminal, *, is_running: Callable[[], bool], end: Callable[[int], object]) -> None:
        """Watch `terminal`, and call `end` with the exit status once the game is running and has to end."""
        self.status = 0
        """The exit status with which the game has to end. 0 means that it goes on."""
        self._terminal = terminal
        self._is_running = is_running
        self._end = end
        self._closed = threading.Event()

    def __enter__(self) -> "Guard":
        """Start watching."""
        threading.Thread(target=self._watch, name="terminal-guard", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop watching: the screens are closed."""
        self._closed.set()

    def ask(self, status: int) -> None:
        """Make the game end with this exit status.

        A signal handler calls this, so it takes no lock.
        """
        self.status = status

    def _watch(self) -> None:
        while not self._closed.wait(POLL_SECONDS):
            if self._terminal.is_lost:
                self._terminal.discard_output()
                self.status = self.status or HUNG_UP
            if self.status:
                self._end_game()
                return

    def _end_game(self) -> None:
        limit = threading.Timer(SAVE_SECONDS, self._end_process)
        limit.daemon = True
        limit.start()
        try:
            while not self._is_running():
                if self._closed.wait(POLL_SECONDS):
                    return
            self._end(self.status)
        finally:
            limit.cancel()
        if not self._closed.wait(CLOSE_SECONDS):
            self._end_process()

    def _end_process(self) -> None:
        """End the process at once. Saves stay valid, because every write to them is atomic."""
        if self._closed.is_set():
            return
        self._terminal.restore()
        os._exit(self.status)


def run_guarded(run: Callable[[], object], *, is_running: Callable[[], bool], end: Callable[[int], object]) -> int:
    """Call `run`, which plays in the terminal, and guard it. Return the exit status asked for, 0 for none.

    `end` saves drafts and makes `run` return. It is called from another thread, and only while `is_running`.
    """
    guard = Guard(Terminal(), is_running=is_running, end=end)
    with on_ending_signal(guard.ask, SIGNALS), guard:
        run()
    return guard.status
