"""Cached tables computed from rounds, so that no screen has to read all rounds."""

import sqlite3
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

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
CARDS = """
SELECT scenario, point, due, last, line, stability, difficulty FROM cards
WHERE :scenario IS NULL OR scenario = :scenario ORDER BY scenario, point
"""
SET_CARD = """
INSERT INTO cards (scenario, point, due, last, line, stability, difficulty)
VALUES (:scenario, :point, :due, :last, :line, :stability, :difficulty) ON CONFLICT (scenario, point) DO UPDATE
SET due = excluded.due, last = excluded.last, line = excluded.line,
    stability = excluded.stability, difficulty = excluded.difficulty
"""
BESTS = """
SELECT scorer, max(marks) FROM rounds JOIN answers ON round = rounds.id AND step = 'answer'
WHERE scenario = ? AND line = ? AND mode = ? AND NOT excluded GROUP BY scorer
"""
_STANDING = msgspec.json.Decoder(Standing)


def update_for_answer(db: sqlite3.Connection, played: Round, answer: Answer) -> None:
    """Update the tables after an answer was inserted; `played` is its round with the answer."""
    others = tuple(other for other in played.answers if other.id != answer.id)
    before = read_standings(db, played.scenario).get(played.scenario, Standing())
    after = before.after(played, replace(played, answers=others) if others else None)
    _set_standing(db, played.scenario, after)
    for point, move in moves_of(played, answer).items():
        _add_move(db, (played.scenario, point), move)


def update_for_excluded(db: sqlite3.Connection, played: Round) -> None:
    """Update the best scores after a round was excluded or brought back."""
    before = read_standings(db, played.scenario)[played.scenario]
    found = db.execute(BESTS, (played.scenario, played.line, played.mode.value)).fetchall()
    line = before.lines[played.line]
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


def check_all(db: sqlite3.Connection) -> None:
    """Read all standings and cards. Raise SaveDamagedError if something cannot be read."""
    read_standings(db)
    read_cards(db)


def read_standings(db: sqlite3.Connection, scenario_id: str | None = None) -> dict[str, Standing]:
    """Return the standings by scenario id: all, or only that of one scenario."""
    rows = db.execute(STANDINGS, {"scenario": scenario_id}).fetchall()
    return {scenario: _standing(body) for scenario, body in rows}


def read_cards(db: sqlite3.Connection, scenario_id: str | None = None) -> dict[Key, Card]:
    """Return the cards by scenario and key point: all, or only those of one scenario."""
    rows = db.execute(CARDS, {"scenario": scenario_id}).fetchall()
    return {(scenario, point): _card(fields) for scenario, point, *fields in rows}


def _standing(body: str) -> Standing:
    return decode(lambda: _STANDING.decode(body))


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
    return decode(lambda: msgspec.convert(rows, list[Move]))


def _card(fields: Any) -> Card:
    return decode(lambda: msgspec.convert(dict(zip(CARD_FIELDS, fields, strict=True)), Card))
