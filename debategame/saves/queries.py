"""Look up rounds in a save: pages of its history, counts, trends and guesses."""

import datetime
import sqlite3
from typing import Any

import msgspec

from debategame.progress.passed_over import PassedOver, Report, ignore, is_possible
from debategame.progress.rounds import COPIED, MOST_GUESSED, STUDIED, Mode, Round
from debategame.progress.trends import Guess, Trend, TrendPoint
from debategame.saves.records import ROUND_FIELDS, decode, rounds_from_rows, storable, timestamp
from debategame.scoring.model import FULL, PointScore, Verdict

COLUMNS = ", ".join(ROUND_FIELDS)
NOT_COPIED = f"flags NOT LIKE '%\"{COPIED}%'"
STUDIED_FLAG = f"flags LIKE '%\"{STUDIED}\"%'"
CONDITIONS = {
    "scenario": "scenario = :scenario",
    "line": "line = :line",
    "mode": "mode = :mode",
    "since": "rounds.at >= :since",
    "until": "rounds.at < :until",
    "text": r"EXISTS (SELECT 1 FROM answers AS held WHERE held.round = rounds.id AND held.text LIKE :text ESCAPE '\')",
}
"""The SQL condition for each field of a RoundQuery.

Only conditions for fields that are set go into the SQL, so that SQLite can use the best index.
"""
GUESSES = """
SELECT answers.at, guess, points, scorer FROM answers JOIN rounds ON rounds.id = round
WHERE guess IS NOT NULL AND NOT excluded ORDER BY answers.at DESC LIMIT ?
"""
COMEBACKS = """
SELECT heard FROM answers JOIN (SELECT seq, id, at FROM rounds ORDER BY at DESC, seq DESC LIMIT ?) AS newest
ON newest.id = round WHERE step = 'comeback' ORDER BY newest.at, newest.seq
"""
_POINTS = msgspec.json.Decoder(tuple[PointScore, ...])


class RoundQuery(msgspec.Struct, frozen=True, kw_only=True):
    """The conditions for rounds to look up. None and the empty text match all rounds."""

    scenario: str | None = None
    """A scenario's id."""
    line: str | None = None
    """A line's id, in any scenario."""
    mode: Mode | None = None
    since: datetime.datetime | None = None
    """The earliest time, with its time zone."""
    until: datetime.datetime | None = None
    """Only rounds before this time, with its time zone."""
    text: str = ""
    """Text that one of the answers contains. The case of the letters a to z does not matter."""


EVERY_ROUND = RoundQuery()


def on_day_of(now: datetime.datetime) -> RoundQuery:
    """Return the query for the rounds of the day of `now`, in its time zone."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return RoundQuery(since=midnight, until=midnight + datetime.timedelta(days=1))


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the rounds that match a query, newest first."""

    rounds: tuple[Round, ...] = ()
    passed_over: int = 0
    """How many matching rounds of this page cannot be shown."""
    total: int = 0
    """How many rounds match, on all pages together, with those passed over."""


def read_page(
    db: sqlite3.Connection, query: RoundQuery, limit: int | None, offset: int, report: Report = ignore
) -> Page:
    """Return at most `limit` matching rounds, or all if it is None, and skip the `offset` newest.

    Rounds that cannot be shown are given to `report`.
    """
    missing: list[PassedOver] = []
    rounds = tuple(read_rounds(db, query, limit, offset, missing.append))
    for part in missing:
        report(part)
    return Page(rounds=rounds, passed_over=len(missing), total=count(db, query))


def read_rounds(
    db: sqlite3.Connection, query: RoundQuery, limit: int | None, offset: int, report: Report = ignore
) -> list[Round]:
    """Return the rounds of `read_page` without their total."""
    paged = {"limit": -1 if limit is None else limit, "offset": offset}
    sql = f"{_select(COLUMNS, 'rounds', query)} ORDER BY rounds.at DESC, seq DESC LIMIT :limit OFFSET :offset"
    return list(rounds_from_rows(db, db.execute(sql, _values(query) | paged).fetchall(), report))


def count(db: sqlite3.Connection, query: RoundQuery) -> int:
    """Return how many rounds match."""
    number: int = db.execute(_select("count(*)", "rounds", query), _values(query)).fetchone()[0]
    return number


def read_trend(db: sqlite3.Connection, query: RoundQuery, limit: int) -> Trend:
    """Return the scores of first answers in the newest `limit` matching rounds, but excluded and copied ones.

    `query` must name a mode: a trend never mixes modes.
    """
    scored = "rounds JOIN answers ON round = rounds.id AND step = 'answer'"
    sql = _select(f"rounds.at, marks, first_sight, {STUDIED_FLAG}, scorer", scored, query, "NOT excluded", NOT_COPIED)
    newest = f"{sql} ORDER BY rounds.at DESC, marks DESC LIMIT :limit"
    rows = db.execute(newest, _values(query) | {"limit": limit}).fetchall()
    marks = [
        {"at": at, "score": score, "first_sight": sight == 1, "studied": studied == 1, "scorer": scorer}
        for at, score, sight, studied, scorer in reversed(rows)
    ]
    points = decode(lambda: msgspec.convert(marks, tuple[TrendPoint, ...]))
    return Trend(points=tuple(point for point in points if is_possible(point.at) and 0 <= point.score <= FULL))


def read_guesses(db: sqlite3.Connection, limit: int) -> tuple[Guess, ...]:
    """Return the newest `limit` guesses, oldest first; excluded rounds do not count."""
    rows = db.execute(GUESSES, (limit,)).fetchall()
    guesses = (_guess(row) for row in reversed(rows))
    return tuple(guess for guess in guesses if is_possible(guess.at) and 0 <= guess.guessed <= MOST_GUESSED)


def read_comebacks(db: sqlite3.Connection, limit: int) -> tuple[str, ...]:
    """Return the comebacks that were answered in the newest `limit` rounds, the oldest first."""
    return tuple(str(heard) for (heard,) in db.execute(COMEBACKS, (limit,)).fetchall())


def _guess(row: tuple[Any, ...]) -> Guess:
    at, guessed, points, scorer = row
    scored = decode(lambda: _POINTS.decode(points))
    hit_count = sum(point.verdict is Verdict.HIT for point in scored)
    fields = {"at": at, "guessed": guessed, "hit_count": hit_count, "scorer": scorer}
    return decode(lambda: msgspec.convert(fields, Guess))


def _select(columns: str, tables: str, query: RoundQuery, *more: str) -> str:
    """Return the SQL. It has only fixed parts: `_values` returns the player's values."""
    conditions = [condition for name, condition in CONDITIONS.items() if getattr(query, name)]
    where = " AND ".join((*conditions, *more)) or "1"
    return f"SELECT {columns} FROM {tables} WHERE {where}"  # noqa: S608 -- no part comes from outside


def _values(query: RoundQuery) -> dict[str, Any]:
    literal = "".join(f"\\{letter}" if letter in r"\%_" else letter for letter in storable(query.text))
    return {
        "scenario": query.scenario,
        "line": query.line,
        "mode": query.mode.value if query.mode else None,
        "since": timestamp(query.since) if query.since else None,
        "until": timestamp(query.until) if query.until else None,
        "text": f"%{literal}%",
    }
