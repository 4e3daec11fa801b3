"""A player's preferences, kept in their save: they travel with it and are deleted with it."""

import sqlite3

import msgspec

from debategame.progress.preferences import Preferences
from debategame.saves.records import decode


def read(db: sqlite3.Connection) -> Preferences:
    """Return the player's preferences."""
    (body,) = db.execute("SELECT habits FROM player").fetchone()
    return decode(lambda: msgspec.json.decode(body, type=Preferences))


def write(db: sqlite3.Connection, preferences: Preferences) -> None:
    """Replace the player's preferences."""
    db.execute("UPDATE player SET habits = ?", (msgspec.json.encode(preferences).decode(),))
