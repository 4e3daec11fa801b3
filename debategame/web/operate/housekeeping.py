"""What the application does while it runs: it limits its threads, and deletes once a day what is out of date."""

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from debategame.errors import StoreError
from debategame.web.operate.log import log_deleted
from debategame.web.store.interface import Store

DAY = 24 * 3600
MOST_THREADS = 16
"""How many pages are made at once: fewer than a worker has connections to its database, so that none has to wait."""
LOG = logging.getLogger("debategame.web.housekeeping")


def keeping_house(
    store: Store, clock: Callable[[], datetime.datetime]
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    """Return what the application does while it runs: it deletes at its start, and then once a day.

    Deleted are classes after their time, and old sessions, links and attempts.
    """

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 -- the signature is Starlette's
        current_default_thread_limiter().total_tokens = MOST_THREADS
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
    log_deleted(LOG, deleted)


async def _daily(store: Store, clock: Callable[[], datetime.datetime]) -> None:
    while True:
        await run_in_threadpool(delete_outdated, store, clock())
        await asyncio.sleep(DAY)
