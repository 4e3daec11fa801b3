"""Read a screen as plain text, and wait for its content."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

ScreenT = TypeVar("ScreenT", bound=Screen[Any])
ResultT = TypeVar("ResultT")
SMALL, LARGE = (80, 24), (120, 40)
"""The two sizes that the screens are drawn for."""


def screen_text(app: App[None]) -> str:
    """Return the screen in front as plain text, one line for each row, without spaces at the ends of rows."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


PATIENCE = 30
"""The most seconds to wait. A busy machine is slow."""


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait until a condition holds, while workers and threads run. After PATIENCE, fail and print the screen."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"never came about, on this screen:\n{screen_text(pilot.app)}")
        await asyncio.sleep(0.04)
    await pilot.pause()


async def on_screen(pilot: Pilot[None], kind: type[ScreenT]) -> ScreenT:
    """Wait until a screen of that kind is in front, and return it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    return cast("ScreenT", pilot.app.screen)


async def told(pilot: Pilot[None], words: str) -> None:
    """Wait until the screen in front shows these words."""
    await until(pilot, lambda: words in screen_text(pilot.app))


def footer_width(app: App[None]) -> int:
    """Return how many columns the keys of the footer need."""
    return max((key.region.right for key in app.screen.query("FooterKey") if key.display), default=0)


@asynccontextmanager
async def in_front(
    app: App[None], screen: Screen[ResultT], words: str, size: tuple[int, int]
) -> AsyncIterator[tuple[Pilot[None], list[ResultT | None]]]:
    """Show a screen in front of the app, and wait until it shows `words`. Its result is added to the list."""
    results: list[ResultT | None] = []
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1)
        app.push_screen(screen, results.append)
        await told(pilot, words)
        yield pilot, results
