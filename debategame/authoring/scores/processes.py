"""Score rows in several processes of this machine."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from debategame.authoring.scores.chunks import ROWS_IN_CHUNK, ScoredChunk, chunks_of, score_chunk
from debategame.errors import DebategameError
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical

CHUNKS_AHEAD = 4
"""How many chunks for each process are read ahead. More would take memory and no time off."""


def score_in_processes(
    scenario: Scenario, rows: Iterable[bytes], jobs: int, *, explain: bool = False, size: int = ROWS_IN_CHUNK
) -> Iterator[ScoredChunk]:
    """Yield the output for all rows, in order, scored by `jobs` processes. Few rows are in memory at a time.

    Raise DebategameError if a process was ended from outside.
    """
    score = partial(score_chunk, canonical(scenario), explain=explain)
    waiting: deque[Future[ScoredChunk]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_ignore_interrupts) as pool:
        try:
            for chunk in chunks_of(rows, size):
                waiting.append(pool.submit(score, chunk))
                if len(waiting) >= jobs * CHUNKS_AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise DebategameError(
                "A process that scored answers was ended, perhaps for want of memory. Try fewer --jobs."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave Ctrl+C to the process that reads and writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
