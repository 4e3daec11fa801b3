"""Stores in both databases."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from debategame.web.store.open import open_store
from debategame.web.store.store import SqlStore
from tests.support.databases import empty_database, start_postgresql
from tests.support.factories import NOON


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, worker_id: str):
    """A running PostgreSQL, one for the whole run."""
    base = tmp_path_factory.getbasetemp()
    return start_postgresql((base if worker_id == "master" else base.parent) / "postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'school.sqlite3'}"
    else:
        with empty_database(request.getfixturevalue("postgresql")) as found:
            yield found


def now() -> datetime.datetime:
    return NOON


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """An empty store."""
    opened = open_store(url, now=now)
    yield opened
    opened.close()
