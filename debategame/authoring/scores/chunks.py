"""Score rows in chunks, so that any scheduler can share the work out. The output is that of one process."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count, islice

import msgspec

from debategame.authoring.scores.rows import FaultyRow, ScoredRow, as_json, score_rows
from debategame.authoring.scores.text import format_score
from debategame.files import MAX_ROW_BYTES
from debategame.scenario.model import Scenario
from debategame.scenario.versions import from_canonical
from debategame.scoring.scorer import Scorer

ROWS_IN_CHUNK = 100
"""How many rows a chunk has: about half a second of work, beside which it takes no time to pass them on."""


class Chunk(msgspec.Struct, frozen=True):
    """Some rows that follow each other in a file."""

    first: int
    """The number of the first row in the file, from 1."""
    rows: tuple[bytes, ...]


class ScoredChunk(msgspec.Struct, frozen=True):
    """What the rows of a chunk came to."""

    lines: tuple[bytes, ...]
    """The lines of the output, each with its newline."""
    failed: bool
    """Whether a row could not be scored."""


def chunks_of(rows: Iterable[bytes], size: int = ROWS_IN_CHUNK) -> Iterator[Chunk]:
    """Yield the rows in chunks, in order. Nothing is read after a row longer than MAX_ROW_BYTES."""
    reading = iter(_until_too_long(rows))
    for first in count(1, size):
        chunk = tuple(islice(reading, size))
        if not chunk:
            return
        yield Chunk(first, chunk)


def score_chunk(scenario: bytes, chunk: Chunk, *, explain: bool = False) -> ScoredChunk:
    """Return the output for a chunk of rows, as `debategame score` writes it.

    `scenario` is the text that `scenario.versions.canonical` returns; with `explain` the output is in words. The same
    arguments give the same bytes in every process, whatever was scored before, so any scheduler can map this function
    over chunks. A process prepares a scenario once.
    """
    played, scorer = _prepared(scenario)
    results = list(score_rows(played, chunk.rows, explain=explain, first=chunk.first, scorer=scorer))
    return ScoredChunk(
        tuple(output_of(played, result, explain=explain) for result in results),
        any(isinstance(result, FaultyRow) for result in results),
    )


def output_of(scenario: Scenario, result: ScoredRow | FaultyRow, *, explain: bool) -> bytes:
    """Return a result as a line of JSON, or with `explain` in words where it has a score; with its newline."""
    if explain and isinstance(result, ScoredRow):
        return f"{format_score(scenario, result)}\n".encode(errors="replace")
    return msgspec.json.encode(as_json(result)) + b"\n"


def _until_too_long(rows: Iterable[bytes]) -> Iterator[bytes]:
    for row in rows:
        yield row
        if len(row) > MAX_ROW_BYTES:
            return


@lru_cache(maxsize=8)
def _prepared(text: bytes) -> tuple[Scenario, Scorer]:
    scenario = from_canonical(text)
    return scenario, Scorer(scenario)
