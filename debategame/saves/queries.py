"""Rounds looked up in a save: pages of its history, counts, trends and guesses, by what is wanted of them."""

import datetime
import sqlite3
from typing import Any

import msgspec

from debategame.progress.rounds import Mode, Round
from debategame.progress.trends import Guess, Trend, TrendPoint
from debategame.saves.records import ROUND_FIELDS, decoded, rounds_of, stamp, storable
from debategame.scoring.model import PointScore, Verdict

COLUMNS = ", ".join(ROUND_FIELDS)
CONDITIONS = {
    "scenario": "scenario = :scenario",
    "line": "line = :line",
    "mode": "mode = :mode",
    "since": "rounds.at >= :since",
    "until": "rounds.at < :until",
    "text": r"EXISTS (SELECT 1 FROM answers AS held WHERE held.round = rounds.id AND held.text LIKE :text ESCAPE '\')",
}
"""How each wish is told to SQLite; only those there are stand in a query, so that it can use the index that fits."""
GUESSES = """
SELECT answers.at, guess, points FROM answers JOIN rounds ON rounds.id = round
WHERE guess IS NOT NULL AND NOT excluded ORDER BY answers.at DESC LIMIT ?
"""
_POINTS = msgspec.json.Decoder(tuple[PointScore, ...])


class RoundQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which rounds are wanted; None and the empty text stand for any."""

    scenario: str | None = None
    """A scenario's id."""
    line: str | None = None
    """A line's id, in whatever scenario."""
    mode: Mode | None = None
    since: datetime.datetime | None = None
    """The first moment, with its time zone."""
    until: datetime.datetime | None = None
    """The moment after the last."""
    text: str = ""
    """What one of the answers holds; letters of English match in upper and lower case."""


EVERY_ROUND = RoundQuery()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the rounds wanted, newest first."""

    rounds: tuple[Round, ...] = ()
    total: int = 0
    """How many there are on all pages."""


def read_page(db: sqlite3.Connection, wanted: RoundQuery, limit: int | None, offset: int) -> Page:
    """Return at most `limit` of the rounds wanted, or all, after `offset` newer ones."""
    return Page(rounds=tuple(read_rounds(db, wanted, limit, offset)), total=count(db, wanted))


def read_rounds(db: sqlite3.Connection, wanted: RoundQuery, limit: int | None, offset: int) -> list[Round]:
    """Return likewise the rounds alone."""
    paged = {"limit": -1 if limit is None else limit, "offset": offset}
    query = f"{_select(COLUMNS, 'rounds', wanted)} ORDER BY rounds.at DESC, seq DESC LIMIT :limit OFFSET :offset"
    return list(rounds_of(db, db.execute(query, _values(wanted) | paged).fetchall()))


def count(db: sqlite3.Connection, wanted: RoundQuery) -> int:
    """Return how many rounds there are of those wanted."""
    number: int = db.execute(_select("count(*)", "rounds", wanted), _values(wanted)).fetchone()[0]
    return number


def read_trend(db: sqlite3.Connection, wanted: RoundQuery, limit: int) -> Trend:
    """Return the newest first answers of the rounds wanted, at most `limit`; rounds left out do not count.

    Say which mode is wanted: a trend never mixes them.
    """
    scored = "rounds JOIN answers ON round = rounds.id AND step = 'answer'"
    query = _select("rounds.at, marks, first_sight", scored, wanted, "NOT excluded")
    newest = f"{query} ORDER BY rounds.at DESC, marks DESC LIMIT :limit"
    rows = db.execute(newest, _values(wanted) | {"limit": limit}).fetchall()
    marks = [{"at": at, "score": score, "first_sight": sight == 1} for at, score, sight in reversed(rows)]
    return Trend(points=decoded(lambda: msgspec.convert(marks, tuple[TrendPoint, ...])))


def read_guesses(db: sqlite3.Connection, limit: int) -> tuple[Guess, ...]:
    """Return the newest guesses, at most `limit`, oldest first; rounds left out do not count."""
    rows = db.execute(GUESSES, (limit,)).fetchall()
    return tuple(_guess(row) for row in reversed(rows))


def _guess(row: tuple[Any, ...]) -> Guess:
    at, guessed, points = row
    scored = decoded(lambda: _POINTS.decode(points))
    landed = sum(point.verdict is Verdict.HIT for point in scored)
    return decoded(lambda: msgspec.convert({"at": at, "guessed": guessed, "landed": landed}, Guess))


def _select(columns: str, tables: str, wanted: RoundQuery, *more: str) -> str:
    """Return a query made of fixed parts alone: what is wanted goes in as values."""
    wishes = [condition for name, condition in CONDITIONS.items() if getattr(wanted, name)]
    conditions = " AND ".join((*wishes, *more)) or "1"
    return f"SELECT {columns} FROM {tables} WHERE {conditions}"  # noqa: S608 -- no part of it is from outside


def _values(wanted: RoundQuery) -> dict[str, Any]:
    literal = "".join(f"\\{letter}" if letter in r"\%_" else letter for letter in storable(wanted.text))
    return {
        "scenario": wanted.scenario,
        "line": wanted.line,
        "mode": wanted.mode.value if wanted.mode else None,
        "since": stamp(wanted.since) if wanted.since else None,
        "until": stamp(wanted.until) if wanted.until else None,
        "text": f"%{literal}%",
    }
