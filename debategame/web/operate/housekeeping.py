"""Deletes once a day what is out of date: classes after their time, old sessions, links and attempts."""

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from debategame.errors import StoreError
from debategame.web.operate.log import FIELDS
from debategame.web.store.interface import Store

DAY = 24 * 3600
LOG = logging.getLogger("debategame.web.housekeeping")


def keeping_house(
    store: Store, clock: Callable[[], datetime.datetime]
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    """Return what the application does while it runs: it deletes at its start, and then once a day."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 -- the signature is Starlette's
        task = asyncio.create_task(_daily(store, clock))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    return running


def delete_outdated(store: Store, now: datetime.datetime) -> None:
    """Delete what is out of date. The log says how much, and names nobody."""
    try:
        deleted = store.purge(now)
    except StoreError as error:
        LOG.warning("nothing was deleted: %s", error)
        return
    LOG.info("deleted", extra={FIELDS: {"deleted": msgspec.to_builtins(deleted)}})


async def _daily(store: Store, clock: Callable[[], datetime.datetime]) -> None:
    while True:
        await run_in_threadpool(delete_outdated, store, clock())
        await asyncio.sleep(DAY)
