"""Several windows on one save, and windows that are killed: nothing acknowledged is lost."""

import time

import pytest

from tests.support import save_children
from tests.support.factories import save_in
from tests.support.savefiles import child, is_whole, run_together, saved_answer_ids, some_rounds
from tests.support.spoiling import a_trigger, half, scribbled_pages


@pytest.mark.slow
def test_four_writers_at_once_lose_nothing_and_create_one_save(tmp_path):
    with (
        child(save_children.save_many, tmp_path, "Ada", 20) as one,
        child(save_children.save_many, tmp_path, "ada", 20) as two,
        child(save_children.save_many, tmp_path, "ADA", 20) as three,
        child(save_children.save_many, tmp_path, "aDA", 20) as four,
    ):
        acknowledged = run_together(one, two, three, four)
    assert len(acknowledged) == 80
    assert saved_answer_ids(tmp_path) == sorted(acknowledged)
    assert [path.stem for path in tmp_path.glob("*.sqlite3") if "." not in path.stem] == [save_in(tmp_path).path.stem]
    assert sum(played.first_sight for played in save_in(tmp_path).rounds()) == 1


@pytest.mark.slow
def test_killed_25_times_while_writing_every_acknowledged_answer_is_there(tmp_path):
    acknowledged = {player: [] for player in ("Ada", "Ben", "Cyd", "Dan", "Eve")}
    for number, player in enumerate([*acknowledged] * 5):
        with child(save_children.save_forever, tmp_path, player) as process:
            lines = [process.stdout.readline() for _ in range(1 + number % 4)]
            time.sleep(number * 0.0007)  # so that the kill meets every moment of a write
            process.kill()
            lines += process.stdout.readlines()
        acknowledged[player] += [line.strip() for line in lines[1:] if line.endswith("\n")]
    for player, ids in acknowledged.items():
        assert set(ids) <= set(saved_answer_ids(tmp_path, player))
        assert is_whole(tmp_path / f"{player}.sqlite3")
    assert not list(tmp_path.glob("*.damaged-*"))
    assert sum(map(len, acknowledged.values())) > 25


@pytest.mark.parametrize("spoil", [half, scribbled_pages, a_trigger])
@pytest.mark.slow
def test_two_windows_that_meet_an_unsound_save_set_it_aside_once_and_go_on(tmp_path, spoil):
    saved = some_rounds(tmp_path)
    spoil(saved)
    with (
        child(save_children.save_many, saved.parent, "Ada", 5) as one,
        child(save_children.save_many, saved.parent, "Ada", 5) as two,
    ):
        acknowledged = run_together(one, two)
    assert saved_answer_ids(saved.parent) == sorted(acknowledged)
    assert len(acknowledged) == 10
    assert len(list(saved.parent.glob("Ada.damaged-*"))) == 1
