"""`debategame forget` asks first. Then it deletes everything kept of one player, and nothing of anybody else."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from debategame.errors import SaveBusyError
from debategame.saves.database import Options
from debategame.saves.deletion import delete_player_data
from debategame.saves.settings import Remembered, load, store
from tests.support.factories import DAY, NOON, answer, noon, record, save_in
from tests.support.portable import full_round, save_of
from tests.support.savefiles import files
from tests.support.spoiling import a_text, another_programs_file


@pytest.fixture
def kept(saves):
    """All that the game makes for Ada and for Ada-Lou: saves, backups, one set aside; Ada played last."""
    for name in ("Ada", "Ada-Lou", "Åda"):
        for days in range(3):
            record(save_in(saves, name, now=lambda days=days: NOON + days * DAY), answer())
    (saves / "Ada.damaged-20241124T120000Z.sqlite3").write_text("damaged", encoding="utf-8")
    (saves / "Ada.damaged-20241124T120000Z.sqlite3-journal").write_text("its journal", encoding="utf-8")
    (saves / "Ada.backup.tmp").write_text("broken off", encoding="utf-8")
    (saves / "Ada.txt").write_text("a letter", encoding="utf-8")
    store(saves, Remembered(player="ada", theme="nord"))
    return saves


def test_everything_about_the_player_is_deleted_and_nothing_else(kept, command):
    others = {name: (kept / name).read_bytes() for name in files(kept) if not name.startswith(("Ada.", "settings"))}
    told = command("forget", "ADA", "--yes")
    assert told.status == 0
    assert told.said == f"Deleted 6 files and the name of the last player. Nothing about ADA is left in {kept}.\n"
    assert files(kept) == sorted([*others, "Ada.txt", "settings.json"])
    assert {name: (kept / name).read_bytes() for name in others} == others
    assert load(kept) == (Remembered(theme="nord"), "")


def test_what_is_to_go_is_named_first(kept, command):
    told = command("forget", "Ada", "--yes")
    assert told.complained.splitlines() == [
        "  Ada.sqlite3: 3 rounds",
        "  Ada.backup-2024-11-25.sqlite3",
        "  Ada.backup-2024-11-26.sqlite3",
        "  Ada.backup.tmp",
        "  Ada.damaged-20241124T120000Z.sqlite3",
        "  Ada.damaged-20241124T120000Z.sqlite3-journal",
    ]


def test_without_a_terminal_it_is_not_done_unasked(kept, command):
    before = files(kept)
    told = command("forget", "Ada")
    assert (told.status, told.complained.splitlines()[-1]) == (2, "debategame: add --yes to delete it")
    assert files(kept) == before


def test_an_unknown_name_is_answered_with_the_known_ones(kept, command):
    told = command("forget", "Anna", "--yes")
    assert (told.status, "these players have: " in told.complained) == (2, True)


def test_a_damaged_save_can_be_forgotten(saves, command):
    a_text(save_of(saves, [full_round()]).path)
    assert command("forget", "Ada", "--yes").status == 0
    assert files(saves) == []


def test_a_save_with_a_write_broken_off_can_be_forgotten(saves, command):
    path = save_of(saves, [full_round()]).path
    path.with_name("Ada.sqlite3-journal").write_bytes(bytes(512))
    assert command("forget", "Ada", "--yes").status == 0
    assert files(saves) == []


def test_a_journal_beside_the_save_does_not_hide_how_many_rounds_go(saves, command):
    path = save_of(saves, [full_round()]).path
    path.with_name("Ada.sqlite3-journal").write_bytes(bytes(512))
    assert "  Ada.sqlite3: 1 round" in command("forget", "Ada", "--yes").complained.splitlines()


@pytest.mark.parametrize("whose", ["another player's", "another program's"])
def test_a_file_that_is_not_theirs_stays(saves, command, whose):
    path = save_of(saves, [full_round()], player="Ben").path
    shutil.move(path, saves / "Ada.sqlite3")
    if whose == "another program's":
        another_programs_file(saves / "Ada.sqlite3")
    told = command("forget", "Ada", "--yes")
    assert (told.status, told.complained.count("\n")) == (1, 1)
    assert files(saves) == ["Ada.sqlite3"]


def test_nothing_is_deleted_while_another_window_is_writing(kept, command):
    before = files(kept)
    with closing(sqlite3.connect(kept / "Ada.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SaveBusyError):
            delete_player_data(kept, "Ada", options=Options(busy_seconds=0.01))
    assert files(kept) == before


def test_who_is_forgotten_can_begin_anew(kept, command):
    command("forget", "Ada", "--yes")
    record(save_in(kept, "Ada", now=noon))
    assert save_in(kept, "Ada").count() == 1
