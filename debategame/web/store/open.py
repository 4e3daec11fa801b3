"""Open a store of classes by its URL."""

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

from debategame.errors import StoreError, StoreUnavailableError
from debategame.web.store.copying import upgrade_copy
from debategame.web.store.database import Database, new_engine
from debategame.web.store.schema import NEWEST, check_version, read_version, upgrade
from debategame.web.store.store import SqlStore

LOG = logging.getLogger("debategame.web.store")


def open_store(url: str, *, now: Callable[[], datetime.datetime], tell: Callable[[str], None] = LOG.info) -> SqlStore:
    """Return the store behind a URL such as `sqlite:///school.sqlite3`, with its tables up to date.

    A new SQLite file is made, with its folder. If the tables of a store change, `tell` gets a sentence about it. Raise
    UsageError for a URL that no store has, and StoreError if the database cannot be opened.
    """
    engine = new_engine(url)
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailableError(f"The folder {folder} cannot be made.") from error
    database = Database(engine)
    found = upgrade(database)
    if found not in ("", NEWEST):
        tell(_upgraded(database, found))
    database.use_wal()
    return SqlStore(database, now)


def open_existing(url: str, *, now: Callable[[], datetime.datetime]) -> SqlStore:
    """Return the store behind a URL, to work on it beside its server. Its tables are not changed.

    Raise UsageError for a URL that no store has, and StoreError if there is no store or if its tables have another
    version.
    """
    engine = new_engine(url)
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).is_file():
        raise StoreError(f"There is no store {engine.url.database}.")
    database = Database(engine)
    if not database.read(read_version):
        raise StoreError("The database is empty. `debategame serve` makes a store in it.")
    database.read(check_version)
    return SqlStore(database, now)


def _upgraded(database: Database, found: str) -> str:
    """Return what happened to a store whose tables had an earlier version."""
    sentence = f"The store was brought from version {found} to {NEWEST}."
    if not database.is_sqlite:
        return sentence
    return f"{sentence} As it was before, it is kept in {upgrade_copy(Path(str(database.engine.url.database)), found)}."
