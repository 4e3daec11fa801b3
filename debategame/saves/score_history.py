"""Replace scores and archive the old ones, so that no score a player has seen is lost."""

import datetime
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from debategame.errors import SaveError
from debategame.progress.passed_over import PassedOver, Report, ignore
from debategame.progress.rounds import Round, Time
from debategame.saves import records
from debategame.saves.columns import column_value
from debategame.saves.records import decode
from debategame.scoring.model import Elsewhere, PointScore

SCORED = ("scorer", "marks", "points", "flags", "elsewhere")
"""The columns of an answer that the scorer fills."""
JSON = ("points", "flags", "elsewhere")
"""The columns among them that hold JSON."""
FIELDS = ("answer", "at", "scenario_hash", *SCORED)
"""The columns of an archived score."""
ARCHIVE = """
INSERT INTO former_scores (answer, at, scenario_hash, scorer, marks, points, flags, elsewhere)
SELECT a.id, ?, r.scenario_hash, a.scorer, a.marks, a.points, a.flags, a.elsewhere
FROM answers a JOIN rounds r ON r.id = a.round WHERE r.id = ?
"""
RESCORE = "UPDATE answers SET scorer = ?, marks = ?, points = ?, flags = ?, elsewhere = ? WHERE id = ?"
SET_SCENARIO = "UPDATE rounds SET scenario_hash = ? WHERE id = (SELECT round FROM answers WHERE id = ?)"
ARCHIVED = "SELECT answer, at, scenario_hash, scorer, marks, points, flags, elsewhere FROM former_scores"


class ArchivedScore(msgspec.Struct, frozen=True, kw_only=True):
    """A score of an answer that was replaced."""

    answer: str
    """The id of the answer."""
    at: Time
    """When the score was replaced."""
    scenario_hash: str
    """The version of the scenario that this score was based on."""
    scorer: str
    marks: int
    points: tuple[PointScore, ...]
    flags: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def read_archived_scores(db: sqlite3.Connection) -> Iterator[ArchivedScore]:
    """Return all archived scores, oldest first."""
    return map(archived_score_from_row, db.execute(f"{ARCHIVED} ORDER BY at, answer").fetchall())


def archived_score_from_row(row: tuple[Any, ...]) -> ArchivedScore:
    """Return the archived score of a row with FIELDS. Raise SaveDamagedError if it cannot be read."""
    fields = dict(zip(FIELDS, row, strict=True))
    return decode(
        lambda: msgspec.convert(fields | {name: msgspec.json.decode(fields[name]) for name in JSON}, ArchivedScore)
    )


def replace_scores(db: sqlite3.Connection, then: Round, now: Round, scenario: bytes, at: datetime.datetime) -> bool:
    """Replace the scores of a round and archive the old ones; return False if it is not `then` any more.

    `now` is the round with its new scores, and `scenario` the canonical text for `now.scenario_hash`. `at` is the time
    of the change: pass the same time for all rounds that are changed together.
    """
    if records.read_round(db, then.id) != then:
        return False
    db.execute(records.ADD_SCENARIO, (now.scenario_hash, scenario))
    db.execute(ARCHIVE, (column_value(at), then.id))
    for answer in now.answers:
        db.execute(RESCORE, [*(column_value(getattr(answer, name)) for name in SCORED), answer.id])
    db.execute(SET_SCENARIO, (now.scenario_hash, now.answers[0].id))
    return True


def restore_scores(db: sqlite3.Connection, report: Report = ignore) -> int:
    """Undo the latest change of scores; return how many rounds it had changed, 0 if there was none.

    A round that its earlier scores do not fit keeps its scores and is given to `report`.
    """
    latest = db.execute("SELECT max(at) FROM former_scores").fetchone()[0]
    rows: list[tuple[Any, ...]] = db.execute(f"{ARCHIVED} WHERE at = ?", (latest,)).fetchall()
    by_round: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_round.setdefault(records.read_round_with(db, row[0]).id, []).append(row)
    restored = sum(_restore_round(db, round_id, archived, report) for round_id, archived in by_round.items())
    db.execute("DELETE FROM former_scores WHERE at = ?", (latest,))
    return restored


def _restore_round(db: sqlite3.Connection, round_id: str, rows: list[tuple[Any, ...]], report: Report) -> bool:
    db.execute("SAVEPOINT restoring")
    try:
        for answer, _, scenario_hash, *scored in rows:
            db.execute(RESCORE, (*scored, answer))
            db.execute(SET_SCENARIO, (scenario_hash, answer))
        records.read_round(db, round_id)
    except (SaveError, sqlite3.IntegrityError) as error:
        db.execute("ROLLBACK TO restoring")
        report(PassedOver("round", f"its earlier scores do not fit ({error})"))
        return False
    finally:
        db.execute("RELEASE restoring")
    return True
