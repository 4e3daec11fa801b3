"""Move unusable files out of the way, so that play goes on and nothing is lost."""

import datetime
import itertools
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from debategame.errors import SaveDamagedError, SaveForeignError, SaveUnavailableError
from debategame.saves.database import (
    LOCK,
    Options,
    SaveMovedError,
    connection,
    file_error,
    locked,
    translate_sqlite_errors,
)
from debategame.saves.journals import SIDE_FILES, UnsafeFile, unsafe_file_beside
from debategame.saves.names import SUFFIX

Check = Callable[[sqlite3.Connection], None]
"""Checks a whole save; raises SaveDamagedError, SaveForeignError or an error of SQLite."""


class MovedFile(msgspec.Struct, frozen=True):
    """An unsafe file that was set aside."""

    unsafe: UnsafeFile
    """The file under its old path."""
    target: Path
    """Where the file is now."""


def set_unsafe_files_aside(database: Path, now: datetime.datetime, options: Options) -> list[MovedFile]:
    """Rename the unsafe files beside a database and beside the lock of its folder; return what was renamed.

    No file is overwritten or changed. Raise SaveUnavailableError if a file cannot be renamed, SaveBusyError if
    another window holds the folder's lock.
    """
    lock = database.with_name(LOCK)
    try:
        moved = _rename_unsafe_files(lock, now)  # safe without the lock: nothing writes to that file, so no journal
        if database != lock:
            with locked(database.parent, options):  # otherwise another window's own journal could be renamed
                moved += _rename_unsafe_files(database, now)
    except OSError as error:
        raise file_error(database, error) from error
    return moved


def set_aside(path: Path, check: Check, now: datetime.datetime, options: Options) -> Path | None:
    """Move a damaged or foreign save and its journal out of the way; return the new path.

    The save is checked again while the folder is locked. Return None if `check` finds nothing wrong or another
    window moved the save first. No file is overwritten. Raise SaveUnavailableError if the save cannot be moved,
    SaveBusyError if another window is using it.
    """
    try:
        with locked(path.parent, options):
            target = _move_if_unsound(path, check, now, options)
            if target is not None:
                time.sleep(options.settling_seconds)
            return target
    except (OSError, SaveUnavailableError) as error:
        raise SaveUnavailableError(f"{path} cannot be used and cannot be set aside: {error}") from error


def _rename_unsafe_files(database: Path, now: datetime.datetime) -> list[MovedFile]:
    moved: list[MovedFile] = []
    while (unsafe := unsafe_file_beside(database)) is not None:
        target = _free_path(unsafe.path, now)
        try:
            unsafe.path.rename(target)
        except FileNotFoundError:
            continue  # another window was faster
        moved.append(MovedFile(unsafe, target))
    return moved


def _move_if_unsound(path: Path, check: Check, now: datetime.datetime, options: Options) -> Path | None:
    try:
        with connection(path, options) as db:
            db.execute("BEGIN EXCLUSIVE")  # closing ends it: a moved file has nothing to commit
            if _is_sound(db, path, check):
                return None
            if os.name != "nt":  # moved while nobody else can write to it; Windows cannot move an open file
                return _move(path, now)
    except SaveMovedError:
        return None
    except SaveDamagedError:
        pass  # too damaged for SQLite to lock, so nobody can be writing to it
    return _move(path, now)


def _is_sound(db: sqlite3.Connection, path: Path, check: Check) -> bool:
    try:
        with translate_sqlite_errors(path):
            check(db)
    except (SaveDamagedError, SaveForeignError):
        return False
    return True


def _move(path: Path, now: datetime.datetime) -> Path:
    """Rename a save and the files beside it. Rename the journal first, so that no new save can use it."""
    target = _free_save_path(path, now)
    for suffix in (*SIDE_FILES, ""):
        source = path.with_name(path.name + suffix)
        if os.path.lexists(source):
            source.rename(target.with_name(target.name + suffix))
    return target


def _free_save_path(path: Path, now: datetime.datetime) -> Path:
    targets = (path.with_name(f"{path.stem}.{label}{SUFFIX}") for label in _labels(now))
    suffixes = ("", *SIDE_FILES)
    return next(
        target
        for target in targets
        if not any(os.path.lexists(target.with_name(target.name + suffix)) for suffix in suffixes)
    )


def _free_path(file: Path, now: datetime.datetime) -> Path:
    targets = (file.with_name(f"{file.name}.{label}") for label in _labels(now))
    return next(target for target in targets if not os.path.lexists(target))


def _labels(now: datetime.datetime) -> Iterator[str]:
    """Yield what to add to a file's name: the time, then the time with a growing number."""
    label = f"damaged-{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield label
    yield from (f"{label}-{count}" for count in itertools.count(2))
