"""Keeps what is being written as a draft: a second after it changed, with a heartbeat while the screen is open."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import msgspec
from textual.screen import Screen
from textual.timer import Timer

from debategame.play.bout import Bout
from debategame.saves.drafts import HEARTBEAT_SECONDS

KEEP_AFTER = 1
"""Seconds from a change until it is kept: what a power cut can cost."""


class Begun(msgspec.Struct, frozen=True):
    """What there is of an answer when its screen opens."""

    text: str = ""
    seconds: float = 0
    """How long it has been worked on."""
    kept: bool = False
    """Whether it is kept as a draft already."""


NOTHING_BEGUN = Begun()
Written = tuple[Bout, str, float]
"""The bout, the text of the answer, and the seconds it took so far."""


class Drafts(Protocol):
    """Where drafts go."""

    async def keep_draft(self, bout: Bout, text: str, seconds: float) -> None:
        """Keep what is written so far."""

    async def beat(self) -> None:
        """Give a sign that the window is open."""

    async def drop_draft(self) -> None:
        """Let go of what was written."""


class Drafting:
    """The draft of one answer. All writing is done by workers of the screen, one write after the other."""

    def __init__(self, screen: Screen[Any], drafts: Drafts, written: Callable[[], Written], *, kept: bool) -> None:
        """Keep for `screen` what `written` returns; `kept` tells whether something is kept already."""
        self._screen, self._drafts, self._written = screen, drafts, written
        self._timer: Timer | None = None
        self._lock = asyncio.Lock()
        self._kept = kept
        self._over = False

    def begin(self) -> None:
        """Give heartbeats from now on."""
        self._screen.set_interval(HEARTBEAT_SECONDS, lambda: self._run(self._beat))

    def change(self) -> None:
        """Note that something changed: it is kept a second later, with whatever changes until then."""
        if self._timer is None:
            self._timer = self._screen.set_timer(KEEP_AFTER, lambda: self._run(self.keep))

    async def keep(self) -> None:
        """Keep what is written now; nothing written and no hint taken is no draft."""
        self._timer = None
        async with self._lock:
            bout, text, seconds = self._written()
            if self._over:
                return
            if text.strip() or bout.hints:
                await self._drafts.keep_draft(bout, text, seconds)
                self._kept = True
            elif self._kept:
                await self._drafts.drop_draft()
                self._kept = False

    async def drop(self) -> None:
        """Let go of the draft; nothing is kept any more."""
        self._over = True
        async with self._lock:
            if self._kept:
                await self._drafts.drop_draft()

    def end(self) -> None:
        """Keep nothing any more: the answer is given, and its draft went with it."""
        self._over = True

    async def _beat(self) -> None:
        """With a clock the seconds are kept as well, so that thinking costs time after a power cut too."""
        if not self._kept or self._over:
            return
        if self._written()[0].rules.clock:
            await self.keep()
        else:
            async with self._lock:
                await self._drafts.beat()

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._screen.run_worker(work(), group="draft")
