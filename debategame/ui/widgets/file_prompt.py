"""Asking for the name of a file that is to be written, and is not there yet."""

import os
from pathlib import Path

from debategame.text.display import clean
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Prompt


async def ask_new_file(services: Services, title: str, prompt: str, name: str) -> Path | None:
    """Ask for a file name, offering one, and return where it leads; None for no file. To be called in a worker."""
    where = f"{prompt}\nIt is written in {Path.cwd()}, or wherever a longer path leads."
    answer = await services.show(Prompt(title, where, value=name, problem=_problem))
    return None if answer is None else _path(answer)


def _problem(name: str) -> str:
    path = _path(name)
    if not name.strip() or clean(name) != name:
        return "A file needs a name, in letters that can be seen."
    if os.path.lexists(path):
        return "There is such a file already, and nothing is written over it. Choose another name."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return ""


def _path(name: str) -> Path:
    return Path(os.path.expanduser(name.strip())).absolute()  # noqa: PTH111 -- Path's own raises for an unknown user
