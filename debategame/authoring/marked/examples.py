"""Add a marked answer to the examples of a scenario file, without changing any other byte."""

import os
import shutil
from pathlib import Path

import msgspec

from debategame.authoring.marked.insertion import Insertion, insertions
from debategame.errors import FileChangedError, NotAddedError, ScenarioError
from debategame.files import read_start
from debategame.saves.atomic import write_atomically
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scenario.reader import read
from debategame.text.display import FORBIDDEN, character_name

FILE = "the file"
"""The name in problems of a scenario that is only in memory."""


def with_example(data: bytes, example: MarkedAnswer) -> bytes:
    """Return the bytes of a scenario file with one more example, inserted after the last one.

    Raise NotAddedError if the example does not fit the scenario or no place is found, and ScenarioError if `data`
    already has problems.
    """
    if found := FORBIDDEN.search(example.answer):
        raise NotAddedError(f"this answer has {character_name(found.group())}, which no scenario may have")
    scenario = read(data, FILE)
    expected = msgspec.structs.replace(scenario, examples=(*scenario.examples, example))
    fault = "no place for it was found"
    for insertion in insertions(data, example):
        new = _inserted(data, insertion)
        try:
            if read(new, FILE) == expected:
                return new
        except ScenarioError as error:
            fault = error.problems[0].message
    raise NotAddedError(f"the example does not fit in the file: {fault}")


def add_example(path: Path, expected: bytes, example: MarkedAnswer) -> bytes:
    """Add an example to a scenario file, and return the new content.

    The file is replaced atomically and keeps its permissions; a link is followed. Raise FileChangedError if its content
    is not `expected`, and NotAddedError if the example does not fit or the file cannot be written. After an error the
    file is unchanged.
    """
    new = with_example(expected, example)
    target = path.resolve()
    try:
        _replace(target, expected, new)
    except OSError as error:
        raise NotAddedError(f"{path} cannot be written: {error.strerror or error}") from error
    return new


def has_example(scenario: Scenario, example: MarkedAnswer) -> bool:
    """Return whether the scenario already has this answer to this line, with any marks."""
    return any((known.line, known.answer) == (example.line, example.answer) for known in scenario.examples)


def _inserted(data: bytes, insertion: Insertion) -> bytes:
    return data[: insertion.at] + insertion.text.encode() + data[insertion.at :]


def _replace(target: Path, expected: bytes, new: bytes) -> None:
    def refuse_if_changed(unfinished: Path) -> None:
        shutil.copymode(target, unfinished)
        if read_start(target, len(expected) + 1) != expected:
            raise FileChangedError(f"{target} has changed in the meantime")

    if target.exists() and not os.access(target, os.W_OK):
        raise NotAddedError(f"{target} is write-protected")
    write_atomically(target, new, before=refuse_if_changed)
