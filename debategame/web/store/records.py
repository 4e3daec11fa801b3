"""Rounds of a pupil as rows, and back. The rows of the terminal's save and of a store have the same fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, and_, exists, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from debategame.errors import NotFoundError
from debategame.play.bout import Bout
from debategame.progress.rounds import Answer, Dispute, Mode, Round, Step
from debategame.saves.records import (
    ANSWER_FIELDS,
    DISPUTE_FIELDS,
    ROUND_FIELDS,
    answer_from_row,
    dispute_from_row,
    round_from_row,
)
from debategame.scenario.model import Scenario
from debategame.scenario.versions import from_canonical
from debategame.web.store.tables import ANSWERS, DISPUTES, PUPILS, ROUNDS, SCENARIOS

JSON_FIELDS = frozenset({"points", "hints", "flags", "elsewhere"})
"""The fields of an answer or an earlier score that are kept as JSON."""


def add_if_new(db: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert a row unless one with the same key exists; return whether it was new."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(table).values(values).on_conflict_do_nothing()
    return db.execute(adding.execution_options(preserve_rowcount=True)).rowcount == 1


def put(db: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or replace the one with the same primary key."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(table).values(values)
    keys = [column.name for column in table.primary_key]
    replaced = {name: adding.excluded[name] for name in values if name not in keys}
    db.execute(adding.on_conflict_do_update(index_elements=keys, set_=replaced))


def lock_pupil(db: Connection, pupil: str) -> str:
    """Make other writers of a pupil wait until the transaction ends; return the name of the pupil.

    SQLite has one writer at a time and needs no lock. Raise NotFoundError if there is no such pupil.
    """
    return pupil_name(db, pupil, lock=True)


def pupil_name(db: Connection, pupil: str, *, lock: bool = False) -> str:
    """Return the name of a pupil. Raise NotFoundError if there is no such pupil."""
    query = select(PUPILS.c.name).where(PUPILS.c.id == pupil)
    name = db.execute(query.with_for_update() if lock else query).scalar()
    if name is None:
        raise NotFoundError("There is no such pupil.")
    return str(name)


def add_scenario(db: Connection, scenario_hash: str, body: bytes) -> None:
    """Store a version of a scenario, unless it is stored already."""
    if not db.execute(select(exists().where(SCENARIOS.c.hash == scenario_hash))).scalar():
        add_if_new(db, SCENARIOS, {"hash": scenario_hash, "body": body})


def read_scenario(db: Connection, scenario_hash: str) -> Scenario:
    """Return a version of a scenario. Raise NotFoundError if it is not in the store."""
    body = db.execute(select(SCENARIOS.c.body).where(SCENARIOS.c.hash == scenario_hash)).scalar()
    if body is None:
        raise NotFoundError("That version of the scenario is not in the store.")
    return from_canonical(body)


def add_answer(db: Connection, pupil: str, bout: tuple[str, Bout, str], answer: Answer) -> Round:
    """Insert an answer, with its round if that is new, and return the round as stored.

    `bout` is the id of the bout, the bout with the answer, and the hash of its scenario. The pupil must be locked, and
    the answer new.
    """
    bout_id, played, scenario_hash = bout
    line = played.line.id
    if not db.execute(select(exists().where(ROUNDS.c.pupil == pupil, ROUNDS.c.id == played.round_id))).scalar():
        seen = exists().where(ROUNDS.c.pupil == pupil, ROUNDS.c.scenario == played.scenario.id, ROUNDS.c.line == line)
        first_sight = played.mode is not Mode.REVIEW and not db.execute(select(seen)).scalar()
        row = {
            "id": played.round_id,
            "at": answer.at,
            "scenario": played.scenario.id,
            "scenario_hash": scenario_hash,
            "line": line,
            "mode": played.mode.value,
            "pace": played.pace,
            "first_sight": first_sight,
            "excluded": False,
        }
        add_round_row(db, pupil, row, bout=bout_id)
    row = {"pupil": pupil, "round": played.round_id, **values_of(answer, ANSWER_FIELDS)}
    db.execute(insert(ANSWERS).values(row))
    return read_round(db, pupil, played.round_id)


def add_round_row(db: Connection, pupil: str, row: Mapping[str, Any], bout: str | None = None) -> bool:
    """Insert a row with ROUND_FIELDS after all others of the pupil, unless it exists; return whether it was new."""
    last = db.execute(select(func.max(ROUNDS.c.seq)).where(ROUNDS.c.pupil == pupil)).scalar() or 0
    return add_if_new(db, ROUNDS, {**row, "pupil": pupil, "bout": bout, "seq": last + 1})


def values_of(value: msgspec.Struct, fields: Iterable[str]) -> dict[str, Any]:
    """Return some fields of a struct as values of columns."""
    return {name: _column_value(name, getattr(value, name)) for name in fields}


def _column_value(name: str, value: Any) -> Any:
    if name in JSON_FIELDS:
        return json_text(value)
    return value.value if isinstance(value, Step | Mode) else value


def json_text(value: object) -> str:
    """Return a value as the text of a column of JSON."""
    return msgspec.json.encode(value).decode()


def read_round(db: Connection, pupil: str, round_id: str) -> Round:
    """Return a round of a pupil. Raise NotFoundError if there is none with that id."""
    found = read_rounds(db, pupil, select_rounds(pupil).where(ROUNDS.c.id == round_id))
    if not found:
        raise NotFoundError("There is no such round.")
    return found[0]


def select_rounds(pupil: str) -> Select[Any]:
    """Return a query for the rounds of a pupil, with ROUND_FIELDS."""
    return select(*(ROUNDS.c[name] for name in ROUND_FIELDS)).where(ROUNDS.c.pupil == pupil)


def read_rounds(db: Connection, pupil: str, query: Select[Any]) -> list[Round]:
    """Return the rounds of a query of `select_rounds`, in the same order."""
    return rounds_from_rows(db, {pupil: pupil_name(db, pupil)}, [(pupil, row) for row in db.execute(query).fetchall()])


def rounds_from_rows(
    db: Connection, names: Mapping[str, str], rows: Sequence[tuple[str, Sequence[Any]]]
) -> list[Round]:
    """Return the rounds of rows with ROUND_FIELDS, each with the id of its pupil, in the same order.

    `names` holds the names of the pupils by their ids.
    """
    wanted: dict[str, list[str]] = {}
    for pupil, row in rows:
        wanted.setdefault(pupil, []).append(row[0])
    answers: dict[tuple[str, str], list[Answer]] = {}
    disputes: dict[tuple[str, str], list[Dispute]] = {}
    for pupil, rounds in wanted.items():
        places: dict[str, str] = {}
        for round_id, answer in _answers(db, pupil, rounds):
            places[answer.id] = round_id
            answers.setdefault((pupil, round_id), []).append(answer)
        for row in _disputes(db, pupil, rounds):
            disputes.setdefault((pupil, places[row[0]]), []).append(dispute_from_row(tuple(row)))
    return [
        round_from_row(tuple(row), names[pupil], answers.get((pupil, row[0]), []), disputes.get((pupil, row[0]), []))
        for pupil, row in rows
    ]


def _answers(db: Connection, pupil: str, rounds: Sequence[str]) -> Iterator[tuple[str, Answer]]:
    columns = (ANSWERS.c.round, *(ANSWERS.c[name] for name in ANSWER_FIELDS))
    for part in _parts(rounds):
        query = select(*columns).where(ANSWERS.c.pupil == pupil, ANSWERS.c.round.in_(part))
        for round_id, *fields in db.execute(query.order_by(ANSWERS.c.step)).fetchall():
            yield round_id, answer_from_row(tuple(fields))


def _disputes(db: Connection, pupil: str, rounds: Sequence[str]) -> Iterator[Row[Any]]:
    same = and_(ANSWERS.c.pupil == DISPUTES.c.pupil, ANSWERS.c.id == DISPUTES.c.answer)
    for part in _parts(rounds):
        query = select(*(DISPUTES.c[name] for name in DISPUTE_FIELDS)).join(ANSWERS, same)
        query = query.where(DISPUTES.c.pupil == pupil, ANSWERS.c.round.in_(part))
        yield from db.execute(query.order_by(DISPUTES.c.at, DISPUTES.c.start)).fetchall()


MOST_VALUES = 500
"""The most values of one condition: SQLite allows no unlimited number."""


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), MOST_VALUES):
        yield values[start : start + MOST_VALUES]
