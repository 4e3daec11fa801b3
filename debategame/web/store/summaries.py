"""Standings and schedule of a pupil, computed from rounds in the transaction that stores them."""

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import Connection, and_, bindparam, delete, exists, select

from debategame.errors import SummariesError
from debategame.progress.rounds import Round
from debategame.progress.schedule import Card, Key, Move, card_after, move_card, moves_of
from debategame.progress.standing import Standing
from debategame.web.store.database import remembered
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import Rows, put
from debategame.web.store.records import PUPIL, read_rounds, select_rounds
from debategame.web.store.tables import CARDS, RATINGS, ROUNDS, STANDINGS, SUMMARY_TABLES

CARD_FIELDS = ("due", "last", "line", "stability", "difficulty")
RATING_FIELDS = ("day", "at", "step", "answer", "line", "rating")
STANDING_ROWS = Statement(select(STANDINGS.c.scenario, STANDINGS.c.body).where(STANDINGS.c.pupil == PUPIL))
STANDING_BODY = select(STANDINGS.c.body).where(
    STANDINGS.c.pupil == PUPIL, STANDINGS.c.scenario == bindparam("scenario")
)
_CARDS = [CARDS.c[name] for name in CARD_FIELDS]
_RATINGS = [RATINGS.c[name] for name in RATING_FIELDS]
_RATED_AFTER = exists().where(
    RATINGS.c.pupil == CARDS.c.pupil,
    RATINGS.c.scenario == CARDS.c.scenario,
    RATINGS.c.point == CARDS.c.point,
    RATINGS.c.at > bindparam("until"),
)
CARD_ROWS = select(CARDS.c.scenario, CARDS.c.point, _RATED_AFTER, *_CARDS).where(CARDS.c.pupil == PUPIL)
CARD_ROWS = CARD_ROWS.order_by(CARDS.c.scenario, CARDS.c.point)


_RATED_ON_DAY = and_(
    RATINGS.c.pupil == CARDS.c.pupil,
    RATINGS.c.scenario == CARDS.c.scenario,
    RATINGS.c.point == CARDS.c.point,
    RATINGS.c.day == bindparam("day"),
)
RATINGS_OF = select(*_RATINGS).where(
    RATINGS.c.pupil == PUPIL, RATINGS.c.scenario == bindparam("scenario"), RATINGS.c.point == bindparam("point")
)
_STANDING = msgspec.json.Decoder(Standing)


@cache
def _cards_of(count: int) -> Statement:
    """Return a query for the cards of that many key points, each with its rating of a day, or with empty columns."""
    points = CARDS.c.point.in_([bindparam(f"point_{place}") for place in range(count)])
    joined = select(CARDS.c.point, *_CARDS, *_RATINGS).join(RATINGS, _RATED_ON_DAY, isouter=True)
    return Statement(joined.where(CARDS.c.pupil == PUPIL, CARDS.c.scenario == bindparam("scenario"), points))


def rows_after(db: Connection, pupil: str, played: Round, standing: str | None) -> tuple[Rows, ...]:
    """Return the rows of the tables after an answer; `played` is its round, with the answer as the last one.

    `standing` is the text of the scenario's standing before, None if there is none. Raise SummariesError if it makes no
    sense: then the tables must be computed anew.
    """
    *others, answer = played.answers
    after = _standing(standing).after(played, replace(played, answers=tuple(others)) if others else None)
    rated = _rows_of_ratings(db, pupil, played.scenario, moves_of(played, answer))
    return Rows(STANDINGS, _rows_of_standings(pupil, {played.scenario: after})), *rated


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
    put(db, STANDINGS, *_rows_of_standings(pupil, standings))
    moves = [(key, move) for key, by_day in ratings.items() for move in by_day.values()]
    put(db, RATINGS, *(_rating_values(pupil, key, move) for key, move in moves))
    put(db, CARDS, *_rows_of_cards(pupil, {key: card_after(by_day.values()) for key, by_day in ratings.items()}))


def read_standings(db: Connection, pupil: str) -> dict[str, Standing]:
    """Return the standings of a pupil by scenario id. Raise SummariesError if one makes no sense."""
    return {scenario: _standing(body) for scenario, body in STANDING_ROWS.rows(db, {"pupil": pupil})}


def read_standing(db: Connection, pupil: str, scenario_id: str) -> Standing:
    """Return the standing of one scenario. Raise SummariesError if it makes no sense."""

    def read() -> str | None:
        return db.execute(STANDING_BODY, {"pupil": pupil, "scenario": scenario_id}).scalar()

    return _standing(remembered(db, (STANDINGS, pupil, scenario_id), read))


def _standing(body: str | None) -> Standing:
    try:
        return Standing() if body is None else _STANDING.decode(body)
    except ValueError as error:
        raise SummariesError("A summary in the store cannot be read.") from error


def read_cards(db: Connection, pupil: str, until: datetime.datetime) -> dict[Key, Card]:
    """Return the schedule of a pupil by scenario and key point, without ratings after `until`."""
    cards = {}
    for scenario, point, rated_after, *fields in db.execute(CARD_ROWS, {"pupil": pupil, "until": until}).fetchall():
        if not rated_after:
            cards[scenario, point] = _card(fields)
        elif earlier := [move for move in _read_ratings(db, pupil, (scenario, point)) if move.at <= until]:
            cards[scenario, point] = card_after(earlier)
    return cards


def _rows_of_standings(pupil: str, standings: Mapping[str, Standing]) -> list[dict[str, str]]:
    bodies = ((scenario, msgspec.json.encode(standing).decode()) for scenario, standing in standings.items())
    return [{"pupil": pupil, "scenario": scenario, "body": body} for scenario, body in bodies]


def _rows_of_ratings(db: Connection, pupil: str, scenario: str, moves: Mapping[str, Move]) -> tuple[Rows, ...]:
    """Return the new ratings of one answer, by key point, and the cards after them.

    Of the ratings of one day the earliest is kept.
    """
    if not moves:
        return ()
    values = {"pupil": pupil, "scenario": scenario, "day": next(iter(moves.values())).day}
    points = {f"point_{place}": point for place, point in enumerate(moves)}
    cards: dict[str, Card] = {}
    rated: dict[str, Move] = {}
    for point, *fields in _cards_of(len(points)).rows(db, {**values, **points}):
        cards[point] = _card(fields[: len(_CARDS)])
        if (rating := fields[len(_CARDS) :])[0] is not None:
            rated[point] = _move(rating)
    new = {point: move for point, move in moves.items() if point not in rated or _order(move) < _order(rated[point])}
    after: dict[Key, Card] = {}
    for point, move in new.items():
        card = cards.get(point)
        in_order = card is None or card.last < move.day
        key = (scenario, point)
        after[key] = move_card(card, move) if in_order else card_after(_with_rating(db, pupil, key, move))
    rows = [_rating_values(pupil, (scenario, point), move) for point, move in new.items()]
    return Rows(RATINGS, rows), Rows(CARDS, _rows_of_cards(pupil, after))


def _with_rating(db: Connection, pupil: str, key: Key, new: Move) -> list[Move]:
    """Return the ratings of a key point with a new one, instead of the one of that day."""
    return [*(move for move in _read_ratings(db, pupil, key) if move.day != new.day), new]


def _order(move: Move) -> tuple[datetime.datetime, str, str]:
    return move.at, move.step.value, move.answer


def _rows_of_cards(pupil: str, cards: Mapping[Key, Card]) -> list[dict[str, Any]]:
    return [asdict(card) | _key_values(pupil, key) for key, card in cards.items()]


def _rating_values(pupil: str, key: Key, move: Move) -> dict[str, Any]:
    return asdict(move) | {"step": move.step.value, "rating": int(move.rating)} | _key_values(pupil, key)


def _key_values(pupil: str, key: Key) -> dict[str, str]:
    return {"pupil": pupil, "scenario": key[0], "point": key[1]}


def _read_ratings(db: Connection, pupil: str, key: Key) -> list[Move]:
    return [_move(row) for row in db.execute(RATINGS_OF, _key_values(pupil, key))]


def _move(row: Any) -> Move:
    return msgspec.convert(dict(zip(RATING_FIELDS, row, strict=True)), Move)


def _card(fields: Any) -> Card:
    return msgspec.convert(dict(zip(CARD_FIELDS, fields, strict=True)), Card)
