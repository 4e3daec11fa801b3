"""An unusable file is moved away unchanged, and a new save begins."""

import datetime
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.errors import SaveBusyError, SaveError, SaveUnavailableError
from debategame.saves.database import Options
from debategame.saves.file import SaveFile
from tests.support.factories import DAY, NOON, noon, record, save_in
from tests.support.savefiles import bytes_of_rounds, files, some_rounds
from tests.support.spoiling import UNSOUND, a_text, scribbled_pages, verdicts_cut_short


@pytest.fixture
def saved(tmp_path):
    """The path of a save of Ada's with some rounds in it."""
    return some_rounds(tmp_path)


@pytest.mark.parametrize(("spoil", "told"), UNSOUND)
def test_an_unsound_save_is_set_aside_when_it_is_read(saved, spoil, told):
    spoil(saved)
    before, save = saved.read_bytes(), save_in(saved.parent)
    assert save.rounds() == []
    aside = saved.with_name("Ada.damaged-20241124T120000Z.sqlite3")
    assert aside.read_bytes() == before
    assert all(name.startswith(aside.name) for name in files(saved.parent))
    (notice,) = save.notices
    assert notice.startswith(
        f"Ada.sqlite3 {told}. It has been set aside, unchanged, as {aside.name}. A new save begins."
    )
    assert ("`debategame recover`" in notice) == (told == "was damaged")
    assert record(save) == save.rounds()[0]


@pytest.mark.parametrize(("spoil", "told"), UNSOUND)
def test_an_unsound_save_is_set_aside_when_it_is_written(saved, spoil, told):
    spoil(saved)
    before, save = saved.read_bytes(), save_in(saved.parent)
    stored = record(save)
    assert stored in save.rounds()
    assert [told in notice for notice in save.notices] == [True]
    asides = list(saved.parent.glob("Ada.damaged-*.sqlite3"))
    assert [aside.read_bytes() for aside in asides] == [before]


def test_the_journal_is_set_aside_with_the_save(saved):
    a_text(saved)
    journal = saved.with_name("Ada.sqlite3-journal")
    journal.write_bytes(bytes(512))  # one that is not to be played back; others SQLite plays back by itself
    save_in(saved.parent).rounds()
    aside = "Ada.damaged-20241124T120000Z.sqlite3"
    assert files(saved.parent) == [aside, f"{aside}-journal"]


def test_two_saves_set_aside_in_one_second_get_two_names(saved):
    for text in ("first", "second"):
        saved.write_text(text, encoding="utf-8")
        save_in(saved.parent).rounds()
    texts = {name: (saved.parent / name).read_text(encoding="utf-8") for name in files(saved.parent)}
    assert texts == {
        "Ada.damaged-20241124T120000Z.sqlite3": "first",
        "Ada.damaged-20241124T120000Z-2.sqlite3": "second",
    }


def test_the_new_name_has_the_time_in_utc(saved):
    a_text(saved)
    east = datetime.timezone(datetime.timedelta(hours=9))
    save_in(saved.parent, now=lambda: NOON.astimezone(east)).rounds()
    assert files(saved.parent) == ["Ada.damaged-20241124T120000Z.sqlite3"]


def test_nothing_is_set_aside_while_another_window_is_writing_to_it(saved):
    verdicts_cut_short(saved)
    with closing(sqlite3.connect(saved, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SaveBusyError):
            save_in(saved.parent, busy_seconds=0.01).rounds()
    assert files(saved.parent) == ["Ada.sqlite3"]


def test_a_damaged_save_does_not_become_the_days_backup(saved):
    scribbled_pages(saved)
    record(save_in(saved.parent, now=lambda: NOON + DAY))
    assert not list(saved.parent.glob("*.backup-*"))


def file_of(path: Path) -> SaveFile:
    return SaveFile(path.parent, "Ada", now=noon, options=Options(settling_seconds=0))


def fails_in_sqlite(db: sqlite3.Connection) -> None:
    db.execute("SELECT nothing_there")


def test_after_any_error_of_sqlite_the_save_is_checked(saved):
    verdicts_cut_short(saved)
    save = file_of(saved)
    assert save.read(fails_in_sqlite) is None
    assert files(saved.parent) == ["Ada.damaged-20241124T120000Z.sqlite3"]


def test_a_save_that_is_sound_after_an_error_of_sqlite_stays_and_the_error_is_raised(saved):
    with pytest.raises(SaveUnavailableError, match="nothing_there"):
        file_of(saved).read(fails_in_sqlite)
    assert saved.name in files(saved.parent)


@given(data=st.data())
@settings(max_examples=60)
def test_reading_a_save_with_changed_bytes_gives_rounds_or_a_save_error(data):
    spoiled = bytearray(bytes_of_rounds())
    for _ in range(data.draw(st.integers(1, 5))):
        spoiled[data.draw(st.integers(0, len(spoiled) - 1) | st.integers(0, 4095))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Ada.sqlite3")
        path.write_bytes(spoiled)
        with suppress(SaveError):
            save_in(path.parent).rounds()
        assert [file.read_bytes() for file in Path(folder).glob("Ada*.sqlite3")] == [spoiled]
