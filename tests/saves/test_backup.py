"""Backups: a copy of the save as it was before each day's first write."""

from pathlib import Path

from debategame.saves.backup import DAILY_BACKUPS
from tests.support.factories import DAY, NOON, answer, record, save_in


def play_on(folder: Path, day: int, times: int = 1) -> None:
    save = save_in(folder, now=lambda: NOON + day * DAY)
    for _ in range(times):
        record(save, answer(at=NOON + day * DAY))


def backups(folder: Path) -> list[str]:
    return sorted(path.name.split(".")[1] for path in folder.glob("Ada.backup-*.sqlite3"))


def test_a_backup_is_made_once_a_day_before_the_first_write(tmp_path):
    play_on(tmp_path, day=0)
    play_on(tmp_path, day=1, times=3)
    assert backups(tmp_path) == ["backup-2024-11-25"]
    (tmp_path / "restored").mkdir()
    copy = tmp_path / "restored" / "Ada.sqlite3"
    copy.write_bytes((tmp_path / "Ada.backup-2024-11-25.sqlite3").read_bytes())
    assert save_in(copy.parent).rounds() == save_in(tmp_path).rounds()[-1:]


def test_only_the_backups_of_the_last_days_are_kept(tmp_path):
    for day in range(DAILY_BACKUPS + 3):
        play_on(tmp_path, day)
    days = [(NOON + day * DAY).date() for day in range(3, DAILY_BACKUPS + 3)]
    assert backups(tmp_path) == [f"backup-{day}" for day in days]


def test_a_day_after_the_clock_was_set_back_has_a_backup_too(tmp_path):
    for day in (*range(DAILY_BACKUPS + 1), -5):
        play_on(tmp_path, day)
    assert "backup-2024-11-19" in backups(tmp_path)
    assert len(backups(tmp_path)) == DAILY_BACKUPS


def test_a_file_with_the_name_of_the_backup_is_left_alone(tmp_path):
    play_on(tmp_path, day=0)
    taken = tmp_path / "Ada.backup-2024-11-25.sqlite3"
    taken.write_text("mine", encoding="utf-8")
    play_on(tmp_path, day=1)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_if_no_backup_can_be_made_the_answer_is_saved_and_the_player_is_notified(tmp_path):
    play_on(tmp_path, day=0)
    (tmp_path / "Ada.backup.tmp").mkdir()
    save = save_in(tmp_path, now=lambda: NOON + DAY)
    record(save)
    record(save)
    assert save.count() == 3
    assert len(save.notices) == 1
    assert save.notices[0].startswith("Today's backup could not be made: ")
