"""Another teacher is invited by a one-time link."""

import datetime

from starlette.responses import Response

from debategame.errors import NameTakenError
from debategame.text.display import one_line
from debategame.web.pages.html import render
from debategame.web.safety import limits
from debategame.web.safety.access import Page, Visit, Who
from debategame.web.safety.codes import hash_token, new_token
from debategame.web.store.model import Link, Teacher
from debategame.web.teacher.classes import LONGEST_NAME, own_address

LASTS = datetime.timedelta(days=3)
"""How long a link can be used."""
NAMELESS = "They need a name to sign in with, such as their initials."
TAKEN = "A teacher here has that name. Choose another. If nobody used its link, it is free a day after the link ended."
WAIT = "You have invited many. Wait ten minutes, then go on."


def ask(visit: Visit) -> Response:
    """Ask for the name of the teacher to invite."""
    return _page(visit)


def invite(visit: Visit) -> Response:
    """Make an account for another teacher, and show its one-time link once. They see no class but their own."""
    store = visit.services.store
    if limits.is_over(store, limits.INVITE, visit.teacher.id, visit.now):
        return _page(visit, fault=WAIT, status=429)
    name = one_line(visit.field("name"))[:LONGEST_NAME].strip()
    if not name:
        return _page(visit, fault=NAMELESS, status=422)
    made, token = Teacher(id=visit.services.new_id(), name=name, made=visit.now), new_token()
    try:
        store.add_teacher(made, Link(hash=hash_token(token), until=visit.now + LASTS))
    except NameTakenError:
        return _page(visit, fault=TAKEN, status=409)
    limits.count(store, limits.INVITE, visit.teacher.id, visit.now)
    return _page(visit, invited=name, link=f"{own_address(visit)}/teacher/link/{token}")


def _page(visit: Visit, *, fault: str = "", invited: str = "", link: str = "", status: int = 200) -> Response:
    return render(
        visit,
        "teacher/invite.html",
        status=status,
        fault=fault,
        name="" if invited else visit.field("name"),
        invited=invited,
        link=link,
        until=visit.now + LASTS,
    )


PAGES = (Page(path="/teacher/invite", who=Who.TEACHER, get=ask, post=invite),)
