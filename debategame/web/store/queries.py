"""Look up rounds of a pupil: pages of the history, trends and guesses."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Text, and_, bindparam, cast, exists, func, select

from debategame.progress.rounds import COPIED, STUDIED, Step
from debategame.progress.trends import Guess, Trend, TrendPoint
from debategame.saves.queries import Page, RoundQuery
from debategame.scoring.model import PointScore, Verdict
from debategame.web.store.driver.statements import Statement
from debategame.web.store.records import PUPIL, read_rounds, select_rounds
from debategame.web.store.tables import ANSWERS, ROUNDS, STUDIES

_POINTS = msgspec.json.Decoder(tuple[PointScore, ...])
SAME_ROUND = and_(ANSWERS.c.pupil == ROUNDS.c.pupil, ANSWERS.c.round == ROUNDS.c.id)
"""Joins answers to their rounds."""
_PLAYED_SINCE = exists().where(
    ROUNDS.c.pupil == STUDIES.c.pupil,
    ROUNDS.c.scenario == STUDIES.c.scenario,
    ROUNDS.c.line == STUDIES.c.line,
    ROUNDS.c.at >= STUDIES.c.at,
)
STUDIED_LINES = Statement(
    select(STUDIES.c.line)
    .where(STUDIES.c.pupil == PUPIL, STUDIES.c.scenario == bindparam("scenario"), ~_PLAYED_SINCE)
    .distinct()
)


def read_page(db: Connection, pupil: str, query: RoundQuery, limit: int | None, offset: int) -> Page:
    """Return at most `limit` matching rounds, newest first, or all if it is None, and skip the `offset` newest."""
    matching = select_rounds(pupil).where(*_conditions(query))
    newest = matching.order_by(ROUNDS.c.at.desc(), ROUNDS.c.seq.desc()).limit(limit).offset(offset)
    rounds = tuple(read_rounds(db, pupil, newest))
    if limit is None and not offset:
        return Page(rounds=rounds, total=len(rounds))
    total = db.execute(select(func.count()).select_from(ROUNDS).where(ROUNDS.c.pupil == pupil, *_conditions(query)))
    return Page(rounds=rounds, total=total.scalar_one())


def read_trend(db: Connection, pupil: str, query: RoundQuery, limit: int) -> Trend:
    """Return the scores of first answers in the newest matching rounds, but excluded and copied ones."""
    columns = (ROUNDS.c.at, ANSWERS.c.marks, ROUNDS.c.first_sight, ANSWERS.c.flags, ANSWERS.c.scorer)
    own = cast(ANSWERS.c.flags, Text).not_like(f'%"{COPIED}%')
    found = _first_answers(pupil, *columns).where(ANSWERS.c.step == Step.ANSWER.value, own, *_conditions(query))
    rows = db.execute(found.order_by(ROUNDS.c.at.desc(), ANSWERS.c.marks.desc()).limit(limit)).fetchall()
    return Trend(
        points=tuple(
            TrendPoint(
                at=at,
                score=marks,
                first_sight=first_sight,
                studied=STUDIED in msgspec.json.decode(flags),
                scorer=scorer,
            )
            for at, marks, first_sight, flags, scorer in reversed(rows)
        )
    )


def read_guesses(db: Connection, pupil: str, limit: int) -> tuple[Guess, ...]:
    """Return the newest `limit` guesses, oldest first; excluded rounds do not count."""
    found = _first_answers(pupil, ANSWERS.c.at, ANSWERS.c.guess, ANSWERS.c.points, ANSWERS.c.scorer)
    found = found.where(ANSWERS.c.guess.is_not(None)).order_by(ANSWERS.c.at.desc()).limit(limit)
    return tuple(_guess(*row) for row in reversed(db.execute(found).fetchall()))


def read_comebacks(db: Connection, pupil: str, limit: int) -> tuple[str, ...]:
    """Return the comebacks that were answered in the newest `limit` rounds, the oldest first."""
    order = ROUNDS.c.at.desc(), ROUNDS.c.seq.desc()
    newest = select(ROUNDS.c.id, ROUNDS.c.at, ROUNDS.c.seq).where(ROUNDS.c.pupil == pupil).order_by(*order).limit(limit)
    rounds = newest.subquery()
    query = select(ANSWERS.c.heard).join(rounds, rounds.c.id == ANSWERS.c.round)
    found = query.where(ANSWERS.c.pupil == pupil, ANSWERS.c.step == Step.COMEBACK.value)
    return tuple(db.execute(found.order_by(rounds.c.at, rounds.c.seq)).scalars())


def _guess(at: Any, guessed: int, points: str, scorer: str) -> Guess:
    hit_count = sum(point.verdict is Verdict.HIT for point in _POINTS.decode(points))
    return Guess(at=at, guessed=guessed, hit_count=hit_count, scorer=scorer)


def _first_answers(pupil: str, *columns: Any) -> Select[Any]:
    joined = select(*columns).select_from(ROUNDS.join(ANSWERS, SAME_ROUND))
    return joined.where(ROUNDS.c.pupil == pupil, ROUNDS.c.excluded.is_(False))


def _conditions(query: RoundQuery) -> list[ColumnElement[bool]]:
    asked: list[tuple[object, Callable[[], ColumnElement[bool]]]] = [
        (query.scenario, lambda: ROUNDS.c.scenario == query.scenario),
        (query.line, lambda: ROUNDS.c.line == query.line),
        (query.mode, lambda: ROUNDS.c.mode == query.mode),
        (query.since, lambda: ROUNDS.c.at >= query.since),
        (query.until, lambda: ROUNDS.c.at < query.until),
        (query.text, lambda: exists().where(SAME_ROUND, ANSWERS.c.text.icontains(query.text, autoescape=True))),
    ]
    return [condition() for value, condition in asked if value]
