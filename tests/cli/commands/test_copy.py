"""`debategame copy` makes a backup of a store and restores it, in either database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from debategame.scenario.reader import read_file
from debategame.web.store.open import open_store
from debategame.web.store.tables import METADATA
from tests.support.factories import NOON
from tests.support.paths import DATA
from tests.support.school.databases import PostgresServer, empty_database, shared_postgresql
from tests.support.school.stores import begin, play, school_in


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Iterator[PostgresServer]:
    with shared_postgresql(testrun_uid) as server:
        yield server


@pytest.fixture
def url(tmp_path) -> str:
    """A store with a class that has played."""
    found = f"sqlite:///{tmp_path / 'school.sqlite3'}"
    store, small = open_store(found, now=lambda: NOON), read_file(DATA / "small.yaml")
    pupil = school_in(store).pupil("Ada")
    play(pupil, small, "Teenagers fall asleep later, their body clock is shifted.", "Bananas \0.")
    stored = begin(pupil, small)
    pupil.keep_draft(stored.id, "Half a sen")
    store.secret("cookies")
    store.close()
    return found


def contents(url: str) -> dict[str, list]:
    store = open_store(url, now=lambda: NOON)
    with store.database.engine.connect() as db:
        found = {table.name: sorted(map(repr, db.execute(select(table)))) for table in METADATA.sorted_tables}
    store.close()
    return found


def test_a_backup_is_restored_into_another_database(url, command, tmp_path, postgresql) -> None:
    backup = f"sqlite:///{tmp_path / 'backups' / 'monday.sqlite3'}"
    with empty_database(postgresql) as school:
        for source, target in ((url, school), (school, backup)):
            told = command("copy", source, target)
            assert (told.complained, told.said) == ("", "Copied 1 teacher, 1 class, 1 pupil, 2 rounds.\n")
        store = open_store(school, now=lambda: NOON)
        found = store.for_operator(store.every_class()[0].id)
        pupil = found.for_pupil(found.pupils()[0].id)
        assert pupil.bouts(only_open=True)[0].draft == "Half a sen"
        assert pupil.progress().rounds == 2
        store.close()
    assert {name: len(rows) for name, rows in contents(backup).items()} == {
        name: len(rows) for name, rows in contents(url).items()
    }


def test_a_copy_in_the_same_database_is_the_same(url, command, tmp_path) -> None:
    backup = f"sqlite:///{tmp_path / 'backup.sqlite3'}"
    assert command("copy", url, backup).status == 0
    assert contents(backup) == contents(url)


def test_nothing_is_copied_over_something(url, command, tmp_path) -> None:
    before = contents(url)
    told = command("copy", url, url)
    assert (told.status, told.complained.count("\n")) == (1, 1)
    assert "something in the target already" in told.complained
    assert contents(url) == before


def test_a_store_that_is_not_there_is_not_copied(command, tmp_path) -> None:
    told = command("copy", f"sqlite:///{tmp_path / 'no.sqlite3'}", f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert told.status == 1
    assert list(tmp_path.glob("*.sqlite3")) == []
