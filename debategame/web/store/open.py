"""Open a store of classes by its URL."""

import datetime
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from debategame.errors import StoreError, StoreUnavailableError, UsageError
from debategame.files import OWNER_ONLY, create_empty
from debategame.web.store.copying import upgrade_copy
from debategame.web.store.database import MODE, POSTGRESQL, SQLITE, Database, Mode
from debategame.web.store.schema import NEWEST, check_version, read_version, upgrade
from debategame.web.store.store import SqlStore

LOG = logging.getLogger("debategame.web.store")
BUSY_SECONDS = 10
"""How long a transaction waits for another one."""
CONNECT_SECONDS = 5
"""How long a connection to a server may take."""
POOL_SIZE = 20
"""The most connections of one process."""


def open_store(url: str, *, now: Callable[[], datetime.datetime], tell: Callable[[str], None] = LOG.info) -> SqlStore:
    """Return the store behind a URL such as `sqlite:///school.sqlite3`, with its tables up to date.

    A new SQLite file is made, with its folder; only its owner can read it. If the tables of a store change, `tell` gets
    a sentence about it. Raise UsageError for a URL that no store has, and StoreError if the database cannot be opened.
    """
    engine = new_engine(url)
    if engine.dialect.name == "sqlite":
        _make_file(Path(str(engine.url.database)))
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


def _make_file(file: Path) -> None:
    """Create the file of an SQLite store if there is none. What SQLite makes beside it gets the same mode."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        create_empty(file, OWNER_ONLY)
    except OSError as error:
        raise StoreUnavailableError(f"The store {file} cannot be made.") from error


def _upgraded(database: Database, found: str) -> str:
    """Return what happened to a store whose tables had an earlier version."""
    sentence = f"The store was brought from version {found} to {NEWEST}."
    if not database.is_sqlite:
        return sentence
    return f"{sentence} As it was before, it is kept in {upgrade_copy(Path(str(database.engine.url.database)), found)}."


def new_engine(url: str) -> Engine:
    """Return an engine for a URL such as `sqlite:///school.sqlite3` or `postgresql+psycopg://user@host/name`.

    Nothing is opened yet. Raise UsageError if the URL fits neither, or if its driver is not installed.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == SQLITE:
        return _sqlite_engine(parsed)
    options = {
        "lock_timeout": f"{BUSY_SECONDS}s",
        "statement_timeout": f"{2 * BUSY_SECONDS}s",
        "plan_cache_mode": "force_generic_plan",  # pages ask by keys: one plan is as good for every pupil
    }
    query = {
        "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
        "connect_timeout": str(CONNECT_SECONDS),
    }
    try:
        from debategame.web.store.driver.quick_cursor import QuickCursor, quick_adapters  # their driver is an extra

        return create_engine(
            parsed.set(query=query | dict(parsed.query)),
            pool_size=POOL_SIZE,
            max_overflow=0,
            pool_timeout=BUSY_SECONDS,
            pool_use_lifo=True,  # the connection used last has most statements prepared
            connect_args={"cursor_factory": QuickCursor, "context": quick_adapters()},
            paramstyle="numeric_dollar",  # as PostgreSQL has it: psycopg need not look through each statement
            skip_autocommit_rollback=True,  # nothing is open when such a connection is given back
            use_native_hstore=False,  # would be looked up for the usual adapters
        )
    except ImportError as error:
        raise UsageError("PostgreSQL needs the extra `postgres`: pip install 'debategame[postgres]'") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    known = {SQLITE: SQLITE, POSTGRESQL: f"{POSTGRESQL}+psycopg", f"{POSTGRESQL}+psycopg": f"{POSTGRESQL}+psycopg"}
    if parsed is None or parsed.drivername not in known or not parsed.database:
        raise UsageError(
            "a store is written like sqlite:///school.sqlite3 or postgresql+psycopg://user:password@host/name"
        )
    return parsed.set(drivername=known[parsed.drivername])


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",  # what is forgotten must not stay in free pages
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(db: Connection) -> None:
        mode = db.get_execution_options().get(MODE)
        if mode is not Mode.ASKING:
            # A plain BEGIN would find out too late that another one writes, and fail instead of waiting.
            db.exec_driver_sql("BEGIN IMMEDIATE" if mode is Mode.WRITING else "BEGIN")

    return engine
