"""How a player likes to play: kept in their save, so that it goes where they go and is forgotten with them."""

import sqlite3
from typing import Annotated

import msgspec

from debategame.progress.records import decoded


class Habits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A player's own settings."""

    pace: Annotated[float, msgspec.Meta(ge=1, le=2)] = 1
    """What the time limits of timed play are multiplied by: 1, 1.5 or 2."""
    guesses: bool = True
    """Whether the game asks "How many landed?" before the score shows."""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10
    """How long a review may take."""


def read(db: sqlite3.Connection) -> Habits:
    """Return the player's settings."""
    (body,) = db.execute("SELECT habits FROM player").fetchone()
    return decoded(lambda: msgspec.json.decode(body, type=Habits))


def write(db: sqlite3.Connection, habits: Habits) -> None:
    """Keep the player's settings."""
    db.execute("UPDATE player SET habits = ?", (msgspec.json.encode(habits).decode(),))
