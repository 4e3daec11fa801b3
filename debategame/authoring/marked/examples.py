"""Adds a marked answer to a scenario file, at the end of its examples: as text, with every other byte as it was."""

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
"""What problems call a scenario that is only in memory."""


def with_example(data: bytes, example: MarkedAnswer) -> bytes:
    """Return a scenario file's bytes with one example more, inserted in one piece at the end of its examples.

    What is returned reads as the scenario of `data` plus that example. Raises NotAddedError where the example
    does not fit the scenario or no place for it is found; ScenarioError where `data` has problems already.
    """
    if found := FORBIDDEN.search(example.answer):
        raise NotAddedError(f"in this answer stands {character_name(found.group())}, which no scenario may hold")
    scenario = read(data, FILE)
    wanted = msgspec.structs.replace(scenario, examples=(*scenario.examples, example))
    fault = "no place was found where the file would take it"
    for insertion in insertions(data, example):
        new = _inserted(data, insertion)
        try:
            if read(new, FILE) == wanted:
                return new
        except ScenarioError as error:
            fault = error.problems[0].message
    raise NotAddedError(f"the example does not fit into the file: {fault}")


def add_example(path: Path, expected: bytes, example: MarkedAnswer) -> bytes:
    """Add an example to a scenario file and return what the file holds then.

    The file is replaced whole, keeps its permissions, and where `path` is a link, the file it leads to is meant.
    Raises FileChangedError where it does not hold the bytes `expected`; NotAddedError where the example does not
    fit, or the file cannot be written. The file is then as it was.
    """
    new = with_example(expected, example)
    target = path.resolve()
    try:
        _replace(target, expected, new)
    except OSError as error:
        raise NotAddedError(f"{path} cannot be written: {error.strerror or error}") from error
    return new


def has_example(scenario: Scenario, example: MarkedAnswer) -> bool:
    """Tell whether the scenario holds this answer to this line already, however it is marked there."""
    return any((one.line, one.answer) == (example.line, example.answer) for one in scenario.examples)


def _inserted(data: bytes, insertion: Insertion) -> bytes:
    return data[: insertion.at] + insertion.text.encode() + data[insertion.at :]


def _replace(target: Path, expected: bytes, new: bytes) -> None:
    def still_as_expected(unfinished: Path) -> None:
        shutil.copymode(target, unfinished)
        if read_start(target, len(expected) + 1) != expected:
            raise FileChangedError(f"{target} was changed meanwhile")

    if target.exists() and not os.access(target, os.W_OK):
        raise NotAddedError(f"{target} may not be written")
    write_atomically(target, new, before=still_as_expected)
