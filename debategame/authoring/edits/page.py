"""The text of a scenario file with its YAML nodes and their places."""

import codecs
from typing import cast

import msgspec
import yaml

from debategame.scenario.yaml_nodes import LOADER


class Replacement(msgspec.Struct, frozen=True):
    """A part of a file to replace by a text. Nothing is replaced if the part is empty."""

    start: int
    """Offset in bytes."""
    end: int
    """Offset in bytes, exclusive."""
    text: str

    def applied(self, data: bytes) -> bytes:
        """Return the bytes of a file after the replacement."""
        return data[: self.start] + self.text.encode() + data[self.end :]


class Page:
    """The text of a file with its nodes. Marks count lines and columns from 0."""

    def __init__(self, data: bytes) -> None:
        """Read the bytes of a file without problems."""
        self._bom = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        self.text = data[self._bom :].decode()
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self._starts = [0]
        for line in self.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.root = cast("yaml.MappingNode", yaml.compose(self.text.replace("\r\n", "\n"), Loader=LOADER))

    def replacement(self, start: int, end: int, text: str) -> Replacement:
        """Return the replacement of a part of the text, given by offsets in characters."""
        first, last = (self._bom + len(self.text[:at].encode()) for at in (start, end))
        return Replacement(first, last, text.replace("\n", self.newline))

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

    def ends(self, node: yaml.Node, comments_from: int) -> list[int]:
        """Return two offsets after which lines can be added to a node in block style.

        The first is the end of its last line that is not empty and not a comment left of the column `comments_from`,
        because such a comment is about the next part. The second is the end of its last line.
        """
        first, last = self.offset(node.start_mark), self.offset(node.end_mark)
        lines = self.text[first:last].removesuffix("\n").removesuffix("\r").split("\n")
        last_end = first + len("\n".join(lines))
        while len(lines) > 1 and _belongs_to_next(lines[-1], comments_from):
            lines.pop()
        return [first + len("\n".join(lines).removesuffix("\r")), last_end]

    def line_end(self, at: int) -> int:
        """Return the offset of the end of the line that holds an offset."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end - self.text[:end].endswith("\r")


def values(node: yaml.Node) -> dict[str, yaml.Node]:
    """Return the values of a mapping by their keys; an empty dict for any other node."""
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def is_flow(node: yaml.Node) -> bool:
    """Return whether a list or mapping is written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and node.flow_style is True


def _belongs_to_next(line: str, comments_from: int) -> bool:
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) < comments_from)
