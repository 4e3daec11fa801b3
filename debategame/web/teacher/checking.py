"""Checks a scenario in a process of its own: that takes seconds, for which no pupil's answer shall wait."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from debategame.authoring.checks.review import review
from debategame.errors import DebategameError, Problem
from debategame.scenario.reader import parse

Check = Callable[[bytes, str], tuple[Problem, ...]]
"""Takes the text of a scenario without errors, and its name; returns warnings and notes."""
NICENESS = 10
"""How far a check stands back behind pupils' answers where processors are few."""


def check(content: bytes, name: str) -> tuple[Problem, ...]:
    """Return all warnings and notes on a scenario that can be read."""
    return review(parse(content, name))


class CheckApart:
    """Does what `check` does in a new process, one at a time: each takes some tens of megabytes while it runs."""

    def __init__(self) -> None:
        """Start no process yet."""
        self._turn = threading.Lock()

    def __call__(self, content: bytes, name: str) -> tuple[Problem, ...]:
        """Return all warnings and notes. Raise DebategameError if the process was ended from outside."""
        alone = get_context("spawn")  # a copy of a process with threads could hang
        with self._turn, ProcessPoolExecutor(1, mp_context=alone, initializer=_stand_back) as pool:
            try:
                return pool.submit(check, content, name).result()
            except BrokenProcessPool as error:
                raise DebategameError("The check was ended, perhaps for want of memory. Try again.") from error


def _stand_back() -> None:
    """Leave Ctrl+C to the server, and the processors to pupils."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
