"""A class of a store as the values that the tables of a class are made from."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from debategame.classroom.model import Class, ClassAnswer, DisputedSentence, PointVerdict, Pupil
from debategame.play.listening import used_passages
from debategame.play.ruled import ruled_round
from debategame.progress.rounds import OWN_ARGUMENT, Answer, Dispute, Round
from debategame.progress.rulings import Ruling, latest, rulings_on
from debategame.saves.records import timestamp
from debategame.scoring.model import Verdict
from debategame.web.store.interface import ClassStore
from debategame.web.store.model import ClassRound


def read_class(classes: list[ClassStore], *, rulings: Iterable[Ruling] = ()) -> Class:
    """Return the pupils of some classes with all their answers and disputes, oldest first.

    `rulings` of the teacher count beside those that are in the store.
    """
    more = tuple(rulings)
    return Class(pupils=tuple(pupil for found in classes for pupil in _pupils(found, more)))


def _pupils(found: ClassStore, more: tuple[Ruling, ...]) -> Iterator[Pupil]:
    rounds: dict[str, list[ClassRound]] = {}
    for one in reversed(found.rounds()):
        rounds.setdefault(one.pupil, []).append(one)
    for account in found.pupils():
        played = rounds.get(account.id, [])
        known = latest((*(ruling.plain for one in played for ruling in one.rulings), *more))
        yield Pupil(
            name=account.name,
            file=Path(account.id),
            answers=tuple(answer for one in played for answer in _answers(found, one, known)),
            disputes=tuple(sorted(_disputes(played, known), key=lambda dispute: dispute.at)),
        )


def _answers(found: ClassStore, one: ClassRound, known: Sequence[Ruling]) -> Iterator[ClassAnswer]:
    """Yield the answers of a round, with the teacher's verdicts and the marks that follow from them."""
    played = one.played
    if not rulings_on(played, known):
        yield from (_answer(played, answer) for answer in played.answers)
        return
    ruled = ruled_round(found.for_pupil(one.pupil).scenario(played.scenario_hash), played, known)
    for game, given in zip(played.answers, ruled.answers, strict=True):
        yield replace(_answer(played, given), marks=game.marks, ruled=given.marks)


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
        points=tuple(PointVerdict(point.id, point.verdict, point.wording, point.passages) for point in answer.points),
        own=int(OWN_ARGUMENT in answer.flags),
        copied=int(bool(answer.copied)),
        used=used_passages(answer),
    )


def _disputes(rounds: list[ClassRound], known: Sequence[Ruling]) -> Iterator[DisputedSentence]:
    verdicts = {(ruling.answer, ruling.point): ruling.verdict for ruling in known}
    for one in rounds:
        answers = {answer.id: answer for answer in one.played.answers}
        for dispute in one.played.disputes:
            found = _disputed_sentence(one.played, answers[dispute.answer], dispute)
            yield replace(found, ruling=verdicts.get((dispute.answer, dispute.point)))


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
