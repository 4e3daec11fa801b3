"""Convert rounds to rows and back. Only this module knows both the tables of a save and the types of a round."""

import datetime
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from debategame.errors import SaveDamagedError, SaveError
from debategame.progress.passed_over import PassedOver, Report, ignore
from debategame.progress.rounds import STUDIED, Answer, Dispute, Round, Step
from debategame.scoring.model import Elsewhere, PointScore

if TYPE_CHECKING:  # a start reads no scenario of a save
    from debategame.scenario.model import Scenario

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
"""The next rounds in the order in which they were written, 500 at a time."""
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
    :mode <> 'review' AND NOT :studied
        AND NOT EXISTS (SELECT 1 FROM rounds WHERE scenario = :scenario AND line = :line), :excluded)
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
_JSON = {
    "points": tuple[PointScore, ...],
    "hints": dict[str, int],
    "flags": tuple[str, ...],
    "elsewhere": tuple[Elsewhere, ...],
}
"""The columns of an answer that hold JSON, with their types."""
_SURROGATES = "[\ud800-\udfff]"


def storable(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD, as the scorer reads it: SQLite cannot store them."""
    return text if text.isascii() else re.sub(_SURROGATES, "\ufffd", text)


def add_player(db: sqlite3.Connection, name: str) -> None:
    """Insert the name of the player into a new save."""
    db.execute("INSERT INTO player (name, habits) VALUES (?, '{}')", (name,))


def read_player(db: sqlite3.Connection) -> str:
    """Return the name of the player, as it was when the save was created."""
    names = db.execute("SELECT name FROM player").fetchall()
    if len(names) != 1 or not isinstance(names[0][0], str):
        raise SaveDamagedError("The save does not name its player.")
    name: str = names[0][0]
    return name


def add_answer(db: sqlite3.Connection, played: Round, scenario: bytes) -> bool:
    """Insert the one answer of `played`, with its round and scenario if they are new; return whether it was new.

    `scenario` is the canonical text that `played.scenario_hash` is the hash of. An answer that is in the save already
    is left unchanged. Raise ValueError if the round has a different answer of the same step.
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
        "at": timestamp(answer.at),
        "mode": played.mode.value,
        "studied": STUDIED in answer.flags,
        # A round without its first answer, which was lost with a damaged save, has no score.
        "excluded": answer.step is not Step.ANSWER,
    }


def _answer_values(answer: Answer) -> dict[str, str | None]:
    encoded = {name: msgspec.json.encode(getattr(answer, name)).decode() for name in _JSON}
    texts = {"text": storable(answer.text), "heard": storable(answer.heard)}
    day = answer.day.isoformat() if answer.day else None
    return encoded | texts | {"at": timestamp(answer.at), "step": answer.step.value, "day": day}


def add_dispute(db: sqlite3.Connection, dispute: Dispute) -> None:
    """Insert a dispute unless it exists. Raise SaveError if its answer is not in the save."""
    if not _has(db, "SELECT 1 FROM answers WHERE id = ?", dispute.answer):
        raise SaveError("The disputed answer is not in the save.")
    values = msgspec.structs.asdict(dispute)
    db.execute(ADD_DISPUTE, values | {"sentence": storable(dispute.sentence), "at": timestamp(dispute.at)})


def set_excluded(db: sqlite3.Connection, round_id: str, *, excluded: bool) -> None:
    """Leave a round out of bests and trends, or bring it back. Raise SaveError if it is not in the save."""
    if not db.execute("UPDATE rounds SET excluded = ? WHERE id = ?", (excluded, round_id)).rowcount:
        raise SaveError("That round is not in the save.")


def rounds_from_rows(db: sqlite3.Connection, rows: list[tuple[Any, ...]], report: Report = ignore) -> Iterator[Round]:
    """Return an iterator over the rounds of rows with ROUND_FIELDS, in the same order.

    A round that does not fit its scenario is passed over and given to `report`.
    """
    player = read_player(db)
    disputed = {round_id for (round_id,) in db.execute(DISPUTED).fetchall()}
    return _fitting(db, (_round(db, row, player, disputed) for row in rows), report)


def every_round(db: sqlite3.Connection, report: Report = ignore) -> Iterator[Round]:
    """Yield all rounds in the order in which they were written, except those given to `report`."""
    rows = db.execute(NEXT_ROUNDS, (0,)).fetchall()
    while rows:  # each query is read to its end: an open one would keep the file locked after an error
        yield from rounds_from_rows(db, [row[:-1] for row in rows], report)
        rows = db.execute(NEXT_ROUNDS, (rows[-1][-1],)).fetchall()


def read_round(db: sqlite3.Connection, round_id: str) -> Round:
    """Return the round with that id. Raise SaveError if it is not in the save or does not fit its scenario."""
    row = db.execute(ROUND, (round_id,)).fetchone()
    if row is None:
        raise SaveError("That round is not in the save.")
    played = _round(db, row, read_player(db), {round_id})
    if fault := round_fault(db, played):
        raise SaveError(f"That round cannot be used: {fault}.")
    return played


def read_round_with(db: sqlite3.Connection, answer_id: str) -> Round:
    """Return the round that an answer of the save belongs to, even if it does not fit its scenario."""
    (round_id,) = db.execute("SELECT round FROM answers WHERE id = ?", (answer_id,)).fetchone()
    row = db.execute(ROUND, (round_id,)).fetchone()
    return _round(db, row, read_player(db), {round_id})


def round_fault(db: sqlite3.Connection, played: Round) -> str:
    """Return why a round cannot be shown, as a sentence without a full stop. Empty if it can."""
    return _fault(played, _scenario_or_none(db, played.scenario_hash))


def read_scenario(db: sqlite3.Connection, scenario_hash: str) -> "Scenario":
    """Return a version of a scenario, without `examples`. Raise SaveError if it is not in the save."""
    scenario = _scenario_or_none(db, scenario_hash)
    if scenario is None:
        raise SaveError("That version of the scenario is not in the save.")
    return scenario


def scenario_bytes(body: object) -> bytes:
    """Return the canonical text of a scenario as it stands in its column. Raise ValueError for anything but text.

    Other programs that edit a save may turn the bytes into a text of the same characters.
    """
    if isinstance(body, str):
        return body.encode()
    if not isinstance(body, bytes):
        raise ValueError("the text of a scenario is no text")  # noqa: TRY004 -- `decode` treats both alike
    return body


def check_all(db: sqlite3.Connection) -> None:
    """Read every round and scenario in a save. Raise SaveDamagedError if one cannot be read."""
    for _ in every_round(db):
        pass
    for (scenario_hash,) in db.execute("SELECT hash FROM scenarios").fetchall():
        read_scenario(db, scenario_hash)


def _fitting(db: sqlite3.Connection, rounds: Iterable[Round], report: Report) -> Iterator[Round]:
    versions: dict[str, Scenario | None] = {}
    for played in rounds:
        if played.scenario_hash not in versions:
            versions[played.scenario_hash] = _scenario_or_none(db, played.scenario_hash)
        if fault := _fault(played, versions[played.scenario_hash]):
            report(PassedOver("round", fault))
        else:
            yield played


def _fault(played: Round, scenario: "Scenario | None") -> str:
    from debategame.progress.validation import meaning_fault

    return "its scenario is not in the save" if scenario is None else meaning_fault(played, scenario)


def _scenario_or_none(db: sqlite3.Connection, scenario_hash: str) -> "Scenario | None":
    row = db.execute("SELECT body FROM scenarios WHERE hash = ?", (scenario_hash,)).fetchone()
    if row is None:
        return None
    from debategame.scenario.versions import digest, from_canonical

    def verified() -> "Scenario":
        body = scenario_bytes(row[0])
        if digest(body) != scenario_hash:
            raise ValueError("the text of a scenario does not match its hash")
        return from_canonical(body)

    return decode(verified)


def _round(db: sqlite3.Connection, row: tuple[Any, ...], player: str, disputed: set[str]) -> Round:
    round_id = row[0]
    answers = [answer_from_row(answer) for answer in db.execute(ANSWERS, (round_id,)).fetchall()]
    if not answers:
        raise SaveDamagedError("A round in the save has lost its answers.")
    disputes = db.execute(DISPUTES, (round_id,)).fetchall() if round_id in disputed else []
    return round_from_row(row, player, answers, [dispute_from_row(dispute) for dispute in disputes])


def round_from_row(row: tuple[Any, ...], player: str, answers: list[Answer], disputes: list[Dispute]) -> Round:
    """Return the round of a row with ROUND_FIELDS. Raise SaveDamagedError if it cannot be read."""
    fields = dict(zip(ROUND_FIELDS, row, strict=True))
    fields |= {
        "player": player,
        "answers": answers,
        "disputes": disputes,
        "first_sight": fields["first_sight"] == 1,
        "excluded": fields["excluded"] == 1,
    }
    return decode(lambda: msgspec.convert(fields, Round))


def answer_from_row(row: tuple[Any, ...]) -> Answer:
    """Return the answer of a row with ANSWER_FIELDS. Raise SaveDamagedError if it cannot be read."""
    fields = dict(zip(ANSWER_FIELDS, row, strict=True))
    return decode(
        lambda: msgspec.convert(
            fields | {name: decoder.decode(fields[name]) for name, decoder in _decoders().items()}, Answer
        )
    )


@cache
def _decoders() -> dict[str, msgspec.json.Decoder[Any]]:
    """Return the decoders of the columns in _JSON."""
    return {name: msgspec.json.Decoder(type_) for name, type_ in _JSON.items()}


def dispute_from_row(row: tuple[Any, ...]) -> Dispute:
    """Return the dispute of a row with DISPUTE_FIELDS. Raise SaveDamagedError if it cannot be read."""
    return decode(lambda: msgspec.convert(dict(zip(DISPUTE_FIELDS, row, strict=True)), Dispute))


def decode(call: Callable[[], _Value]) -> _Value:
    """Return the result of `call`. Turn its decoding errors into SaveDamagedError."""
    try:
        return call()
    except (TypeError, ValueError, RecursionError) as error:
        raise SaveDamagedError("Something in the save cannot be read.") from error


def _has(db: sqlite3.Connection, query: str, *values: str) -> bool:
    return db.execute(query, values).fetchone() is not None


def timestamp(at: datetime.datetime) -> str:
    """Return a time in UTC as text. The text sorts as the time does."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
