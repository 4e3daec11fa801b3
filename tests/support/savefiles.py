"""Make saves with rounds for tests, look into them with plain SQLite, and write to them from other processes."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from tests.support import save_children
from tests.support.factories import answer, record, save_in
from tests.support.paths import ROOT

ROUNDS = 12
"""How many rounds the save has: enough for several pages."""


@cache
def bytes_of_rounds() -> bytes:
    """Return the bytes of a save of Ada with ROUNDS rounds."""
    with tempfile.TemporaryDirectory() as folder:
        save = save_in(Path(folder))
        for _ in range(ROUNDS):
            record(save, answer("Trees give shade. " * 30))
        return save.path.read_bytes()


def some_rounds(folder: Path) -> Path:
    """Write the save of `bytes_of_rounds` into a folder. Return its path."""
    path = folder / "Ada.sqlite3"
    path.write_bytes(bytes_of_rounds())
    return path


def saved_answer_ids(folder: Path, player: str = "Ada") -> list[str]:
    """Return the ids of all answers in a save, sorted."""
    return sorted(given.id for played in save_in(folder, player).rounds() for given in played.answers)


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def files(folder: Path) -> list[str]:
    """Return the names of the files in a folder, without the lock."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


@contextmanager
def child(program: Callable[..., None], *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a program of save_children in another process; kill it at the end."""
    command = [sys.executable, "-m", save_children.__name__, program.__name__, *map(str, arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def run_together(*children: subprocess.Popen[str]) -> list[str]:
    """Start waiting programs together; return the ids of all answers they saved."""
    for process in children:
        assert process.stdout.readline() == "ready\n"
    for process in children:
        process.stdin.write("go\n")
        process.stdin.flush()
    return [line for process in children for line in process.communicate(timeout=60)[0].split()]
