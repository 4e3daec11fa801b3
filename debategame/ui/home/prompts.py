"""What Home asks for in dialogs: who plays, and which file to open."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from debategame.errors import PlayerNameError, SaveError, ScenarioError, UsageError
from debategame.saves.names import player_name
from debategame.saves.save import Save, players
from debategame.scenario import library
from debategame.scenario.library import FoundScenario
from debategame.text.display import one_line
from debategame.ui.home.file_problems import list_file_problems
from debategame.ui.home.overview import last_on, many
from debategame.ui.widgets.dialogs import Confirm, Prompt, TextDialog
from debategame.ui.widgets.primitives import safe

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp


async def ask_player(app: "DebateApp") -> str | None:
    """Ask who plays and return the name as a save carries it, None for nobody else; to be called in a worker."""
    known = await asyncio.to_thread(players, app.game.saves)
    entered = ""
    while True:
        name = await app.push_screen_wait(
            Prompt(
                "Player",
                "Who plays? A new name begins a new save.",
                value=entered,
                choices=tuple(known),
                problem=_name_problem,
            )
        )
        if name is None or await asyncio.to_thread(_plays, app, player_name(name)):
            return None
        if await confirm_player(app, player_name(name)):
            return player_name(name)
        entered = name


def _plays(app: "DebateApp", name: str) -> bool:
    """Tell whether a name is that of who plays now, whose save keeps it as they wrote it first."""
    save = Save(app.game.saves, name, now=app.game.clock)
    return save.path == app.save().path and save.path.exists()


async def confirm_player(app: "DebateApp", name: str) -> bool:
    """Tell whether that is who plays: a name that has played already, and is not playing now, is asked about.

    To be called in a worker.
    """
    save = Save(app.game.saves, name, now=app.game.clock)
    if save.path == app.save().path:
        return True
    try:
        page = await asyncio.to_thread(save.page, limit=1)
    except SaveError as error:
        app.tell(str(error), wrong=True)
        return True
    if not page.rounds:
        return True
    game, (latest,) = app.game, page.rounds
    told = f"{many(page.total, 'round')}, {last_on(game.local(latest.at), game.local(game.clock()))}"
    question = f"{one_line(latest.player)} is here already: {told}. Is that you?"
    return await app.push_screen_wait(
        Confirm(question, title="A name that is known", yes="That is me", no="Another name")
    )


async def ask_scenario(app: "DebateApp") -> FoundScenario | None:
    """Ask for a scenario file and return it; None, once the player was told why, where it cannot be played.

    To be called in a worker.
    """
    path = await app.push_screen_wait(Prompt("Open a scenario file", "Where is it? A path, ending in .yaml."))
    if path is None or not path.strip():
        return None
    try:
        return await asyncio.to_thread(_find, path.strip(), app.game.folder)
    except ScenarioError as error:
        await app.push_screen_wait(TextDialog("This file has problems", list_file_problems(error.problems)))
    except UsageError as error:
        await app.push_screen_wait(TextDialog("There is no such file", safe(str(error))))
    return None


def _find(path: str, folder: Path) -> FoundScenario:
    return library.find(str(Path(path).expanduser()), folder)


def _name_problem(name: str) -> str:
    try:
        player_name(name)
    except PlayerNameError as error:
        return str(error)
    return ""
