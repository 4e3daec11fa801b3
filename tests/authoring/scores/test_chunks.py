"""Rows that are scored in chunks give the same bytes as rows that are scored one after the other."""

import json
from itertools import count

import pytest

from debategame.authoring.scores.chunks import Chunk, ScoredChunk, chunks_of, score_chunk
from debategame.files import MAX_ROW_BYTES
from debategame.scenario.versions import canonical

SAID = (
    "Their hormones keep them awake until midnight.",
    "Drowsy drivers crash on the way to class.",
    "",
    "They say that teenagers are just lazy.",
)
ROWS = tuple(
    json.dumps({"line": line, "answer": f"{said} {number}"}).encode() + b"\n"
    for number, said in enumerate(SAID * 2)
    for line in ("lazy", "nobody-wants-it")
)
ODD = (*ROWS[:3], b"\n", b"{\n", ROWS[3], b'{"line": "nowhere", "answer": ""}\n', *ROWS[4:])


def joined(scored: list[ScoredChunk]) -> bytes:
    return b"".join(line for chunk in scored for line in chunk.lines)


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("size", [1, 3, 100])
def test_chunks_of_any_size_give_the_same_bytes(small, size, explain) -> None:
    scenario = canonical(small)
    scored = [score_chunk(scenario, chunk, explain=explain) for chunk in chunks_of(ODD, size)]
    assert joined(scored) == joined([score_chunk(scenario, Chunk(1, ODD), explain=explain)])
    assert any(chunk.failed for chunk in scored)
    assert b'{"row":5,"error":"the row is not JSON"}\n' in joined(scored)


def test_chunks_can_be_scored_in_any_order(small) -> None:
    scenario, chunks = canonical(small), list(chunks_of(ODD, 4))
    backwards = [score_chunk(scenario, chunk) for chunk in reversed(chunks)]
    assert joined(backwards[::-1]) == joined([score_chunk(scenario, chunk) for chunk in chunks])


def test_every_row_is_in_one_chunk_with_its_number() -> None:
    chunks = list(chunks_of(ODD, 4))
    assert [row for chunk in chunks for row in chunk.rows] == list(ODD)
    assert [chunk.first for chunk in chunks] == [1, 5, 9, 13, 17]
    assert list(chunks_of([])) == []


def test_nothing_is_read_after_a_row_without_end() -> None:
    endless = (b"x" * (MAX_ROW_BYTES + 1) if number == 5 else b"{}" for number in count())
    assert sum(len(chunk.rows) for chunk in chunks_of(endless, 2)) == 6
