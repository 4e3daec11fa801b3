"""Cached tables computed from rounds, so that no screen has to read all rounds."""

import datetime
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from debategame.errors import SaveDamagedError, SummariesError
from debategame.progress.passed_over import is_possible
from debategame.progress.rounds import Answer, Round, scorer_order
from debategame.progress.schedule import Card, Key, Move, card_after, move_card, moves_of
from debategame.progress.standing import Standing
from debategame.saves.records import decode, every_round, timestamp
from debategame.saves.schema import SUMMARY_TABLES

STANDINGS = "SELECT scenario, body FROM standings WHERE :scenario IS NULL OR scenario = :scenario"
SET_STANDING = """
INSERT INTO standings (scenario, body) VALUES (?, ?) ON CONFLICT (scenario) DO UPDATE SET body = excluded.body
"""
MOVE_FIELDS = ("day", "at", "step", "answer", "line", "rating")
MOVES = "SELECT day, at, step, answer, line, rating FROM moves WHERE scenario = ? AND point = ?"
ADD_MOVE = """
INSERT INTO moves (scenario, point, day, at, step, answer, line, rating)
VALUES (:scenario, :point, :day, :at, :step, :answer, :line, :rating)
ON CONFLICT (scenario, point, day) DO UPDATE
SET at = excluded.at, step = excluded.step, answer = excluded.answer, line = excluded.line, rating = excluded.rating
WHERE (excluded.at, excluded.step, excluded.answer) < (moves.at, moves.step, moves.answer)
"""
"""Adds a move. Of the moves of one day the earliest is kept, whatever their order."""
CARD_FIELDS = ("due", "last", "line", "stability", "difficulty")
CARD = "SELECT due, last, line, stability, difficulty FROM cards WHERE scenario = ? AND point = ?"
CARDS = "SELECT scenario, point, due, last, line, stability, difficulty FROM cards ORDER BY scenario, point"
MOVED_AFTER = "SELECT DISTINCT scenario, point FROM moves WHERE at > ?"
SET_CARD = """
INSERT INTO cards (scenario, point, due, last, line, stability, difficulty)
VALUES (:scenario, :point, :due, :last, :line, :stability, :difficulty) ON CONFLICT (scenario, point) DO UPDATE
SET due = excluded.due, last = excluded.last, line = excluded.line,
    stability = excluded.stability, difficulty = excluded.difficulty
"""
BESTS = """
SELECT scorer, max(marks) FROM rounds JOIN answers ON round = rounds.id AND step = 'answer'
WHERE scenario = ? AND line = ? AND mode = ? AND NOT excluded
    AND flags NOT LIKE '%"copied:%' GROUP BY scorer
"""
_STANDING = msgspec.json.Decoder(Standing)
_Value = TypeVar("_Value")


def update_for_answer(db: sqlite3.Connection, played: Round, answer: Answer) -> None:
    """Update the tables after an answer was inserted; `played` is its round with the answer.

    Tables that make no sense are rebuilt.
    """
    try:
        _add_answer(db, played, answer)
    except SummariesError:
        rebuild(db)


def _add_answer(db: sqlite3.Connection, played: Round, answer: Answer) -> None:
    others = tuple(other for other in played.answers if other.id != answer.id)
    before = read_standings(db, played.scenario).get(played.scenario, Standing())
    after = before.after(played, replace(played, answers=others) if others else None)
    _set_standing(db, played.scenario, after)
    for point, move in moves_of(played, answer).items():
        _add_move(db, (played.scenario, point), move)


def update_for_excluded(db: sqlite3.Connection, played: Round) -> None:
    """Update the best scores after a round was excluded or brought back. Tables that make no sense are rebuilt."""
    try:
        before = read_standings(db, played.scenario)[played.scenario]
        line = before.lines[played.line]
    except (KeyError, SummariesError):
        rebuild(db)
        return
    found = db.execute(BESTS, (played.scenario, played.line, played.mode.value)).fetchall()
    bests = {mode: score for mode, score in line.best.items() if mode is not played.mode}
    scorers = {mode: scorer for mode, scorer in line.scorer.items() if mode is not played.mode}
    if found:
        scorers[played.mode], bests[played.mode] = max(found, key=lambda best: scorer_order(best[0]))
    lines = {**before.lines, played.line: replace(line, best=bests, scorer=scorers)}
    _set_standing(db, played.scenario, replace(before, lines=lines))


def rebuild(db: sqlite3.Connection) -> None:
    """Rebuild the tables from all rounds."""
    for table in SUMMARY_TABLES:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 -- fixed names
    standings: dict[str, Standing] = {}
    for played in every_round(db):
        standings[played.scenario] = standings.get(played.scenario, Standing()).after(played)
        for answer in played.answers:
            for point, move in moves_of(played, answer).items():
                _add_move(db, (played.scenario, point), move)
    for scenario, standing in standings.items():
        _set_standing(db, scenario, standing)


def read_standings(db: sqlite3.Connection, scenario_id: str | None = None) -> dict[str, Standing]:
    """Return the standings by scenario id: all, or only that of one scenario.

    Raise SummariesError if one makes no sense.
    """
    rows = db.execute(STANDINGS, {"scenario": scenario_id}).fetchall()
    return {scenario: _standing(body) for scenario, body in rows}


def read_cards(db: sqlite3.Connection, until: datetime.datetime) -> dict[Key, Card]:
    """Return all cards by scenario and key point, without the moves after `until`.

    Raise SummariesError if one makes no sense.
    """
    cards = {(scenario, point): _card(fields) for scenario, point, *fields in db.execute(CARDS).fetchall()}
    for key in db.execute(MOVED_AFTER, (timestamp(until),)).fetchall():
        cards.pop(key, None)
        if earlier := [move for move in _read_moves(db, key) if move.at <= until]:
            cards[key] = card_after(earlier)
    return cards


def _standing(body: str) -> Standing:
    from debategame.progress.validation import is_sound_standing

    return _sound(lambda: _STANDING.decode(body), is_sound_standing)


def _set_standing(db: sqlite3.Connection, scenario_id: str, standing: Standing) -> None:
    db.execute(SET_STANDING, (scenario_id, msgspec.json.encode(standing).decode()))


def _add_move(db: sqlite3.Connection, key: Key, move: Move) -> None:
    key_columns = {"scenario": key[0], "point": key[1]}
    encoded = {
        "day": move.day.isoformat(),
        "at": timestamp(move.at),
        "step": move.step.value,
        "rating": int(move.rating),
    }
    if not db.execute(ADD_MOVE, asdict(move) | encoded | key_columns).rowcount:
        return
    row = db.execute(CARD, key).fetchone()
    before = _card(row) if row else None
    in_order = before is None or before.last < move.day
    after = move_card(before, move) if in_order else card_after(_read_moves(db, key))
    days = {"due": after.due.isoformat(), "last": after.last.isoformat()}
    db.execute(SET_CARD, asdict(after) | days | key_columns)


def _read_moves(db: sqlite3.Connection, key: Key) -> list[Move]:
    rows = [dict(zip(MOVE_FIELDS, row, strict=True)) for row in db.execute(MOVES, key).fetchall()]
    return _sound(lambda: msgspec.convert(rows, list[Move]), lambda moves: all(is_possible(move.at) for move in moves))


def _card(fields: Any) -> Card:
    from debategame.progress.validation import is_sound_card

    return _sound(lambda: msgspec.convert(dict(zip(CARD_FIELDS, fields, strict=True)), Card), is_sound_card)


def _sound(read: Callable[[], _Value], is_sound: Callable[[_Value], bool]) -> _Value:
    """Return the result of `read`. Raise SummariesError if it cannot be read or is not sound."""
    try:
        value = decode(read)
    except SaveDamagedError as error:
        raise SummariesError("A summary in the save cannot be read.") from error
    if not is_sound(value):
        raise SummariesError("A summary in the save makes no sense.")
    return value
