"""One short SQLite connection at a time to the file of a save, set up safely, its faults told plainly."""

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
from debategame.files import create_empty, kind_of
from debategame.saves.journals import Stranger, stranger_beside
from debategame.saves.schema import STEPS


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the file of a save is kept."""

    busy_seconds: float = 10
    """How long to wait for another window that is writing."""
    max_pages: int | None = None
    """The most pages the file may have; None leaves it to SQLite."""
    steps: tuple[str, ...] = STEPS
    """What makes the tables, version by version."""
    settling_seconds: float = 0.2
    """How long no new save begins after one was set aside. SQLite finds a journal by the name of its file: a
    window that opened the old file and has not yet locked it would take the new one's journal for its own."""


USUAL = Options()
SETTINGS = ("trusted_schema = OFF", "synchronous = EXTRA", "foreign_keys = ON")
"""What every connection is told before anything is read; the commit is on the disk, directory entry and all."""
LOCK = ".lock"
"""The empty database in a folder of saves that carries the folder's lock."""
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
"""SQLite tells of a quota or a limit on file size as a write that failed."""
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class SaveMovedError(SaveUnavailableError):
    """The file was not where it was a moment ago: another window may have set it aside. Trying again helps then."""


class StrangerBesideError(SaveError):
    """Beside a save lies a file that must not reach SQLite; the save was not opened."""

    def __init__(self, database: Path, stranger: Stranger) -> None:
        """Keep which database it lies beside."""
        self.database = database
        super().__init__(f"{stranger.file} {stranger.what}: take it away, and {database.name} can be read.")


@contextmanager
def connection(
    path: Path, options: Options = USUAL, *, access: Literal["rw", "ro"] = "rw"
) -> Iterator[sqlite3.Connection]:
    """Open a file that is there, and close it whatever happens; errors of SQLite in between are SaveErrors.

    With `ro` nothing is written, neither to the file nor beside it.

    Begin the one transaction at once: until then another window may set the file aside. Raises
    SaveUnavailableError for anything but a regular file, so that no link leads elsewhere, and StrangerBesideError
    where a file beside it must not reach SQLite.
    """
    _must_be_a_file(path)
    _must_have_no_stranger_beside(path)
    with sqlite_errors_as_save_errors(path):
        db = sqlite3.connect(_uri(path, access), timeout=options.busy_seconds, isolation_level=None, uri=True)
        try:
            db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            for setting in SETTINGS:
                db.execute(f"PRAGMA {setting}")
            if options.max_pages is not None:
                db.execute(f"PRAGMA max_page_count = {options.max_pages:d}")
            yield db
        finally:
            db.close()


@contextmanager
def transaction(db: sqlite3.Connection, kind: Literal["DEFERRED", "IMMEDIATE", "EXCLUSIVE"]) -> Iterator[None]:
    """Commit what is done inside, or undo all of it."""
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def locked(folder: Path, options: Options = USUAL) -> Iterator[None]:
    """Be the only one in a folder of saves to begin, copy or move a file.

    An empty database carries the lock: SQLite's locks work alike everywhere and end with their process.
    """
    lock = folder / LOCK
    touch(lock)
    with connection(lock, options) as db, transaction(db, "EXCLUSIVE"):
        yield


@contextmanager
def sqlite_errors_as_save_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite about a file into SaveErrors, each one sentence."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except UnicodeDecodeError as error:  # SQLite's own message quotes bytes of a damaged file that are no text
        raise SaveDamagedError(f"{path} is damaged.") from error
    except sqlite3.DatabaseError as error:
        raise _save_error(error, path) from error


def file_error(path: Path, error: OSError) -> SaveError:
    """Return the SaveError that tells of an error of the system about a file or folder."""
    if error.errno in _NO_ROOM:
        return _full(path)
    return SaveUnavailableError(f"{path} cannot be opened or written: {error.strerror or error}.")


def touch(path: Path) -> None:
    """Make an empty file of that name where there is none; SaveError where that cannot be."""
    try:
        create_empty(path)
    except OSError as error:
        raise file_error(path, error) from error


def _save_error(error: sqlite3.DatabaseError, path: Path) -> SaveError:
    # without a code it is the module itself that could not read a text as UTF-8
    extended: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    code = extended & 0xFF
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return SaveMovedError(f"{path} was moved while it was in use.")
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        return SaveUnavailableError(f"{path} was left in the middle of a write: play with it once, and it is mended.")
    if code in _BUSY:
        return SaveBusyError(f"{path} is in use by another window of the game: try again in a moment.")
    if code in _DAMAGED:
        return SaveDamagedError(f"{path} is damaged.")
    if {extended, code} & _FULL:
        return _full(path)
    kind = SaveMovedError if code == sqlite3.SQLITE_CANTOPEN else SaveUnavailableError
    return kind(f"{path} cannot be opened or written: {error}.")


def _full(path: Path) -> SaveFullError:
    return SaveFullError(
        f"{path} cannot be written: the disk, or your share of it, seems to be full. What was saved before is safe."
    )


def _must_be_a_file(path: Path) -> None:
    try:
        kind = kind_of(path)
    except FileNotFoundError as error:
        raise SaveMovedError(f"{path} is not there any more.") from error
    except OSError as error:
        raise file_error(path, error) from error
    if kind:
        raise SaveUnavailableError(f"{path} cannot be opened: it is {kind}, not a save.")


def _must_have_no_stranger_beside(path: Path) -> None:
    try:
        stranger = stranger_beside(path)
    except OSError as error:  # on Windows a journal cannot be opened while another window deletes it
        raise SaveMovedError(str(file_error(path, error))) from error
    if stranger is not None:
        raise StrangerBesideError(path, stranger)


def _uri(path: Path, access: str) -> str:
    """Return the file as SQLite's URI, to be opened but never made; works for drives and shares of Windows too."""
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if name.startswith('/') else '/'}{name}?mode={access}"
