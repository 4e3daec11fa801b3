"""Rounds of a pupil as rows, and back. The rows of the terminal's save and of a store have the same fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, exists, func, select

from debategame.errors import NotFoundError
from debategame.play.bout import Bout
from debategame.progress.rounds import STUDIED, Answer, Dispute, Mode, Round, Step
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
from debategame.web.store.columns import as_stored
from debategame.web.store.database import remembered
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import Rows, add_if_new
from debategame.web.store.tables import ANSWERS, DISPUTES, PUPILS, ROUNDS, SCENARIOS, STANDINGS

MOST_VALUES = 512
"""The most values of one condition, a power of two: SQLite does not allow any number."""
JSON_FIELDS = frozenset({"points", "hints", "flags", "elsewhere"})
"""The fields of an answer or an earlier score that are kept as JSON."""
PUPIL: BindParameter[str] = bindparam("pupil")
PUPIL_ROW = Statement(select(PUPILS).where(PUPILS.c.id == PUPIL))
"""These statements are made once: SQLAlchemy takes as long to make one as SQLite to answer it."""
LOCKED_PUPIL = Statement(select(PUPILS.c.id).where(PUPILS.c.id == PUPIL).with_for_update())
_OTHER = ROUNDS.alias()
NEXT_PLACE = select(
    select(func.coalesce(func.max(ROUNDS.c.seq), 0) + 1).where(ROUNDS.c.pupil == PUPIL).scalar_subquery(),
    exists().where(
        _OTHER.c.pupil == PUPIL, _OTHER.c.scenario == bindparam("scenario"), _OTHER.c.line == bindparam("line")
    ),
)
"""The next `seq` of a pupil, and whether the pupil has played a line."""
_THIS_ROUND = (ROUNDS.c.pupil == PUPIL, ROUNDS.c.id == bindparam("round"))
ROUND_PLACE = Statement(
    NEXT_PLACE.add_columns(
        *(select(ROUNDS.c[name]).where(*_THIS_ROUND).scalar_subquery() for name in ("at", "first_sight", "excluded")),
        select(STANDINGS.c.body)
        .where(STANDINGS.c.pupil == PUPIL, STANDINGS.c.scenario == bindparam("scenario"))
        .scalar_subquery(),
    )
)
"""The same, what is stored of a round, nothing if it is new, and the standing of its scenario."""
_ANSWERS = select(ANSWERS.c.round, *(ANSWERS.c[name] for name in ANSWER_FIELDS)).order_by(ANSWERS.c.step)
_ANSWERS = _ANSWERS.where(ANSWERS.c.pupil == PUPIL)
ANSWERS_OF_ROUND = Statement(_ANSWERS.where(ANSWERS.c.round == bindparam("round")))
HAS_SCENARIO = Statement(select(exists().where(SCENARIOS.c.hash == bindparam("hash"))))
HAS_ANSWER = Statement(select(exists().where(ANSWERS.c.pupil == PUPIL, ANSWERS.c.id == bindparam("answer"))))
_DISPUTED = and_(ANSWERS.c.pupil == DISPUTES.c.pupil, ANSWERS.c.id == DISPUTES.c.answer)
_ROUNDS = select(*(ROUNDS.c[name] for name in ROUND_FIELDS))
ROUND = Statement(_ROUNDS.where(*_THIS_ROUND))
ROUNDS_OF_BOUT = Statement(
    _ROUNDS.where(ROUNDS.c.pupil == PUPIL, ROUNDS.c.bout == bindparam("bout")).order_by(ROUNDS.c.seq)
)
_DISPUTES = (
    select(*(DISPUTES.c[name] for name in DISPUTE_FIELDS))
    .join(ANSWERS, _DISPUTED)
    .where(DISPUTES.c.pupil == PUPIL)
    .order_by(DISPUTES.c.at, DISPUTES.c.start)
)


class PlacedAnswer(NamedTuple):
    """A new answer with what is known of its place, before it is written."""

    played: Round
    """Its round without disputes, with the answer as it will be stored."""
    standing: str | None
    """The text of its scenario's standing before. None if there is none."""
    rows: tuple[Rows, ...]
    """The rows to write."""


def lock_pupil(db: Connection, pupil: str) -> None:
    """Make other writers of a pupil wait until the transaction ends.

    SQLite has one writer at a time and needs no lock. Raise NotFoundError if there is no such pupil.
    """
    if LOCKED_PUPIL.row(db, {"pupil": pupil}) is None:
        raise NotFoundError("There is no such pupil.")


def pupil_name(db: Connection, pupil: str) -> str:
    """Return the name of a pupil. Raise NotFoundError if there is no such pupil."""
    return str(read_pupil(db, pupil)["name"])


def read_pupil(db: Connection, pupil: str) -> Mapping[str, Any]:
    """Return the columns of a pupil in PUPILS. Raise NotFoundError if there is no such pupil."""

    def read() -> Mapping[str, Any]:
        row = PUPIL_ROW.row(db, {"pupil": pupil})
        if row is None:
            raise NotFoundError("There is no such pupil.")
        return dict(zip(PUPILS.columns.keys(), row, strict=True))

    return remembered(db, (PUPILS, pupil), read)


def add_scenario(db: Connection, scenario_hash: str, body: bytes) -> None:
    """Store a version of a scenario, unless it is stored already."""
    if not HAS_SCENARIO.value(db, {"hash": scenario_hash}):
        add_if_new(db, SCENARIOS, {"hash": scenario_hash, "body": body})


def read_scenario(db: Connection, scenario_hash: str) -> Scenario:
    """Return a version of a scenario. Raise NotFoundError if it is not in the store."""
    body = db.execute(select(SCENARIOS.c.body).where(SCENARIOS.c.hash == scenario_hash)).scalar()
    if body is None:
        raise NotFoundError("That version of the scenario is not in the store.")
    return from_canonical(body)


def place_answer(db: Connection, pupil: str, bout: tuple[str, Bout, str], answer: Answer) -> PlacedAnswer:
    """Return what an answer adds to the tables, with its round if that is new. Nothing is written.

    `bout` is the id of the bout, the bout with the answer, and the hash of its scenario. The pupil must be locked, and
    the answer new. Its other answers must be as they are stored.
    """
    bout_id, played, scenario_hash = bout
    key = {"pupil": pupil, "round": played.round_id}
    place = {"pupil": pupil, "scenario": played.scenario.id, "line": played.line.id}
    ((seq, seen, at, first_sight, excluded, standing),) = ROUND_PLACE.rows(db, {**place, **key})
    new_round = []
    if at is None:
        at, excluded = answer.at, False
        first_sight = played.mode is not Mode.REVIEW and not seen and STUDIED not in answer.flags
        row = {
            **place,
            "id": played.round_id,
            "seq": seq,
            "bout": bout_id,
            "at": at,
            "scenario_hash": scenario_hash,
            "mode": played.mode.value,
            "pace": played.pace,
            "first_sight": first_sight,
            "excluded": excluded,
        }
        new_round.append(row)
    values = values_of(answer, ANSWER_FIELDS)
    stored = answer_from_row(tuple(as_stored(ANSWERS.c[name].type, value) for name, value in values.items()))
    stored_round = Round(
        id=played.round_id,
        at=at,
        player="",
        scenario=played.scenario.id,
        scenario_hash=scenario_hash,
        line=played.line.id,
        mode=played.mode,
        answers=(*(earlier for earlier in played.answers if earlier.id != answer.id), stored),
        pace=played.pace,
        first_sight=first_sight,
        excluded=excluded,
    )
    rows = Rows(ROUNDS, new_round, are_new=True), Rows(ANSWERS, [{**key, **values}], are_new=True)
    return PlacedAnswer(stored_round, standing, rows)


def answers_of(db: Connection, pupil: str, round_id: str) -> tuple[Answer, ...]:
    """Return the answers of a round; none if it has not been stored."""

    def read() -> tuple[Answer, ...]:
        rows = ANSWERS_OF_ROUND.rows(db, {"pupil": pupil, "round": round_id})
        return tuple(answer_from_row(row[1:]) for row in rows)

    return remembered(db, (ANSWERS, pupil, round_id), read)


def answers_of_all(db: Connection, pupil: str, rounds: Sequence[str]) -> dict[str, tuple[Answer, ...]]:
    """Return the answers of some rounds, by the ids of the rounds; rounds without one are left out."""
    answers: dict[str, tuple[Answer, ...]] = {}
    for round_id, answer in _answers(db, pupil, rounds):
        answers[round_id] = (*answers.get(round_id, ()), answer)
    return answers


def has_answer(db: Connection, pupil: str, answer_id: str) -> bool:
    """Return whether a pupil has given an answer with that id."""
    return bool(HAS_ANSWER.value(db, {"pupil": pupil, "answer": answer_id}))


def add_round_row(db: Connection, pupil: str, row: Mapping[str, Any]) -> bool:
    """Insert a row with ROUND_FIELDS after all others of the pupil, unless it exists; return whether it was new."""
    place = {"pupil": pupil, "scenario": row["scenario"], "line": row["line"]}
    seq, _ = db.execute(NEXT_PLACE, place).one()
    return add_if_new(db, ROUNDS, {**row, "pupil": pupil, "bout": None, "seq": seq})


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
    row = remembered(db, (ROUNDS, pupil, round_id), lambda: ROUND.row(db, {"pupil": pupil, "round": round_id}))
    if row is None:
        raise NotFoundError("There is no such round.")
    disputed = remembered(db, (DISPUTES, pupil, round_id), lambda: [*_disputes(db, pupil, [round_id])])
    disputes = [dispute_from_row(tuple(dispute)) for dispute in disputed]
    return round_from_row(row, pupil_name(db, pupil), list(answers_of(db, pupil, round_id)), disputes)


def select_rounds(pupil: str) -> Select[Any]:
    """Return a query for the rounds of a pupil, with ROUND_FIELDS."""
    return _ROUNDS.where(ROUNDS.c.pupil == pupil)


def read_rounds(db: Connection, pupil: str, query: Select[Any]) -> list[Round]:
    """Return the rounds of a query of `select_rounds`, in the same order."""
    return rounds_from_rows(db, {pupil: pupil_name(db, pupil)}, [(pupil, row) for row in db.execute(query).fetchall()])


def read_bout_rounds(db: Connection, pupil: str, bout_id: str, line: str | None, but: str | None) -> list[Round]:
    """Return the rounds of a bout in the order of play; with `line` those on it, and never the round `but`."""
    id_place, line_place = ROUND_FIELDS.index("id"), ROUND_FIELDS.index("line")
    rows = [
        (pupil, row)
        for row in ROUNDS_OF_BOUT.rows(db, {"pupil": pupil, "bout": bout_id})
        if line in (None, row[line_place]) and row[id_place] != but
    ]
    return rounds_from_rows(db, {pupil: pupil_name(db, pupil)}, rows)


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
    for part in _parts(rounds):
        for round_id, *fields in _of_rounds(_ANSWERS, len(part)).rows(db, {"pupil": pupil, **_named(part)}):
            yield round_id, answer_from_row(tuple(fields))


def _disputes(db: Connection, pupil: str, rounds: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for part in _parts(rounds):
        yield from _of_rounds(_DISPUTES, len(part)).rows(db, {"pupil": pupil, **_named(part)})


@cache
def _of_rounds(query: Select[Any], count: int) -> Statement:
    """Return a query of answers or of what belongs to them, for that many rounds."""
    return Statement(query.where(ANSWERS.c.round.in_([bindparam(f"round_{place}") for place in range(count)])))


def _named(rounds: Sequence[str]) -> dict[str, str]:
    return {f"round_{place}": round_id for place, round_id in enumerate(rounds)}


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the values in parts of few sizes, so that few statements are made: the last value may fill up."""
    for start in range(0, len(values), MOST_VALUES):
        part = values[start : start + MOST_VALUES]
        size = 1 << (len(part) - 1).bit_length()
        yield [*part, *[part[-1]] * (size - len(part))]
