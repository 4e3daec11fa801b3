"""The dialog that asks for the name of a new file."""

import os
from pathlib import Path

from debategame.text.display import clean
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Prompt


async def ask_new_file(services: Services, title: str, prompt: str, name: str) -> Path | None:
    """Ask for a file name, suggest `name`, and return the path; None if the player cancels. Call it in a worker."""
    question = f"{prompt}\nThe folder is {Path.cwd()}, unless you write another path."
    answer = await services.show(Prompt(title, question, value=name, problem=_name_problem))
    return None if answer is None else _path(answer)


def _name_problem(name: str) -> str:
    path = _path(name)
    if not name.strip() or clean(name) != name:
        return "A file needs a name with visible letters."
    if os.path.lexists(path):
        return "This file exists already and is not overwritten. Choose another name."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return ""


def _path(name: str) -> Path:
    return Path(os.path.expanduser(name.strip())).absolute()  # noqa: PTH111 -- Path's own raises for an unknown user
