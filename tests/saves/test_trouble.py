"""A save that cannot be written, is in use or has another version: one clear sentence, and nothing is lost or moved."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from debategame.errors import SaveBusyError, SaveFullError, SaveNewerError, SaveUnavailableError
from debategame.saves.schema import MIGRATIONS
from tests.support import needs, save_children
from tests.support.factories import answer, record, save_in
from tests.support.savefiles import ROUNDS, child, files, is_whole, run_sql, saved_answer_ids, some_rounds


@pytest.fixture
def saved(tmp_path):
    """The path of a save of Ada's with some rounds in it."""
    return some_rounds(tmp_path)


class TestNoRoom:
    """A full disk costs the answer that does not fit, and nothing else."""

    def test_a_file_that_cannot_grow_is_reported_as_full(self, tmp_path):
        save, fits = save_in(tmp_path, max_pages=32), []

        def play_on() -> None:
            while True:
                fits.append(record(save, answer("Trees give shade. " * 30)).answers[0].id)

        with pytest.raises(SaveFullError, match=r"seems to be full\. What was saved before is safe\.$"):
            play_on()
        assert fits
        assert saved_answer_ids(tmp_path) == sorted(fits)
        assert is_whole(save.path)

    def test_when_there_is_room_again_play_goes_on(self, saved):
        with pytest.raises(SaveFullError):
            record(save_in(saved.parent, max_pages=saved.stat().st_size // 4096), answer("x" * 9000))
        record(save_in(saved.parent))
        assert len(saved_answer_ids(saved.parent)) == ROUNDS + 1

    def test_a_save_without_any_room_is_reported_as_full(self, tmp_path):
        with pytest.raises(SaveFullError):
            record(save_in(tmp_path, max_pages=2))
        assert save_in(tmp_path).rounds() == []
        assert record(save_in(tmp_path)).first_sight

    @needs.FILE_SIZE_LIMITS
    def test_a_limit_on_the_size_of_files_is_reported_as_full(self, tmp_path):
        with child(save_children.save_until_full, tmp_path, "Ada", 128_000) as process:
            *acknowledged, error = process.communicate(timeout=60)[0].splitlines()
        assert error.startswith("SaveFullError: ")
        assert acknowledged
        assert saved_answer_ids(tmp_path) == sorted(acknowledged)
        assert is_whole(tmp_path / "Ada.sqlite3")


@needs.FILE_MODES
class TestNoRights:
    """A folder that cannot be written or read is told as that, never as damage."""

    @pytest.fixture
    def folder(self):
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
            Path(name).chmod(0o700)

    def outcome(self, folder: Path, rights: int) -> list[str]:
        folder.chmod(rights)
        with child(save_children.use_without_rights, folder, "Ada") as process:
            return process.communicate(timeout=60)[0].splitlines()

    def test_no_save_is_created_in_a_read_only_folder(self, folder):
        count, error = self.outcome(folder, 0o555)
        assert count == "nothing"
        assert error.startswith("SaveUnavailableError: ")

    def test_a_save_that_cannot_be_written_can_be_read(self, folder):
        record(save_in(folder))
        before = files(folder)
        count, error = self.outcome(folder, 0o555)
        assert count == "1"
        assert error.startswith("SaveUnavailableError: ")
        assert files(folder) == before

    def test_an_unreadable_folder_is_reported(self, folder):
        record(save_in(folder))
        for error in self.outcome(folder, 0o000):
            assert error.startswith("SaveUnavailableError: ")

    def test_a_damaged_save_that_cannot_be_moved_stays(self, folder):
        (folder / "Ada.sqlite3").write_text("Dear diary", encoding="utf-8")
        for error in self.outcome(folder, 0o555):
            assert error.startswith("SaveUnavailableError: ")
            assert "cannot be set aside" in error
        assert files(folder) == ["Ada.sqlite3"]


class TestLeftAlone:
    """What is neither damaged nor foreign is not moved, whatever it is."""

    @pytest.mark.parametrize("use", [lambda save: save.rounds(), record])
    def test_a_save_of_a_later_version_is_refused(self, saved, use):
        run_sql(saved, "CREATE TABLE later (x)", f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        before = saved.read_bytes()
        with pytest.raises(SaveNewerError, match="later version of the game"):
            use(save_in(saved.parent))
        assert saved.read_bytes() == before
        assert files(saved.parent) == ["Ada.sqlite3"]

    def test_an_empty_file_counts_as_a_new_save(self, tmp_path):
        (tmp_path / "Ada.sqlite3").touch()
        save = save_in(tmp_path)
        assert save.rounds() == []
        assert save.rounds() == [] != [record(save)]
        assert save.notices == ()

    @needs.LINKS
    @pytest.mark.parametrize("use", [lambda save: save.rounds(), record])
    def test_a_link_is_not_followed(self, saved, use):
        link = saved.parent / "sub" / "Ada.sqlite3"
        link.parent.mkdir()
        link.symlink_to(saved)
        with pytest.raises(SaveUnavailableError, match="it is a link, not a save"):
            use(save_in(link.parent))
        assert link.is_symlink()

    @pytest.mark.parametrize("use", [lambda save: save.rounds(), record])
    def test_a_folder_with_the_name_of_the_save_is_not_touched(self, tmp_path, use):
        (tmp_path / "Ada.sqlite3").mkdir()
        with pytest.raises(SaveUnavailableError):
            use(save_in(tmp_path))
        assert (tmp_path / "Ada.sqlite3").is_dir()

    def test_a_file_in_place_of_the_folder_is_reported(self, tmp_path):
        (tmp_path / "saves").write_text("not a folder", encoding="utf-8")
        for use in (lambda save: save.rounds(), record):
            with pytest.raises(SaveUnavailableError):
                use(save_in(tmp_path / "saves"))

    @pytest.mark.parametrize("use", [lambda save: save.rounds(), record])
    def test_another_players_save_under_this_name_is_refused(self, saved, use):
        mine = saved.rename(saved.with_name("Ben.sqlite3"))
        with pytest.raises(SaveUnavailableError, match="another player"):
            use(save_in(mine.parent, "Ben"))
        assert mine.exists()

    @pytest.mark.parametrize("use", [lambda save: save.rounds(), record])
    def test_a_save_in_use_is_reported_as_busy(self, saved, use):
        with closing(sqlite3.connect(saved, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(SaveBusyError, match="in use by another window"):
                use(save_in(saved.parent, busy_seconds=0.01))
        assert files(saved.parent) == ["Ada.sqlite3"]
        assert len(saved_answer_ids(saved.parent)) == ROUNDS

    def test_a_save_can_be_read_while_another_window_writes(self, saved):
        with closing(sqlite3.connect(saved, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert save_in(saved.parent, busy_seconds=0.01).count() == ROUNDS

    def test_a_save_with_a_write_ahead_log_is_read_and_gets_a_rollback_journal(self, saved):
        run_sql(saved, "PRAGMA journal_mode = WAL")
        record(save_in(saved.parent))
        assert len(saved_answer_ids(saved.parent)) == ROUNDS + 1
        with closing(sqlite3.connect(saved)) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)

    def test_a_folder_deleted_while_playing_is_created_again(self, saved):
        save = save_in(saved.parent / "sub")
        record(save)
        shutil.rmtree(save.folder)
        assert record(save) == save.rounds()[0]


class TestUpgrade:
    """An older save is brought up to date whole, with a backup before."""

    LATER = (*MIGRATIONS, "CREATE TABLE later (x TEXT);\n")

    def version(self, path: Path) -> int:
        with closing(sqlite3.connect(path)) as db:
            number: int = db.execute("PRAGMA user_version").fetchone()[0]
            return number

    @pytest.mark.parametrize(("use", "rounds"), [(lambda save: save.rounds(), ROUNDS), (record, ROUNDS + 1)])
    def test_an_older_save_is_upgraded_on_its_first_use(self, saved, use, rounds):
        save = save_in(saved.parent, migrations=self.LATER)
        use(save)
        assert save.count() == rounds
        assert self.version(saved) == len(MIGRATIONS) + 1
        assert self.version(saved.with_name(f"Ada.backup-version-{len(MIGRATIONS)}.sqlite3")) == len(MIGRATIONS)

    def test_no_save_is_upgraded_without_a_backup(self, saved):
        saved.with_name("Ada.backup.tmp").mkdir()
        with pytest.raises(SaveUnavailableError):
            save_in(saved.parent, migrations=self.LATER).rounds()
        assert self.version(saved) == len(MIGRATIONS)

    def test_a_new_save_is_of_the_newest_version(self, tmp_path):
        save = save_in(tmp_path, migrations=self.LATER)
        record(save)
        assert self.version(save.path) == len(MIGRATIONS) + 1
        assert files(tmp_path) == ["Ada.sqlite3"]
