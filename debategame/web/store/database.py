"""Transactions on SQLite and PostgreSQL. Errors of a driver become StoreError."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from debategame.errors import NameTakenError, NotFoundError, StoreError, StoreUnavailableError, UsageError

BUSY_SECONDS = 10
"""How long a transaction waits for another one."""
CONNECT_SECONDS = 5
"""How long a connection to a server may take."""
POOL_SIZE = 20
"""The most connections of one process."""
SQLITE = "sqlite"
POSTGRESQL = "postgresql"
BEGINS = "debategame_begins"
"""The option of a connection to SQLite that holds how its transactions begin. Empty: there are none."""
_Options = Mapping[str, Any]
ASKING: Mapping[str, _Options] = {SQLITE: {BEGINS: ""}, POSTGRESQL: {"isolation_level": "AUTOCOMMIT"}}
"""The options of a connection that asks single queries, without a transaction."""
READING: Mapping[str, _Options] = {
    SQLITE: {BEGINS: "BEGIN"},
    POSTGRESQL: {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""The options of a connection whose transactions see the database as it is at one moment."""
WRITING: Mapping[str, _Options] = {
    # A plain BEGIN would find out too late that another one writes, and fail instead of waiting.
    SQLITE: {BEGINS: "BEGIN IMMEDIATE"},
    POSTGRESQL: {},
}
"""The options of a connection that writes."""
KNOWN = "debategame_known"
"""The option of a connection that holds what was read in its transaction and cannot change before its end."""
NOT_UNIQUE = ("UNIQUE constraint", "duplicate key")
"""How SQLite and PostgreSQL say that a value must be unique."""
FULL = ("disk is full", "No space left")
_Result = TypeVar("_Result")


class Database:
    """A database, with short transactions."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine of `new_engine`."""
        self.engine = engine
        self._of_thread = threading.local()

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is one file."""
        return self.engine.dialect.name == SQLITE

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let all that this thread reads meanwhile be as it was at the first read, in one transaction.

        A write ends the moment: what is read after it is as of a later one.
        """
        moment = self._of_thread.moment = _Moment(self.engine)
        try:
            yield
        finally:
            self._of_thread.moment = None
            moment.end()

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, which sees the database as it is at one moment. Raise StoreError."""
        return self._run(lambda: self._read(work, READING))

    def ask(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, which is a single query: it needs no transaction."""
        return self._run(lambda: self._read(work, ASKING))

    def ask_ahead(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, a single query, as the database is now.

        A moment does not begin with it, but has what it remembers. Once a moment has begun, it is asked like any other.
        """
        moment = self._moment
        return self._run(lambda: moment.ask_ahead(work) if moment else self._read(work, ASKING))

    def write(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` as one transaction and return its result, once it is on the disk. Raise StoreError.

        `work` may run twice if the connection is lost: it must change nothing that it has changed before.
        """
        if moment := self._moment:
            moment.end()
        return self._run(lambda: self._within(work, WRITING))

    def use_wal(self) -> None:
        """Let readers of an SQLite store go on while somebody writes. The file remembers it.

        If others use the file at that moment, they may have to wait for each other until the next start.
        """
        if self.is_sqlite:
            with self.engine.connect() as db, suppress(OperationalError):
                connection = db.connection.driver_connection
                if connection is not None:
                    connection.execute("PRAGMA journal_mode=WAL")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _run(self, once: Callable[[], _Result]) -> _Result:
        try:
            return once()
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise store_error(error) from error
        except (StatementError, PoolTimeoutError) as error:
            raise store_error(error) from error
        try:  # an idle connection was lost: all others of the pool were closed with it, so that one new try is enough
            return once()
        except (StatementError, PoolTimeoutError) as error:
            raise store_error(error) from error

    @property
    def _moment(self) -> "_Moment | None":
        return getattr(self._of_thread, "moment", None)

    def _read(self, work: Callable[[Connection], _Result], options: Mapping[str, _Options]) -> _Result:
        moment = self._moment
        return moment.read(work) if moment else self._within(work, options)

    def _within(self, work: Callable[[Connection], _Result], options: Mapping[str, _Options]) -> _Result:
        with self.engine.connect() as db:
            db.execution_options(**options[db.dialect.name])
            with db.begin():
                return work(db)


class _Moment:
    """A transaction that only reads: it begins with the first query, and may begin anew after its end."""

    def __init__(self, engine: Engine) -> None:
        """Read by connections of an engine."""
        self._engine = engine
        self._db: Connection | None = None
        self._set: Mapping[str, _Options] = {}

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`. An error of the database ends the transaction."""
        try:
            return work(self._connected(READING))
        except StatementError:
            self.end()
            raise

    def ask_ahead(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, a single query, before the transaction if it has not begun."""
        if self._db is not None and self._db.in_transaction():
            return self.read(work)
        try:
            db = self._connected(ASKING)
            result = work(db)
            db.commit()  # nothing, but to SQLAlchemy the end of a transaction
        except StatementError:
            self.end()
            raise
        return result

    def _connected(self, options: Mapping[str, _Options]) -> Connection:
        db = self._db
        if db is None:
            db = self._db = self._engine.connect()
            db.execution_options(**{KNOWN: {}})
            self._set = {}
        if options is not self._set and not db.in_transaction():
            db.execution_options(**options[db.dialect.name])
            self._set = options
        return db

    def end(self) -> None:
        """End the transaction, and give its connection back."""
        db, self._db = self._db, None
        if db is not None:
            with suppress(DBAPIError), db:  # the connection may be lost, and nothing was written
                if not db.invalidated:
                    db.commit()  # after a rollback psycopg prepares all statements anew


def remember(db: Connection, key: Hashable, value: Any) -> None:
    """Keep what was read under a key until the transaction ends, if it sees one moment only."""
    known = db.get_execution_options().get(KNOWN)
    if known is not None:
        known[key] = value


def remembered(db: Connection, key: Hashable, read: Callable[[], _Result]) -> _Result:
    """Return what `read` returns. In a transaction that sees one moment only, it is read once for each key."""
    known = db.get_execution_options().get(KNOWN)
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    result: _Result = known[key]
    return result


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
        from debategame.web.store.quick_cursor import QuickCursor, quick_adapters  # their driver is an extra

        return create_engine(
            parsed.set(query=query | dict(parsed.query)),
            pool_size=POOL_SIZE,
            max_overflow=0,
            pool_timeout=BUSY_SECONDS,
            pool_use_lifo=True,  # the connection used last has most statements prepared
            connect_args={"cursor_factory": QuickCursor, "context": quick_adapters()},
            use_native_hstore=False,  # would be looked up for the usual adapters
        )
    except ImportError as error:
        raise UsageError("PostgreSQL needs the extra `postgres`: pip install 'debategame[postgres]'") from error


def store_error(error: StatementError | PoolTimeoutError) -> StoreError:
    """Return what an error of SQLAlchemy means, in one sentence without values, names or passwords."""
    if isinstance(error, PoolTimeoutError):
        return StoreUnavailableError("The database has no connection free. Try again in a moment.")
    if isinstance(error.orig, ValueError):  # `Id` refused a text
        return NotFoundError("There is nothing under that id.")
    if isinstance(error, IntegrityError):
        return _integrity_error(error)
    if any(sign in str(error.orig) for sign in FULL):
        return StoreError("The disk of the database is full.")
    if isinstance(error, OperationalError):
        return StoreUnavailableError("The database cannot be reached, or is busy. Try again in a moment.")
    return StoreError(f"The database refused something ({type(error.orig).__name__}).")


def _integrity_error(error: IntegrityError) -> StoreError:
    if any(sign in str(error.orig) for sign in NOT_UNIQUE):
        return NameTakenError("Somebody has that already.")
    return NotFoundError("What this belongs to is not there any more.")


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
        if begins := db.get_execution_options().get(BEGINS, "BEGIN"):
            db.exec_driver_sql(begins)

    return engine
