"""How teachers sign in: by a one-time link, or by name and password."""

from starlette.responses import Response

from debategame.web.pages.html import render
from debategame.web.safety import limits
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.safety.codes import hash_password, hash_token, is_password
from debategame.web.safety.limits import address_of
from debategame.web.safety.sessions import LASTS, new_secret, set_cookie, sign_in, sign_out

WRONG = "No teacher has that name and password."
WAIT = "There were too many tries. Wait ten minutes, then try again."
USED = "That link was used already, or is too old. The server prints another when it starts, or a colleague makes one."
HOME = "/teacher"
"""The page after signing in."""
LEAST_PASSWORD = 10
"""The fewest characters of a password."""
MOST_PASSWORD = 200
"""More are not hashed: that would only cost time."""
SHORT = f"A password needs {LEAST_PASSWORD} to {MOST_PASSWORD} characters. A sentence is easy to remember."
OTHER = "The two passwords are not the same."


def ask(visit: Visit) -> Response:
    """Ask for name and password."""
    return _ask(visit)


def check(visit: Visit) -> Response:
    """Sign a teacher in by name and password."""
    store, name, address = visit.services.store, visit.field("name"), address_of(visit.request)
    whom = ((limits.SIGN_IN, address), (limits.SIGN_IN_OF_TEACHER, name.casefold()))
    if any(limits.is_over(store, limit, who, visit.now) for limit, who in whom):
        return _ask(visit, fault=WAIT, status=429)
    teacher = store.teacher_named(name)
    if not is_password(visit.form.get("password", "")[:MOST_PASSWORD], teacher.password if teacher else None):
        for limit, who in whom:
            limits.count(store, limit, who, visit.now)
        return _ask(visit, fault=WRONG, status=422)
    return _signed_in(visit, teacher.id if teacher else "")


def link(visit: Visit) -> Response:
    """Show the button that uses up a one-time link. Programs that only look at links do not press it."""
    return render(visit, "teacher/link.html", link=visit.path("link"))


def use_link(visit: Visit) -> Response:
    """Sign a teacher in by a one-time link."""
    store, secret, reply = visit.services.store, new_secret("teacher"), see(HOME)
    link_hash = hash_token(visit.path("link"))
    if not store.take_link(link_hash, hash_token(secret), visit.now, visit.now + LASTS):
        return _ask(visit, fault=USED, status=422)
    sign_out(store, visit.request)
    set_cookie(reply, visit.request, secret)
    return reply


def password(visit: Visit) -> Response:
    """Ask for a new password."""
    return render(visit, "teacher/password.html", fault="", name=visit.teacher.name)


def set_password(visit: Visit) -> Response:
    """Set the password, and end the teacher's sessions on other devices."""
    chosen = visit.form.get("password", "")
    fault = (
        SHORT
        if not LEAST_PASSWORD <= len(chosen) <= MOST_PASSWORD
        else OTHER
        if chosen != visit.form.get("again", "")
        else ""
    )
    if fault:
        return render(visit, "teacher/password.html", status=422, fault=fault, name=visit.teacher.name)
    teacher_id = visit.teacher.id
    visit.services.store.set_password(teacher_id, hash_password(chosen))
    return _signed_in(visit, teacher_id)


def _ask(visit: Visit, *, fault: str = "", status: int = 200) -> Response:
    return render(visit, "teacher/sign_in.html", status=status, fault=fault, name=visit.field("name"))


def _signed_in(visit: Visit, teacher_id: str) -> Response:
    reply = see(HOME)
    sign_in(visit.services.store, reply, visit.request, "teacher", teacher_id, visit.now)
    return reply


PAGES = (
    Page(path="/teacher/sign-in", who=Who.ANYONE, get=ask, post=check),
    Page(path="/teacher/link/{link}", who=Who.ANYONE, get=link, post=use_link),
    Page(path="/teacher/password", who=Who.TEACHER, get=password, post=set_password),
)
