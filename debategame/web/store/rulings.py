"""What teachers rule on the answers of pupils, in the tables of a store."""

import uuid
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, and_, delete, select

from debategame.progress.rulings import Ruling
from debategame.transfer.rulings import RulingCounts
from debategame.web.store.driver.writing import put
from debategame.web.store.model import ClassRound
from debategame.web.store.model import Ruling as StoredRuling
from debategame.web.store.records import read_rounds, select_rounds
from debategame.web.store.rows import ruling_from_row
from debategame.web.store.tables import ANSWERS, PUPILS, ROUNDS, RULINGS

AT_ONCE = 500
"""How many answers are looked for in one query. A database takes some thousand values."""


class _Judged(msgspec.Struct):
    """A key point that an answer has a verdict on."""

    id: str


_JUDGED = msgspec.json.Decoder(tuple[_Judged, ...])


def read_placed_rulings(db: Connection, pupil: str) -> Iterator[tuple[str, str, Ruling]]:
    """Yield the rulings on the answers of a pupil, oldest first, each with the ids of its scenario and line."""
    same_answer = and_(ANSWERS.c.pupil == RULINGS.c.pupil, ANSWERS.c.id == RULINGS.c.answer)
    same_round = and_(ROUNDS.c.pupil == ANSWERS.c.pupil, ROUNDS.c.id == ANSWERS.c.round)
    columns = (RULINGS, ROUNDS.c.scenario, ROUNDS.c.line)
    query = select(*columns).join(ANSWERS, same_answer).join(ROUNDS, same_round).where(RULINGS.c.pupil == pupil)
    for row in db.execute(query.order_by(RULINGS.c.at, RULINGS.c.answer, RULINGS.c.point)).fetchall():
        yield row.scenario, row.line, ruling_from_row(row).plain


def read_newly_ruled(db: Connection, pupil: str) -> list[ClassRound]:
    """Return the rounds of a pupil with rulings that they have not seen, newest first, each with those rulings."""
    same = and_(ANSWERS.c.pupil == RULINGS.c.pupil, ANSWERS.c.id == RULINGS.c.answer)
    unseen = select(RULINGS, ANSWERS.c.round).join(ANSWERS, same).where(RULINGS.c.pupil == pupil, ~RULINGS.c.seen)
    found: dict[str, list[StoredRuling]] = {}
    for row in db.execute(unseen.order_by(RULINGS.c.at, RULINGS.c.point)).fetchall():
        found.setdefault(row.round, []).append(ruling_from_row(row))
    if not found:
        return []
    query = select_rounds(pupil).where(ROUNDS.c.id.in_(found)).order_by(ROUNDS.c.at.desc(), ROUNDS.c.seq.desc())
    rounds = read_rounds(db, pupil, query)
    return [ClassRound(pupil=pupil, played=each, rulings=tuple(found[each.id])) for each in rounds]


def import_rulings(db: Connection, class_id: str, found: Iterable[Ruling], teacher: str) -> RulingCounts:
    """Store rulings on the answers of a class, unless there are newer ones, and count them.

    `teacher` is the id of who rules. A ruling without a verdict takes an older one back. An answer that two pupils
    brought is ruled on for both.
    """
    newest: dict[tuple[str, str], Ruling] = {}
    for ruling in sorted(found, key=lambda ruling: ruling.at):
        newest[ruling.answer, ruling.point] = ruling
    given = [ruling for ruling in newest.values() if _is_id(ruling.answer)]
    new, known, others = 0, 0, len(newest) - len(given)
    for first in range(0, len(given), AT_ONCE):
        some = given[first : first + AT_ONCE]
        judged = _judged(db, class_id, {ruling.answer for ruling in some})
        for ruling in some:
            pupils = [pupil for pupil, points in judged.get(ruling.answer, ()) if ruling.point in points]
            stored = sum([_store(db, pupil, ruling, teacher) for pupil in pupils])
            new += bool(stored)
            known += bool(pupils) and not stored
            others += not pupils
    return RulingCounts(new=new, known=known, others=others)


def put_ruling(db: Connection, ruling: StoredRuling, teacher: str) -> None:
    """Write a ruling of the teacher with that id in the place of the former one.

    A pupil who has seen the same verdict with the same sentence is not told again.
    """
    said = {"verdict": ruling.verdict.value, "note": ruling.note}
    key = {"pupil": ruling.pupil, "answer": ruling.answer, "point": ruling.point}
    same = (RULINGS.c[name] == value for name, value in (key | said).items())
    seen = db.execute(select(RULINGS.c.seen).where(*same)).scalar()
    put(db, RULINGS, {**key, **said, "teacher": teacher, "at": ruling.at, "seen": bool(seen)})


def _is_id(text: str) -> bool:
    """Return whether an answer may have that id: a UUID as the game writes it."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _judged(db: Connection, class_id: str, answers: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return by answer the pupils of a class who gave it, each with the key points that it has verdicts on."""
    columns = select(ANSWERS.c.pupil, ANSWERS.c.id, ANSWERS.c.points)
    joined = columns.join(PUPILS, PUPILS.c.id == ANSWERS.c.pupil).where(PUPILS.c.school_class == class_id)
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for pupil, answer, points in db.execute(joined.where(ANSWERS.c.id.in_(sorted(answers)))).fetchall():
        ids = frozenset(point.id for point in _JUDGED.decode(points))
        found.setdefault(answer, []).append((pupil, ids))
    return found


def _store(db: Connection, pupil: str, ruling: Ruling, teacher: str) -> bool:
    """Store a ruling, or take one back. Return False if there is one as new, or none to take back."""
    same = (RULINGS.c.pupil == pupil, RULINGS.c.answer == ruling.answer, RULINGS.c.point == ruling.point)
    former = db.execute(select(RULINGS.c.at).where(*same)).scalar()
    if (former is None and ruling.verdict is None) or (former is not None and former >= ruling.at):
        return False
    if ruling.verdict is None:
        db.execute(delete(RULINGS).where(*same))
        return True
    stored = StoredRuling(
        pupil=pupil, answer=ruling.answer, point=ruling.point, verdict=ruling.verdict, at=ruling.at, note=ruling.note
    )
    put_ruling(db, stored, teacher)
    return True
