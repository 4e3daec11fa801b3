"""Ends the game with its drafts kept when its terminal is lost or a signal asks for it, and never hangs in doing so."""

import os
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from debategame.terminal import ENDING_SIGNALS, HUNG_UP, Terminal, on_ending_signal

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp

SIGNALS = (*ENDING_SIGNALS, "SIGINT")
"""On screens Ctrl+C is a key like others: SIGINT comes only from outside."""
LOOK_SECONDS = 0.2
"""Seconds between two looks at the terminal."""
KEEP_SECONDS = 5.0
"""Seconds that keeping the draft may take: a save waits for its disk and for other windows."""
LEAVE_SECONDS = 1.0
"""Seconds that closing the screens may take after that."""


class Guard:
    """Watches from a thread of its own, for the event loop may be stuck in writing to the terminal."""

    def __init__(self, app: "DebateApp", terminal: Terminal) -> None:
        """Guard `app`, which plays in `terminal`."""
        self.status = 0
        """The exit status that the game has to end with; 0 as long as nothing asks it to."""
        self._app = app
        self._terminal = terminal
        self._over = threading.Event()

    def __enter__(self) -> "Guard":
        """Begin to watch."""
        threading.Thread(target=self._watch, name="terminal-guard", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Watch no more: the screens are closed."""
        self._over.set()

    def ask(self, status: int) -> None:
        """Have the game end with that exit status.

        A signal handler calls this, so it takes no lock.
        """
        self.status = status

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if self._terminal.is_lost:
                self._terminal.discard_output()
                self.status = self.status or HUNG_UP
            if self.status:
                self._end()
                return

    def _end(self) -> None:
        limit = threading.Timer(KEEP_SECONDS, self._break_off)
        limit.daemon = True
        limit.start()
        try:
            while not self._app.is_running:
                if self._over.wait(LOOK_SECONDS):
                    return
            end: Callable[[int], Any] = self._app.end
            self._app.call_from_thread(end, self.status)
        finally:
            limit.cancel()
        if not self._over.wait(LEAVE_SECONDS):
            self._break_off()

    def _break_off(self) -> None:
        """End the process now; whatever is saved is whole."""
        if self._over.is_set():
            return
        self._terminal.restore()
        os._exit(self.status)


def run_guarded(app: "DebateApp") -> int:
    """Run an app in the terminal until the player leaves, or it has to end; return the exit status."""
    guard = Guard(app, Terminal())
    with on_ending_signal(guard.ask, SIGNALS), guard:
        app.run()
    return guard.status or app.return_code or 0
