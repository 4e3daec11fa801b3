"""Who is signed in, read in one statement with what the pages of a pupil or of a bout need."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, Column, Connection, Row, Table, and_, bindparam, cast, exists, select, type_coerce

from debategame.saves.records import ANSWER_FIELDS, ROUND_FIELDS, answer_from_row
from debategame.web.store.columns import Id
from debategame.web.store.database import remember
from debategame.web.store.model import PupilAccount, SchoolClass, Session
from debategame.web.store.rows import class_of, session_of
from debategame.web.store.tables import (
    ANSWERS,
    BOUTS,
    CLASSES,
    DISPUTES,
    PUPILS,
    ROUNDS,
    RULINGS,
    SESSIONS,
    STANDINGS,
)

_Parts = tuple[tuple[Table, tuple[str, ...]], ...]
_WHO: _Parts = (
    (SESSIONS, Session.__struct_fields__),
    (PUPILS, (*PupilAccount.__struct_fields__, "preferences")),
    (CLASSES, SchoolClass.__struct_fields__),
)
_WHO_AND_BOUT: _Parts = (
    *_WHO,
    (BOUTS, ("id", "task", "scenario_hash", "state", "version", "draft", "began", "asked", "changed", "scenario")),
    (STANDINGS, ("body",)),
    (ROUNDS, ROUND_FIELDS),
    (ANSWERS, ANSWER_FIELDS),
)


def _columns(parts: _Parts) -> Iterator[Column[Any]]:
    return (table.c[name] for table, names in parts for name in names)


_VALID = (SESSIONS.c.token_hash == bindparam("token"), SESSIONS.c.until > bindparam("at"))
_OF_PUPIL = SESSIONS.outerjoin(PUPILS, PUPILS.c.id == SESSIONS.c.who)
_OF_PUPIL = _OF_PUPIL.outerjoin(CLASSES, CLASSES.c.id == PUPILS.c.school_class)
SESSION = select(*_columns(_WHO)).select_from(_OF_PUPIL).where(*_VALID)
"""Who is signed in, and of a pupil also the account and the class, which every page needs."""
_ROUND_ID = cast(type_coerce(BOUTS.c.state, JSON)["round_id"].as_string(), Id)
_OF_BOUT = _OF_PUPIL.outerjoin(BOUTS, and_(BOUTS.c.pupil == PUPILS.c.id, BOUTS.c.id == bindparam("bout", type_=Id)))
_OF_BOUT = _OF_BOUT.outerjoin(
    STANDINGS, and_(STANDINGS.c.pupil == BOUTS.c.pupil, STANDINGS.c.scenario == BOUTS.c.scenario)
)
_OF_BOUT = _OF_BOUT.outerjoin(ROUNDS, and_(ROUNDS.c.pupil == BOUTS.c.pupil, ROUNDS.c.id == _ROUND_ID))
_OF_BOUT = _OF_BOUT.outerjoin(ANSWERS, and_(ANSWERS.c.pupil == ROUNDS.c.pupil, ANSWERS.c.round == ROUNDS.c.id))
_ABOUT_ANSWERS = (DISPUTES, RULINGS)
SESSION_AND_BOUT = (
    select(
        *_columns(_WHO_AND_BOUT),
        *(exists().where(t.c.pupil == ANSWERS.c.pupil, t.c.answer == ANSWERS.c.id) for t in _ABOUT_ANSWERS),
    )
    .select_from(_OF_BOUT)
    .where(*_VALID)
    .order_by(ANSWERS.c.step)
)
"""The same, with a bout, its scenario's standing, and its current round, in a row for each answer or in one without.

The last columns say whether the answer has disputes and rulings.
"""


def read_session(db: Connection, token_hash: str, at: datetime.datetime, bout_id: str | None) -> Session | None:
    """Return a session that is valid at that time, or None, and remember what came with it."""
    query, values = SESSION, {"token": token_hash, "at": at}
    if bout_id is not None:
        query, values = SESSION_AND_BOUT, {**values, "bout": bout_id}
    rows = db.execute(query, values).fetchall()
    if not rows:
        return None
    session, pupil, school_class, *of_bout = _split(rows[0], _WHO if bout_id is None else _WHO_AND_BOUT)
    pupil_id = pupil["id"]
    if pupil_id is not None:
        remember(db, (PUPILS, pupil_id), pupil)
        remember(db, (CLASSES, pupil_id), class_of(school_class))
    if of_bout and of_bout[0]["id"] is not None:
        _remember_bout(db, pupil_id, of_bout, rows)
    return session_of(session)


def _remember_bout(db: Connection, pupil: str, parts: Sequence[dict[str, Any]], rows: Sequence[Row[Any]]) -> None:
    bout, standing, current, _ = parts
    remember(db, (BOUTS, pupil, bout["id"]), bout)
    remember(db, (STANDINGS, pupil, bout["scenario"]), standing["body"])
    if current["id"] is None:
        return
    remember(db, (ROUNDS, pupil, current["id"]), tuple(current.values()))
    after = len(_ABOUT_ANSWERS)
    fields = [tuple(row[-after - len(ANSWER_FIELDS) : -after]) for row in rows]
    remember(db, (ANSWERS, pupil, current["id"]), tuple(map(answer_from_row, fields)))
    for place, table in enumerate(_ABOUT_ANSWERS, start=-after):
        if not any(row[place] for row in rows):
            remember(db, (table, pupil, current["id"]), [])


def _split(row: Row[Any], parts: _Parts) -> list[dict[str, Any]]:
    """Return the columns of each part of a row by their names."""
    values = iter(row)
    return [dict(zip(names, values, strict=False)) for _, names in parts]
