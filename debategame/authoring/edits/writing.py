"""Change the bytes of a scenario, and replace the file safely."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from debategame.authoring.edits.model import AddExample, AddKeyPoint, AddText, ChangeExample, Edit, apply_edit
from debategame.authoring.edits.places import replacements
from debategame.errors import FileChangedError, NotAddedError, ScenarioError
from debategame.files import read_start
from debategame.saves.atomic import write_atomically
from debategame.scenario.reader import read
from debategame.text.forbidden import FORBIDDEN, character_name

FILE = "the file"
"""The name in problems of a scenario that is only in memory."""


def with_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a scenario file after some edits, one after the other. Every other byte stays.

    Raise NotAddedError if an edit does not fit the scenario or no place is found, and ScenarioError if `data` already
    has problems.
    """
    for edit in edits:
        data = _with_edit(data, edit)
    return data


def edit_file(path: Path, expected: bytes, edits: Iterable[Edit]) -> bytes:
    """Change a scenario file, and return the new content.

    The file is replaced atomically and keeps its permissions; a link is followed. Raise FileChangedError if its content
    is not `expected`, and NotAddedError if an edit does not fit or the file cannot be written. After an error the
    file is unchanged.
    """
    new = with_edits(expected, edits)
    replace_file(path, expected, new)
    return new


def replace_file(path: Path, expected: bytes, new: bytes) -> None:
    """Replace the content of a file if it is `expected`. Raise FileChangedError or NotAddedError as `edit_file`."""
    target = path.resolve()
    try:
        _replace(target, expected, new)
    except OSError as error:
        raise NotAddedError(f"{path} cannot be written: {error.strerror or error}") from error


def _with_edit(data: bytes, edit: Edit) -> bytes:
    if found := FORBIDDEN.search(_text(edit)):
        raise NotAddedError(f"this text has {character_name(found.group())}, which no scenario may have")
    scenario = read(data, FILE)
    expected = apply_edit(scenario, edit)
    if expected == scenario:
        raise NotAddedError("the scenario has no such part")
    fault = "no place for it was found"
    for replacement in replacements(data, scenario, edit):
        new = replacement.applied(data)
        try:
            if read(new, FILE) == expected:
                return new
        except ScenarioError as error:
            fault = error.problems[0].message
    raise NotAddedError(f"this does not fit in the file: {fault}")


def _text(edit: Edit) -> str:
    match edit:
        case AddText():
            return edit.text
        case AddExample() | ChangeExample():
            return edit.example.answer
        case AddKeyPoint():
            return edit.claim
        case _:
            return ""


def _replace(target: Path, expected: bytes, new: bytes) -> None:
    def refuse_if_changed(unfinished: Path) -> None:
        shutil.copymode(target, unfinished)
        if read_start(target, len(expected) + 1) != expected:
            raise FileChangedError(f"{target} has changed in the meantime")

    if target.exists() and not os.access(target, os.W_OK):
        raise NotAddedError(f"{target} is write-protected")
    write_atomically(target, new, before=refuse_if_changed)
