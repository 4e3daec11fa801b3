"""One line a request, as JSON: when, which page, how it went, how long it took. No names, no ids, no texts."""

import datetime
import json
import logging
import time
from typing import TextIO

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from debategame.web.operate.health import Figures
from debategame.web.store.model import Deleted

LOG = logging.getLogger("debategame.web.requests")
FIELDS = "fields"
"""The attribute of a record that holds its fields."""
PAGE = "debategame.page"
"""The key of the scope under which a page leaves its pattern, such as `/bout/{bout_id}`."""


def log_deleted(log: logging.Logger, deleted: Deleted) -> None:
    """Write how much was deleted, in numbers: who was to be forgotten shall not stand in the log."""
    log.info("deleted", extra={FIELDS: {"deleted": msgspec.to_builtins(deleted)}})


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
            if LOG.isEnabledFor(logging.INFO):  # `LOG.info` would also look for the line of the program
                LOG.handle(LOG.makeRecord(LOG.name, logging.INFO, "", 0, "request", (), None, extra={FIELDS: line}))


class JsonLines(logging.Formatter):
    """Writes a record of the log as one JSON object on a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: when, which part of the program, and the fields of the record or else its message."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, FIELDS, None) or {"message": record.getMessage()}
        if record.exc_info:
            fields = {**fields, "error": self.formatException(record.exc_info)}
        return json.dumps({"at": at, "log": record.name, **fields})


def log_to(stream: TextIO) -> None:
    """Write the log of the pages to a stream, and what the server below them has to warn of."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    for name, level in (("debategame.web", logging.INFO), ("uvicorn.error", logging.WARNING)):
        log = logging.getLogger(name)
        log.handlers = [handler]
        log.setLevel(level)
        log.propagate = False
