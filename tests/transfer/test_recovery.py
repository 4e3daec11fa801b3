"""The readable part of a damaged save or a backup is restored. The file itself stays unchanged."""

import json
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.errors import SaveError
from debategame.transfer.recovery import restore, salvage
from tests.support.factories import DAY, NOON, SCENARIO, answer, comeback, record, save_in
from tests.support.paths import DATA
from tests.support.portable import archived_score_of, example_rounds, save_of
from tests.support.savefiles import files, run_sql, some_rounds
from tests.support.spoiling import FOREIGN, a_text, all_zeros, scribbled_pages, two_bytes

ASIDE = "Ada.damaged-20241124T120000Z.sqlite3"
ROUNDS = 60


@pytest.fixture
def aside(saves):
    """A save of Ada's that was set aside, still sound."""
    rounds = example_rounds(ROUNDS)
    path = save_of(saves, rounds, archived=[archived_score_of(rounds[0])]).path
    return path.rename(saves / ASIDE)


def ids(saves) -> set[str]:
    return {played.id for played in save_in(saves).rounds()}


def no_index(path: Path) -> None:
    """Scribble over every page of an index."""
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096)
            if file.read(1) in (b"\x02", b"\x0a"):
                file.seek(page * 4096)
                file.write(b"\xff" * 4096)


def test_a_sound_file_comes_back_whole(saves, aside, command):
    before = aside.read_bytes()
    told = command("recover")
    assert told.said == f"{ASIDE}: {ROUNDS} rounds restored into the save of Ada, 0 were there already.\n"
    assert (told.status, len(ids(saves)), aside.read_bytes()) == (0, ROUNDS, before)
    again = command("recover", aside)
    assert f"0 rounds restored into the save of Ada, {ROUNDS} were there already" in again.said


def test_the_recovered_history_is_the_same(saves, aside, command):
    command("recover")
    rows = [json.loads(row) for row in command("export").said.splitlines()]
    assert [row["kind"] for row in rows].count("former") == 1
    (tmp := saves.parent / "as it was").mkdir()
    shutil.copy(aside, tmp / "Ada.sqlite3")
    assert save_in(saves).rounds() == save_in(tmp).rounds()


def test_without_any_index_every_round_comes_back(saves, aside, command):
    no_index(aside)
    assert f"{ROUNDS} rounds restored" in command("recover").said


def test_if_a_page_is_lost_the_others_come_back(saves, aside, command):
    size = aside.stat().st_size
    with aside.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    command("recover")
    assert ROUNDS // 2 < len(ids(saves)) < ROUNDS + 1


def test_a_comeback_without_its_first_answer_is_left_out_of_bests(saves, command):
    save = save_in(saves)
    begun = record(save, answer())
    record(save, comeback(points=(answer().points[0],)), round_id=begun.id)
    path = save.path.rename(saves / ASIDE)
    run_sql(path, "DELETE FROM answers WHERE step = 'answer'")
    command("recover", path)
    (played,) = save_in(saves).rounds()
    assert (played.excluded, [given.step.value for given in played.answers]) == (True, ["comeback"])


def test_a_round_without_answers_is_reported_as_lost(saves, aside, command):
    run_sql(aside, "DELETE FROM answers WHERE round = (SELECT id FROM rounds LIMIT 1)")
    told = command("recover")
    assert (told.status, "; 1 round cannot be read." in told.said) == (1, True)


def test_a_lost_scenario_is_taken_from_the_folder_of_scenarios(saves, small, tmp_path, command):
    unmarked = answer(points=(msgspec.structs.replace(answer().points[0], id="body-clock"),), hints={}, elsewhere=())
    path = save_in(saves).path
    record(save_in(saves), unmarked, scenario=small, line="lazy")
    path.rename(saves / ASIDE)
    run_sql(saves / ASIDE, "UPDATE scenarios SET body = x'00'")
    assert "1 round cannot be read" in command("recover", "--scenarios", tmp_path).said
    shutil.copy(DATA / "small.yaml", tmp_path)
    assert "1 round restored" in command("recover", "--scenarios", tmp_path).said


def test_the_daily_backup_comes_back_too(saves, command):
    for days in range(3):
        record(save_in(saves, now=lambda days=days: NOON + days * DAY), answer(at=NOON + days * DAY))
    (saves / "Ada.sqlite3").unlink()
    told = command("recover", "--player", "Ada").said.splitlines()
    assert [line.partition(":")[2] for line in told] == [
        " 1 round restored into the save of Ada, 0 were there already.",
        " 1 round restored into the save of Ada, 1 were there already.",
    ]


def test_an_unfinished_write_is_undone_in_a_copy_only(saves, aside, command):
    journal = aside.with_name(f"{ASIDE}-journal")
    journal.write_bytes(bytes(512))
    command("recover")
    assert journal.read_bytes() == bytes(512)
    assert len(ids(saves)) == ROUNDS


def test_a_save_in_use_is_refused(saves, command):
    path = save_of(saves, example_rounds(1)).path
    told = command("recover", path)
    assert (told.status, "is a save in use" in told.complained) == (2, True)


def test_a_file_that_is_not_there_is_wrong_use_and_the_others_wait(saves, aside, command):
    told = command("recover", aside, saves / "gone.sqlite3")
    assert (told.status, told.complained) == (2, f"debategame: there is no file {saves / 'gone.sqlite3'}\n")
    assert not (saves / "Ada.sqlite3").exists()


def test_answers_without_their_round_are_counted_as_lost_rounds(saves, aside, command):
    run_sql(aside, "DELETE FROM rounds WHERE rowid <= 3")
    told = command("recover")
    assert (told.status, "3 rounds cannot be read" in told.said) == (1, True)


def test_a_completely_unreadable_file_is_named(aside, command):
    aside.write_bytes(b"Dear diary")
    assert (
        command("recover", aside).complained == f"debategame: {aside} is not a save, or it is too damaged to be read.\n"
    )


def test_rounds_go_to_another_player_only_with_yes(saves, aside, command):
    told = command("recover", aside, "--player", "Ben")
    assert (told.status, "belongs to Ada, not to Ben" in told.complained) == (2, True)
    assert command("recover", aside, "--player", "Ben", "--yes").status == 0
    assert save_in(saves, "Ben").count() == ROUNDS


@pytest.mark.parametrize("spoil", [a_text, all_zeros, two_bytes, *FOREIGN], ids=lambda spoil: spoil.__name__)
def test_nothing_is_read_of_a_foreign_file_and_nothing_is_created(saves, aside, command, spoil):
    spoil(aside)
    before = files(saves)
    told = command("recover", aside)
    assert (told.status, told.said, told.complained.count("\n")) == (1, "", 1)
    assert files(saves) == before


def test_recovering_a_scribbled_save_gives_one_line_of_result(saves, aside, command):
    scribbled_pages(aside)
    assert command("recover", "--player", "Ada").said.startswith(ASIDE)


@given(data=st.data())
@settings(max_examples=25)
def test_rounds_recovered_from_changed_bytes_can_be_shown(data):
    with tempfile.TemporaryDirectory() as folder:
        path = some_rounds(Path(folder))
        spoiled = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 30))):
            spoiled[data.draw(st.integers(100, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(spoiled)
        with suppress(SaveError):
            found = salvage(path)
            save_of(Path(folder, "new"), []).write(lambda db: restore(db, found, ()))
            for played in save_in(Path(folder, "new")).rounds():
                assert save_in(Path(folder, "new")).scenario(played.scenario_hash).id == SCENARIO.id
