"""URLs of stores, and errors of databases in one sentence."""

import os
import sqlite3
import stat
import threading

import pytest
from sqlalchemy import text

from debategame.errors import StoreError, StoreUnavailableError, UsageError
from debategame.web.store.database import Database, remembered
from debategame.web.store.open import new_engine, open_store
from tests.support.factories import NOON


def test_a_url_of_postgresql_needs_no_driver_and_keeps_its_own_options() -> None:
    engine = new_engine("postgresql://ann:secret@localhost/school?connect_timeout=9")
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")
    assert engine.url.query["connect_timeout"] == "9"
    assert "secret" not in repr(engine.url)
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["", "school.sqlite3", "sqlite://", "mysql://localhost/school", "postgresql+asyncpg://localhost/x", "://"]
)
def test_what_is_no_url_of_a_store_is_refused(url) -> None:
    with pytest.raises(UsageError, match="sqlite:///"):
        new_engine(url)


def test_a_file_that_is_no_database_is_refused_and_left(tmp_path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("My notes. " * 1000, encoding="utf-8")
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{file}", now=lambda: NOON)
    assert file.read_text(encoding="utf-8") == "My notes. " * 1000


def test_a_folder_that_cannot_be_made_is_named(tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailableError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'school.sqlite3'}", now=lambda: NOON)


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_only_its_owner_reads_a_new_store_and_the_files_beside_it(tmp_path) -> None:
    file = tmp_path / "school.sqlite3"
    store = open_store(f"sqlite:///{file}", now=lambda: NOON)
    store.secret("salt")
    modes = {found.name.removeprefix(file.name): stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}
    store.close()
    assert modes == {"": 0o600, "-wal": 0o600, "-shm": 0o600}
    file.chmod(0o640)
    open_store(f"sqlite:///{file}", now=lambda: NOON).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640, "as somebody set it"


def test_a_database_that_is_away_is_told_in_one_sentence_without_its_password() -> None:
    with pytest.raises(StoreUnavailableError) as caught:
        open_store("postgresql://ann:secret@127.0.0.1:1/school", now=lambda: NOON)
    assert str(caught.value) == "The database cannot be reached, or is busy. Try again in a moment."


def test_a_writer_waits_for_another_and_says_when_it_waited_in_vain(sqlite_url) -> None:
    engine = new_engine(sqlite_url)
    database = Database(engine)
    other = sqlite3.connect(str(engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with engine.connect() as db:
        db.exec_driver_sql("PRAGMA busy_timeout = 50")
    with pytest.raises(StoreUnavailableError):
        database.write(lambda db: db.execute(text("DELETE FROM links")))
    assert database.read(lambda db: db.execute(text("SELECT count(*) FROM links")).scalar()) == 0
    other.execute("ROLLBACK")
    other.close()
    database.write(lambda db: db.execute(text("DELETE FROM links")))
    database.close()


def test_a_lost_connection_is_made_again(postgresql_url) -> None:
    engine = new_engine(postgresql_url)
    database = Database(engine)
    pid = database.read(lambda db: db.execute(text("SELECT pg_backend_pid()")).scalar())
    killer = new_engine(postgresql_url)
    with killer.begin() as db:
        db.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    killer.dispose()
    assert database.read(lambda db: db.execute(text("SELECT pg_backend_pid()")).scalar()) != pid
    database.close()


def test_a_reader_sees_one_moment(url) -> None:
    database, changed = Database(new_engine(url)), threading.Event()
    other = Database(new_engine(url))

    def count(db) -> int:
        return db.execute(text("SELECT count(*) FROM secrets")).scalar()

    def read_twice(db) -> tuple[int, int]:
        before = count(db)
        other.write(lambda db: db.execute(text("INSERT INTO secrets (name, value) VALUES ('a', 'b')")))
        changed.set()
        return before, count(db)

    assert database.read(read_twice) == (0, 0)
    assert changed.is_set()
    assert database.read(count) == 1
    database.close()
    other.close()


def test_readers_of_a_file_do_not_wait_for_a_writer(sqlite_url) -> None:
    store = open_store(sqlite_url, now=lambda: NOON)
    other = sqlite3.connect(str(new_engine(sqlite_url).url.database), isolation_level=None)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.execute("BEGIN IMMEDIATE")
    assert store.every_class() == []
    other.execute("ROLLBACK")
    other.close()
    store.close()


def names(db) -> list[str]:
    return list(db.execute(text("SELECT name FROM secrets ORDER BY name")).scalars())


def add(name: str):
    return lambda db: db.execute(text("INSERT INTO secrets (name, value) VALUES (:name, 'x')"), {"name": name})


def test_all_that_is_read_in_a_moment_is_as_of_its_first_read(url) -> None:
    database, other = Database(new_engine(url)), Database(new_engine(url))
    other.write(add("a"))
    with database.at_one_moment():
        other.write(add("b"))
        assert database.read(names) == ["a", "b"]
        other.write(add("c"))
        assert database.read(names) == database.ask(names) == ["a", "b"]
    assert database.read(names) == ["a", "b", "c"]
    database.close()
    other.close()


def test_a_write_ends_a_moment_and_is_read_after_it(url) -> None:
    database = Database(new_engine(url))
    with database.at_one_moment():
        assert database.read(names) == []
        database.write(add("a"))
        assert database.read(names) == ["a"]
    database.close()


def test_what_was_read_in_a_moment_is_remembered_until_a_write(url) -> None:
    database, reads = Database(new_engine(url)), 0

    def count(db) -> int:
        nonlocal reads
        reads += 1
        return len(names(db))

    def known(db) -> int:
        return remembered(db, "count", lambda: count(db))

    with database.at_one_moment():
        assert [database.read(known), database.ask(known), reads] == [0, 0, 1]
        database.write(lambda db: (add("a")(db), known(db)))  # what a writer reads must be new each time
        assert [database.read(known), reads] == [1, 3]
    assert [database.read(known), reads] == [1, 4]
    database.close()


def test_a_moment_of_one_thread_is_none_of_another(url) -> None:
    database, seen = Database(new_engine(url)), []
    with database.at_one_moment():
        assert database.read(names) == []
        writer = threading.Thread(target=lambda: (database.write(add("a")), seen.append(database.read(names))))
        writer.start()
        writer.join()
        assert (database.read(names), seen) == ([], [["a"]])
    database.close()


def test_an_error_ends_a_moment_and_the_next_read_works(url) -> None:
    database = Database(new_engine(url))
    with database.at_one_moment():
        assert database.read(names) == []
        with pytest.raises(StoreError):
            database.read(lambda db: db.execute(text("SELECT nothing FROM nowhere")))
        assert database.read(names) == []
    database.close()


def test_a_connection_that_is_lost_within_a_moment_is_made_again(postgresql_url) -> None:
    database, killer = Database(new_engine(postgresql_url)), new_engine(postgresql_url)

    def pid(db) -> int:
        return db.execute(text("SELECT pg_backend_pid()")).scalar()

    with database.at_one_moment():
        first = database.read(pid)
        with killer.begin() as db:
            db.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": first})
        assert database.read(pid) != first
    killer.dispose()
    database.close()


def test_what_is_asked_ahead_of_a_moment_is_remembered_in_it_and_does_not_begin_it(url) -> None:
    database, other = Database(new_engine(url)), Database(new_engine(url))

    def known(db) -> list[str]:
        return remembered(db, "names", lambda: names(db))

    with database.at_one_moment():
        assert database.ask_ahead(known) == []
        other.write(add("a"))
        assert (database.read(known), database.ask_ahead(names), database.read(names)) == ([], ["a"], ["a"])
        other.write(add("b"))
        assert database.ask_ahead(names) == ["a"]
    assert database.ask_ahead(names) == ["a", "b"]
    database.close()
    other.close()
