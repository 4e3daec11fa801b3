"""The dialogs that Home opens to ask for a player or a scenario file."""

import asyncio
from pathlib import Path

from debategame.errors import PlayerNameError, SaveError, ScenarioError, UsageError
from debategame.progress.drafts import Draft
from debategame.saves.names import player_name
from debategame.saves.save import Save, players
from debategame.scenario import library
from debategame.scenario.library import FoundScenario
from debategame.text.display import count_of, one_line, snippet, spaced
from debategame.ui.dates import last_on
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Confirm, Prompt, TextDialog
from debategame.ui.widgets.file_problems import list_file_problems
from debategame.ui.widgets.primitives import safe

LONGEST_QUOTE = 200
"""The most characters that are quoted of an answer that was begun."""


def begun(draft: Draft) -> Confirm:
    """Return the question whether to finish an answer that was begun."""
    question = (
        f"You have begun an answer to the line “{spaced(one_line(draft.line))}” ({draft.mode.value}, "
        f"{count_of(len(draft.text.split()), 'word')}): “{snippet(draft.text, LONGEST_QUOTE)}”"
    )
    return Confirm(question, title="Go on with it?", yes="Go on", no="Begin anew")


async def ask_player(services: Services) -> str | None:
    """Ask for another player and return their name. None if the player stays the same.

    Call this in a worker.
    """
    known = await asyncio.to_thread(players, services.game.saves)
    entered = ""
    while True:
        name = await services.show(
            Prompt(
                "Player",
                "Who plays? A new name begins a new save.",
                value=entered,
                choices=tuple(known),
                problem=_name_problem,
            )
        )
        if name is None or await asyncio.to_thread(_is_current_player, services, player_name(name)):
            return None
        if await confirm_player(services, player_name(name)):
            return player_name(name)
        entered = name


def _is_current_player(services: Services, name: str) -> bool:
    """Return whether this is the name of the current player, in any spelling that leads to the same save."""
    save = Save(services.game.saves, name, now=services.game.clock)
    return save.path == services.save().path and save.path.exists()


async def confirm_player(services: Services, name: str) -> bool:
    """Ask before the game switches to another player who has already played. Return whether to switch.

    Return True without a question for a new name and for the current player. Call this in a worker.
    """
    save = Save(services.game.saves, name, now=services.game.clock)
    if save.path == services.save().path:
        return True
    try:
        page = await asyncio.to_thread(save.page, limit=1)
    except SaveError as error:
        services.announce(str(error), warning=True)
        return True
    if not page.rounds:
        return True
    (latest,) = page.rounds
    played = f"{count_of(page.total, 'round')}, {last_on(services.game.local(latest.at), services.now())}"
    question = f"{one_line(latest.player)} is here already: {played}. Is that you?"
    return await services.show(Confirm(question, title="This name is known", yes="That is me", no="Another name"))


async def ask_scenario(services: Services) -> FoundScenario | None:
    """Ask for a scenario file and return it. If it cannot be played, show why and return None.

    Call this in a worker.
    """
    path = await services.show(Prompt("Open a scenario file", "Where is it? A path, ending in .yaml."))
    if path is None or not path.strip():
        return None
    try:
        return await asyncio.to_thread(_find, path.strip(), services.game.folder)
    except ScenarioError as error:
        await services.show(TextDialog("This file has problems", list_file_problems(error.problems)))
    except UsageError as error:
        await services.show(TextDialog("There is no such file", safe(str(error))))
    return None


def _find(path: str, folder: Path) -> FoundScenario:
    return library.find(str(Path(path).expanduser()), folder)


def _name_problem(name: str) -> str:
    try:
        player_name(name)
    except PlayerNameError as error:
        return str(error)
    return ""
