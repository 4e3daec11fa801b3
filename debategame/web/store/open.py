"""Open a store of classes by its URL."""

import datetime
from collections.abc import Callable
from pathlib import Path

from debategame.errors import StoreUnavailableError
from debategame.web.store.database import Database, new_engine
from debategame.web.store.schema import upgrade
from debategame.web.store.store import SqlStore


def open_store(url: str, *, now: Callable[[], datetime.datetime]) -> SqlStore:
    """Return the store behind a URL such as `sqlite:///school.sqlite3`, with its tables up to date.

    A new SQLite file is made, with its folder. Raise UsageError for a URL that no store has, and StoreError if the
    database cannot be opened.
    """
    engine = new_engine(url)
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailableError(f"The folder {folder} cannot be made.") from error
    database = Database(engine)
    upgrade(database)
    return SqlStore(database, now)
