"""Whether the server works, and its figures for Prometheus."""

import ipaddress
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from debategame.errors import StoreError
from debategame.web.store.interface import Store

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds: a page takes some hundredths of one."""


class Figures:
    """Counts requests and how long they took, by page and status. Each worker counts for itself."""

    def __init__(self) -> None:
        """Start at zero."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "debategame_requests", "Requests answered", ["method", "page", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "debategame_request_seconds", "Time to answer a request", ["page"], buckets=BUCKETS, registry=self.registry
        )
        self._requests_of, self._seconds_of = cache(self._requests.labels), cache(self._seconds.labels)

    def count(self, method: str, page: str, status: int, seconds: float) -> None:
        """Count one request. `page` is a pattern of a path, so that there are few."""
        known = method if method in ("GET", "HEAD", "POST") else "other"
        self._requests_of(known, page, str(status)).inc()
        self._seconds_of(page).observe(seconds)


def routes(store: Store, figures: Figures) -> list[Route]:
    """Return the addresses `/healthz` and `/metrics`."""

    async def healthz(request: Request) -> Response:  # noqa: ARG001 -- the signature is Starlette's
        try:
            await run_in_threadpool(store.ping)
        except StoreError:
            return PlainTextResponse("the store cannot be reached\n", 503)
        return PlainTextResponse("ok\n")

    async def metrics(request: Request) -> Response:
        if not _is_this_computer(request):
            return PlainTextResponse("Not Found\n", 404)
        return Response(generate_latest(figures.registry), media_type="text/plain; version=0.0.4")

    return [Route("/healthz", healthz), Route("/metrics", metrics)]


def _is_this_computer(request: Request) -> bool:
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
