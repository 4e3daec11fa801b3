"""How long things take."""

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
