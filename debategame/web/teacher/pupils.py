"""A pupil, for their teacher: rounds, a new return code, removal."""

import logging

from starlette.responses import Response

from debategame.web.operate.log import log_deleted
from debategame.web.pages.html import render
from debategame.web.pages.join import SALT
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.safety.codes import hash_return_code, new_return_code
from debategame.web.store.model import ClassRound
from debategame.web.teacher.answers import read_answers

LOG = logging.getLogger("debategame.web.pupils")
MOST_ROUNDS = 30
"""How many rounds the page of a pupil shows."""


def pupil(visit: Visit) -> Response:
    """Show what a pupil has played."""
    return _pupil(visit)


def new_code(visit: Visit) -> Response:
    """Give a pupil a new return code, and show it once. The former one is worth nothing from now on."""
    code = new_return_code()
    store = visit.services.store
    visit.own_class().set_return_code(visit.path("pupil_id"), hash_return_code(code, store.secret(SALT)))
    return _pupil(visit, code=code)


def remove(visit: Visit) -> Response:
    """Delete a pupil with everything that they wrote, if their name was typed."""
    own, pupil_id = visit.own_class(), visit.path("pupil_id")
    if visit.field("name") != own.for_pupil(pupil_id).account().name:
        return _pupil(visit, fault="Nobody was removed. Type the name as it stands above.")
    log_deleted(LOG, own.remove_pupil(pupil_id))
    return see(f"/teacher/class/{visit.path('class_id')}")


def _pupil(visit: Visit, *, code: str = "", fault: str = "") -> Response:
    own, pupil_id = visit.own_class(), visit.path("pupil_id")
    played = own.for_pupil(pupil_id)
    progress = played.progress()
    rounds = played.page(limit=MOST_ROUNDS)
    answers = [
        answer for each in rounds.rounds for answer in read_answers(own, ClassRound(pupil=pupil_id, played=each))
    ]
    return render(
        visit,
        "teacher/pupil.html",
        status=422 if fault else 200,
        fault=fault,
        typed=visit.field("name"),
        school_class=own.details(),
        pupil=played.account(),
        code=code,
        total=rounds.total,
        standings=[
            (version.scenario, progress.standing(version.scenario.id))
            for version in visit.services.scenarios.published(visit.teacher.id)
            if version.scenario.id in progress.standings
        ],
        answers=answers,
    )


PAGES = (
    Page(path="/teacher/class/{class_id:uuid}/pupil/{pupil_id:uuid}", who=Who.TEACHER, get=pupil),
    Page(path="/teacher/class/{class_id:uuid}/pupil/{pupil_id:uuid}/code", who=Who.TEACHER, get=pupil, post=new_code),
    Page(path="/teacher/class/{class_id:uuid}/pupil/{pupil_id:uuid}/remove", who=Who.TEACHER, get=pupil, post=remove),
)
