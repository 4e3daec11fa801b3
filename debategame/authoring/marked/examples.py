"""Add a marked answer to the examples of a scenario file, or change its marks, without changing any other byte."""

from pathlib import Path

from debategame.authoring.edits.model import AddExample, ChangeExample, Edit, example_place, examples_key
from debategame.authoring.edits.writing import edit_file
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.reader import read


def save_example(path: Path, expected: bytes, example: MarkedAnswer, instead_of: str = "") -> bytes:
    """Add an example, or replace the one with the same answer. `instead_of` is the answer of another one to replace.

    Return the new content, which is `expected` if the file has the example with the same marks. It raises as
    `edit_file` does.
    """
    scenario = read(expected, str(path))
    answer = instead_of if example_place(scenario, example.line, instead_of) is not None else example.answer
    place = example_place(scenario, example.line, answer)
    if place is not None and getattr(scenario, examples_key(scenario, example.line))[place] == example:
        return expected
    edit: Edit = AddExample(example) if place is None else ChangeExample(example, answer)
    return edit_file(path, expected, [edit])
