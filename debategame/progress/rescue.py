"""Setting aside a file that is no sound save, so that play goes on and nothing in it is lost."""

import datetime
import itertools
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from debategame.errors import SaveDamagedError, SaveForeignError, SaveUnavailableError
from debategame.progress.database import Options, SaveMovedError, connection, locked, told
from debategame.progress.names import SUFFIX

SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database; without its journal a file could not be mended."""
Check = Callable[[sqlite3.Connection], None]
"""Looks a save through; raises SaveDamagedError, SaveForeignError or an error of SQLite."""


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
        with told(path):
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
    stamp = f"{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    for count in itertools.count(1):
        again = f"-{count}" if count > 1 else ""
        target = path.with_name(f"{path.stem}.damaged-{stamp}{again}{SUFFIX}")
        if not any(os.path.lexists(target.with_name(target.name + side)) for side in ("", *SIDE_FILES)):
            return target
    raise AssertionError("numbers do not end")
