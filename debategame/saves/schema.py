"""The tables of a save and their versions. Also recognise files of other programs."""

import sqlite3
from functools import cache

from debategame.errors import SaveDamagedError, SaveForeignError, SaveNewerError

APPLICATION_ID = 0x64426174
"""Marks a file as a save of this game in SQLite's header: the letters `dBat`."""
CREATION = """
CREATE TABLE player (
    name TEXT NOT NULL,
    habits TEXT NOT NULL
);
CREATE TABLE scenarios (
    hash TEXT NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE rounds (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    scenario TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES scenarios (hash),
    line TEXT NOT NULL,
    mode TEXT NOT NULL,
    pace REAL NOT NULL,
    first_sight INTEGER NOT NULL,
    excluded INTEGER NOT NULL
);
CREATE INDEX rounds_by_time ON rounds (at);
CREATE INDEX rounds_by_scenario ON rounds (scenario, at);
CREATE INDEX rounds_by_line ON rounds (scenario, line, at);
CREATE INDEX rounds_by_mode ON rounds (mode, at);
CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY,
    round TEXT NOT NULL REFERENCES rounds (id),
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    seconds REAL NOT NULL,
    scorer TEXT NOT NULL,
    marks INTEGER NOT NULL,
    points TEXT NOT NULL,
    hints TEXT NOT NULL,
    flags TEXT NOT NULL,
    elsewhere TEXT NOT NULL,
    heard TEXT NOT NULL,
    pressed TEXT NOT NULL,
    guess INTEGER,
    day TEXT,
    UNIQUE (round, step)
);
CREATE INDEX answers_guessed ON answers (at) WHERE guess IS NOT NULL;
CREATE TABLE disputes (
    answer TEXT NOT NULL REFERENCES answers (id),
    point TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (answer, point, start, "end")
);
CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    heartbeat TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE standings (
    scenario TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE moves (
    scenario TEXT NOT NULL,
    point TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    step TEXT NOT NULL,
    answer TEXT NOT NULL,
    line TEXT NOT NULL,
    rating INTEGER NOT NULL,
    PRIMARY KEY (scenario, point, day)
);
CREATE TABLE cards (
    scenario TEXT NOT NULL,
    point TEXT NOT NULL,
    due TEXT NOT NULL,
    last TEXT NOT NULL,
    line TEXT NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    PRIMARY KEY (scenario, point)
);
CREATE TABLE former_scores (
    answer TEXT NOT NULL REFERENCES answers (id),
    at TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES scenarios (hash),
    scorer TEXT NOT NULL,
    marks INTEGER NOT NULL,
    points TEXT NOT NULL,
    flags TEXT NOT NULL,
    elsewhere TEXT NOT NULL,
    PRIMARY KEY (answer, at)
);
"""
SUMMARY_TABLES = ("standings", "moves", "cards")
"""The tables that are computed from the others and can be rebuilt."""
VERDICTS_MAY_BE_DOUBTED = "SELECT 1"
"""Version 2 changes no table. A verdict may be doubted, or be missed because it argues for the other side; a
scenario may have several texts for the opponent; a dispute with an empty sentence gives a key point back."""
TEACHERS_RULE = """
CREATE TABLE rulings (
    answer TEXT NOT NULL REFERENCES answers (id),
    point TEXT NOT NULL,
    verdict TEXT,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (answer, point)
);
"""
"""Version 3 keeps what teachers rule: their verdicts stand beside the game's. Without a verdict, it is taken back."""
PLAYERS_STUDY = """
CREATE TABLE studies (scenario TEXT NOT NULL, line TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (scenario, line, at));
"""
"""Version 4 keeps when the player studied the claims of a line. The next round on it is no first sight.

It is written on one line: so all tables are still named on the first page, and no other damaged page loses them.
"""
MIGRATIONS = (CREATION, VERDICTS_MAY_BE_DOUBTED, TEACHERS_RULE, PLAYERS_STUDY)
"""The SQL that makes version 1 from nothing, version 2 from version 1, and so on. `user_version` counts them.

A released migration never changes. Whatever an older game could not read needs a new one. Two things are forbidden:
ALTER, because the text that SQLite stores for it depends on the version of SQLite, and STRICT tables, because SQLite
before 3.37 takes them for damage.
"""


def version_of(db: sqlite3.Connection, file: str, migrations: tuple[str, ...] = MIGRATIONS) -> int:
    """Return the version of a save, 0 for an empty database.

    No trigger or view of the file is run. Raise SaveNewerError or SaveForeignError, with `file` in the message, and
    sqlite3.Error if the file cannot be read.
    """
    found = _objects(db)
    owner, version = _pragma(db, "application_id"), _pragma(db, "user_version")
    if not found and not owner and not version:
        return 0
    if owner == APPLICATION_ID and version > len(migrations):
        raise SaveNewerError(
            f"{file} was written by a later version of the game. Update the game, or play under another name."
        )
    if owner != APPLICATION_ID or version < 1 or found != _expected(migrations[:version]):
        raise SaveForeignError(f"{file} is not a save of this game.")
    return version


def upgrade(db: sqlite3.Connection, version: int, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Upgrade an older save, or an empty database (version 0), to the newest version. Call it in a transaction."""
    for migration in migrations[version:]:
        for statement in migration.split(";\n"):
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(migrations)}")


def check_pages(db: sqlite3.Connection, file: str) -> None:
    """Let SQLite check all pages. Raise SaveDamagedError, with `file` in the message, if one is damaged."""
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise SaveDamagedError(f"{file} is damaged.")


def _pragma(db: sqlite3.Connection, name: str) -> int:
    number: int = db.execute(f"PRAGMA {name}").fetchone()[0]
    return number


def _objects(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


@cache
def _expected(migrations: tuple[str, ...]) -> list[tuple[str, ...]]:
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        upgrade(fresh, 0, migrations)
        return _objects(fresh)
    finally:
        fresh.close()
