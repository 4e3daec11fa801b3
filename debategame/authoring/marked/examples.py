"""Add a marked answer to the examples of a scenario file, or change its marks, without changing any other byte."""

from pathlib import Path

from debategame.authoring.edits.model import AddExample, ChangeExample, Edit, example_place
from debategame.authoring.edits.writing import edit_file, with_edits
from debategame.scenario.model import MarkedAnswer, Scenario


def with_example(data: bytes, example: MarkedAnswer) -> bytes:
    """Return the bytes of a scenario file with one more example, inserted after the last one.

    Raise NotAddedError if the example does not fit the scenario or no place is found, and ScenarioError if `data`
    already has problems.
    """
    return with_edits(data, [AddExample(example)])


def add_example(path: Path, expected: bytes, example: MarkedAnswer) -> bytes:
    """Add an example to a scenario file, and return the new content.

    The file is replaced atomically and keeps its permissions; a link is followed. Raise FileChangedError if its content
    is not `expected`, and NotAddedError if the example does not fit or the file cannot be written. After an error the
    file is unchanged.
    """
    return edit_file(path, expected, [AddExample(example)])


def change_example(path: Path, expected: bytes, example: MarkedAnswer) -> bytes:
    """Replace the marks of the example with the same line and answer, and return the new content.

    It raises as `add_example` does, and NotAddedError if there is no such example.
    """
    edit: Edit = ChangeExample(example)
    return edit_file(path, expected, [edit])


def has_example(scenario: Scenario, example: MarkedAnswer) -> bool:
    """Return whether the scenario already has this answer to this line, with any marks."""
    return example_place(scenario, example) is not None
