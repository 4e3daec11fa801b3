"""Rounds as rows and back: the one place that knows both the tables of a save and the types of a round."""

import datetime
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from debategame.errors import SaveDamagedError, SaveError
from debategame.progress.rounds import Answer, Dispute, Round, Step
from debategame.scenario.model import Scenario
from debategame.scenario.versions import digest, from_canonical
from debategame.scoring.model import Elsewhere, PointScore

_Value = TypeVar("_Value")
ROUND_FIELDS = ("id", "at", "scenario", "scenario_hash", "line", "mode", "pace", "first_sight", "excluded")
ANSWER_FIELDS = (
    *("id", "step", "at", "text", "seconds", "scorer", "marks"),
    *("points", "hints", "flags", "elsewhere", "heard", "pressed", "guess", "day"),
)
DISPUTE_FIELDS = ("answer", "point", "start", "end", "sentence", "at")
ROUND = """
SELECT id, at, scenario, scenario_hash, line, mode, pace, first_sight, excluded FROM rounds WHERE id = ?
"""
NEXT_ROUNDS = """
SELECT id, at, scenario, scenario_hash, line, mode, pace, first_sight, excluded, seq FROM rounds
WHERE seq > ? ORDER BY seq LIMIT 500
"""
"""Rounds in the order in which they were written, some at a time."""
ANSWERS = """
SELECT id, step, at, text, seconds, scorer, marks, points, hints, flags, elsewhere, heard, pressed, guess, day
FROM answers WHERE round = ? ORDER BY step = 'comeback'
"""
DISPUTES = """
SELECT d.answer, d.point, d.start, d."end", d.sentence, d.at
FROM disputes d JOIN answers a ON a.id = d.answer WHERE a.round = ? ORDER BY d.at, d.start
"""
DISPUTED = "SELECT DISTINCT round FROM answers WHERE id IN (SELECT answer FROM disputes)"
ADD_SCENARIO = "INSERT INTO scenarios (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING"
ADD_ROUND = """
INSERT INTO rounds (id, at, scenario, scenario_hash, line, mode, pace, first_sight, excluded)
VALUES (:id, :at, :scenario, :scenario_hash, :line, :mode, :pace,
    :mode <> 'review' AND NOT EXISTS (SELECT 1 FROM rounds WHERE scenario = :scenario AND line = :line), :excluded)
"""
ADD_ANSWER = """
INSERT INTO answers
(id, round, step, at, text, seconds, scorer, marks, points, hints, flags, elsewhere, heard, pressed, guess, day)
VALUES (:id, :round, :step, :at, :text, :seconds, :scorer, :marks,
    :points, :hints, :flags, :elsewhere, :heard, :pressed, :guess, :day)
"""
ADD_DISPUTE = """
INSERT INTO disputes (answer, point, start, "end", sentence, at)
VALUES (:answer, :point, :start, :end, :sentence, :at) ON CONFLICT DO NOTHING
"""
_JSON: dict[str, msgspec.json.Decoder[Any]] = {
    "points": msgspec.json.Decoder(tuple[PointScore, ...]),
    "hints": msgspec.json.Decoder(dict[str, int]),
    "flags": msgspec.json.Decoder(tuple[str, ...]),
    "elsewhere": msgspec.json.Decoder(tuple[Elsewhere, ...]),
}
"""The columns of an answer that hold JSON, and how each is read."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return the text as a save can hold it: each lone surrogate is U+FFFD, as the scorer reads it."""
    return _SURROGATES.sub("\ufffd", text)


def add_player(db: sqlite3.Connection, name: str) -> None:
    """Write whose save this is, once, in a new one."""
    db.execute("INSERT INTO player (name, habits) VALUES (?, '{}')", (name,))


def read_player(db: sqlite3.Connection) -> str:
    """Return the name of the player as it was when the save was begun."""
    names = db.execute("SELECT name FROM player").fetchall()
    if len(names) != 1 or not isinstance(names[0][0], str):
        raise SaveDamagedError("The save does not say whose it is.")
    name: str = names[0][0]
    return name


def add_answer(db: sqlite3.Connection, played: Round, scenario: bytes) -> bool:
    """Write the one answer of `played`; with a round's first, the round, and the scenario where it is new.

    `scenario` is the canonical text behind `played.scenario_hash`. An answer that is there already is left
    as it is, and False returned. Raises ValueError where the round has another answer of that step.
    """
    (answer,) = played.answers
    if _has(db, "SELECT 1 FROM answers WHERE id = ?", answer.id):
        return False
    if _has(db, "SELECT 1 FROM answers WHERE round = ? AND step = ?", played.id, answer.step):
        raise ValueError(f"round {played.id} has its {answer.step} already")
    if not _has(db, "SELECT 1 FROM rounds WHERE id = ?", played.id):
        db.execute(ADD_SCENARIO, (played.scenario_hash, scenario))
        db.execute(ADD_ROUND, msgspec.structs.asdict(played) | _round_values(played, answer))
    db.execute(ADD_ANSWER, msgspec.structs.asdict(answer) | _answer_values(answer) | {"round": played.id})
    return True


def _round_values(played: Round, answer: Answer) -> dict[str, str | bool]:
    return {
        "at": stamp(answer.at),
        "mode": played.mode.value,
        # the first answer went with a damaged save that was set aside: this is no score of a round
        "excluded": answer.step is not Step.ANSWER,
    }


def _answer_values(answer: Answer) -> dict[str, str | None]:
    encoded = {name: msgspec.json.encode(getattr(answer, name)).decode() for name in _JSON}
    texts = {"text": storable(answer.text), "heard": storable(answer.heard)}
    day = answer.day.isoformat() if answer.day else None
    return encoded | texts | {"at": stamp(answer.at), "step": answer.step.value, "day": day}


def add_dispute(db: sqlite3.Connection, dispute: Dispute) -> None:
    """Write a dispute, once; SaveError where its answer is not in the save."""
    if not _has(db, "SELECT 1 FROM answers WHERE id = ?", dispute.answer):
        raise SaveError("The answer that this is about is not in the save.")
    values = msgspec.structs.asdict(dispute)
    db.execute(ADD_DISPUTE, values | {"sentence": storable(dispute.sentence), "at": stamp(dispute.at)})


def set_excluded(db: sqlite3.Connection, round_id: str, *, excluded: bool) -> None:
    """Leave a round out of bests and trends, or take it back in; SaveError where it is not in the save."""
    if not db.execute("UPDATE rounds SET excluded = ? WHERE id = ?", (excluded, round_id)).rowcount:
        raise SaveError("That round is not in the save.")


def rounds_of(db: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> Iterator[Round]:
    """Return the rounds of rows that hold the ROUND_FIELDS, one by one, in their order."""
    player = read_player(db)
    disputed = {round_id for (round_id,) in db.execute(DISPUTED).fetchall()}
    return (_round(db, row, player, disputed) for row in rows)


def every_round(db: sqlite3.Connection) -> Iterator[Round]:
    """Return all rounds one by one, in the order in which they were written."""
    rows = db.execute(NEXT_ROUNDS, (0,)).fetchall()
    while rows:  # each query is read to its end: one left open would keep the file locked after an error
        yield from rounds_of(db, [row[:-1] for row in rows])
        rows = db.execute(NEXT_ROUNDS, (rows[-1][-1],)).fetchall()


def read_round(db: sqlite3.Connection, round_id: str) -> Round:
    """Return the round of that id; SaveError where it is not in the save."""
    row = db.execute(ROUND, (round_id,)).fetchone()
    if row is None:
        raise SaveError("That round is not in the save.")
    return _round(db, row, read_player(db), {round_id})


def read_round_of(db: sqlite3.Connection, answer_id: str) -> Round:
    """Return the round of an answer that is in the save."""
    (round_id,) = db.execute("SELECT round FROM answers WHERE id = ?", (answer_id,)).fetchone()
    return read_round(db, round_id)


def read_scenario(db: sqlite3.Connection, scenario_hash: str) -> Scenario:
    """Return a scenario as it was, without `examples`; SaveError where that version is not in the save."""
    row = db.execute("SELECT body FROM scenarios WHERE hash = ?", (scenario_hash,)).fetchone()
    if row is None:
        raise SaveError("That version of the scenario is not in the save.")
    return decoded(lambda: from_canonical(_genuine(row[0], scenario_hash)))


def read_all(db: sqlite3.Connection) -> None:
    """Read every round and scenario in a save; SaveDamagedError where something cannot be read."""
    for _ in every_round(db):
        pass
    for (scenario_hash,) in db.execute("SELECT hash FROM scenarios").fetchall():
        read_scenario(db, scenario_hash)


def _round(db: sqlite3.Connection, row: tuple[Any, ...], player: str, disputed: set[str]) -> Round:
    round_id = row[0]
    answers = [answer_of(found) for found in db.execute(ANSWERS, (round_id,)).fetchall()]
    if not answers:
        raise SaveDamagedError("A round in the save has lost its answers.")
    disputes = db.execute(DISPUTES, (round_id,)).fetchall() if round_id in disputed else []
    return round_of(row, player, answers, [dispute_of(found) for found in disputes])


def round_of(row: tuple[Any, ...], player: str, answers: list[Answer], disputes: list[Dispute]) -> Round:
    """Return the round of a row that holds the ROUND_FIELDS; SaveDamagedError where it cannot be read."""
    fields = dict(zip(ROUND_FIELDS, row, strict=True))
    fields |= {
        "player": player,
        "answers": answers,
        "disputes": disputes,
        "first_sight": fields["first_sight"] == 1,
        "excluded": fields["excluded"] == 1,
    }
    return decoded(lambda: msgspec.convert(fields, Round))


def answer_of(row: tuple[Any, ...]) -> Answer:
    """Return the answer of a row that holds the ANSWER_FIELDS; SaveDamagedError where it cannot be read."""
    fields = dict(zip(ANSWER_FIELDS, row, strict=True))
    return decoded(
        lambda: msgspec.convert(fields | {name: how.decode(fields[name]) for name, how in _JSON.items()}, Answer)
    )


def dispute_of(row: tuple[Any, ...]) -> Dispute:
    """Return the dispute of a row that holds the DISPUTE_FIELDS; SaveDamagedError where it cannot be read."""
    return decoded(lambda: msgspec.convert(dict(zip(DISPUTE_FIELDS, row, strict=True)), Dispute))


def decoded(decode: Callable[[], _Value]) -> _Value:
    """Call `decode`; what it cannot read is damage."""
    try:
        return decode()
    except (TypeError, ValueError, RecursionError) as error:
        raise SaveDamagedError("Something in the save cannot be read.") from error


def _genuine(body: bytes, scenario_hash: str) -> bytes:
    if digest(body) != scenario_hash:
        raise ValueError("a scenario is not what its hash says")
    return body


def _has(db: sqlite3.Connection, query: str, *values: str) -> bool:
    return db.execute(query, values).fetchone() is not None


def stamp(at: datetime.datetime) -> str:
    """Return a time as text that sorts as time does."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
