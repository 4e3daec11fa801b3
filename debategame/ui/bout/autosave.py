"""Saves the answer being written as a draft, a second after each change, with a heartbeat while its screen is open."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from textual.screen import Screen
from textual.timer import Timer

from debategame.play.bout import Bout
from debategame.saves.drafts import HEARTBEAT_SECONDS

SAVE_AFTER = 1
"""Seconds from a change until it is saved. A power cut can cost that much."""


Written = tuple[Bout, str, float]
"""The bout, the text of the answer, and the seconds it has taken so far."""


class DraftStore(Protocol):
    """A place where drafts are saved."""

    async def keep_draft(self, bout: Bout, text: str, seconds: float) -> None:
        """Save the text so far."""

    async def beat(self) -> None:
        """Mark the draft as open in this window."""

    async def drop_draft(self) -> None:
        """Delete the draft."""


class Autosave:
    """Saves the draft of one answer. Workers of the screen do all writing, one after the other."""

    def __init__(self, screen: Screen[Any], store: DraftStore, written: Callable[[], Written], *, saved: bool) -> None:
        """Save what `written` returns, for as long as `screen` is open. `saved` says whether there is a draft yet."""
        self._screen, self._store, self._written = screen, store, written
        self._timer: Timer | None = None
        self._lock = asyncio.Lock()
        self._saved = saved
        self._ended = False

    def start(self) -> None:
        """Start the heartbeat."""
        self._screen.set_interval(HEARTBEAT_SECONDS, lambda: self._run(self._beat))

    def schedule(self) -> None:
        """Save after `SAVE_AFTER` seconds, together with changes until then."""
        if self._timer is None:
            self._timer = self._screen.set_timer(SAVE_AFTER, lambda: self._run(self.save))

    async def save(self) -> None:
        """Save the draft now. Without text and hints, delete it instead."""
        self._timer = None
        async with self._lock:
            bout, text, seconds = self._written()
            if self._ended:
                return
            if text.strip() or bout.hints:
                await self._store.keep_draft(bout, text, seconds)
                self._saved = True
            elif self._saved:
                await self._store.drop_draft()
                self._saved = False

    async def discard(self) -> None:
        """Delete the draft and save no more."""
        self._ended = True
        async with self._lock:
            if self._saved:
                await self._store.drop_draft()

    def end(self) -> None:
        """Save no more: the answer is given, and its draft is deleted with it."""
        self._ended = True

    async def _beat(self) -> None:
        """Mark the draft as open. With a clock, save the seconds too, so that they survive a power cut."""
        if not self._saved or self._ended:
            return
        if self._written()[0].rules.clock:
            await self.save()
        else:
            async with self._lock:
                await self._store.beat()

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._screen.run_worker(work(), group="draft")
