"""Scores that were replaced by today's: kept beside the answers, so that nothing that was once shown is lost."""

import datetime
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from debategame.progress.rounds import Round, Time
from debategame.saves import records
from debategame.saves.columns import column
from debategame.saves.records import decoded
from debategame.scoring.model import Elsewhere, PointScore

SCORED = ("scorer", "marks", "points", "flags", "elsewhere")
"""What of an answer is the scorer's."""
JSON = ("points", "flags", "elsewhere")
FIELDS = ("answer", "at", "scenario_hash", *SCORED)
KEEP = """
INSERT INTO former_scores (answer, at, scenario_hash, scorer, marks, points, flags, elsewhere)
SELECT a.id, ?, r.scenario_hash, a.scorer, a.marks, a.points, a.flags, a.elsewhere
FROM answers a JOIN rounds r ON r.id = a.round WHERE r.id = ?
"""
RESCORE = "UPDATE answers SET scorer = ?, marks = ?, points = ?, flags = ?, elsewhere = ? WHERE id = ?"
PLAYED_IN = "UPDATE rounds SET scenario_hash = ? WHERE id = (SELECT round FROM answers WHERE id = ?)"
FORMER = "SELECT answer, at, scenario_hash, scorer, marks, points, flags, elsewhere FROM former_scores"


class ArchivedScore(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer scored before it was scored anew."""

    answer: str
    """The id of the answer."""
    at: Time
    """When it was scored anew."""
    scenario_hash: str
    """The version of the scenario that the answer had been scored against."""
    scorer: str
    marks: int
    points: tuple[PointScore, ...]
    flags: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def read_former(db: sqlite3.Connection) -> Iterator[ArchivedScore]:
    """Yield what answers scored before they were scored anew, oldest first."""
    return map(former_of, db.execute(f"{FORMER} ORDER BY at, answer").fetchall())


def former_of(row: tuple[Any, ...]) -> ArchivedScore:
    """Return the value of a row that holds the FIELDS; SaveDamagedError where it cannot be read."""
    fields = dict(zip(FIELDS, row, strict=True))
    return decoded(
        lambda: msgspec.convert(fields | {name: msgspec.json.decode(fields[name]) for name in JSON}, ArchivedScore)
    )


def replace_scores(db: sqlite3.Connection, then: Round, now: Round, scenario: bytes, at: datetime.datetime) -> bool:
    """Let a round count as `now` says; what it scored is kept. False where the save has it not as `then` any more.

    `scenario` is the canonical text behind `now.scenario_hash`; `at` the time of the change, one for all rounds
    that are changed together.
    """
    if records.read_round(db, then.id) != then:
        return False
    db.execute(records.ADD_SCENARIO, (now.scenario_hash, scenario))
    db.execute(KEEP, (column(at), then.id))
    for answer in now.answers:
        db.execute(RESCORE, [*(column(getattr(answer, name)) for name in SCORED), answer.id])
    db.execute(PLAYED_IN, (now.scenario_hash, now.answers[0].id))
    return True


def bring_back(db: sqlite3.Connection) -> int:
    """Undo the latest change of scores; return of how many rounds, 0 where there is none to undo."""
    latest = db.execute("SELECT max(at) FROM former_scores").fetchone()[0]
    rows: list[tuple[Any, ...]] = db.execute(f"{FORMER} WHERE at = ?", (latest,)).fetchall()
    for answer, _, scenario_hash, *scored in rows:
        db.execute(RESCORE, (*scored, answer))
        db.execute(PLAYED_IN, (scenario_hash, answer))
    rounds = "SELECT count(DISTINCT round) FROM answers WHERE id IN (SELECT answer FROM former_scores WHERE at = ?)"
    number: int = db.execute(rounds, (latest,)).fetchone()[0]
    db.execute("DELETE FROM former_scores WHERE at = ?", (latest,))
    return number
