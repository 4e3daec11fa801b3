"""How long Home and the first page of history take with 100,000 rounds, and a class of 40 saves of 500 rounds.

`python -m benchmarks.saves` prints each time with its limit, and exits with 1 if one is above its limit.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.manyrounds import LATEST, fill
from benchmarks.timing import seconds
from debategame.classroom.reader import read_class
from debategame.classroom.report import unmade_points
from debategame.cli.settings import defaults
from debategame.saves.queries import EVERY_ROUND
from debategame.saves.save import Save
from debategame.scenario.library import load
from debategame.scenario.model import Scenario
from debategame.ui.app import DebateApp
from debategame.ui.services import Game

ROUNDS = 100_000
PUPILS, ROUNDS_EACH = 40, 500
TURNS = 9
HOME_TURNS = 20
HOME_TIMES = 1.2
PAGE_SECONDS = 0.05
CLASS_SECONDS = 3.0
PAGE = 50
"""Rounds on the first page of history."""


class Figure(msgspec.Struct, frozen=True):
    """A measurement and its limit."""

    name: str
    value: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the value is within its limit."""
        return self.value <= self.most


def figures(scenarios: Path, scenario: Scenario, folder: Path) -> Iterator[Figure]:
    """Yield every figure. Saves of about 700 MB are made in `folder`."""
    fill(folder / "long", "Ada", scenario, ROUNDS)
    fill(folder / "short", "Ada", scenario, 1)  # without a round, Home starts with a welcome
    long, short = (_game(scenarios, folder / name) for name in ("long", "short"))
    empty, full = _in_turns(lambda: asyncio.run(_home(short)), lambda: asyncio.run(_home(long)))
    yield Figure(f"Home over {ROUNDS:,} rounds, times one of a single round", full / empty, HOME_TIMES, "×")
    save = _save(folder / "long")
    yield Figure(
        "history's first page", _typical(lambda: save.page(EVERY_ROUND, limit=PAGE)) * 1000, PAGE_SECONDS * 1000, "ms"
    )
    for number in range(PUPILS):
        fill(folder / "class", f"Pupil{number}", scenario, ROUNDS_EACH, seed=number)
    whole = _typical(lambda: unmade_points(read_class(folder / "class").pupils), turns=3)
    yield Figure(f"a class of {PUPILS} saves of {ROUNDS_EACH} rounds", whole, CLASS_SECONDS, "s")


async def _home(game: Game) -> None:
    """Start the game and wait until Home shows the player's progress."""
    app = DebateApp(game)
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.screen.has_class("-ready"):
            await pilot.pause(0.002)


def _in_turns(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    """Return the fewest seconds of two pieces of work done in turns, as on an undisturbed machine."""
    times = [(seconds(one), seconds(other)) for _ in range(HOME_TURNS)]
    return min(first for first, _ in times), min(second for _, second in times)


def _typical(work: Callable[[], object], turns: int = TURNS) -> float:
    return median(seconds(work) for _ in range(turns))


def _game(scenarios: Path, saves: Path) -> Game:
    return Game(folder=scenarios, saves=saves, clock=lambda: LATEST, new_id=lambda: "", player="Ada")


def _save(folder: Path) -> Save:
    return Save(folder, "Ada", now=lambda: LATEST)


def main() -> int:
    """Measure and print. Return 1 if a limit is exceeded, else 0."""
    scenarios = defaults().scenarios.path
    scenario = load(scenarios).found[0].scenario
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        for figure in figures(scenarios, scenario, Path(folder)):
            print(f"{figure.name:<52} {figure.value:8.2f} {figure.unit:<2} (at most {figure.most:g} {figure.unit})")
            kept = kept and figure.kept
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
