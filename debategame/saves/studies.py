"""When the player studied the claims of a line: on the open map, or in recall."""

import sqlite3
from typing import Any

import msgspec

from debategame.progress.studies import Study
from debategame.saves.columns import insert
from debategame.saves.records import decode

FIELDS = ("scenario", "line", "at")
STUDIES = "SELECT scenario, line, at FROM studies ORDER BY at, scenario, line"
STUDIED_LINES = """
SELECT DISTINCT line FROM studies AS s WHERE scenario = ? AND NOT EXISTS (
    SELECT 1 FROM rounds AS r WHERE r.scenario = s.scenario AND r.line = s.line AND r.at >= s.at)
"""


def add_study(db: sqlite3.Connection, study: Study) -> bool:
    """Add a study unless it is there; return whether it was new."""
    return insert(db, "studies", FIELDS, study)


def studied_lines(db: sqlite3.Connection, scenario_id: str) -> frozenset[str]:
    """Return the ids of the lines of a scenario that were studied since they were last played."""
    return frozenset(line for (line,) in db.execute(STUDIED_LINES, (scenario_id,)).fetchall())


def read_studies(db: sqlite3.Connection) -> tuple[Study, ...]:
    """Return every study, oldest first."""
    return tuple(map(study_from_row, db.execute(STUDIES).fetchall()))


def study_from_row(row: tuple[Any, ...]) -> Study:
    """Return the study of a row with FIELDS. Raise SaveDamagedError if it cannot be read."""
    return decode(lambda: msgspec.convert(dict(zip(FIELDS, row, strict=True)), Study))
