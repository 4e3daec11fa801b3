"""Ways to damage a save, each named after the result."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.savefiles import run_sql


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def all_zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def two_bytes(path: Path) -> None:
    path.write_bytes(b"xx")


def a_text(path: Path) -> None:
    path.write_text("Dear diary, today I played. " * 300, encoding="utf-8")


def scribbled_pages(path: Path) -> None:
    with path.open("r+b") as file:
        for page in range(3, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 2048)


def verdicts_cut_short(path: Path) -> None:
    run_sql(path, "UPDATE answers SET points = substr(points, 1, 40)")


def unknown_mode(path: Path) -> None:
    run_sql(path, "UPDATE rounds SET mode = 'dance'")


def text_that_is_not_utf8(path: Path) -> None:
    run_sql(path, "UPDATE answers SET text = CAST(x'ff' AS TEXT)")


def bytes_instead_of_text(path: Path) -> None:
    run_sql(path, "UPDATE answers SET text = x'00'")


def a_round_without_answers(path: Path) -> None:
    run_sql(path, "DELETE FROM answers")


def no_player(path: Path) -> None:
    run_sql(path, "DELETE FROM player")


def another_programs_file(path: Path) -> None:
    path.unlink()
    run_sql(path, "CREATE TABLE bookmarks (url TEXT)", "INSERT INTO bookmarks VALUES ('https://example.org')")


def another_application(path: Path) -> None:
    run_sql(path, "PRAGMA application_id = 7")


def version_zero(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 0")


def a_trigger(path: Path) -> None:
    run_sql(path, "CREATE TRIGGER t AFTER INSERT ON answers BEGIN DELETE FROM answers; END")


def a_view(path: Path) -> None:
    run_sql(path, "DROP TABLE disputes", "CREATE VIEW disputes AS SELECT id AS answer FROM answers")


def extra_column(path: Path) -> None:
    run_sql(path, "ALTER TABLE player ADD COLUMN nick TEXT")


def missing_index(path: Path) -> None:
    run_sql(path, "DROP INDEX rounds_by_time")


def write_ahead_log_and_extra_table(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE more (x)")


def interrupted_write(path: Path) -> None:
    """Leave the file half written, with the hot journal that undoes it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE answers SET text = printf('%.*c', 90000, 'x')")
        left = {side: path.with_name(path.name + side).read_bytes() for side in ("", "-journal")}
    for side, content in left.items():
        path.with_name(path.name + side).write_bytes(content)


DAMAGED = [
    *(half, all_zeros, two_bytes, a_text, scribbled_pages, verdicts_cut_short, unknown_mode),
    *(text_that_is_not_utf8, bytes_instead_of_text, a_round_without_answers, no_player),
]
FOREIGN = [
    *(another_programs_file, another_application, version_zero, a_trigger, a_view, extra_column),
    *(missing_index, write_ahead_log_and_extra_table),
]
UNSOUND = [(spoil, "was damaged") for spoil in DAMAGED] + [(spoil, "was not a save of this game") for spoil in FOREIGN]
