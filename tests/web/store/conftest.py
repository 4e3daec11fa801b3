"""Stores in both databases."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from debategame.web.store.open import open_store
from debategame.web.store.store import SqlStore
from tests.support.factories import NOON
from tests.support.school.databases import PostgresServer, empty_database, empty_tables, shared_postgresql


def now() -> datetime.datetime:
    return NOON


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Iterator[PostgresServer]:
    """A running PostgreSQL, one for the whole run."""
    with shared_postgresql(testrun_uid) as server:
        yield server


@pytest.fixture(scope="session")
def fresh_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store with nothing in it, to be copied: copies are quicker than migrations."""
    file = tmp_path_factory.mktemp("fresh") / "school.sqlite3"
    open_store(f"sqlite:///{file}", now=now).close()
    return file


@pytest.fixture(scope="session")
def fresh_postgresql(postgresql: PostgresServer) -> Iterator[str]:
    """The URL of a store in PostgreSQL, for one test after the other: a new database would take each half a second."""
    with empty_database(postgresql) as url:
        open_store(url, now=now).close()
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'school.sqlite3'}"
    else:
        with empty_database(request.getfixturevalue("postgresql")) as url:
            yield url


@pytest.fixture
def sqlite_url(fresh_sqlite: Path, tmp_path: Path) -> str:
    """The URL of a store with nothing in it, in SQLite."""
    shutil.copy(fresh_sqlite, tmp_path / "school.sqlite3")
    return f"sqlite:///{tmp_path / 'school.sqlite3'}"


@pytest.fixture
def postgresql_url(fresh_postgresql: str) -> Iterator[str]:
    """The URL of a store with nothing in it, in PostgreSQL."""
    yield fresh_postgresql
    empty_tables(fresh_postgresql)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a store with nothing in it."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """A store with nothing in it."""
    opened = open_store(url, now=now)
    yield opened
    opened.close()
