"""Open a save that someone else made. Nothing is written, and nothing in the file is trusted."""

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
from debategame.saves.schema import MIGRATIONS, version_of

LARGEST = 128 * 2**20
"""The most bytes of a file; a year of daily bouts takes a tenth of this."""
LONGEST_VALUE = 16 * 2**20
"""The most bytes of one value. An answer could be that long before there was a limit on answers."""
MAX_MILLION_STEPS = 300
"""How many million steps SQLite may run for one file: a crafted file can keep it busy without end."""
MILLION = 1_000_000
HEADER = b"SQLite format 3\0"
ROLLBACK = b"\1\1"
"""The two bytes of the header that say the file uses a rollback journal. SQLite then writes nothing to read it."""

LOGS = ("-wal", "-shm")
"""Suffixes of write-ahead log files. SQLite always uses such a log, and then writes beside it."""


@contextmanager
def open_untrusted(path: Path) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Open a save for reading, in one transaction; yield the connection and the player's name.

    The schema is checked first, so that the file has no trigger or view to run. Raise SaveError for a file that is
    not a save, is too large, damaged, in use or half written, or lies beside an unsafe file.
    """
    _check_header(path)
    with connection(path, access="ro") as db:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        steps = count(1)
        db.set_progress_handler(lambda: next(steps) > MAX_MILLION_STEPS, MILLION)
        with transaction(db, "DEFERRED"):
            if version_of(db, str(path)) != len(MIGRATIONS):
                raise SaveForeignError(f"{path} was written by an earlier version. Open it with the game once.")
            yield db, _player_name(db, path)


def _check_header(path: Path) -> None:
    try:
        with open_file(path, follow_links=False) as file:
            size, header = os.fstat(file.fileno()).st_size, file.read(20)
    except OSError as error:
        raise file_error(path, error) from error
    if size > LARGEST:
        raise SaveForeignError(f"{path} is larger than {LARGEST // 2**20} MB, too large for a save.")
    if not header.startswith(HEADER) or header[18:20] != ROLLBACK:
        raise SaveForeignError(f"{path} is not a save of this game.")
    for suffix in LOGS:
        if os.path.lexists(path.with_name(path.name + suffix)):
            raise SaveForeignError(f"{path.name}{suffix} lies beside {path}. Open the save with the game once.")


def _player_name(db: sqlite3.Connection, path: Path) -> str:
    try:
        return player_name(records.read_player(db))
    except (PlayerNameError, SaveError) as error:
        raise SaveForeignError(f"{path} does not name its player.") from error
