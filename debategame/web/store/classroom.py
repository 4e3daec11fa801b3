"""A class of a store as the values that the tables of a class are made from."""

from collections.abc import Iterator
from pathlib import Path

from debategame.classroom.model import Class, ClassAnswer, DisputedSentence, PointVerdict, Pupil
from debategame.progress.rounds import Answer, Dispute, Round
from debategame.saves.records import timestamp
from debategame.scoring.model import Verdict
from debategame.web.store.interface import ClassStore


def read_class(classes: list[ClassStore]) -> Class:
    """Return the pupils of some classes with all their answers and disputes, oldest first."""
    return Class(pupils=tuple(pupil for found in classes for pupil in _pupils(found)))


def _pupils(found: ClassStore) -> Iterator[Pupil]:
    rounds: dict[str, list[Round]] = {}
    for one in reversed(found.rounds()):
        rounds.setdefault(one.pupil, []).append(one.played)
    for account in found.pupils():
        played = rounds.get(account.id, [])
        yield Pupil(
            name=account.name,
            file=Path(account.id),
            answers=tuple(_answer(round_, answer) for round_ in played for answer in round_.answers),
            disputes=tuple(sorted(_disputes(played), key=lambda dispute: dispute.at)),
        )


def _answer(played: Round, answer: Answer) -> ClassAnswer:
    return ClassAnswer(
        id=answer.id,
        round=played.id,
        at=timestamp(played.at),
        scenario=played.scenario,
        line=played.line,
        mode=played.mode,
        first_sight=int(played.first_sight),
        studied=int(played.studied),
        excluded=int(played.excluded),
        step=answer.step,
        scorer=answer.scorer,
        marks=answer.marks,
        text=answer.text,
        heard=answer.heard,
        points=tuple(PointVerdict(point.id, point.verdict, point.wording) for point in answer.points),
    )


def _disputes(rounds: list[Round]) -> Iterator[DisputedSentence]:
    for played in rounds:
        answers = {answer.id: answer for answer in played.answers}
        for dispute in played.disputes:
            yield _disputed_sentence(played, answers[dispute.answer], dispute)


def _disputed_sentence(played: Round, answer: Answer, dispute: Dispute) -> DisputedSentence:
    scored = next((point for point in answer.points if point.id == dispute.point), None)
    return DisputedSentence(
        player=played.player,
        scenario=played.scenario,
        line=played.line,
        point=dispute.point,
        sentence=dispute.sentence,
        answer=answer.text,
        verdict=scored.verdict if scored else Verdict.MISSED,
        wording=scored.wording if scored else "",
        at=dispute.at,
    )
