"""Standings and schedule of a pupil, computed from rounds in the transaction that stores them."""

import datetime
from typing import Any

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import Connection, and_, delete, select

from debategame.errors import SummariesError
from debategame.progress.rounds import Answer, Round
from debategame.progress.schedule import Card, Key, Move, card_after, move_card, moves_of
from debategame.progress.standing import Standing
from debategame.web.store.records import put, read_rounds, select_rounds
from debategame.web.store.tables import CARDS, RATINGS, ROUNDS, STANDINGS, SUMMARY_TABLES

CARD_FIELDS = ("due", "last", "line", "stability", "difficulty")
RATING_FIELDS = ("day", "at", "step", "answer", "line", "rating")
_STANDING = msgspec.json.Decoder(Standing)


def update_for_answer(db: Connection, pupil: str, played: Round, answer: Answer) -> None:
    """Update the tables after an answer was inserted; `played` is its round with the answer.

    Tables that make no sense are computed anew.
    """
    try:
        _add_answer(db, pupil, played, answer)
    except SummariesError:
        rebuild(db, pupil)


def _add_answer(db: Connection, pupil: str, played: Round, answer: Answer) -> None:
    others = tuple(other for other in played.answers if other.id != answer.id)
    before = read_standings(db, pupil, played.scenario).get(played.scenario, Standing())
    after = before.after(played, replace(played, answers=others) if others else None)
    _set_standing(db, pupil, played.scenario, after)
    for point, move in moves_of(played, answer).items():
        _add_rating(db, pupil, (played.scenario, point), move)


def rebuild(db: Connection, pupil: str) -> None:
    """Compute the tables of a pupil anew from all rounds."""
    for table in SUMMARY_TABLES:
        db.execute(delete(table).where(table.c.pupil == pupil))
    standings: dict[str, Standing] = {}
    ratings: dict[Key, dict[datetime.date, Move]] = {}
    for played in read_rounds(db, pupil, select_rounds(pupil).order_by(ROUNDS.c.seq)):
        standings[played.scenario] = standings.get(played.scenario, Standing()).after(played)
        for answer in played.answers:
            for point, move in moves_of(played, answer).items():
                by_day = ratings.setdefault((played.scenario, point), {})
                by_day[move.day] = min(move, by_day.get(move.day, move), key=_order)
    for scenario, standing in standings.items():
        _set_standing(db, pupil, scenario, standing)
    for key, by_day in ratings.items():
        for move in by_day.values():
            put(db, RATINGS, _rating_values(pupil, key, move))
        _set_card(db, pupil, key, card_after(by_day.values()))


def read_standings(db: Connection, pupil: str, scenario_id: str | None = None) -> dict[str, Standing]:
    """Return the standings of a pupil by scenario id: all, or only that of one scenario.

    Raise SummariesError if one makes no sense.
    """
    query = select(STANDINGS.c.scenario, STANDINGS.c.body).where(STANDINGS.c.pupil == pupil)
    if scenario_id is not None:
        query = query.where(STANDINGS.c.scenario == scenario_id)
    try:
        return {scenario: _STANDING.decode(body) for scenario, body in db.execute(query)}
    except ValueError as error:
        raise SummariesError("A summary in the store cannot be read.") from error


def read_cards(db: Connection, pupil: str, until: datetime.datetime) -> dict[Key, Card]:
    """Return the schedule of a pupil by scenario and key point, without ratings after `until`."""
    columns = (CARDS.c.scenario, CARDS.c.point, *(CARDS.c[name] for name in CARD_FIELDS))
    query = select(*columns).where(CARDS.c.pupil == pupil).order_by(CARDS.c.scenario, CARDS.c.point)
    cards = {(scenario, point): _card(fields) for scenario, point, *fields in db.execute(query)}
    later = select(RATINGS.c.scenario, RATINGS.c.point).where(RATINGS.c.pupil == pupil, RATINGS.c.at > until)
    for scenario, point in db.execute(later.distinct()).fetchall():
        cards.pop((scenario, point), None)
        if earlier := [move for move in _read_ratings(db, pupil, (scenario, point)) if move.at <= until]:
            cards[scenario, point] = card_after(earlier)
    return cards


def _set_standing(db: Connection, pupil: str, scenario_id: str, standing: Standing) -> None:
    body = msgspec.json.encode(standing).decode()
    put(db, STANDINGS, {"pupil": pupil, "scenario": scenario_id, "body": body})


def _add_rating(db: Connection, pupil: str, key: Key, move: Move) -> None:
    """Add a rating. Of the ratings of one day the earliest is kept, whatever their order."""
    query = select(*(RATINGS.c[name] for name in RATING_FIELDS)).where(_of(RATINGS, pupil, key))
    row = db.execute(query.where(RATINGS.c.day == move.day)).fetchone()
    if row is not None and _order(_move(row)) <= _order(move):
        return
    put(db, RATINGS, _rating_values(pupil, key, move))
    before = db.execute(select(*(CARDS.c[name] for name in CARD_FIELDS)).where(_of(CARDS, pupil, key))).fetchone()
    card = _card(before) if before else None
    in_order = card is None or card.last < move.day
    _set_card(db, pupil, key, move_card(card, move) if in_order else card_after(_read_ratings(db, pupil, key)))


def _order(move: Move) -> tuple[datetime.datetime, str, str]:
    return move.at, move.step.value, move.answer


def _set_card(db: Connection, pupil: str, key: Key, card: Card) -> None:
    put(db, CARDS, asdict(card) | _key_values(pupil, key))


def _rating_values(pupil: str, key: Key, move: Move) -> dict[str, Any]:
    return asdict(move) | {"step": move.step.value, "rating": int(move.rating)} | _key_values(pupil, key)


def _key_values(pupil: str, key: Key) -> dict[str, str]:
    return {"pupil": pupil, "scenario": key[0], "point": key[1]}


def _of(table: Any, pupil: str, key: Key) -> Any:
    return and_(*(table.c[name] == value for name, value in _key_values(pupil, key).items()))


def _read_ratings(db: Connection, pupil: str, key: Key) -> list[Move]:
    query = select(*(RATINGS.c[name] for name in RATING_FIELDS)).where(_of(RATINGS, pupil, key))
    return [_move(row) for row in db.execute(query)]


def _move(row: Any) -> Move:
    return msgspec.convert(dict(zip(RATING_FIELDS, row, strict=True)), Move)


def _card(fields: Any) -> Card:
    return msgspec.convert(dict(zip(CARD_FIELDS, fields, strict=True)), Card)
