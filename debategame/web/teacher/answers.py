"""What pupils wrote: read by their teacher, ruled on, and taken as marked answers."""

import msgspec
from starlette.responses import Response

from debategame.errors import NotFoundError
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.progress.rounds import Answer, Dispute, Round
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import one_line
from debategame.web.pages.exchange import Segment, segments_of
from debategame.web.pages.html import render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.store.interface import ClassStore
from debategame.web.store.model import ClassRound, Ruling

GIVEN_BACK = "They say that they did not make it."
ON_A_PAGE = 20
MOST_EXAMPLES = 2000
"""Of how many of the newest rounds the marked answers are made."""


class PointMark(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one key point of an answer, with what its author and the teacher say."""

    id: str
    number: int
    name: str
    claim: str
    verdict: Verdict
    ruled: Verdict | None
    disputed: str
    """What the pupil says about it. Empty if they say nothing."""


class ReadAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of a pupil, as its teacher reads it."""

    pupil: str
    """The pupil's id."""
    name: str
    answer: str
    """The answer's id."""
    line: str
    """What the opponent says, or comes back with."""
    segments: tuple[Segment, ...]
    marks: int
    points: tuple[PointMark, ...]


def answers(visit: Visit) -> Response:
    """Show a page of answers, newest first; with `disputed` in the address only disputed ones."""
    own, query = visit.own_class(), visit.request.query_params
    disputed, page = query.get("all") is None, _page(query.get("page", "1"))
    found = own.rounds(disputed=disputed, limit=ON_A_PAGE + 1, offset=(page - 1) * ON_A_PAGE)
    shown = [answer for each in found[:ON_A_PAGE] for answer in read_answers(own, each)]
    if disputed:
        shown = [answer for answer in shown if any(point.disputed for point in answer.points)]
    return render(
        visit,
        "teacher/answers.html",
        school_class=own.details(),
        answers=shown,
        disputed=disputed,
        page=page,
        more=len(found) > ON_A_PAGE,
        verdicts=[(verdict.value, GLYPHS[verdict], NAMES[verdict]) for verdict in Verdict],
    )


def rule(visit: Visit) -> Response:
    """Store what the teacher says about one verdict. The game's mark stays beside it, and the pupil sees both."""
    own = visit.own_class()
    verdict = visit.field("verdict")
    if verdict not in list(Verdict):
        raise NotFoundError("there is no such verdict")
    ruling = Ruling(
        pupil=visit.id_field("pupil"),
        answer=visit.id_field("answer"),
        point=visit.field("point"),
        verdict=Verdict(verdict),
        at=visit.now,
    )
    played = next((one for one in _rounds_of(own, ruling.pupil) if _holds(one, ruling)), None)
    if played is None:
        raise NotFoundError("there is no such answer in the class")
    own.rule(ruling, visit.teacher.id)
    return see(f"/teacher/class/{visit.path('class_id')}/answers{'?all=1' if visit.field('all') else ''}")


def examples(visit: Visit) -> Response:
    """Return the answers that were ruled on as marked answers, one JSON object a line, for `debategame agree`."""
    rows = [
        marked_answer(each, answer)
        for each in visit.own_class().rounds(limit=MOST_EXAMPLES)
        for answer in each.played.answers
        if any(ruling.answer == answer.id for ruling in each.rulings)
    ]
    text = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    name = "marked-answers.jsonl"
    return Response(
        text, media_type="application/x-ndjson", headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def read_answers(own: ClassStore, found: ClassRound) -> list[ReadAnswer]:
    """Return the answers of a round as their teacher reads them."""
    played = found.played
    scenario = own.for_pupil(found.pupil).scenario(played.scenario_hash)
    return [_read(scenario, found, played, answer) for answer in played.answers]


def marked_answer(found: ClassRound, answer: Answer) -> dict[str, object]:
    """Return an answer with its verdicts: the teacher's where there is one, else the game's."""
    ruled = {ruling.point: ruling.verdict for ruling in found.rulings if ruling.answer == answer.id}
    verdicts = {point.id: ruled.get(point.id, point.verdict) for point in answer.points}

    def ids(wanted: Verdict) -> list[str]:
        return [point for point, verdict in verdicts.items() if verdict is wanted]

    return {
        "scenario": found.played.scenario,
        "line": found.played.line,
        "answer": answer.text,
        "hits": ids(Verdict.HIT),
        "partial": ids(Verdict.PARTIAL),
        "contradicts": ids(Verdict.CONTRADICTED),
    }


def _read(scenario: Scenario, found: ClassRound, played: Round, answer: Answer) -> ReadAnswer:
    ruled = {ruling.point: ruling.verdict for ruling in found.rulings if ruling.answer == answer.id}
    disputed = {dispute.point: _claim(dispute) for dispute in played.disputes if dispute.answer == answer.id}
    points = tuple(
        PointMark(
            id=point.id,
            number=number,
            name=scenario.key_point(point.id).label,
            claim=scenario.key_point(point.id).claim,
            verdict=point.verdict,
            ruled=ruled.get(point.id),
            disputed=disputed.get(point.id, ""),
        )
        for number, point in enumerate(answer.points, start=1)
    )
    return ReadAnswer(
        pupil=found.pupil,
        name=played.player,
        answer=answer.id,
        line=answer.heard or scenario.line(played.line).says,
        segments=segments_of(answer.text, answer.points),
        marks=answer.marks,
        points=points,
    )


def _claim(dispute: Dispute) -> str:
    """Return what a pupil says about a verdict, in a sentence."""
    return GIVEN_BACK if dispute.gives_back else f"They say: “{one_line(dispute.sentence)}”"


def _rounds_of(own: ClassStore, pupil_id: str) -> tuple[Round, ...]:
    return own.for_pupil(pupil_id).page().rounds


def _holds(played: Round, ruling: Ruling) -> bool:
    return any(
        answer.id == ruling.answer and any(point.id == ruling.point for point in answer.points)
        for answer in played.answers
    )


def _page(value: str) -> int:
    return min(max(1, int(value)), 10_000) if value.isascii() and value.isdecimal() and len(value) < 6 else 1  # noqa: PLR2004


PAGES = (
    Page(path="/teacher/class/{class_id:uuid}/answers", who=Who.TEACHER, get=answers, post=rule),
    Page(path="/teacher/class/{class_id:uuid}/marked-answers.jsonl", who=Who.TEACHER, get=examples),
)
