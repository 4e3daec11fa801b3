"""What a click costs: processor time of the pages and of the database, and statements, by what was clicked.

`python -m benchmarks.clicks --store postgresql --pupils 20` lets pupils play one after the other in this process, so
that the figures hardly depend on what else the machine does. A click is a form and the page that it leads to. The
parsing of HTTP is left out; `benchmarks.load` counts it.
"""

import asyncio
import os
import time
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import click
import msgspec
import psutil
from starlette.types import ASGIApp

from benchmarks.load import database, new_school, now
from benchmarks.load_pupil import COOKIE, Pupil
from debategame.web.app import create_app
from debategame.web.operate.log import log_to
from debategame.web.operate.server import new_services, publish_folder
from debategame.web.store.database import Database
from debategame.web.store.open import open_store
from tests.support.school.statements import Counted, count_statements

SCENARIOS = Path(__file__).parents[1] / "scenarios"
HOST = "127.0.0.1:8000"
WARM_UP = 3
"""Pupils who play before the others are counted: the first ones wait until templates and lines are prepared."""


class Cost(msgspec.Struct):
    """What some clicks took together."""

    clicks: int = 0
    cpu: float = 0
    """Seconds of a core, user and system, in this process."""
    statements: int = 0
    transactions: int = 0


class Direct:
    """A browser without a network: it asks the application itself, and notes what each click took."""

    def __init__(self, app: ASGIApp, secret: str, counted: Counted, costs: dict[str, Cost]) -> None:
        """Ask `app`, with the secret of a session in the cookie. `costs` collects the costs by kind of click."""
        self._app = app
        self._headers = [
            (b"host", HOST.encode()),
            (b"origin", f"http://{HOST}".encode()),
            (b"cookie", f"{COOKIE}={secret}".encode()),
        ]
        self._counted = counted
        self._costs = costs

    async def click(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Return the status and the page that a click leads to."""
        cost = self._costs[_kind(path, fields or {})]
        before = time.process_time(), self._counted.statements, self._counted.transactions
        status, place, text = await self._ask(method, path, urlencode(fields or {}).encode())
        while place:
            status, place, text = await self._ask("GET", place, b"")
        cost.clicks += 1
        cost.cpu += time.process_time() - before[0]
        cost.statements += self._counted.statements - before[1]
        cost.transactions += self._counted.transactions - before[2]
        return status, text.decode()

    def close(self) -> None:
        """Do nothing: there is no connection."""

    async def _ask(self, method: str, path: str, body: bytes) -> tuple[int, str, bytes]:
        headers = [*self._headers, (b"content-length", str(len(body)).encode())]
        if body:
            headers.append((b"content-type", b"application/x-www-form-urlencoded"))
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8000),
        }
        replies: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None:
            replies.append(message)

        await self._app(scope, receive, send)
        place = next((value for name, value in replies[0]["headers"] if name == b"location"), b"").decode()
        return replies[0]["status"], place.split("#")[0], b"".join(reply.get("body", b"") for reply in replies)


def _kind(path: str, fields: dict[str, str]) -> str:
    """Return what was clicked, in words."""
    last = path.rsplit("/", 1)[-1]
    kinds = {"bout": "begin a bout", "big-society": "read the briefing"}
    return kinds.get(last) or f"{last}, from the {fields['stage']}"


@click.command()
@click.option("--pupils", type=click.IntRange(1, 500), default=20, show_default=True)
@click.option("--store", "kind", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--clicks", type=click.IntRange(1), default=40, show_default=True, help="By each pupil.")
def main(pupils: int, kind: str, clicks: int) -> None:
    """Let pupils play in this process, and print what their clicks took."""
    with database(kind) as url, Path(os.devnull).open("w", encoding="utf-8") as log:
        log_to(log)
        store = open_store(url, now=now)
        list(publish_folder(store, SCENARIOS, now()))
        app = create_app(new_services(store, clock=now), allowed_hosts=["127.0.0.1"])
        tokens, costs = new_school(store, WARM_UP + pupils), defaultdict[str, Cost](Cost)
        with count_statements(store.database) as counted:
            asyncio.run(_play(app, tokens[:WARM_UP], counted, defaultdict(Cost), clicks))
            began = _database_cpu(store.database)
            asyncio.run(_play(app, tokens[WARM_UP:], counted, costs, clicks))
            used = _database_cpu(store.database) - began
        store.close()
    _print(costs, used)


async def _play(app: ASGIApp, tokens: list[str], counted: Counted, costs: dict[str, Cost], clicks: int) -> None:
    for number, token in enumerate(tokens):
        pupil = Pupil(Direct(app, token, counted, costs), think=0, seed=number)
        seen = await pupil.click(clicks)
        if seen.faults:
            raise SystemExit(seen.faults[0])


def _database_cpu(database: Database) -> float:
    """Return the seconds of a core that the processes of PostgreSQL have taken. 0 for SQLite, which has none."""
    if database.is_sqlite:
        return 0
    with database.engine.connect() as db:
        server = psutil.Process(db.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()).parent()
    processes = [server, *server.children()] if server else []
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def _print(costs: dict[str, Cost], database_cpu: float) -> None:
    total = Cost(*(sum(getattr(cost, name) for cost in costs.values()) for name in Cost.__struct_fields__))
    print(f"{'click':40}{'clicks':>8}{'CPU ms':>8}{'statements':>12}{'transactions':>14}")
    for kind, cost in [*sorted(costs.items(), key=lambda item: -item[1].clicks), ("all", total)]:
        each = 1000 * cost.cpu / cost.clicks, cost.statements / cost.clicks, cost.transactions / cost.clicks
        print(f"{kind:40}{cost.clicks:8}{each[0]:8.2f}{each[1]:12.1f}{each[2]:14.1f}")
    print(f"database: {1000 * database_cpu / total.clicks:.2f} ms a click")


if __name__ == "__main__":
    main()
