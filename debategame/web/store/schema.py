"""Bring the tables of a database to the version that this program needs."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from debategame.errors import StoreError
from debategame.web.store.copying import copy_before_upgrade
from debategame.web.store.database import Database

NEWEST = "4"
"""The newest version of the tables: the last revision in `migrations/versions`."""
VERSION_TABLE = "alembic_version"
LOCK = 0x64426174
"""The advisory lock in PostgreSQL that makes workers wait who start at the same time."""
MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database, to: str = NEWEST) -> str:
    """Bring the tables to a version; return the version before, empty for a new database.

    Workers that start at the same time wait for the first one. An SQLite store is copied beside itself before. Raise
    StoreError for tables of a later program, or of another one.
    """
    found = database.read(read_version)
    return found if found == to else database.write(lambda db: _upgrade(db, to))


def check_version(db: Connection) -> None:
    """Raise StoreError if the tables are not of the newest version."""
    found = db.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 -- a fixed name
    if found != NEWEST:
        raise StoreError(
            f"The tables of the store have version {found}, and this program needs {NEWEST}. "
            "Start `debategame serve` of the later version once."
        )


def read_version(db: Connection) -> str:
    """Return the version of the tables, empty for an empty database. Raise StoreError if they are not ours."""
    names = inspect(db).get_table_names()
    if not names:
        return ""
    if VERSION_TABLE not in names:
        raise StoreError("The database holds tables of another program. Use an empty one.")
    version = str(db.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar())  # noqa: S608 -- a fixed name
    if not version.isdigit() or int(version) > int(NEWEST):
        raise StoreError("The store was written by a later version of the program. Update the program.")
    return version


def _upgrade(db: Connection, to: str) -> str:
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    found = read_version(db)
    if found == to:
        return found
    if found and db.dialect.name == "sqlite":
        copy_before_upgrade(Path(str(db.engine.url.database)), found)
    _run_migrations(db, to)
    return found


def _run_migrations(db: Connection, to: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: object) -> Any:
        return scripts._upgrade_revs(to, revision)  # noqa: SLF001 -- alembic's documentation shows this call

    with EnvironmentContext(config, scripts, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=db, transactional_ddl=False)
        environment.run_migrations()
