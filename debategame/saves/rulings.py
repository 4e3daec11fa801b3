"""What the teacher rules on a player's answers. The game's own verdicts and scores stay as they are."""

import sqlite3
from typing import Any

import msgspec

from debategame.progress.rulings import Ruling, latest
from debategame.saves.columns import column_value
from debategame.saves.records import decode

FIELDS = ("answer", "point", "verdict", "at", "note")
ADD = """
INSERT INTO rulings (answer, point, verdict, at, note) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (answer, point) DO UPDATE SET verdict = excluded.verdict, at = excluded.at, note = excluded.note
WHERE excluded.at > rulings.at
"""
"""Adds a ruling, unless there is one on the same key point of the same answer that is as new."""
RULINGS = "SELECT answer, point, verdict, at, note FROM rulings ORDER BY at, answer, point"
PLACE = "SELECT r.scenario, r.line FROM answers a JOIN rounds r ON r.id = a.round WHERE a.id = ?"
JUDGED = "SELECT points FROM answers WHERE id = ?"


class _JudgedPoint(msgspec.Struct, frozen=True):
    """A key point that an answer has a verdict on."""

    id: str


_decode_points = msgspec.json.Decoder(tuple[_JudgedPoint, ...]).decode


def add_ruling(db: sqlite3.Connection, ruling: Ruling) -> bool:
    """Add a ruling on an answer of the save; return whether it is new. A newer one replaces an older one."""
    return db.execute(ADD, [column_value(getattr(ruling, name)) for name in FIELDS]).rowcount == 1


def rules_on_answer(db: sqlite3.Connection, ruling: Ruling) -> bool:
    """Return whether the save has the answer of a ruling, with a verdict on its key point."""
    row = db.execute(JUDGED, (ruling.answer,)).fetchone()
    if row is None:
        return False
    points = decode(lambda: _decode_points(row[0]))
    return ruling.point in {point.id for point in points}


def read_all_rulings(db: sqlite3.Connection) -> tuple[Ruling, ...]:
    """Return every ruling, oldest first, with those taken back."""
    return tuple(map(ruling_from_row, db.execute(RULINGS).fetchall()))


def read_rulings(db: sqlite3.Connection) -> tuple[Ruling, ...]:
    """Return the rulings that count, oldest first."""
    return latest(read_all_rulings(db))


def place_of_answer(db: sqlite3.Connection, answer_id: str) -> tuple[str, str] | None:
    """Return the ids of the scenario and the line of an answer; None if the save does not have it."""
    row = db.execute(PLACE, (answer_id,)).fetchone()
    return (row[0], row[1]) if row else None


def ruling_from_row(row: tuple[Any, ...]) -> Ruling:
    """Return the ruling of a row with FIELDS. Raise SaveDamagedError if it cannot be read."""
    return decode(lambda: msgspec.convert(dict(zip(FIELDS, row, strict=True)), Ruling))
