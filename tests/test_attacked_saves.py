"""Saves as an attacker or a failing disk leaves them: every command ends in sentences, and readers change no byte.

Each attack has a short form for every run and a long one that is marked slow.
"""

import io
import itertools
import json
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.cli.main import run
from debategame.errors import SaveError
from debategame.progress.rounds import Mode
from debategame.saves.queries import RoundQuery
from tests.support import needs
from tests.support.factories import DAY, NOON, SCENARIO, answer, comeback, dispute, point, record, save_in
from tests.support.paths import DATA
from tests.support.savefiles import run_sql

BOTH = (point("shade", span=(0, 5)), point("play", "·"))
READERS = ("class {folder}", "disputes", "disputes {save}", "where", "class {folder} --format csv --part disputed")
OWN = (
    *("history", "history --format csv", "history --format jsonl", "rescore", "export", "export --format csv"),
    *("recover {save}", "recover", "rescore --apply", "rescore --undo", "recover --dates --yes"),
)
LONG = settings(max_examples=60)
SHORT = settings(max_examples=3)


@cache
def saved_bytes() -> bytes:
    """Return the bytes of a save of Ada with everything in it."""
    with tempfile.TemporaryDirectory() as folder:
        save = save_in(Path(folder))
        for days in range(3):
            given_answer = answer(points=BOTH, at=NOON + days * DAY, day=(NOON + days * DAY).date(), guess=2)
            begun = record(save, given_answer)
            record(save, comeback(points=BOTH, at=NOON + days * DAY), round_id=begun.id)
            save.dispute(dispute(given_answer))
        record(save, answer("It stays."), line="sell", mode=Mode.TIMED)
        save.note_study(SCENARIO.id, [line.id for line in SCENARIO.lines], NOON)
        run_sql(
            save.path,
            "INSERT INTO former_scores "
            "SELECT id, at, (SELECT hash FROM scenarios), scorer, marks, points, flags, elsewhere FROM answers",
        )
        return save.path.read_bytes()


@contextmanager
def attacked(attack: Callable[[Path], None]) -> Iterator[Path]:
    """Yield the path of an attacked save of Ada, in a folder of its own with a sound save of Ben."""
    with tempfile.TemporaryDirectory() as folder:
        saves = Path(folder, "saves")
        record(save_in(saves, "Ben"))
        path = saves / "Ada.sqlite3"
        path.write_bytes(saved_bytes())
        attack(path)
        yield path


def ends_in_sentences(words: str, path: Path) -> None:
    """Run a command as Ada. Whatever it says, it ends with a status of a command; an exception fails the test."""
    filled = words.format(folder=path.parent, save=path).split()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    player = () if filled[0] in ("class", "disputes", "where") else ("--player", "Ada")
    with redirect_stdout(out), redirect_stderr(err):
        status = run([*filled, *player, "--saves", str(path.parent), "--scenarios", str(DATA)])
    assert status in (0, 1, 2)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def survives(attack: Callable[[Path], None]) -> None:
    """Hold that every reader changes no byte, that every command ends, and that the next answer is kept."""
    with attacked(attack) as path:
        before = content(path.parent)
        for words in READERS:
            ends_in_sentences(words, path)
        assert content(path.parent) == before
        for words in OWN:
            ends_in_sentences(words, path)
    with attacked(attack) as path:
        save = save_in(path.parent, now=lambda: NOON + 9 * DAY)
        trends = [partial(save.trend, RoundQuery(mode=mode)) for mode in Mode]
        studied = partial(save.studied_lines, SCENARIO.id)
        for look in (save.progress, save.page, save.guesses, studied, *trends):
            with suppress(SaveError):
                look()
        new = record(save, answer("A new answer.", at=NOON + 9 * DAY, day=(NOON + 9 * DAY).date()))
        assert new.id in {played.id for played in save.rounds()}


# Bytes ------------------------------------------------------------------------------------------------------------

CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=30)


def changed_bytes(changes: list[tuple[float, int]]) -> Callable[[Path], None]:
    def attack(path: Path) -> None:
        spoiled = bytearray(path.read_bytes())
        for place, value in changes:
            spoiled[int(place * len(spoiled))] = value
        path.write_bytes(spoiled)

    return attack


@pytest.mark.slow
@given(CHANGES)
@SHORT
def test_changed_bytes(changes: list[tuple[float, int]]) -> None:
    survives(changed_bytes(changes))


@pytest.mark.slow
@given(CHANGES)
@LONG
def test_many_changed_bytes(changes: list[tuple[float, int]]) -> None:
    survives(changed_bytes(changes))


# Values of the right type and the wrong sense ---------------------------------------------------------------------

TIMES = (
    *("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+00:00", "1969-12-31T23:59:59+00:00", "2024-11-24T12:00:00"),
    *("9999-12-31T23:59:59.999999+00:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00+00:00"),
)
TEXTS = st.sampled_from(["", "moon", "[/]\x1b]52;c;QQ==\x07", "x" * 3000, "\u202e", *TIMES, "9999-12-31", "0001-01-01"])
NUMBERS = st.sampled_from([0, -1, 2**62, -(2**62), 10**9])
REALS = st.sampled_from([0.0, -1.0, 1e308, -1e308, float("inf"), 1e-300])
COLUMNS = {
    "player": {"habits": "json"},
    "scenarios": {"body": "text"},
    "rounds": {
        "id": "text",
        "at": "text",
        "scenario": "text",
        "scenario_hash": "text",
        "line": "text",
        "mode": "text",
        "pace": "real",
        "first_sight": "integer",
        "excluded": "integer",
    },
    "answers": {
        "id": "text",
        "round": "text",
        "step": "text",
        "at": "text",
        "text": "text",
        "seconds": "real",
        "scorer": "text",
        "marks": "integer",
        "points": "json",
        "hints": "json",
        "flags": "json",
        "elsewhere": "json",
        "heard": "text",
        "pressed": "text",
        "guess": "integer",
        "day": "text",
    },
    "studies": {"scenario": "text", "line": "text", "at": "text"},
    "disputes": {"point": "text", "start": "integer", "end": "integer", "sentence": "text", "at": "text"},
    "standings": {"scenario": "text", "body": "json"},
    "moves": {"day": "text", "at": "text", "step": "text", "line": "text", "rating": "integer"},
    "cards": {"due": "text", "last": "text", "line": "text", "stability": "real", "difficulty": "real"},
    "former_scores": {"at": "text", "scenario_hash": "text", "marks": "integer", "points": "json", "flags": "json"},
}
PLACES = [(table, column, kind) for table, columns in COLUMNS.items() for column, kind in columns.items()]


@st.composite
def crafted(draw: st.DrawFn) -> tuple[str, str, int, Any]:
    """Draw a table, a column, the number of a row, and its new value: a value, or a change of its JSON."""
    table, column, kind = draw(st.sampled_from(PLACES))
    values = {"text": TEXTS, "integer": NUMBERS, "real": REALS, "json": st.tuples(st.integers(0, 50), TEXTS | NUMBERS)}
    return table, column, draw(st.integers(0, 3)), draw(values[kind])


def crafted_row(table: str, column: str, row: int, value: Any) -> Callable[[Path], None]:
    def attack(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            rows = [number for (number,) in db.execute(f"SELECT rowid FROM {table}")]  # noqa: S608 -- fixed names
            number = rows[row % len(rows)]
            new = value
            if isinstance(value, tuple):
                (body,) = db.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (number,)).fetchone()  # noqa: S608
                new = json.dumps(with_change(json.loads(body), *value))
            db.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE rowid = ?', (new, number))  # noqa: S608

    return attack


def with_change(value: Any, place: int, new: Any) -> Any:
    """Return JSON with one of its leaves changed."""
    chosen, numbers = place % max(1, len(list(_leaves(value)))), itertools.count()

    def changed(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: changed(inner) for key, inner in part.items()}
        if isinstance(part, list):
            return [changed(inner) for inner in part]
        return new if next(numbers) == chosen else part

    return changed(value)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


@given(crafted())
@SHORT
def test_a_crafted_value(change: tuple[str, str, int, Any]) -> None:
    survives(crafted_row(*change))


@pytest.mark.slow
@given(st.lists(crafted(), min_size=1, max_size=3))
@LONG
def test_many_crafted_values(changes: list[tuple[str, str, int, Any]]) -> None:
    def attack(path: Path) -> None:
        for change in changes:
            crafted_row(*change)(path)

    survives(attack)


# Times and zones --------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_extreme_times_in_extreme_zones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for number, at in enumerate(("1970-01-02T00:00:00+00:00", "2999-12-30T00:00:00+00:00", *TIMES)):
            saves = tmp_path / str(number)
            saves.mkdir()
            path = saves / "Ada.sqlite3"
            path.write_bytes(saved_bytes())
            tables = ("rounds", "answers", "disputes", "moves", "former_scores")
            run_sql(path, *(f"UPDATE OR IGNORE {table} SET at = '{at}'" for table in tables))  # noqa: S608
            for words in (*READERS, *OWN):
                ends_in_sentences(words, path)
            _import_with_time(saves, at)
    finally:
        monkeypatch.undo()
        time.tzset()


def _import_with_time(saves: Path, at: str) -> None:
    rows = (DATA / "version-2.jsonl").read_text(encoding="utf-8")

    export = saves / "rows.jsonl"
    export.write_text(re.sub(r'"at":"[^"]*"', f'"at":"{at}"', rows), encoding="utf-8")
    ends_in_sentences(f"import {export} --yes", saves / "Ada.sqlite3")
    ends_in_sentences("history", saves / "Ada.sqlite3")


# Odd files --------------------------------------------------------------------------------------------------------


@needs.LINKS
@pytest.mark.slow
@pytest.mark.parametrize("name", ["Ada.sqlite3", ".lock", "settings.json", "Ada.backup.tmp"])
def test_folders_and_links_in_place_of_files(tmp_path: Path, name: str) -> None:
    for put in (Path.mkdir, lambda path: path.symlink_to(tmp_path / "nowhere"), os.mkfifo):
        saves = tmp_path / "saves"
        record(save_in(saves, "Ben"))
        (saves / "Ada.sqlite3").write_bytes(saved_bytes())
        (saves / name).unlink(missing_ok=True)
        put(saves / name)
        for words in (*READERS, *OWN):
            ends_in_sentences(words, saves / "Ada.sqlite3")
        shutil.rmtree(saves)
