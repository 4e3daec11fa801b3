"""A player's preferences in their save, so that they travel with it and are deleted with it."""

import sqlite3

import msgspec

from debategame.progress.preferences import Preferences
from debategame.saves.records import decoded


def read(db: sqlite3.Connection) -> Preferences:
    """Return the player's settings."""
    (body,) = db.execute("SELECT habits FROM player").fetchone()
    return decoded(lambda: msgspec.json.decode(body, type=Preferences))


def write(db: sqlite3.Connection, preferences: Preferences) -> None:
    """Keep the player's settings."""
    db.execute("UPDATE player SET habits = ?", (msgspec.json.encode(preferences).decode(),))
