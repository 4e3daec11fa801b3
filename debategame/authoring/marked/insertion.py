"""Find where and how to insert one more example in a scenario file, in the style of its neighbours."""

import codecs
from collections.abc import Iterator
from typing import cast

import msgspec
import yaml

from debategame.authoring.marked.example_yaml import block_style, flow_style
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.yaml_nodes import LOADER

EXAMPLES = "examples"
STEP = 2
"""Columns by which a new list is indented, and its items again."""


class Insertion(msgspec.Struct, frozen=True):
    """A text to insert in a file."""

    at: int
    """Offset in bytes."""
    text: str


def insertions(data: bytes, example: MarkedAnswer) -> Iterator[Insertion]:
    """Yield possible insertions of an example in a scenario file, the most natural first.

    The file must have no problems. Not every insertion gives the right result, for example if the last text of the
    file keeps the empty lines below it. The caller must read the result to check it.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    page = _Page(data.removeprefix(bom).decode())
    for at, text in _candidates(page, example):
        yield Insertion(len(bom) + len(page.text[:at].encode()), text.replace("\n", page.newline))


class _Page:
    """The text of a file with its nodes. Marks count lines and columns from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.root = cast("yaml.MappingNode", yaml.compose(text.replace("\r\n", "\n"), Loader=LOADER))
        self.values: dict[str, yaml.Node] = {key.value: value for key, value in self.root.value}

    def offset(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark in the text, at most the length of the text."""
        line = min(mark.line, len(self._starts) - 1)
        return min(self._starts[line] + mark.column, len(self.text))

    def begins_line(self, mark: yaml.Mark) -> bool:
        """Return whether only spaces precede a mark on its line."""
        return not self.text[self._starts[mark.line] : self.offset(mark)].strip()

    def follows_empty_line(self, mark: yaml.Mark) -> bool:
        """Return whether the line above a mark is empty."""
        return mark.line > 0 and not self.text[self._starts[mark.line - 1] : self._starts[mark.line]].strip()

    def ends(self, first: int, last: int, comments_from: int) -> list[int]:
        """Return two offsets after which lines can be added to the part between two offsets.

        The first is the end of its last line that is not empty and not a comment left of the column `comments_from`,
        because such a comment is about the next part. The second is the end of its last line.
        """
        lines = self.text[first:last].removesuffix("\n").removesuffix("\r").split("\n")
        last_end = first + len("\n".join(lines))
        while len(lines) > 1 and _belongs_to_next(lines[-1], comments_from):
            lines.pop()
        return [first + len("\n".join(lines).removesuffix("\r")), last_end]


def _belongs_to_next(line: str, comments_from: int) -> bool:
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) < comments_from)


def _candidates(page: _Page, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    node = page.values.get(EXAMPLES)
    if isinstance(node, yaml.SequenceNode):
        yield from _in_brackets(page, node, example) if node.flow_style is True else _in_block(page, node, example)
    elif page.root.flow_style is True:
        last_key, last = page.root.value[-1]
        yield page.offset(last.end_mark), f'{_comma(page, last_key)}"{EXAMPLES}": [{flow_style(example, quoted=True)}]'
    else:
        yield from _in_new_block(page, example)


def _in_brackets(page: _Page, node: yaml.SequenceNode, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Insert in a list in brackets. Quote the keys if the whole file is in braces, like JSON."""
    item = flow_style(example, quoted=page.root.flow_style is True)
    if node.value:
        yield page.offset(node.value[-1].end_mark), _comma(page, node.value[-1]) + item
    else:
        indent = "\n" + " " * (page.root.start_mark.column + STEP)
        yield page.offset(node.start_mark) + 1, f"{indent}{item}{indent}"


def _comma(page: _Page, neighbour: yaml.Node) -> str:
    """Return the comma after a neighbour, with a line break if the neighbour begins a line."""
    own_line = page.begins_line(neighbour.start_mark)
    return ",\n" + " " * neighbour.start_mark.column if own_line else ", "


def _in_block(page: _Page, node: yaml.SequenceNode, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Insert after the last item of a list with dashes, with the same indentation."""
    last = node.value[-1]
    dash, column = node.start_mark.column, last.start_mark.column
    gap = "\n" if len(node.value) > 1 and page.follows_empty_line(last.start_mark) else ""
    inline = last.flow_style is True
    items = [flow_style(example)] if inline else block_style(example, column)
    root = page.root.start_mark.column
    for at in page.ends(page.offset(node.start_mark), page.offset(node.end_mark), comments_from=root + 1):
        for item in items:
            yield at, f"\n{gap}{_item(item, dash, column)}"


def _in_new_block(page: _Page, example: MarkedAnswer) -> Iterator[tuple[int, str]]:
    """Insert the key and its first item at the end of the file, indented like the list of lines."""
    root = page.root.start_mark.column
    dash, column = root + STEP, root + 2 * STEP
    lines = page.values["lines"]
    if isinstance(lines, yaml.SequenceNode) and lines.flow_style is not True:
        dash, column = lines.start_mark.column, lines.value[0].start_mark.column
    for at in page.ends(page.offset(page.root.start_mark), page.offset(page.root.end_mark), comments_from=0):
        for item in block_style(example, column):
            yield at, f"\n\n{' ' * root}{EXAMPLES}:\n{_item(item, dash, column)}"


def _item(text: str, dash: int, column: int) -> str:
    """Put a dash before an item. All its lines but the first are already indented."""
    return f"{' ' * dash}-{' ' * (column - dash - 1)}{text}"
