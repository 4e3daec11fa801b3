"""One line a request, as JSON: when, which page, how it went, how long it took. No names, no ids, no texts."""

import json
import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from debategame.web.operate.health import Figures

LOG = logging.getLogger("debategame.web.requests")
PAGE = "debategame.page"
"""The key of the scope under which a page leaves its pattern, such as `/bout/{bout_id}`."""


class RequestLog:
    """ASGI middleware: writes a line for each request, and counts it."""

    def __init__(self, app: ASGIApp, *, figures: Figures) -> None:
        """Log the requests to `app`, and count them in `figures`."""
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        began = time.perf_counter()

        async def send_and_remember(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_remember)
        finally:
            seconds = time.perf_counter() - began
            page = scope.get(PAGE, "other")
            self._figures.count(scope["method"], page, status, seconds)
            line = {"method": scope["method"], "page": page, "status": status, "ms": round(seconds * 1000, 1)}
            LOG.info("%s", json.dumps(line))
