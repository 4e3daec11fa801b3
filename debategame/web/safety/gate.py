"""Checks every request before a page sees it, and adds the safety headers to every reply."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from debategame.web.plain_page import plain_page

MOST_BYTES = 64 * 1024
"""The largest body of a form."""
READS = ("GET", "HEAD")
"""Methods that change nothing."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy: nothing inline, nothing from elsewhere, no frames."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With `no-referrer`, browsers would send `Origin: null` with forms.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_HEADERS = {name.encode(): value.encode() for name, value in HEADERS.items()}
STORED_NOWHERE = (b"cache-control", b"no-store")
"""The cache rule of every page: a shared computer must not keep what a pupil wrote."""
ONLY_ENCRYPTED = (b"strict-transport-security", b"max-age=31536000")
Header = tuple[bytes, bytes]
"""A name in lower case and a value."""


class Gate:
    """ASGI middleware: refuses foreign origins and bodies that are too large, and adds the safety headers."""

    def __init__(self, app: ASGIApp, *, most_bytes: dict[str, int] | None = None) -> None:
        """Guard `app`. `most_bytes` says which paths take larger bodies than `MOST_BYTES`."""
        self._app = app
        self._most_bytes = most_bytes or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most_bytes.get(scope["path"], MOST_BYTES)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_safety(message["headers"], scope["scheme"])
            await send(message)

        if refusal := _refusal(scope, most):
            await refusal(scope, receive, send_safely)
            return
        await self._app(scope, _limited(receive, most), send_safely)


def is_own_origin(headers: Headers) -> bool:
    """Return whether a form comes from a page of this server: its origin names the host that was asked."""
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc.lower() == headers.get("host", "").lower()


def _refusal(scope: Scope, most: int) -> Response | None:
    request = HTTPConnection(scope)
    if scope["method"] not in READS and not is_own_origin(request.headers):
        return plain_page(request, "Refused", "This form did not come from a page of this server.", 403)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > most:
        return plain_page(request, "Too long", too_large(most), 413)
    return None


def too_large(most: int) -> str:
    """Return why a body of more than `most` bytes is refused."""
    return f"This is too long: at most {most // 1024} KB can be sent. Go back and send less."


def _limited(receive: Receive, most: int) -> Receive:
    """Return `receive` with a limit: a body may come in pieces and not tell its length."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(413, too_large(most))
        return message

    return limited


def with_safety(headers: Iterable[Header], scheme: str) -> list[Header]:
    """Return the headers of a reply with the safety headers. `scheme` is the one that was asked by."""
    own = [header for header in headers if header[0] not in _HEADERS]
    rule = [] if any(name == STORED_NOWHERE[0] for name, _ in own) else [STORED_NOWHERE]
    return [*own, *_HEADERS.items(), *rule, *([ONLY_ENCRYPTED] if scheme == "https" else ())]
