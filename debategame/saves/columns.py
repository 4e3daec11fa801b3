"""Values of ours as the columns of a save hold them, written by the names of their fields."""

import datetime
import sqlite3
from collections.abc import Iterable
from enum import Enum
from typing import Any

import msgspec

from debategame.saves.records import stamp, storable


def insert(db: sqlite3.Connection, table: str, columns: Iterable[str], value: msgspec.Struct, **more: str) -> bool:
    """Write a value as one row, unless that is there; return whether it was new.

    `table` and `columns` are names of ours, each column the name of a field or of one of `more`.
    """
    names = tuple(columns)
    named = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    values = {**msgspec.structs.asdict(value), **more}
    statement = f"INSERT INTO {table} ({named}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 -- our names
    return db.execute(statement, [column(values[name]) for name in names]).rowcount == 1


def column(value: Any) -> Any:
    """Return a field as its column holds it: times sort as text, what has parts is JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return stamp(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | dict | msgspec.Struct):
        return msgspec.json.encode(value).decode()
    return storable(value) if isinstance(value, str) else value
