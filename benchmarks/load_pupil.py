"""A pupil with a browser, for `benchmarks.load`: reads the form of a page, thinks, and sends it."""

import asyncio
import html
import random
import re
import time

import httpx
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


class Pupil:
    """One pupil, signed in with a cookie. The same seed says and waits the same."""

    def __init__(self, address: str, secret: str, *, think: float, seed: int) -> None:
        """Play at an address; `think` is how many seconds pass between two clicks on average."""
        self._client = httpx.AsyncClient(
            base_url=address,
            cookies={COOKIE: secret},
            headers={"origin": address},
            follow_redirects=True,
            timeout=PATIENCE,
        )
        self._think = think
        self._random = random.Random(seed)  # noqa: S311 -- no secret
        self._since = 0.0
        self.seen = Seen()

    async def play(self, since: float, until: float) -> Seen:
        """Play bouts until a moment of the monotonic clock; return what was seen. Times are noted from `since` on."""
        self._since = since
        async with self._client:
            await asyncio.sleep(self._random.uniform(0, self._think))
            page = await self._ask("GET", "/scenario/big-society")
            while time.monotonic() < until:
                form = next_form(page)
                if form is None:
                    page = await self._ask("GET", "/scenario/big-society")
                    continue
                await asyncio.sleep(self._random.uniform(0.5, 1.5) * self._think)
                page = await self._send(form)
        return self.seen

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
                reply = await self._client.request(method, path, data=fields)
            except httpx.HTTPError as error:
                if last:
                    self.seen.faults.append(f"{method}: {type(error).__name__}")
                continue
            if began >= self._since:
                self.seen.times.append(time.monotonic() - began)
            if reply.is_success:
                text: str = reply.text
                return text
            self.seen.faults.append(f"{method} {reply.status_code}: {reply.text[:200]}")
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
