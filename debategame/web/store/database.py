"""Transactions on SQLite and PostgreSQL. Errors of a driver become StoreError."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from debategame.errors import NameTakenError, NotFoundError, StoreError, StoreUnavailableError

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
REPEATABLE_READ = 3
"""What psycopg, which is an extra, calls `IsolationLevel.REPEATABLE_READ`."""


class Mode(StrEnum):
    """What a connection is used for."""

    ASKING = "asking"
    """Single queries, without a transaction."""
    READING = "reading"
    """Transactions that see the database as it is at one moment."""
    WRITING = "writing"
    """Transactions that write."""


MODE = "debategame_mode"
"""The option of a connection that holds its Mode."""
KNOWN = "debategame_known"
"""The option of a connection that holds what was read in its transaction and cannot change before its end."""
NOT_UNIQUE = ("UNIQUE constraint", "duplicate key")
"""How SQLite and PostgreSQL say that a value must be unique."""
FULL = ("disk is full", "No space left")
_Result = TypeVar("_Result")


class Database:
    """A database, with short transactions."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine of `open.new_engine`."""
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
        return self._run(lambda: self._read(work, Mode.READING))

    def ask(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, which is a single query: it needs no transaction."""
        return self._run(lambda: self._read(work, Mode.ASKING))

    def ask_ahead(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, a single query, as the database is now.

        A moment does not begin with it, but has what it remembers. Once a moment has begun, it is asked like any other.
        """
        moment = self._moment
        return self._run(lambda: moment.ask_ahead(work) if moment else self._read(work, Mode.ASKING))

    def write(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` as one transaction and return its result, once it is on the disk. Raise StoreError.

        `work` may run twice if the connection is lost: it must change nothing that it has changed before.
        """
        moment = self._moment
        return self._run(lambda: moment.write(work, Mode.WRITING) if moment else self._within(work, Mode.WRITING))

    def write_at_once(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, which writes by a single statement in PostgreSQL: that is a transaction itself.

        In SQLite `work` may take several. It may run twice, as that of `write`.
        """
        moment, mode = self._moment, Mode.WRITING if self.is_sqlite else Mode.ASKING
        return self._run(lambda: moment.write(work, mode) if moment else self._within(work, mode))

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

    def _read(self, work: Callable[[Connection], _Result], mode: Mode) -> _Result:
        moment = self._moment
        return moment.read(work) if moment else self._within(work, mode)

    def _within(self, work: Callable[[Connection], _Result], mode: Mode) -> _Result:
        with self.engine.connect() as db:
            _set_mode(db, mode)
            with db.begin():
                return work(db)


class _Moment:
    """A transaction that only reads: it begins with the first query, and may begin anew after its end."""

    def __init__(self, engine: Engine) -> None:
        """Read by connections of an engine."""
        self._engine = engine
        self._db: Connection | None = None
        self._known: dict[Hashable, Any] = {}

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`. An error of the database ends the transaction."""
        with self._connected() as db:
            if not db.in_transaction():
                _set_mode(db, Mode.READING, self._known)
            return work(db)

    def ask_ahead(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return the result of `work`, a single query, before the transaction if it has not begun."""
        with self._connected() as db:
            if db.in_transaction():
                return work(db)
            _set_mode(db, Mode.ASKING, self._known)
            try:
                result = work(db)
                db.commit()  # nothing, but to SQLAlchemy it may be the end of a transaction
            except Exception:
                self.end()
                raise
            return result

    def write(self, work: Callable[[Connection], _Result], mode: Mode) -> _Result:
        """Return the result of `work`, which writes in a transaction of its own. What was read before is forgotten."""
        with self._connected() as db:
            db.commit()
            _set_mode(db, mode)
            try:
                if mode is Mode.ASKING:
                    return work(db)
                with db.begin():
                    return work(db)
            finally:
                self.end()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            if self._db is None:
                self._db, self._known = self._engine.connect(), {}
            yield self._db
        except StatementError:
            self.end()
            raise

    def end(self) -> None:
        """End the transaction, and give its connection back."""
        db, self._db = self._db, None
        if db is not None:
            with suppress(DBAPIError), db:  # the connection may be lost, and nothing was written
                if not db.invalidated:
                    db.commit()  # after a rollback psycopg prepares all statements anew


def _set_mode(db: Connection, mode: Mode, known: dict[Hashable, Any] | None = None) -> None:
    """Let the next transactions of a connection be of a mode, and remember in `known`. None may have begun."""
    options = db.get_execution_options()
    if options.get(MODE) is mode and options.get(KNOWN) is known:
        return
    db.execution_options(**{MODE: mode, KNOWN: known})
    if db.dialect.name == POSTGRESQL:  # by the driver: the options of SQLAlchemy for it take ten times as long
        driver: Any = db.connection.driver_connection
        wanted = {
            "autocommit": mode is Mode.ASKING,
            "isolation_level": REPEATABLE_READ if mode is Mode.READING else None,
            "read_only": True if mode is Mode.READING else None,
        }
        for name, value in wanted.items():
            if getattr(driver, name) != value:  # to set one takes a while even if nothing changes
                setattr(driver, name, value)


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
