"""People with a browser, for tests of pages: they follow links and send the forms that stand on a page."""

import asyncio
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx
from starlette.applications import Starlette

HOST = "http://127.0.0.1:8000"


class Button(NamedTuple):
    """A button of a form."""

    text: str
    name: str
    value: str
    action: str
    """Where it sends the form. Empty: where the form says."""


class Form:
    """A form on a page."""

    def __init__(self, action: str) -> None:
        self.action = action
        self.fields: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}
        """The values of each group of radio buttons."""
        self.buttons: list[Button] = []


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self.title = ""
        self._textarea: str | None = None
        self._button: dict[str, str] | None = None
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        form = self.forms[-1] if self.forms else Form("")
        match tag:
            case "form":
                self.forms.append(Form(values.get("action", "")))
            case "a":
                self.links.append(values.get("href", ""))
            case "input" if values.get("type") in ("radio", "checkbox"):
                form.choices.setdefault(values["name"], []).append(values.get("value", "on"))
                if "checked" in values:
                    form.fields[values["name"]] = values.get("value", "on")
            case "input" if "name" in values:
                form.fields[values["name"]] = values.get("value", "")
            case "textarea":
                self._textarea = values.get("name", "")
                if self._textarea:
                    form.fields[self._textarea] = ""
            case "button":
                self._button = {**values, "text": ""}
            case "style" | "script" | "title":
                self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            if self._textarea and self.forms:
                text = self.forms[-1].fields[self._textarea]
                self.forms[-1].fields[self._textarea] = text.removeprefix("\n")
            self._textarea = None
        elif tag == "button" and self._button is not None:
            made = self._button
            button = Button(
                " ".join(made["text"].split()), made.get("name", ""), made.get("value", ""), made.get("formaction", "")
            )
            if self.forms:
                self.forms[-1].buttons.append(button)
            self._button = None
        elif self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.title += data if self._inside[-1] == "title" else ""
            return
        if self._textarea and self.forms:
            self.forms[-1].fields[self._textarea] += data
        if self._button is not None:
            self._button["text"] += data
        self.text.append(data)


class Visitor:
    """One browser: it keeps cookies, and remembers the page it shows."""

    def __init__(self, app: Starlette, *, address: str = "203.0.113.7", raises: bool = True) -> None:
        """With `raises`, an error in the program fails the test; else the visitor gets the page that follows it."""
        transport = httpx.ASGITransport(app, client=(address, 50000), raise_app_exceptions=raises)
        self._client = httpx.AsyncClient(transport=transport, base_url=HOST, follow_redirects=True)
        self.status = 0
        self.method = ""
        """How the page was asked for. After a POST a browser that loads it anew would send the form again."""
        self.html = ""
        self.headers: dict[str, str] = {}
        self.path = ""
        self._parsed: _Forms | None = None

    @property
    def _page(self) -> _Forms:
        """The page that is shown, parsed when something of it is asked for."""
        if self._parsed is None:
            self._parsed = _Forms()
            self._parsed.feed(self.html)
        return self._parsed

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self._client.cookies.items())

    @property
    def text(self) -> str:
        """What the page says, on one line."""
        return " ".join(" ".join(self._page.text).split())

    @property
    def title(self) -> str:
        return self._page.title

    @property
    def links(self) -> list[str]:
        return self._page.links

    @property
    def forms(self) -> list[Form]:
        return self._page.forms

    def keep(self, name: str, value: str) -> "Visitor":
        """Keep a cookie, as if a page had set it."""
        self._client.cookies.set(name, value, domain=urlsplit(HOST).hostname or "")
        return self

    def visit(self, path: str) -> "Visitor":
        """Open a page; a path may be relative to the page that is shown."""
        return self.ask("GET", urljoin(self.path, path))

    def form(self, action: str) -> Form:
        """The first form whose action, or the one of a button of it, ends like that."""
        for form in self._page.forms:
            if form.action.endswith(action) or any(button.action.endswith(action) for button in form.buttons if action):
                return form
        raise AssertionError(f"no form {action} on {self.path}: {self.text[:400]}")

    def send(self, action: str, /, **fields: str) -> "Visitor":
        """Fill in a form of the page and send it."""
        form = self.form(action)
        where = next((button.action for button in form.buttons if button.action.endswith(action) and button.action), "")
        self.post(where or form.action or self.path, {**form.fields, **fields})
        return self

    def press(self, text: str, /, **fields: str) -> "Visitor":
        """Press the button that says so, after filling in its form."""
        for form in self._page.forms:
            for button in form.buttons:
                if button.text.startswith(text):
                    pressed = {button.name: button.value} if button.name else {}
                    self.post(button.action or form.action or self.path, {**form.fields, **fields, **pressed})
                    return self
        raise AssertionError(f"no button {text} on {self.path}: {self.text[:400]}")

    def post(self, path: str, fields: dict[str, str], *, origin: str = HOST, **more: Any) -> "Visitor":
        """Send fields to a path, as a form of this server would."""
        return self.ask("POST", path, data=fields, headers={"origin": origin} if origin else {}, **more)

    def ask(self, method: str, path: str, **more: Any) -> "Visitor":
        """Send any request, and show the page that it leads to."""
        reply = asyncio.run(self._client.request(method, path, **more))
        self.status, self.html, self.headers = reply.status_code, reply.text, dict(reply.headers)
        self.method = reply.request.method
        parts = urlsplit(str(reply.url))
        self.path = parts.path + (f"?{parts.query}" if parts.query else "")
        self._parsed = None
        return self


class RemoteVisitor(Visitor):
    """A browser at a server in a process of its own."""

    def __init__(self, address: str) -> None:
        super().__init__(Starlette())
        self._address = address
        # Each request has an event loop of its own, so no connection outlives one.
        alone = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=60, limits=alone)

    def post(self, path: str, fields: dict[str, str], *, origin: str = "", **more: Any) -> Visitor:
        return super().post(path, fields, origin=origin or self._address, **more)
