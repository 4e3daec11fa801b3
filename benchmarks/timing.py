"""Measuring time."""

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return how many seconds `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
