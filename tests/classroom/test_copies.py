"""Copies of a save, as programs for synced folders make them: each round counts once, for one pupil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from debategame.classroom.model import Class
from debategame.classroom.reader import read_class
from tests.conftest import Told
from tests.support.class_folder import class_folder, disputed_save
from tests.support.factories import HOUR, NOON, answer, comeback, record, save_in
from tests.support.savefiles import run_sql

COPIES = (
    *("Ada (1).sqlite3", "Ada-DESKTOP-7QX.sqlite3", "Ada - Copy.sqlite3"),
    "Ada.sync-conflict-20261126-120000-ABCDEFG.sqlite3",
)


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """A folder with two pupils and four copies of Ada's save, one of them with a round that the others lack."""
    folder = class_folder(tmp_path / "saves")
    for name in COPIES:
        shutil.copy(folder / "Ada.sqlite3", folder / name)
    on_the_other_computer = save_in(tmp_path / "other")
    on_the_other_computer.folder.mkdir()
    shutil.copy(folder / "Ada.sqlite3", on_the_other_computer.path)
    record(on_the_other_computer, answer("From the other computer.", at=NOON + 9 * HOUR))
    shutil.copy(on_the_other_computer.path, folder / COPIES[1])
    return folder


def rounds(found: Class) -> dict[str, int]:
    return {pupil.name: len({one.round for one in pupil.answers}) for pupil in found.pupils}


def test_each_round_counts_once_under_one_pupil(synced: Path):
    found = read_class(synced)
    assert rounds(found) == {"Ada": 4, "Ben": 2}
    assert [len(pupil.disputes) for pupil in found.pupils] == [1, 0]
    assert found.pupils[0].file.name == "Ada.sqlite3"
    (shared,) = found.shared
    assert (shared.count, len(shared.files), shared.name) == (3, 5, "Ada")


def test_it_is_said_by_both_commands(synced: Path, command: Callable[..., Told]):
    for words in ("class", "disputes"):
        told = command(words, synced)
        assert told.status == 0
        assert "3 same rounds in " in told.complained
        assert told.complained.count("they count once, for Ada.") == 1
    assert "3 rounds handed in more than once, counted once." in command("class", synced, "--anonymous").complained


def test_the_longer_copy_of_a_round_counts(tmp_path: Path):
    save = save_in(tmp_path)
    begun = record(save, answer())
    shutil.copy(save.path, tmp_path / COPIES[0])
    record(save, comeback(), round_id=begun.id)
    (pupil,) = read_class(tmp_path).pupils
    assert [one.step.value for one in pupil.answers] == ["answer", "comeback"]


def test_only_the_oldest_round_of_a_line_stays_at_first_sight(tmp_path: Path):
    save = save_in(tmp_path)
    record(save, answer(), line="sell")
    shutil.copy(save.path, tmp_path / COPIES[0])
    record(save, answer(at=NOON + 2 * HOUR))
    other = save_in(tmp_path / "other")
    other.folder.mkdir()
    (tmp_path / COPIES[0]).rename(other.path)
    record(other, answer(at=NOON + HOUR))
    (pupil,) = read_class(tmp_path).pupils
    assert [(one.line, one.first_sight) for one in pupil.answers] == [("sell", 1), ("close", 1), ("close", 0)]


def test_two_pupils_of_one_name_stay_two(tmp_path: Path):
    for folder in ("a", "b"):
        record(save_in(tmp_path / folder), answer())
    found = read_class(tmp_path)
    assert (len(found.pupils), found.shared) == (2, ())


def test_a_save_that_goes_by_another_name_counts_for_the_first_of_the_two(tmp_path: Path):
    path = disputed_save(tmp_path)
    copied = shutil.copy(path, tmp_path / "Ben.sqlite3")
    run_sql(Path(copied), "UPDATE player SET name = 'Ben'")
    found = read_class(tmp_path)
    assert rounds(found) == {"Ada": 1, "Ben": 0}
    assert [shared.name for shared in found.shared] == ["Ada"]


class TestInOnesOwnFolder:
    """`recover` brings the rounds of a copy home, and `forget` deletes copies too."""

    def test_a_copy_is_recovered_by_name_and_by_itself(self, synced: Path, command: Callable[..., Told]):
        told = command("recover", synced / COPIES[1])
        assert told.said == f"{COPIES[1]}: 1 round restored into the save of Ada, 3 were there already.\n"
        assert command("recover", "--player", "Ada").said.count(".sqlite3: 0 rounds restored") == 6
        assert "is a save in use" in command("recover", synced / "Ada.sqlite3").complained

    def test_nothing_of_a_player_is_left(self, synced: Path, command: Callable[..., Told]):
        assert command("forget", "Ada", "--yes").status == 0
        assert not [path.name for path in synced.iterdir() if "Ada" in path.name]


def test_class_and_disputes_read_a_folder_and_a_file_alike(synced: Path, command: Callable[..., Told]):
    (synced / "Bo.sqlite3").write_bytes(b"Dear diary")
    for place in (synced, synced / "Ada.sqlite3", synced / "Bo.sqlite3"):
        of_class, of_disputes = (command(words, place) for words in ("class", "disputes"))
        faults = [line.partition(": ")[2] for line in of_class.complained.splitlines() if line.startswith("skipped: ")]
        assert of_class.status == of_disputes.status == int(bool(faults))
        assert all(fault in of_disputes.complained for fault in faults)
