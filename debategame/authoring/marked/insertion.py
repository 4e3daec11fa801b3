"""Where in a scenario file one more example can stand, and how it is written there: like its neighbours."""

import codecs
from collections.abc import Iterator
from typing import cast

import msgspec
import yaml

from debategame.authoring.marked.as_yaml import in_braces, in_rows
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.yaml_nodes import LOADER

EXAMPLES = "examples"
STEP = 2
"""Columns by which a list without neighbours is indented, and what belongs to one of its items once more."""


class Insertion(msgspec.Struct, frozen=True):
    """A text to be put into a file."""

    at: int
    """How many bytes of the file stand before it."""
    text: str


def insertions(data: bytes, example: MarkedAnswer) -> Iterator[Insertion]:
    """Yield ways to write an example into a scenario file, the most natural first.

    The file must have been read without problems. Not every way need read as wanted: where the last text of
    the file keeps the empty lines below it, for one, nothing can stand between them.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    page = _Page(data.removeprefix(bom).decode())
    for at, text in _ways(page, example):
        yield Insertion(len(bom) + len(page.text[:at].encode()), text.replace("\n", page.newline))


class _Page:
    """A file's text with its nodes. Their marks count lines and columns from 0; places are offsets in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.root = cast("yaml.MappingNode", yaml.compose(text.replace("\r\n", "\n"), Loader=LOADER))
        self.values: dict[str, yaml.Node] = {key.value: value for key, value in self.root.value}

    def place(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark; one past the end is the end."""
        line = min(mark.line, len(self._starts) - 1)
        return min(self._starts[line] + mark.column, len(self.text))

    def begins_line(self, mark: yaml.Mark) -> bool:
        """Tell whether only blanks stand before a mark on its line."""
        return not self.text[self._starts[mark.line] : self.place(mark)].strip()

    def follows_empty_line(self, mark: yaml.Mark) -> bool:
        """Tell whether the line above a mark is empty."""
        return mark.line > 0 and not self.text[self._starts[mark.line - 1] : self._starts[mark.line]].strip()

    def ends(self, first: int, last: int, comments_from: int) -> list[int]:
        """Return the places after which lines can be added to what stands between two places.

        The first is the end of its last line that is neither empty nor a comment that begins before the column
        `comments_from`: such a comment is about what follows. The second is the end of its last line of all.
        """
        lines = self.text[first:last].removesuffix("\n").removesuffix("\r").split("\n")
        whole = first + len("\n".join(lines))
        while len(lines) > 1 and _foreign(lines[-1], comments_from):
            lines.pop()
        return [first + len("\n".join(lines).removesuffix("\r")), whole]


def _foreign(line: str, comments_from: int) -> bool:
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) < comments_from)


def _ways(page: _Page, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    node = page.values.get(EXAMPLES)
    if isinstance(node, yaml.SequenceNode):
        yield from _in_brackets(page, node, example) if node.flow_style is True else _in_block(page, node, example)
    elif page.root.flow_style is True:
        last_key, last = page.root.value[-1]
        yield page.place(last.end_mark), f'{_comma(page, last_key)}"{EXAMPLES}": [{in_braces(example, quoted=True)}]'
    else:
        yield from _in_new_block(page, example)


def _in_brackets(page: _Page, node: yaml.SequenceNode, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Write into a list in brackets, with quoted keys where the whole file stands in braces, as JSON does."""
    item = in_braces(example, quoted=page.root.flow_style is True)
    if node.value:
        yield page.place(node.value[-1].end_mark), _comma(page, node.value[-1]) + item
    else:
        indent = "\n" + " " * (page.root.start_mark.column + STEP)
        yield page.place(node.start_mark) + 1, f"{indent}{item}{indent}"


def _comma(page: _Page, neighbour: yaml.Node) -> str:
    """Return what stands between a neighbour and what follows it: on a line of its own where the neighbour is."""
    own_line = page.begins_line(neighbour.start_mark)
    return ",\n" + " " * neighbour.start_mark.column if own_line else ", "


def _in_block(page: _Page, node: yaml.SequenceNode, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Write below the last item of a list with dashes, with its indentation."""
    last = node.value[-1]
    dash, column = node.start_mark.column, last.start_mark.column
    gap = "\n" if len(node.value) > 1 and page.follows_empty_line(last.start_mark) else ""
    inline = last.flow_style is True
    items = [in_braces(example)] if inline else in_rows(example, column)
    root = page.root.start_mark.column
    for at in page.ends(page.place(node.start_mark), page.place(node.end_mark), comments_from=root + 1):
        for item in items:
            yield at, f"\n{gap}{_item(item, dash, column)}"


def _in_new_block(page: _Page, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Write the key and its first item at the end of the file, indented as the lines of the scenario are."""
    root = page.root.start_mark.column
    dash, column = root + STEP, root + 2 * STEP
    lines = page.values["lines"]
    if isinstance(lines, yaml.SequenceNode) and lines.flow_style is not True:
        dash, column = lines.start_mark.column, lines.value[0].start_mark.column
    for at in page.ends(page.place(page.root.start_mark), page.place(page.root.end_mark), comments_from=0):
        for item in in_rows(example, column):
            yield at, f"\n\n{' ' * root}{EXAMPLES}:\n{_item(item, dash, column)}"


def _item(text: str, dash: int, column: int) -> str:
    """Put a dash before an item whose lines but the first are indented to their column already."""
    return f"{' ' * dash}-{' ' * (column - dash - 1)}{text}"
