"""Count what the teacher ruled on the answers of a save."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from debategame.classroom.model import ClassAnswer, PointVerdict
from debategame.errors import SaveError
from debategame.play.ruled import ruled_round
from debategame.progress.rounds import Round
from debategame.progress.rulings import Ruling
from debategame.saves.records import read_round_with, read_scenario, round_fault


def with_rulings(
    db: sqlite3.Connection, answers: Sequence[ClassAnswer], rulings: Iterable[Ruling]
) -> Iterator[ClassAnswer]:
    """Yield the answers of a save with the teacher's verdicts, and the marks that follow from them.

    Rulings on a round that does not fit its scenario are left out.
    """
    by_answer: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        by_answer.setdefault(ruling.answer, []).append(ruling)
    rounds = {answer.round for answer in answers if answer.id in by_answer}
    known = [ruling for answer in answers if answer.round in rounds for ruling in by_answer.get(answer.id, ())]
    for answer in answers:
        ruled = _ruled(db, answer.id, known) if answer.round in rounds else None
        given = next((one for one in ruled.answers if one.id == answer.id), None) if ruled else None
        if given is None:
            yield answer
            continue
        points = tuple(PointVerdict(point.id, point.verdict, point.wording) for point in given.points)
        yield replace(answer, points=points, ruled=given.marks)


def _ruled(db: sqlite3.Connection, answer_id: str, rulings: Sequence[Ruling]) -> Round | None:
    """Return the round of an answer as the teacher counts it; None if that cannot be worked out."""
    try:
        played = read_round_with(db, answer_id)
        if round_fault(db, played):
            return None
        return ruled_round(read_scenario(db, played.scenario_hash), played, rulings)
    except SaveError:
        return None
