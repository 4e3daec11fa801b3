"""A line on a terminal that says how far a long command is."""

import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 2.0
"""Seconds that a command may take before it says how far it is."""
_ERASE_LINE = "\r\x1b[K"


class Progress:
    """Counts steps, and shows the count on a terminal once they take longer than PATIENCE."""

    def __init__(
        self, stream: TextIO, total: int, noun: str = "checking file", clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin. `total` is the number of steps, `noun` names one, and `clock` returns seconds.

        Nothing is shown if there is no terminal.
        """
        self._stream = stream if stream.isatty() else None
        self._total = total
        self._noun = noun
        self._clock = clock
        self._began = clock()
        self._step = 0
        self._shown = False

    def step(self) -> None:
        """Say that another step begins."""
        self._step += 1
        if self._stream and self._clock() - self._began >= PATIENCE:
            self._stream.write(f"{_ERASE_LINE}{self._noun} {self._step} of {self._total}")
            self._stream.flush()
            self._shown = True

    def end(self) -> None:
        """Erase the line."""
        if self._stream and self._shown:
            self._stream.write(_ERASE_LINE)
            self._stream.flush()
