"""Copy a whole store into an empty one: a backup, its restoration, or a move to another database."""

from sqlalchemy import Connection, select

from debategame.errors import StoreError
from debategame.web.store.database import Database
from debategame.web.store.tables import CLASSES, METADATA, PUPILS, ROUNDS, TEACHERS

ROWS_AT_ONCE = 500
"""How many rows are read and written together."""
COUNTED = (TEACHERS, CLASSES, PUPILS, ROUNDS)
"""The tables whose rows are reported."""


def copy_store(source: Database, target: Database) -> dict[str, int]:
    """Copy everything and return how many teachers, classes, pupils and rounds there were, by the tables' names.

    The copy shows the source at one moment, while others go on writing to it. It is written whole or not at all. Raise
    StoreError if there is something in the target already.
    """
    return source.read(lambda reader: target.write(lambda writer: _copy(reader, writer)))


def _copy(source: Connection, target: Connection) -> dict[str, int]:
    if any(target.execute(select(table).limit(1)).fetchone() for table in METADATA.sorted_tables):
        raise StoreError("There is something in the target already. Name an empty database or a new file.")
    counts: dict[str, int] = {}
    for table in METADATA.sorted_tables:
        rows = source.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table))
        for part in rows.mappings().partitions():
            target.execute(table.insert(), [{str(name): value for name, value in row.items()} for row in part])
            counts[table.name] = counts.get(table.name, 0) + len(part)
    return {table.name: counts.get(table.name, 0) for table in COUNTED}
