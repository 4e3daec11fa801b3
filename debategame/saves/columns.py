"""Encode structs as SQLite values."""

import datetime
import sqlite3
from collections.abc import Iterable
from enum import Enum
from typing import Any

import msgspec

from debategame.saves.records import storable, timestamp


def insert(db: sqlite3.Connection, table: str, columns: Iterable[str], value: msgspec.Struct, **more: str) -> bool:
    """Insert a struct as one row unless the row exists; return whether it was inserted.

    Each column is the name of a field of `value`, or one of the `more` arguments. `table` and `columns` go into the
    SQL as they are, so never pass names from outside.
    """
    names = tuple(columns)
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    values = {**msgspec.structs.asdict(value), **more}
    statement = f"INSERT INTO {table} ({quoted}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 -- fixed names
    return db.execute(statement, [column_value(values[name]) for name in names]).rowcount == 1


def column_value(value: Any) -> Any:
    """Return a field as its column holds it: times as text that sorts by time, collections as JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return timestamp(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | dict | msgspec.Struct):
        return msgspec.json.encode(value).decode()
    return storable(value) if isinstance(value, str) else value
