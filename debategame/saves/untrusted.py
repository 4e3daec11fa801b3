"""A save that someone else made: opened without writing to it or beside it, seen to be one of ours, then read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from debategame.errors import PlayerNameError, SaveError, SaveForeignError
from debategame.files import open_file
from debategame.saves import records
from debategame.saves.database import connection, file_error, transaction
from debategame.saves.names import player_name
from debategame.saves.schema import STEPS, version_of

LARGEST = 128 * 2**20
"""Bytes; a year of bouts every day is a tenth of it."""
LONGEST_VALUE = 2**20
"""Bytes of one text; the longest scenario has a quarter of it."""
PATIENCE = 300
"""Millions of steps of SQLite that one file may cost: a file can be made to look endless."""
MILLION = 1_000_000
HEADER = b"SQLite format 3\0"
ROLLBACK = b"\1\1"
"""How a header says that the file keeps a rollback journal: SQLite makes no file beside it for reading."""

LOGS = ("-wal", "-shm")
"""What a log written ahead is kept in: SQLite reads one whatever the header says, and writes beside it to do so."""


@contextmanager
def outside(path: Path) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Open a save for reading, in one transaction; give the connection and the player's name.

    The schema equals ours, so no trigger and no view is there to run. Raises SaveError, one sentence, for a
    file that is none of ours, too large, damaged, in use, or left with a write that was broken off; StrangerBesideError
    among them, where what lies beside it must not reach SQLite.
    """
    _must_look_like_ours(path)
    with connection(path, access="ro") as db:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        steps = count(1)
        db.set_progress_handler(lambda: next(steps) > PATIENCE, MILLION)
        with transaction(db, "DEFERRED"):
            if version_of(db, str(path)) != len(STEPS):
                raise SaveForeignError(f"{path} is of an earlier version: open it with the game once.")
            yield db, _name(db, path)


def _must_look_like_ours(path: Path) -> None:
    try:
        with open_file(path, follow_links=False) as file:
            size, header = os.fstat(file.fileno()).st_size, file.read(20)
    except OSError as error:
        raise file_error(path, error) from error
    if size > LARGEST:
        raise SaveForeignError(f"{path} is larger than {LARGEST // 2**20} MB: no save that is handed in has that.")
    if not header.startswith(HEADER) or header[18:20] != ROLLBACK:
        raise SaveForeignError(f"{path} is not a save of this game.")
    for side in LOGS:
        if os.path.lexists(path.with_name(path.name + side)):
            raise SaveForeignError(f"{path.name}{side} lies beside {path}: open the save with the game once.")


def _name(db: sqlite3.Connection, path: Path) -> str:
    try:
        return player_name(records.read_player(db))
    except (PlayerNameError, SaveError) as error:
        raise SaveForeignError(f"{path} does not say whose it is.") from error
