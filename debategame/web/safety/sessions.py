"""Who is signed in on a device: the cookie, and the token in every form.

The cookie holds a random secret; the store holds its hash, who signed in with it, and until when. So a session can be
ended at once on every device, and workers share no signing key. Signing in always makes a new secret. It begins with
what the person is, so that a page can tell why they are asked to come back, and offer to sign out without the store.
"""

import datetime
import hashlib
import hmac
from typing import get_args

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from debategame.web.safety.codes import hash_token, new_token
from debategame.web.store.interface import Store
from debategame.web.store.model import Kind, Session

COOKIE = "debategame"
LASTS = datetime.timedelta(hours=12)
"""How long a session lasts: a school day."""
LONGEST_TOKEN = 64
"""Cookies that are longer were not made here."""


def cookie_of(request: HTTPConnection) -> str:
    """Return the secret in the cookie of a request. Empty if there is none."""
    value = request.cookies.get(COOKIE, "")
    return value if len(value) <= LONGEST_TOKEN else ""


def new_secret(kind: Kind) -> str:
    """Return a new secret for the cookie of somebody who signs in."""
    return f"{kind}.{new_token()}"


def kind_of(secret: str) -> str:
    """Return who signed in on the device with a secret, `pupil` or `teacher`, even if their session has ended.

    Empty if nobody did, or they signed out. A made-up cookie may claim anything: choose only words by it.
    """
    kind, dot, _ = secret.partition(".")
    return kind if dot and kind in get_args(Kind) else ""


def form_token(secret: str) -> str:
    """Return the token that forms carry on this device. Only pages of this server can know it."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()


def is_form_token(token: str, secret: str) -> bool:
    """Return whether a form carries the token of this device."""
    return bool(secret) and hmac.compare_digest(token.encode(), form_token(secret).encode())


def find_session(store: Store, secret: str, now: datetime.datetime, bout_id: str | None = None) -> Session | None:
    """Return who is signed in with a secret. None if nobody is, or not any more. A page of a bout names the bout."""
    return store.session(hash_token(secret), now, bout_id=bout_id) if secret else None


def sign_in(store: Store, response: Response, request: Request, kind: Kind, who: str, now: datetime.datetime) -> None:
    """Sign somebody in on this device, instead of who was. The reply sets the cookie, with a new secret."""
    sign_out(store, request)
    fresh = new_secret(kind)
    store.put_session(hash_token(fresh), Session(kind=kind, who=who, began=now, until=now + LASTS))
    set_cookie(response, request, fresh)


def sign_out(store: Store, request: Request) -> None:
    """End the session of this device, if there is one."""
    if secret := cookie_of(request):
        store.drop_session(hash_token(secret))


def set_cookie(response: Response, request: Request, secret: str) -> None:
    """Give a device a secret. It ends with the browser; scripts cannot read it, other sites cannot send it."""
    response.set_cookie(COOKIE, secret, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https")
