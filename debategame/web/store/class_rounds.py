"""The rounds of a class for its teacher, and the figures of its board."""

import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, exists, func, select

from debategame.play.bout import Stage
from debategame.progress.rounds import Step
from debategame.saves.records import ROUND_FIELDS
from debategame.scoring.model import Verdict
from debategame.web.store.model import BoardFigures, ClassRound, Ruling
from debategame.web.store.records import rounds_from_rows
from debategame.web.store.rows import ruling_from_row
from debategame.web.store.tables import ANSWERS, BOUTS, CLASSES, DISPUTES, PUPILS, ROUNDS, RULINGS, TASKS


class _Judged(msgspec.Struct):
    """What the board needs of a verdict."""

    id: str
    verdict: Verdict


_JUDGED = msgspec.json.Decoder(tuple[_Judged, ...])
_HINTS = msgspec.json.Decoder(dict[str, int])


def select_class_rounds(class_id: str) -> Select[Any]:
    """Return a query for the rounds of a class: the pupil's id, then ROUND_FIELDS."""
    columns = (ROUNDS.c.pupil, *(ROUNDS.c[name] for name in ROUND_FIELDS))
    joined = select(*columns).select_from(ROUNDS.join(PUPILS, PUPILS.c.id == ROUNDS.c.pupil))
    return joined.where(PUPILS.c.school_class == class_id)


def disputed_only(query: Select[Any]) -> Select[Any]:
    """Return the query for only those rounds that have a dispute."""
    same = and_(
        ANSWERS.c.pupil == ROUNDS.c.pupil,
        ANSWERS.c.round == ROUNDS.c.id,
        DISPUTES.c.pupil == ANSWERS.c.pupil,
        DISPUTES.c.answer == ANSWERS.c.id,
    )
    return query.where(exists().where(same))


def read_class_rounds(db: Connection, class_id: str, query: Select[Any]) -> list[ClassRound]:
    """Return the rounds of a query of `select_class_rounds`, in the same order, with their rulings."""
    of_class = select(PUPILS.c.id, PUPILS.c.name).where(PUPILS.c.school_class == class_id)
    names: dict[str, str] = {pupil: name for pupil, name in db.execute(of_class)}  # noqa: C416 -- rows are no pairs
    rulings: dict[tuple[str, str], list[Ruling]] = {}
    for row in db.execute(select(RULINGS).where(RULINGS.c.pupil.in_(select(of_class.subquery().c.id)))):
        rulings.setdefault((row.pupil, row.answer), []).append(ruling_from_row(row))
    rows = [(pupil, tuple(fields)) for pupil, *fields in db.execute(query).fetchall()]
    played = rounds_from_rows(db, names, rows)
    return [
        ClassRound(
            pupil=pupil,
            played=round_,
            rulings=tuple(ruling for answer in round_.answers for ruling in rulings.get((pupil, answer.id), ())),
        )
        for (pupil, _), round_ in zip(rows, played, strict=True)
    ]


def read_board(
    db: Connection, class_id: str, scenario_id: str, task_id: str | None, since: datetime.datetime
) -> BoardFigures:
    """Return the figures of the bouts of a class on a scenario that began since then, of one task or of all."""
    of_pupil = and_(PUPILS.c.id == BOUTS.c.pupil, PUPILS.c.school_class == class_id)
    shown = [BOUTS.c.scenario == scenario_id, BOUTS.c.began >= since]
    if task_id is not None:
        shown.append(BOUTS.c.task == task_id)
    places = select(BOUTS.c.pupil, BOUTS.c.line, BOUTS.c.stage).join(PUPILS, of_pupil).where(*shown)
    latest = {pupil: (line, stage) for pupil, line, stage in db.execute(places.order_by(BOUTS.c.changed))}
    at_line: dict[str, int] = {}
    for line, stage in latest.values():
        if stage != Stage.OVER.value:
            at_line[line] = at_line.get(line, 0) + 1
    stages = [stage for _, stage in latest.values()]
    figures = BoardFigures(at_line=at_line, ready=stages.count(Stage.REVEAL.value), done=stages.count(Stage.OVER.value))
    return _with_answers(figures, db, select(BOUTS.c.pupil, BOUTS.c.id).join(PUPILS, of_pupil).where(*shown))


def _with_answers(figures: BoardFigures, db: Connection, bouts: Select[Any]) -> BoardFigures:
    """Return the figures with those that come from the answers of some bouts."""
    bout = bouts.subquery()
    of_bout = and_(ROUNDS.c.pupil == bout.c.pupil, ROUNDS.c.bout == bout.c.id)
    of_round = and_(ANSWERS.c.pupil == ROUNDS.c.pupil, ANSWERS.c.round == ROUNDS.c.id)
    columns = (ROUNDS.c.pupil, ROUNDS.c.id, ANSWERS.c.step, ANSWERS.c.marks, ANSWERS.c.points, ANSWERS.c.hints)
    answers = select(*columns).select_from(bout).join(ROUNDS, of_bout).join(ANSWERS, of_round)
    scores: list[int] = []
    makers: dict[str, set[str]] = {}
    hints: dict[tuple[str, str], dict[str, int]] = {}
    for pupil, round_id, step, marks, points, taken in db.execute(answers.order_by(ANSWERS.c.step)):
        if step == Step.ANSWER.value:
            scores.append(marks)
        for point in _JUDGED.decode(points):
            made = makers.setdefault(point.id, set())
            if point.verdict is Verdict.HIT:
                made.add(pupil)
        hints[pupil, round_id] = _HINTS.decode(taken)  # of two answers the second one counts those before it
    counts: dict[str, int] = {}
    for taken_in_round in hints.values():
        for point_id, number in taken_in_round.items():
            counts[point_id] = counts.get(point_id, 0) + number
    return msgspec.structs.replace(
        figures,
        first_scores=tuple(sorted(scores)),
        made={point: len(pupils) for point, pupils in makers.items()},
        hints=counts,
    )


def read_board_mark(db: Connection, class_id: str) -> str:
    """Return a short text that changes whenever a board of the class may."""
    bouts = select(func.count(), func.max(BOUTS.c.changed), func.sum(BOUTS.c.version))
    bouts = bouts.select_from(BOUTS.join(PUPILS, PUPILS.c.id == BOUTS.c.pupil)).where(PUPILS.c.school_class == class_id)
    open_lines = select(func.sum(TASKS.c.open_lines)).where(TASKS.c.school_class == class_id).scalar_subquery()
    state = select(CLASSES.c.paused, CLASSES.c.shown, CLASSES.c.closed, open_lines).where(CLASSES.c.id == class_id)
    return repr((*db.execute(bouts).one(), *db.execute(state).one()))
