"""Several processes score as one does, in order, and with few rows in memory."""

import os
import signal

import pytest

from debategame.authoring.scores.chunks import Chunk, score_chunk
from debategame.authoring.scores.processes import CHUNKS_AHEAD, score_in_processes
from debategame.errors import DebategameError
from debategame.scenario.versions import canonical
from tests.authoring.scores.test_chunks import ODD, joined
from tests.support.needs import FILE_MODES


def test_two_processes_give_the_same_bytes_and_read_only_a_little_ahead(small) -> None:
    read = []

    def rows():
        for number, row in enumerate(ODD * 4):
            read.append(number)
            yield row

    scoring = score_in_processes(small, rows(), 2, size=1)
    first = next(scoring)
    assert len(read) <= 2 * CHUNKS_AHEAD
    assert joined([first, *scoring]) == joined([score_chunk(canonical(small), Chunk(1, ODD * 4))])


@FILE_MODES  # systems with them have signals, too
def test_a_process_that_is_ended_from_outside_is_told(small) -> None:
    import multiprocessing

    scoring = score_in_processes(small, ODD * 50, 2, size=1)
    next(scoring)
    os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
    with pytest.raises(DebategameError, match="fewer --jobs"):
        list(scoring)
