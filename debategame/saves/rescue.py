"""Setting aside a file that is no sound save, so that play goes on and nothing in it is lost."""

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
    sqlite_errors_as_save_errors,
)
from debategame.saves.journals import SIDE_FILES, Stranger, stranger_beside
from debategame.saves.names import SUFFIX

Check = Callable[[sqlite3.Connection], None]
"""Looks a save through; raises SaveDamagedError, SaveForeignError or an error of SQLite."""


class Moved(msgspec.Struct, frozen=True):
    """A file that was set aside."""

    stranger: Stranger
    aside: Path


def set_strangers_aside(database: Path, now: datetime.datetime, options: Options) -> list[Moved]:
    """Rename what lies beside a database, or beside the folder's lock, and must not reach SQLite.

    No file is overwritten or changed. Raises SaveUnavailableError where one cannot be renamed, SaveBusyError where
    the folder's lock is held.
    """
    lock = database.with_name(LOCK)
    try:
        moved = _rename_strangers(lock, now)  # safe without the lock: nothing writes to that file, so it has no journal
        if database != lock:
            with locked(database.parent, options):  # else another window's own journal could be taken for the stranger
                moved += _rename_strangers(database, now)
    except OSError as error:
        raise file_error(database, error) from error
    return moved


def set_aside(path: Path, check: Check, now: datetime.datetime, options: Options) -> Path | None:
    """Move a save that is damaged or foreign out of the way, with its journal, and return its new place.

    It is looked at once more under the folder's lock: None where `check` finds no fault or another window
    was faster. No file is ever overwritten. Raises SaveUnavailableError where it cannot be moved, and
    SaveBusyError where another window is using it.
    """
    try:
        with locked(path.parent, options):
            aside = _move_if_faulty(path, check, now, options)
            if aside is not None:
                time.sleep(options.settling_seconds)
            return aside
    except (OSError, SaveUnavailableError) as error:
        raise SaveUnavailableError(f"{path} is not a sound save and cannot be set aside: {error}") from error


def _rename_strangers(database: Path, now: datetime.datetime) -> list[Moved]:
    moved: list[Moved] = []
    while (stranger := stranger_beside(database)) is not None:
        aside = _free_aside(stranger.file, now)
        try:
            stranger.file.rename(aside)
        except FileNotFoundError:
            continue  # another window was faster
        moved.append(Moved(stranger, aside))
    return moved


def _move_if_faulty(path: Path, check: Check, now: datetime.datetime, options: Options) -> Path | None:
    try:
        with connection(path, options) as db:
            db.execute("BEGIN EXCLUSIVE")  # ended by closing: a file that was moved has nothing to commit
            if _is_sound(db, path, check):
                return None
            if os.name != "nt":  # moved while nobody else can write to it; Windows moves no open file
                return _move(path, now)
    except SaveMovedError:
        return None
    except SaveDamagedError:
        pass  # so damaged that SQLite cannot lock it: nobody can be writing to it
    return _move(path, now)


def _is_sound(db: sqlite3.Connection, path: Path, check: Check) -> bool:
    try:
        with sqlite_errors_as_save_errors(path):
            check(db)
    except (SaveDamagedError, SaveForeignError):
        return False
    return True


def _move(path: Path, now: datetime.datetime) -> Path:
    """Rename the file and what lies beside it; the journal first, so that no new save ever meets it."""
    target = _free_name(path, now)
    for side in (*SIDE_FILES, ""):
        source = path.with_name(path.name + side)
        if os.path.lexists(source):
            source.rename(target.with_name(target.name + side))
    return target


def _free_name(path: Path, now: datetime.datetime) -> Path:
    targets = (path.with_name(f"{path.stem}.{stamp}{SUFFIX}") for stamp in _stamps(now))
    sides = ("", *SIDE_FILES)
    return next(
        target for target in targets if not any(os.path.lexists(target.with_name(target.name + side)) for side in sides)
    )


def _free_aside(file: Path, now: datetime.datetime) -> Path:
    targets = (file.with_name(f"{file.name}.{stamp}") for stamp in _stamps(now))
    return next(target for target in targets if not os.path.lexists(target))


def _stamps(now: datetime.datetime) -> Iterator[str]:
    """Yield what names of set-aside files have in common: the time, then the time with a number."""
    stamp = f"damaged-{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield stamp
    yield from (f"{stamp}-{count}" for count in itertools.count(2))
