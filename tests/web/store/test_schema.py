"""The tables come to the newest version by themselves, and what does not fit is refused in one sentence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from debategame.errors import StoreError
from debategame.web.store.database import new_engine
from debategame.web.store.open import open_store
from debategame.web.store.schema import MIGRATIONS, NEWEST, upgrade
from debategame.web.store.tables import METADATA
from tests.support.factories import NOON
from tests.support.school.stores import play, school_in


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = new_engine(url)
    yield engine
    engine.dispose()


def run(url: str, statement: str) -> None:
    with engine_of(url) as engine, engine.begin() as db:
        db.execute(text(statement))


def test_the_migrations_make_the_tables_of_the_program(url) -> None:
    with engine_of(url) as engine, engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), METADATA) == []


def test_the_newest_version_is_that_of_the_last_migration() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_current_head() == NEWEST
    versions = [script.revision for script in scripts.walk_revisions()]
    assert sorted(versions, key=int) == [str(number) for number in range(1, int(NEWEST) + 1)]


def test_workers_that_start_at_once_make_the_tables_once(empty_url) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(empty_url, now=lambda: NOON), range(4)))
    for store in stores:
        store.ping()
        store.close()


def test_an_open_store_is_opened_again_without_a_change(store, url, small) -> None:
    pupil = school_in(store).pupil("Ada")
    play(pupil, small, "Bananas are yellow.")
    other = open_store(url, now=lambda: NOON)
    assert other.for_pupil(pupil.id).page() == pupil.page()
    other.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE alembic_version SET version_num = '999'", "later version"),
        ("UPDATE alembic_version SET version_num = 'abc'", "later version"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_tables_of_another_program_are_refused_and_left(sqlite_url, spoil, said) -> None:
    run(sqlite_url, spoil)
    with pytest.raises(StoreError, match=said):
        open_store(sqlite_url, now=lambda: NOON)


def test_a_worker_sees_that_the_tables_have_moved_on(store, url) -> None:
    store.ping()
    run(url, "UPDATE alembic_version SET version_num = '999'")
    with pytest.raises(StoreError, match="version 999"):
        store.ping()
    run(url, f"UPDATE alembic_version SET version_num = '{NEWEST}'")  # noqa: S608 -- a fixed number


def test_an_upgrade_says_which_version_it_found(empty_url) -> None:
    from debategame.web.store.database import Database

    with engine_of(empty_url) as engine:
        assert upgrade(Database(engine)) == ""
        assert upgrade(Database(engine)) == NEWEST
