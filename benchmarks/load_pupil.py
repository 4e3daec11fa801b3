"""A pupil with a browser, for `benchmarks.load`: reads the form of a page, thinks, and sends it."""

import asyncio
import html
import math
import random
import re
import time
from typing import Protocol
from urllib.parse import urlencode, urlsplit

import msgspec

COOKIE = "debategame"
"""The cookie of the session."""
SAID = (
    "Charities were helping people for a century before anybody had a slogan for it.",
    "They say that it is dead, but volunteers still drive the old people to the hospital every week.",
    "Nothing is gained by laughing at it, because the state cannot pay for everything and never could.",
    "I do not agree.",
    "A commissioner can buy a better service from a charity than from the council, and save money.",
)
OK = 200
PATIENCE = 30
"""Seconds that a pupil waits for a reply."""


class Seen(msgspec.Struct):
    """What a pupil saw."""

    times: list[float] = []
    """Seconds from each click to the page that it led to."""
    answers: list[str] = []
    """The ids of the answers whose feedback came."""
    faults: list[str] = []


class Form(msgspec.Struct):
    """The first form of a page that goes on with the game."""

    action: str
    fields: dict[str, str]


class Asking(Protocol):
    """What a pupil clicks with."""

    async def click(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Return the status and the page that a click leads to. Raise OSError or EOFError if the connection ends."""

    def close(self) -> None:
        """Close the connection; the next click opens another."""


class Browser:
    """Keeps one connection and follows redirects. A library for HTTP would take more of the machine than the server."""

    def __init__(self, address: str, secret: str) -> None:
        """Visit a server, with the secret of a session in the cookie."""
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._heading = f"Host: {parts.netloc}\r\nOrigin: {address}\r\nCookie: {COOKIE}={secret}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def click(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Return the status and the page that a click leads to. Raise OSError or EOFError if the connection ends."""
        status, place, text = await self._ask(method, path, urlencode(fields or {}))
        while place:
            status, place, text = await self._ask("GET", place, "")
        return status, text

    def close(self) -> None:
        """Close the connection; the next click opens another."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, method: str, path: str, body: str) -> tuple[int, str, str]:
        form = "Content-Type: application/x-www-form-urlencoded\r\n" if method == "POST" else ""
        lines = f"{method} {path} HTTP/1.1\r\n{self._heading}{form}Content-Length: {len(body)}\r\n\r\n{body}"
        reader, heading = await self._send(lines.encode())
        first, *rest = heading.split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in rest)}
        text = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        place = headers.get("location", "").split("#")[0]
        return int(first.split(" ")[1]), place, text.decode()

    async def _send(self, request: bytes) -> tuple[asyncio.StreamReader, str]:
        """Send a request and return the heading of its reply, and where the rest can be read.

        As browsers do, send it again over a new connection if a used one has ended without a word: servers end
        connections that are idle.
        """
        is_used = self._streams is not None
        reader, writer = self._streams or await asyncio.open_connection(self._host, self._port)
        self._streams = reader, writer
        try:
            writer.write(request)
            return reader, (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            if not is_used or (isinstance(error, asyncio.IncompleteReadError) and error.partial):
                raise
            self.close()
            return await self._send(request)


class Pupil:
    """One pupil, signed in with a cookie. The same seed says and waits the same."""

    def __init__(self, browser: Asking, *, think: float, seed: int) -> None:
        """Play with a browser; `think` is how many seconds pass between two clicks on average."""
        self._browser = browser
        self._think = think
        self._random = random.Random(seed)  # noqa: S311 -- no secret
        self._since, self._until = 0.0, math.inf
        self.seen = Seen()

    async def play(self, since: float, until: float) -> Seen:
        """Play bouts until a moment of the monotonic clock; return what was seen.

        Times are noted of the clicks from `since` until then.
        """
        self._since, self._until = since, until
        await asyncio.sleep(self._random.uniform(0, self._think))
        page = await self._open()
        while time.monotonic() < until:
            await asyncio.sleep(self._random.uniform(0.5, 1.5) * self._think)
            page = await self._next(page)
        self._browser.close()
        return self.seen

    async def click(self, times: int) -> Seen:
        """Click so many times without waiting; return what was seen."""
        page = await self._open()
        for _ in range(times):
            page = await self._next(page)
        return self.seen

    async def _open(self) -> str:
        return await self._ask("GET", "/scenario/big-society")

    async def _next(self, page: str) -> str:
        form = next_form(page)
        return await (self._send(form) if form else self._open())

    async def _send(self, form: Form) -> str:
        fields = dict(form.fields)
        if fields.get("answer") == "":
            fields["answer"] = self._random.choice(SAID)
        if "answer" in fields:
            fields["guess"] = ""
        page = await self._ask("POST", form.action, fields)
        if page and form.action.endswith("/answer"):
            self.seen.answers.append(fields["id"])
        return page

    async def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> str:
        """Return the page that a click leads to; empty after an error. An answer is sent again, as people do."""
        for last in (False, True):
            began = time.monotonic()
            try:
                status, text = await asyncio.wait_for(self._browser.click(method, path, fields), PATIENCE)
            except (OSError, EOFError, TimeoutError) as error:
                self._browser.close()
                if last:
                    self.seen.faults.append(f"{method}: {type(error).__name__}")
                continue
            if self._since <= began < self._until:
                self.seen.times.append(time.monotonic() - began)
            if status == OK:
                return text
            self.seen.faults.append(f"{method} {status}: {text[:200]}")
            break
        return ""


FORM = re.compile(r'<form method="post" action="([^"]*/(?:answer|on|bout))"[^>]*>(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<input\b[^>]*?\bname="([^"]*)"[^>]*?\bvalue="([^"]*)"[^>]*>')
TEXT = re.compile(r'<textarea\b[^>]*?\bname="answer"[^>]*>\n?(.*?)</textarea>', re.DOTALL)


def next_form(page: str) -> Form | None:
    """Return the form of a page that goes on with a bout, or begins one. None if there is none.

    A parser of HTML would take as long as the server takes for a page.
    """
    found = FORM.search(page)
    if found is None:
        return None
    action, inside = found.groups()
    fields = {
        html.unescape(field[1]): html.unescape(field[2])
        for field in FIELD.finditer(inside)
        if 'type="radio"' not in field[0] or "checked" in field[0]
    }
    if text := TEXT.search(inside):
        fields["answer"] = html.unescape(text[1])
    return Form(action, fields)
