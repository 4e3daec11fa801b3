"""What pupils wrote: read by their teacher in groups, and ruled on."""

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

from debategame.authoring.answers.groups import Kind
from debategame.errors import NotFoundError
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.progress.rounds import Answer, Dispute, Round
from debategame.progress.rulings import Ruling as GivenRuling
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import one_line
from debategame.transfer.rulings import LONGEST_NOTE
from debategame.web.pages.exchange import Segment, segments_of
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.store.interface import ClassStore
from debategame.web.store.model import ClassRound, Ruling
from debategame.web.teacher.grouping import AnswerGroup, Asked, Member, answer_groups, fitting_answers, open_disputes

GIVEN_BACK = "They say that they did not make it."
TAKEN_BACK = "none"
"""What the form sends to take a ruling back."""
TOO_LONG = f"A sentence to a pupil has at most {LONGEST_NOTE} characters."
UNDECIDED = "Say what you think of it: press one of the four. Your sentence goes with it."
ON_A_PAGE = 10
MOST_ROUNDS = 1000
"""How many of the newest rounds on a scenario are grouped."""
KEYS = {Verdict.HIT: "y", Verdict.PARTIAL: "h", Verdict.MISSED: "n", Verdict.CONTRADICTED: "x"}
"""The key for each verdict, as in the terminal."""


class PointMark(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one key point of an answer, with what its author and the teacher say."""

    id: str
    number: int
    name: str
    claim: str
    verdict: Verdict
    ruled: Verdict | None
    note: str
    """The teacher's sentence to the pupil. Empty if there is none."""
    disputed: str
    """What the pupil says about it. Empty if they say nothing."""


class ReadAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of a pupil, as its teacher reads it."""

    pupil: str
    """The pupil's id."""
    name: str
    answer: str
    """The answer's id."""
    scenario: str
    """The scenario's id."""
    line: str
    """What the opponent says, or comes back with."""
    segments: tuple[Segment, ...]
    marks: int
    points: tuple[PointMark, ...]


def answers(visit: Visit) -> Response:
    """Show the answers on a scenario in groups, one group open; or a single answer with all its key points."""
    own, asked = visit.own_class(), _asked(visit.request.query_params)
    disputes = open_disputes(own.rounds(disputed=True, limit=MOST_ROUNDS))
    scenario = _scenario(visit, own, asked.scenario or next(iter(disputes), ""))
    if scenario is None:
        return message(visit, "Nothing to read", "Nobody in this class has answered yet.", status=404)
    rounds = own.rounds(scenario.id, limit=MOST_ROUNDS)
    if asked.only:
        return _one_answer(visit, own, asked, rounds)
    given, others = fitting_answers(scenario, rounds)
    groups = [
        group
        for group in answer_groups(scenario, given, ruled=bool(asked.ruled))
        if asked.line in ("", group.line) and asked.kind in ("", group.kind)
    ]
    last = next((one for one in given if one.answer.id == asked.last), None)
    chosen = next((group for group in groups if group.key == asked.group), groups[0] if groups else None)
    page = _number(asked.page) if chosen and chosen.key == asked.group else 1
    cards = _cards(own, chosen, page) if chosen else []
    scenarios = [version.scenario for version in visit.services.scenarios.published(visit.teacher.id)]
    return render(
        visit,
        "teacher/answers.html",
        school_class=own.details(),
        scenario=scenario,
        scenarios=scenarios,
        disputed=[(each, disputes[each.id]) for each in scenarios if disputes[each.id] and each.id != scenario.id],
        asked=msgspec.structs.replace(
            asked, scenario=scenario.id, group=chosen.key if chosen else "", last="", card=""
        ),
        last=last,
        place=min(_number(asked.card), len(cards) + 1),
        kinds=list(Kind),
        groups=groups,
        left=sum(len(group.members) for group in groups),
        chosen=chosen,
        cards=cards,
        page=page,
        more=chosen is not None and len(chosen.members) > page * ON_A_PAGE,
        others=others,
        verdicts=_verdicts(),
    )


def rule(visit: Visit) -> Response:
    """Store what the teacher says about one verdict, or take it back.

    The game's mark stays beside it, and the pupil sees both.
    """
    own = visit.own_class()
    verdict, pupil = visit.field("verdict"), visit.id_field("pupil")
    answer, point = visit.id_field("on"), visit.field("point")
    if not any(_holds(played, answer, point) for played in _rounds_of(own, pupil)):
        raise NotFoundError("there is no such answer in the class")
    note = one_line(visit.field("note"))
    fault = TOO_LONG if len(note) > LONGEST_NOTE else UNDECIDED if verdict not in (*Verdict, TAKEN_BACK) else ""
    if fault:
        asked = msgspec.structs.replace(_asked(visit.form), only=answer)
        return _one_answer(visit, own, asked, own.rounds(limit=MOST_ROUNDS), fault=fault, point=point)
    if verdict == TAKEN_BACK:
        own.import_rulings([GivenRuling(answer=answer, point=point, verdict=None, at=visit.now)])
    else:
        ruling = Ruling(pupil=pupil, answer=answer, point=point, verdict=Verdict(verdict), at=visit.now, note=note)
        own.rule(ruling, visit.teacher.id)
    card = visit.field("card")
    place = f"#card-{card}" if card.isascii() and card.isdecimal() else ""
    query = _asked(visit.form).query(last=answer)
    return see(f"/teacher/class/{visit.path('class_id')}/answers{query}{place}")


def read_answers(own: ClassStore, found: ClassRound) -> list[ReadAnswer]:
    """Return the answers of a round as their teacher reads them."""
    played = found.played
    scenario = own.for_pupil(found.pupil).scenario(played.scenario_hash)
    return [_read(scenario, found, played, answer) for answer in played.answers]


def _one_answer(
    visit: Visit, own: ClassStore, asked: Asked, rounds: list[ClassRound], *, fault: str = "", point: str = ""
) -> Response:
    found = next((each for each in rounds if any(one.id == asked.only for one in each.played.answers)), None)
    if found is None:
        raise NotFoundError("there is no such answer in the class")
    return render(
        visit,
        "teacher/answer.html",
        status=422 if fault else 200,
        fault=fault,
        at=point,
        typed=visit.field("note"),
        school_class=own.details(),
        asked=asked,
        answer=next(one for one in read_answers(own, found) if one.answer == asked.only),
        verdicts=_verdicts(),
    )


def _scenario(visit: Visit, own: ClassStore, wanted: str) -> Scenario | None:
    """Return the scenario whose answers are shown: the wanted one, or else the one that was played last.

    It is the published version, or the one that was played if there is none. None if nobody has played it.
    """
    newest = own.rounds(wanted or None, limit=1)
    if not newest:
        return None
    (found,) = newest
    for version in visit.services.scenarios.published(visit.teacher.id):
        if version.scenario.id == found.played.scenario:
            return version.scenario
    return own.for_pupil(found.pupil).scenario(found.played.scenario_hash)


def _cards(own: ClassStore, group: AnswerGroup, page: int) -> list[tuple[ReadAnswer, PointMark, int]]:
    """Return a page of a group: each answer, its verdict on the key point of the group, how close it is in percent."""
    shown = group.members[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return [_card(own, member) for member in shown]


def _card(own: ClassStore, member: Member) -> tuple[ReadAnswer, PointMark, int]:
    given = member.given
    scenario = own.for_pupil(given.found.pupil).scenario(given.found.played.scenario_hash)
    read = _read(scenario, given.found, given.found.played, given.answer)
    return read, next(point for point in read.points if point.id == member.point), round(100 * member.closeness)


def _read(scenario: Scenario, found: ClassRound, played: Round, answer: Answer) -> ReadAnswer:
    ruled = {ruling.point: ruling for ruling in found.rulings if ruling.answer == answer.id}
    disputed = {dispute.point: _claim(dispute) for dispute in played.disputes if dispute.answer == answer.id}
    points = tuple(
        PointMark(
            id=point.id,
            number=number,
            name=scenario.key_point(point.id).label,
            claim=scenario.key_point(point.id).claim,
            verdict=point.verdict,
            ruled=ruled[point.id].verdict if point.id in ruled else None,
            note=ruled[point.id].note if point.id in ruled else "",
            disputed=disputed.get(point.id, ""),
        )
        for number, point in enumerate(answer.points, start=1)
    )
    return ReadAnswer(
        pupil=found.pupil,
        name=played.player,
        answer=answer.id,
        scenario=played.scenario,
        line=answer.heard or scenario.line(played.line).says,
        segments=segments_of(answer.text, answer.points),
        marks=answer.marks,
        points=points,
    )


def _claim(dispute: Dispute) -> str:
    """Return what a pupil says about a verdict, in a sentence."""
    return GIVEN_BACK if dispute.gives_back else f"They say: “{one_line(dispute.sentence)}”"


def _verdicts() -> list[tuple[str, str, str, str]]:
    """Return each verdict with its glyph, its name and its key."""
    return [(verdict.value, GLYPHS[verdict], NAMES[verdict], key) for verdict, key in KEYS.items()]


def _rounds_of(own: ClassStore, pupil_id: str) -> tuple[Round, ...]:
    return own.for_pupil(pupil_id).page().rounds


def _holds(played: Round, answer_id: str, point_id: str) -> bool:
    return any(
        answer.id == answer_id and any(point.id == point_id for point in answer.points) for answer in played.answers
    )


def _asked(fields: Mapping[str, str]) -> Asked:
    """Return what is asked for by an address, or by the hidden fields of a form."""
    return Asked(**{name: fields.get(name, "") for name in Asked.__struct_fields__})


def _number(value: str) -> int:
    return min(max(1, int(value)), 10_000) if value.isascii() and value.isdecimal() and len(value) < 6 else 1  # noqa: PLR2004


PAGES = (Page(path="/teacher/class/{class_id:uuid}/answers", who=Who.TEACHER, get=answers, post=rule),)
