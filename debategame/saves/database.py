"""Short, safely set up SQLite connections to a save. SQLite's errors become SaveErrors, one clear sentence each."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import msgspec

from debategame.errors import (
    SaveBusyError,
    SaveDamagedError,
    SaveError,
    SaveFullError,
    SaveUnavailableError,
)
from debategame.files import EVERYBODY, create_empty, kind_of
from debategame.saves.journals import UnsafeFile, unsafe_file_beside
from debategame.saves.schema import MIGRATIONS


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to open the file of a save."""

    busy_seconds: float = 10
    """How long to wait while another window is writing."""
    max_pages: int | None = None
    """The most pages the file may have; None means SQLite's own limit."""
    migrations: tuple[str, ...] = MIGRATIONS
    """The SQL that creates the tables, version by version."""
    settling_seconds: float = 0.2
    """How long to wait after a save was moved before a new one may be created.

    SQLite finds a journal by the name of its database. Another window may have opened the old file without locking
    it yet. That window would take the new file's journal for its own.
    """


DEFAULT_OPTIONS = Options()
PRAGMAS = ("trusted_schema = OFF", "synchronous = EXTRA", "foreign_keys = ON")
"""Settings of every connection. `synchronous = EXTRA` puts each commit on the disk, directory entry included."""
LOCK = ".lock"
"""The name of the empty database that serves as the lock of a folder of saves."""
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
"""Error codes for a full disk. SQLite reports an exceeded quota or file size limit as a failed write."""
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class SaveMovedError(SaveUnavailableError):
    """The file has been moved or deleted, perhaps set aside by another window. Trying again may help."""


class UnsafeFileError(SaveError):
    """A file beside the save is unsafe to open, so the save was not opened."""

    def __init__(self, database: Path, unsafe: UnsafeFile) -> None:
        """Keep the database that the unsafe file lies beside."""
        self.database = database
        super().__init__(f"{unsafe.path} {unsafe.problem}. Move it away, and {database.name} can be read.")


@contextmanager
def connection(
    path: Path, options: Options = DEFAULT_OPTIONS, *, access: Literal["rw", "ro"] = "rw"
) -> Iterator[sqlite3.Connection]:
    """Open an existing file and close it afterwards; SQLite errors in between become SaveErrors.

    With `ro` nothing is written, neither to the file nor beside it. Use one transaction per connection and begin it
    at once: before that, another window may move the file.

    Raise SaveUnavailableError for anything but a regular file, links included, and UnsafeFileError if a file beside
    it is unsafe.
    """
    _refuse_irregular_file(path)
    _refuse_unsafe_files(path)
    with translate_sqlite_errors(path):
        db = sqlite3.connect(_uri(path, access), timeout=options.busy_seconds, isolation_level=None, uri=True)
        try:
            db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            for pragma in PRAGMAS:
                db.execute(f"PRAGMA {pragma}")
            if options.max_pages is not None:
                db.execute(f"PRAGMA max_page_count = {options.max_pages:d}")
            yield db
        finally:
            db.close()


@contextmanager
def transaction(db: sqlite3.Connection, kind: Literal["DEFERRED", "IMMEDIATE", "EXCLUSIVE"]) -> Iterator[None]:
    """Run a transaction: commit at the end, or roll back on an error."""
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def locked(folder: Path, options: Options = DEFAULT_OPTIONS) -> Iterator[None]:
    """Hold the lock of a folder of saves: only its holder may create, copy or move files there.

    The lock is SQLite's lock on an empty database. It works on every system and ends with its process.
    """
    lock = folder / LOCK
    touch(lock)
    _empty_if_damaged(lock, options)
    with connection(lock, options) as db, transaction(db, "EXCLUSIVE"):
        yield


def _empty_if_damaged(lock: Path, options: Options) -> None:
    """Empty the file of a lock that is no database any more: it holds nothing.

    It is not replaced, because another window may hold its lock on the same file.
    """
    try:
        with connection(lock, options) as db, transaction(db, "DEFERRED"):
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except SaveDamagedError:
        try:
            os.truncate(lock, 0)
        except OSError as error:
            raise file_error(lock, error) from error


@contextmanager
def translate_sqlite_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about a file into SaveErrors, one sentence each."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.IntegrityError as error:
        raise SaveError(f"{path} has parts that do not fit together ({error}). Nothing was changed.") from error
    except UnicodeDecodeError as error:  # raised when SQLite's message quotes bytes of a damaged file
        raise SaveDamagedError(f"{path} is damaged.") from error
    except sqlite3.DatabaseError as error:
        raise _save_error(error, path) from error


def file_error(path: Path, error: OSError) -> SaveError:
    """Return the SaveError for a system error about a file or folder."""
    if error.errno in _NO_ROOM:
        return _full(path)
    return SaveUnavailableError(f"{path} cannot be opened or written: {error.strerror or error}.")


def touch(path: Path, mode: int = EVERYBODY) -> None:
    """Create an empty file with a mode if it does not exist. Raise SaveError on failure."""
    try:
        create_empty(path, mode)
    except OSError as error:
        raise file_error(path, error) from error


def _save_error(error: sqlite3.DatabaseError, path: Path) -> SaveError:
    # Errors of the sqlite3 module itself have no code: it could not decode a text as UTF-8.
    extended: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    code = extended & 0xFF
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return SaveMovedError(f"{path} was moved while it was in use.")
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        return SaveUnavailableError(f"{path} was left half written. Play with it once, and the game repairs it.")
    if code in _BUSY:
        return SaveBusyError(f"{path} is in use by another window of the game. Try again in a moment.")
    if code in _DAMAGED:
        return SaveDamagedError(f"{path} is damaged.")
    if {extended, code} & _FULL:
        return _full(path)
    kind = SaveMovedError if code == sqlite3.SQLITE_CANTOPEN else SaveUnavailableError
    return kind(f"{path} cannot be opened or written: {error}.")


def _full(path: Path) -> SaveFullError:
    return SaveFullError(
        f"{path} cannot be written: your disk, or your share of it, seems to be full. What was saved before is safe."
    )


def _refuse_irregular_file(path: Path) -> None:
    try:
        kind = kind_of(path)
    except FileNotFoundError as error:
        raise SaveMovedError(f"{path} is no longer there.") from error
    except OSError as error:
        raise file_error(path, error) from error
    if kind:
        raise SaveUnavailableError(f"{path} cannot be opened: it is {kind}, not a save.")


def _refuse_unsafe_files(path: Path) -> None:
    try:
        unsafe = unsafe_file_beside(path)
    except OSError as error:  # on Windows a journal cannot be opened while another window deletes it
        raise SaveMovedError(str(file_error(path, error))) from error
    if unsafe is not None:
        raise UnsafeFileError(path, unsafe)


def _uri(path: Path, access: str) -> str:
    """Return a URI with which SQLite opens the file but never creates it. Windows drives and shares work too."""
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if name.startswith('/') else '/'}{name}?mode={access}"
