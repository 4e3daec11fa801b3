"""Copy a whole store: into an empty one, as a backup or a move, or beside itself before its tables change."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, select

from debategame.errors import SaveError, StoreError, StoreUnavailableError
from debategame.files import OWNER_ONLY
from debategame.saves.database import connection, touch
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


def upgrade_copy(file: Path, version: str) -> Path:
    """Return the path of the copy that is made of an SQLite store before its tables leave a version."""
    return file.with_name(f"{file.stem}.backup-version-{version}{file.suffix}")


def copy_before_upgrade(file: Path, version: str) -> None:
    """Copy an SQLite store beside itself, and delete the copies of earlier versions.

    Hold the lock for writing on the store. A copy of this version is replaced: it is older than the store. Raise
    StoreUnavailableError if the copy cannot be written.
    """
    target = upgrade_copy(file, version)
    unfinished = target.with_name(f"{target.name}.tmp")
    try:
        unfinished.unlink(missing_ok=True)
        touch(unfinished, OWNER_ONLY)
        with connection(file) as store, connection(unfinished) as copy:
            store.backup(copy)
        shutil.copymode(file, unfinished)
        unfinished.replace(target)  # a file with the name of a copy is always complete
    except (OSError, SaveError) as error:
        raise StoreUnavailableError(
            f"The store is not brought to the new version: no copy of it can be made beside {file}."
        ) from error
    delete_upgrade_copies(file, but=target)


def delete_upgrade_copies(file: Path, *, but: Path | None = None) -> None:
    """Delete the copies that were made before upgrades, except one."""
    name = re.compile(rf"{re.escape(file.stem)}\.backup-version-\d+{re.escape(file.suffix)}")
    with suppress(FileNotFoundError):
        for found in file.parent.iterdir():
            if name.fullmatch(found.name) and found != but:
                found.unlink(missing_ok=True)
