"""The web application: its table of pages, and the way of a request through the checks to a page and back."""

import logging
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from debategame.errors import DebategameError, NotFoundError, StoreUnavailableError
from debategame.web.operate import health
from debategame.web.operate.health import Figures
from debategame.web.operate.housekeeping import keeping_house
from debategame.web.operate.log import PAGE, RequestLog
from debategame.web.pages import bout, case, dispute, errors, history, home, join, review, speech, study, today
from debategame.web.plain_page import plain_page
from debategame.web.safety.access import Handler, Page, Upload, Visit, Who, see, text_field
from debategame.web.safety.codes import new_token
from debategame.web.safety.gate import Gate, with_safety
from debategame.web.safety.sessions import cookie_of, find_session, is_form_token, set_cookie
from debategame.web.services import Services
from debategame.web.teacher import answers, board, classes, downloads, invite, pupils, scenarios, sign_in, tasks

PAGES: tuple[Page, ...] = (
    *bout.PAGES,
    *join.PAGES,
    *home.PAGES,
    *dispute.PAGES,
    *today.PAGES,
    *review.PAGES,
    *case.PAGES,
    *speech.PAGES,
    *study.PAGES,
    *history.PAGES,
    *sign_in.PAGES,
    *invite.PAGES,
    *classes.PAGES,
    *tasks.PAGES,
    *board.PAGES,
    *scenarios.PAGES,
    *answers.PAGES,
    *downloads.PAGES,
    *pupils.PAGES,
)
"""Every page, with who may open it. A page that is not here does not exist.

They are tried one after the other, so those that a class opens most often come first.
"""
PLAIN_FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 200
"""The most fields of a form: the table of marks of a teacher has the most."""
REFUSALS = {
    404: ("Not found", "There is no such page."),
    405: ("Not here", "This address takes no such request."),
}
"""What is said instead of the terse words of the protocol."""
LOG = logging.getLogger("debategame.web")


def create_app(services: Services, *, allowed_hosts: list[str]) -> Starlette:
    """Return the application. `allowed_hosts` are the host names by which it may be asked, without ports."""
    figures = Figures()
    routes: list[BaseRoute] = [
        *(_route(page, services) for page in PAGES),
        *health.routes(services.store, figures),
        Mount("/static", StaticFiles(packages=[("debategame.web", "static")]), name="static"),
    ]
    large = {page.path: page.most_bytes for page in PAGES if page.most_bytes}
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(RequestLog, figures=figures),
            Middleware(Gate, most_bytes=large),
            Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts, www_redirect=False),
        ],
        lifespan=keeping_house(services.store, services.clock),
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )


class _Endpoint:
    """A page as an ASGI application. Around a function, Starlette would wrap each request once more."""

    def __init__(self, page: Page, services: Services) -> None:
        self._page = page
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. The page is made in a thread, since it waits for the store."""
        scope[PAGE] = self._page.path
        request = Request(scope, receive)
        form, file = await _read_form(request) if request.method == "POST" else ({}, None)
        reply = await run_in_threadpool(_answer, self._page, self._services, request, form, file)
        await reply(scope, receive, send)


def _route(page: Page, services: Services) -> Route:
    methods = [method for method, handler in (("GET", page.get), ("POST", page.post)) if handler]
    return Route(page.path, _Endpoint(page, services), methods=methods)


async def _read_form(request: Request) -> tuple[dict[str, str], Upload | None]:
    """Return the fields of a form and its file. Of several fields with one name, the last counts."""
    if request.headers.get("content-type") == PLAIN_FORM:
        return plain_fields(await request.body()), None
    fields: dict[str, str] = {}
    upload: Upload | None = None
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                upload = Upload(name=value.filename or "", content=await value.read())
            else:
                fields[name] = text_field(value)
    return fields, upload


def plain_fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form without a file, as most forms are, in less time than Starlette takes."""
    try:
        pairs = parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields.") from error
    return {name: text_field(value) for name, value in pairs}


def _answer(page: Page, services: Services, request: Request, form: Mapping[str, str], file: Upload | None) -> Response:
    """Return the reply of a page to a request, or why there is none."""
    known = cookie_of(request)
    secret = known or new_token()
    visit = Visit(services, request, secret=secret, form=form, file=file)
    try:
        with services.store.at_one_moment():
            bout_id = request.path_params.get("bout_id")
            visit.session = find_session(services.store, known, visit.now, str(bout_id) if bout_id else None)
            reply = _checked(page, visit)
    except NotFoundError:
        reply = errors.not_found(visit)
    except StoreUnavailableError as error:
        LOG.warning("the store is unavailable: %s", error)
        reply = errors.unavailable(visit)
    except DebategameError as error:
        reply = errors.refused(visit, str(error))
    if not known and "set-cookie" not in reply.headers:
        set_cookie(reply, request, secret)
    return reply


def _checked(page: Page, visit: Visit) -> Response:
    posted = visit.request.method == "POST"
    if page.who is not Who.ANYONE and (visit.session is None or visit.session.kind != page.who.value):
        return errors.signed_out(visit) if posted else see("/teacher/sign-in" if page.who is Who.TEACHER else "/")
    if posted and not is_form_token(visit.field("token"), visit.secret):
        return errors.old_form(visit)
    handler: Handler | None = page.post if posted else page.get
    if handler is None:
        raise HTTPException(405)
    return handler(visit)


async def _refused(request: Request, error: Exception) -> Response:
    """Return the reply to a request that no page took."""
    if not isinstance(error, HTTPException):
        raise error
    return plain_page(request, *REFUSALS.get(error.status_code, ("Refused", error.detail)), error.status_code)


async def _failed(request: Request, error: Exception) -> Response:  # noqa: ARG001 -- the signature is Starlette's
    """Return the reply to an error in the program. What it was stands in the log, and is shown to nobody."""
    reply = plain_page(request, "Something is broken", errors.BROKEN, 500)
    # Starlette answers errors outside of the gate.
    reply.raw_headers = with_safety(reply.raw_headers, request.url.scheme)
    return reply
