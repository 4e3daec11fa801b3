"""Draw the pictures of the README and the guide, docs/feedback.svg and docs/try.svg, by playing the game.

Run it from the repository's folder: `python -m tools.make_pictures`.
"""

import asyncio
import datetime
import itertools
import re
import tempfile
import uuid
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from debategame.authoring.watched_file import WatchedFile
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Mode
from debategame.saves.save import Save
from debategame.scenario.library import find
from debategame.scenario.reader import read_file
from debategame.ui.app import DebateApp
from debategame.ui.bout.request import BoutRequest
from debategame.ui.feedback.screens import AnswerFeedback
from debategame.ui.home.opening import OpeningScreen
from debategame.ui.services import Game
from debategame.ui.tryout.screen import TryScreen
from tools.guide import GUIDE, SCENARIO, steps

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SIZE = (80, 24)
NOW = datetime.datetime(2026, 11, 24, 16, 20, tzinfo=datetime.UTC)
PLAYED = ("dead", "survey", "staff")
ANSWER = (
    "Good riddance to what? Lifeboat crews and village halls were at it long before Mr Cameron found a slogan for it. "
    "Cheering its funeral helps nobody. And a good minister can manage perfectly well on his own."
)
TRIED = "Before we had ties, boys got bullied because of their cheap shoes. And my cousin gave me hers."
ELSEWHERE = re.compile(r"@font-face \{.*?\}|<!-- Generated .*?-->", re.DOTALL)
"""Parts of a picture that name a host: fonts, and the comment of the generator."""
BETWEEN, LULL = 0.05, 0.5
"""Seconds between two looks at the screen, and seconds without a change until it counts as complete."""
LONGEST = 30.0
"""Seconds until a picture counts as failed."""


def main() -> None:
    """Write the pictures."""
    for name, draw in (("feedback", feedback), ("try", try_out)):
        with tempfile.TemporaryDirectory() as folder:
            drawn = asyncio.run(draw(Path(folder)))
        (DOCS / f"{name}.svg").write_text(drawn, encoding="utf-8")


async def feedback(folder: Path) -> str:
    """Return the screen after a first answer to the first scenario, as SVG. The save goes into `folder`."""
    game = _game(ROOT / "scenarios", folder)
    scenario = find("big-society", game.folder).scenario
    Save(game.saves, game.player, now=game.clock).set_preferences(Preferences(guesses=False))
    request = BoutRequest(scenario=scenario, lines=PLAYED, mode=Mode.PRACTICE)
    app = DebateApp(game, lambda services: OpeningScreen(services, request=request))
    async with app.run_test(size=SIZE) as pilot:
        await _write(pilot, ANSWER)
        await pilot.press("ctrl+g")
        async with asyncio.timeout(LONGEST):
            while not isinstance(app.screen, AnswerFeedback):
                await pilot.pause(BETWEEN)
        return await _settled(pilot)


async def try_out(folder: Path) -> str:
    """Return the teacher's screen with the guide's scenario, as SVG. The scenario is made in `folder`."""
    for _ in steps(GUIDE.read_text(encoding="utf-8"), folder):
        pass
    path = folder / SCENARIO
    file, scenario = WatchedFile(path), read_file(path)
    app = DebateApp(_game(folder, folder / "saves"), lambda services: TryScreen(services, file, scenario))
    async with app.run_test(size=SIZE) as pilot:
        await _write(pilot, TRIED)
        return await _settled(pilot)


def _game(scenarios: Path, saves: Path) -> Game:
    numbers = itertools.count(1)
    return Game(
        folder=scenarios,
        saves=saves,
        clock=lambda: NOW,
        new_id=lambda: str(uuid.UUID(int=next(numbers))),
        player="Ada",
        zone=datetime.UTC,
    )


async def _write(pilot: Pilot[None], text: str) -> None:
    """Type an answer as soon as there is a field for it, and stop the cursor from blinking."""
    async with asyncio.timeout(LONGEST):
        while not pilot.app.screen.query(TextArea):
            await pilot.pause(BETWEEN)
    field = pilot.app.screen.query_one(TextArea)
    field.cursor_blink = False
    field.text = text


async def _settled(pilot: Pilot[None]) -> str:
    """Return the screen once it has stopped changing."""
    before, picture = "", _picture(pilot)
    async with asyncio.timeout(LONGEST):
        while before != picture:
            await pilot.pause(LULL)
            before, picture = picture, _picture(pilot)
    return picture


def _picture(pilot: Pilot[None]) -> str:
    return ELSEWHERE.sub("", pilot.app.export_screenshot(title="debategame"))


if __name__ == "__main__":
    main()
