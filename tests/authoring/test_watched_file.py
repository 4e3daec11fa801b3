"""A watched scenario file is read again when its content has changed, and its problems are reported."""

import os
from pathlib import Path

import pytest

from debategame.authoring.watched_file import WatchedFile
from tests.support.odd_files import KINDS, Put
from tests.support.paths import DATA

GOOD = (DATA / "least.yaml").read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "least.yaml"
    path.write_bytes(GOOD)
    return path


def save(path: Path, data: bytes, at: int) -> None:
    """Save as an editor does, at a time of its own: two saves may come within the clock's grain."""
    path.write_bytes(data)
    os.utime(path, (at, at))


def test_it_is_read_at_once(path: Path) -> None:
    saved = WatchedFile(path).state
    assert saved.data == GOOD
    assert saved.scenario is not None
    assert saved.scenario.id == "least"
    assert saved.saved_at == path.stat().st_mtime


def test_nothing_is_told_of_a_file_that_holds_what_it_held(path: Path) -> None:
    file = WatchedFile(path)
    assert not file.refresh()
    save(path, GOOD, 1_000)
    assert not file.refresh()


def test_a_save_is_seen_also_where_it_is_as_long_as_before(path: Path) -> None:
    file = WatchedFile(path)
    save(path, GOOD.replace(b"title: ", b"title: X", 1)[: len(GOOD)], 1_000)
    assert file.refresh()
    assert file.state.saved_at == 1_000
    assert not file.refresh()


def test_problems_are_told_and_gone_when_they_are_mended(path: Path) -> None:
    file = WatchedFile(path)
    save(path, b"format: 1\n", 1_000)
    assert file.refresh()
    assert file.state.scenario is None
    assert file.state.problems
    save(path, GOOD, 2_000)
    assert file.refresh()
    assert not file.state.problems


def test_a_file_that_is_gone_is_a_problem_until_it_is_back(path: Path) -> None:
    file = WatchedFile(path)
    path.unlink()
    assert file.refresh()
    assert "No such file" in file.state.problems[0].message
    assert not file.refresh()
    path.write_bytes(GOOD)
    assert file.refresh()
    assert file.state.scenario is not None


@pytest.mark.parametrize("put", [KINDS["a pipe"]])
def test_a_pipe_in_its_place_is_a_problem_and_nothing_waits_for_it(path: Path, put: Put) -> None:
    file = WatchedFile(path)
    path.unlink()
    put(path)
    assert file.refresh()
    assert file.state.problems[0].message == "cannot be read: it is a pipe, not a file"


def test_the_other_side_is_watched_until_it_can_no_longer_be_played(tmp_path: Path) -> None:
    path, good = tmp_path / "bus.yaml", (DATA / "both-sides.yaml").read_bytes()
    save(path, good, 1_000)
    file = WatchedFile(path, other=True)
    assert file.state.scenario is not None
    assert file.state.scenario.id == "night-bus--other-side"
    save(path, good[: good.index(b"  - id: no-harm")], 2_000)
    assert file.refresh()
    assert file.state.scenario is None
    (problem,) = file.state.problems
    assert (problem.level, problem.path) == ("error", "$.their_lines")
    assert "cannot be played from the other side" in problem.message
