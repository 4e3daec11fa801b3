"""Who may open a page, and what a page is asked with: the form, the person, the services."""

import uuid
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from debategame.errors import NotFoundError
from debategame.text.display import REPLACEMENT
from debategame.web.safety.sessions import form_token, kind_of
from debategame.web.services import Services
from debategame.web.store.interface import ClassStore, PupilStore
from debategame.web.store.model import PupilAccount, SchoolClass, Session, Teacher


class Who(StrEnum):
    """Who may open a page."""

    ANYONE = "anyone"
    PUPIL = "pupil"
    TEACHER = "teacher"


class Visit:
    """One request to a page, after all checks. It reads from the store only what a page asks for."""

    def __init__(
        self,
        services: Services,
        request: Request,
        *,
        secret: str,
        session: Session | None = None,
        form: Mapping[str, str] | None = None,
        file: "Upload | None" = None,
    ) -> None:
        """Describe a request. `secret` is the one in the cookie of the device."""
        self.services = services
        self.request = request
        self.secret = secret
        self.session = session
        self.form = form or {}
        self.file = file
        self.now = services.clock()

    @property
    def token(self) -> str:
        """The token for the forms of the page."""
        return form_token(self.secret)

    @property
    def ended(self) -> str:
        """Who was signed in on the device until their session ended, `pupil` or `teacher`. Empty if nobody was."""
        return "" if self.session else kind_of(self.secret)

    @property
    def by_script(self) -> bool:
        """Whether a script of a page asks, which shows only a part of the reply, or nothing."""
        return "x-by-script" in self.request.headers

    def path(self, name: str) -> str:
        """Return a part of the path by its name."""
        return str(self.request.path_params[name])

    def field(self, name: str) -> str:
        """Return a field of the form, without spaces around it. Empty if it is missing."""
        return self.form.get(name, "").strip()

    def id_field(self, name: str) -> str:
        """Return a field of the form that holds an id. Raise NotFoundError if it holds none."""
        try:
            return str(uuid.UUID(self.field(name)))
        except ValueError as error:
            raise NotFoundError("the form names nothing") from error

    @cached_property
    def pupil(self) -> PupilStore:
        """What the signed-in pupil has played."""
        return self.services.store.for_pupil(self._who("pupil"))

    @cached_property
    def account(self) -> PupilAccount:
        """The signed-in pupil."""
        return self.pupil.account()

    @cached_property
    def school_class(self) -> SchoolClass:
        """The class of the signed-in pupil."""
        return self.services.store.class_of(self.pupil.id)

    @cached_property
    def teacher(self) -> Teacher:
        """The signed-in teacher."""
        return self.services.store.teacher(self._who("teacher"))

    def own_class(self) -> ClassStore:
        """Return the class in the path. Raise NotFoundError if it is not a class of the signed-in teacher."""
        return self.services.store.for_teacher(self.teacher.id, self.path("class_id"))

    def _who(self, kind: str) -> str:
        if self.session is None or self.session.kind != kind:
            raise LookupError(f"a page for a {kind} was opened by somebody else")
        return self.session.who


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was sent with a form."""

    name: str
    content: bytes


Handler = Callable[[Visit], Response]
"""Makes the reply to a visit. It runs in a thread, so it may wait for the store."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the table of all pages."""

    path: str
    who: Who
    get: Handler | None = None
    post: Handler | None = None
    most_bytes: int = 0
    """The largest body of the form. 0 stands for the usual limit."""


def see(path: str) -> RedirectResponse:
    """Return the reply to a form that worked: go and see that page of this server."""
    return RedirectResponse(path, status_code=303)


def uuid_of(visit: Visit) -> str:
    """Return the id that a form gives to what it makes. A form without a proper one gets a new id."""
    return uuid_or_new(visit, visit.field("id"))


def uuid_or_new(visit: Visit, value: str) -> str:
    """Return a text as a UUID in its usual form. If it is none, return a new id."""
    try:
        return str(uuid.UUID(value))
    except ValueError:
        return visit.services.new_id()


def number_of(value: str, *, most: int) -> int | None:
    """Return the number that a field holds. None if it holds none, or one above `most`."""
    # Python refuses to read very long numbers.
    is_number = value.isascii() and value.isdecimal() and len(value) <= len(str(most))
    return int(value) if is_number and int(value) <= most else None


def text_field(value: str) -> str:
    """Return a text as a browser sends it, with plain newlines. PostgreSQL keeps no NUL, so it becomes a �."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", REPLACEMENT)
