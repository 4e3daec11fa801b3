"""Joining a class, coming back with a return code, and signing out."""

import re

from starlette.responses import Response

from debategame.errors import NameTakenError, NotFoundError, PlayerNameError
from debategame.saves.names import player_name
from debategame.web.pages.home import first_page
from debategame.web.pages.html import render
from debategame.web.safety import limits
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.safety.codes import (
    hash_return_code,
    new_return_code,
    new_token,
    read_class_code,
    read_return_code,
)
from debategame.web.safety.limits import Limit, address_of
from debategame.web.safety.return_words import ReturnWords, drop_words, keep_words
from debategame.web.safety.sessions import LASTS, set_cookie, sign_in, sign_out
from debategame.web.store.model import PupilAccount, SchoolClass, Session

SALT = "return codes"
"""The name of the secret that return codes are hashed with."""
NO_CLASS = "No class has that code. It is on the board, such as KITE-47."
CLOSED = "That class is closed. Ask your teacher."
_BOUT = re.compile(r"/bout/[0-9a-f-]{36}")
"""The address of a bout, to which a form may lead back."""
WAITS = {
    limits.CLASS_CODE: "There were too many wrong class codes from this network.",
    limits.JOIN: "Very many have joined from this network just now.",
    limits.RETURN_CODE: "There were too many wrong return codes from this network.",
    limits.RETURN_CODE_OF_CLASS: "There were too many wrong return codes for this class.",
}
"""Why one has to wait."""
WAIT = "Wait ten minutes, then try again."
NAME_TAKEN = "Somebody in the class has that name. Is it you? Then use your return code. If not, take another name."
NOBODY = "No one in that class has those four words. Ask your teacher for new ones if you have lost them."


def front(visit: Visit) -> Response:
    """Ask for class code and name, or lead those who are signed in to where they play."""
    if visit.session is not None:
        return see("/home" if visit.session.kind == "pupil" else "/teacher")
    return _front(visit, code=visit.request.query_params.get("code", ""))


def join(visit: Visit) -> Response:
    """Let somebody into a class, and lead to their first line. Their return code is shown on the pages after it."""
    store, address = visit.services.store, address_of(visit.request)
    if fault := _why_wait(visit, address, limits.CLASS_CODE, limits.JOIN):
        return _front(visit, fault=fault, status=429)
    school_class = _class_of_form(visit)
    if school_class is None or school_class.closed:
        return _front(visit, fault=CLOSED if school_class else NO_CLASS, status=422)
    try:
        name = player_name(visit.field("name"))
        account = PupilAccount(id=visit.services.new_id(), school_class=school_class.id, name=name, joined=visit.now)
        code = new_return_code()
        store.join(account, hash_return_code(code, store.secret(SALT)))
    except NameTakenError:
        return _front(visit, fault=NAME_TAKEN, status=409)
    except PlayerNameError as error:
        return _front(visit, fault=str(error), status=422)
    except NotFoundError:
        return _front(visit, fault=CLOSED, status=422)
    limits.count(store, limits.JOIN, address, visit.now)
    return _begun(visit, account, school_class, code)


def returning(visit: Visit) -> Response:
    """Ask for class code and return code."""
    return _returning(visit)


def come_back(visit: Visit) -> Response:
    """Sign a pupil in by class code and return code. Text that they typed before is kept with its bout."""
    store, address = visit.services.store, address_of(visit.request)
    if fault := _why_wait(visit, address, limits.CLASS_CODE, limits.RETURN_CODE):
        return _returning(visit, fault=fault, status=429)
    school_class = _class_of_form(visit)
    if school_class is None:
        return _returning(visit, fault=NO_CLASS, status=422)
    if fault := _why_wait(visit, school_class.id, limits.RETURN_CODE_OF_CLASS):
        return _returning(visit, fault=fault, status=429)
    words = read_return_code(visit.field("words"))
    account = store.pupil_returning(school_class.id, hash_return_code(words, store.secret(SALT)))
    if account is None:
        limits.count(store, limits.RETURN_CODE, address, visit.now)
        limits.count(store, limits.RETURN_CODE_OF_CLASS, school_class.id, visit.now)
        return _returning(visit, fault=NOBODY, status=422)
    reply = see(_keep_typed(visit, account))
    drop_words(reply, visit.request)
    sign_in(store, reply, visit.request, "pupil", account.id, visit.now)
    return reply


def leave(visit: Visit) -> Response:
    """Sign out on this device."""
    sign_out(visit.services.store, visit.request)
    reply = see("/teacher/sign-in" if visit.session and visit.session.kind == "teacher" else "/")
    set_cookie(reply, visit.request, new_token())
    drop_words(reply, visit.request)
    return reply


def about(visit: Visit) -> Response:
    """Say what is kept of pupils, and who reads it."""
    return render(visit, "pupil/about.html")


def _class_of_form(visit: Visit) -> SchoolClass | None:
    """Return the class whose code was typed. A wrong code is counted."""
    found = visit.services.store.class_with_code(read_class_code(visit.field("code")))
    if found is None:
        limits.count(visit.services.store, limits.CLASS_CODE, address_of(visit.request), visit.now)
    return found


def _why_wait(visit: Visit, whom: str, *over: Limit) -> str:
    """Return why one has to wait, by the first of these limits that was reached. Empty if one need not."""
    reached = (limit for limit in over if limits.is_over(visit.services.store, limit, whom, visit.now))
    return next((f"{WAITS[limit]} {WAIT}" for limit in reached), "")


def _begun(visit: Visit, account: PupilAccount, school_class: SchoolClass, code: str) -> Response:
    """Sign a new pupil in, and lead them to what they play first."""
    session = Session(kind="pupil", who=account.id, began=visit.now, until=visit.now + LASTS)
    reply = see(first_page(Visit(visit.services, visit.request, secret="", session=session)))
    sign_in(visit.services.store, reply, visit.request, "pupil", account.id, visit.now)
    keep_words(reply, visit.request, ReturnWords(school_class.code, code))
    return reply


def written_down(visit: Visit) -> Response:
    """Forget the return code on this device: the pupil has written it down."""
    back = visit.field("back")
    reply = see(back if _BOUT.fullmatch(back) else "/home")
    drop_words(reply, visit.request)
    return reply


def _keep_typed(visit: Visit, account: PupilAccount) -> str:
    """Keep the text that was typed before the session ended, and return the page to go on with."""
    typed = visit.form.get("answer", "")
    if not visit.field("bout") or not typed.strip():
        return "/home"
    try:
        pupil = visit.services.store.for_pupil(account.id)
        bout = pupil.bout(visit.id_field("bout")).id
        pupil.keep_draft(bout, typed)
    except NotFoundError:  # somebody else signs in here
        return "/home"
    return f"/bout/{bout}"


def _front(visit: Visit, *, fault: str = "", code: str = "", status: int = 200) -> Response:
    typed = {"code": visit.field("code") or code, "name": visit.field("name")}
    return render(visit, "pupil/join.html", status=status, fault=fault, **typed)


def _returning(visit: Visit, *, fault: str = "", status: int = 200) -> Response:
    return render(
        visit,
        "pupil/return.html",
        status=status,
        fault=fault,
        code=visit.field("code"),
        bout=visit.field("bout"),
        typed=visit.form.get("answer", ""),
    )


PAGES = (
    Page(path="/", who=Who.ANYONE, get=front),
    Page(path="/join", who=Who.ANYONE, get=front, post=join),
    Page(path="/return", who=Who.ANYONE, get=returning, post=come_back),
    Page(path="/written-down", who=Who.PUPIL, post=written_down),
    Page(path="/sign-out", who=Who.ANYONE, post=leave),
    Page(path="/about", who=Who.ANYONE, get=about),
)
