"""The nodes of a YAML text, each with its place, and everything that keeps the text from being plain YAML.

They are built from the parser's events and never nested deeper than allowed: composing them in the C library
ends the process on 200,000 brackets.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

import msgspec
import yaml

from debategame.scenario.yaml_errors import DIRECTIVE, QUOTES, START, Fault, Key, Position, mark_of, yaml_fault
from debategame.text.display import FORBIDDEN, REPLACEMENT, character_name

MAX_DEPTH = 20
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*%")
"""A directive before anything else; the pure loader says nothing of those it does not know."""


class Scalar(msgspec.Struct, frozen=True):
    """A single value; a plain one is its source text."""

    at: Position
    text: str
    plain: bool


class Items(msgspec.Struct, frozen=True):
    """A list."""

    at: Position
    nodes: list["Node"]


class Pairs(msgspec.Struct, frozen=True):
    """Keys and values, in the order of the file, equal keys kept."""

    at: Position
    nodes: list["Node"]
    """Keys and values in turn."""

    def __iter__(self) -> Iterator[tuple["Node", "Node"]]:
        """Go through the keys, each with its value."""
        return zip(self.nodes[::2], self.nodes[1::2], strict=True)


class Unusable(msgspec.Struct, frozen=True):
    """Something that was told as a fault already."""

    at: Position


Node: TypeAlias = Scalar | Items | Pairs | Unusable


def compose(text: str, loader: type = LOADER) -> tuple[Node | None, list[Fault]]:
    """Return the root of a YAML text and the faults found on the way; no root where there is nothing to read."""
    if directive := _DIRECTIVE.match(text):
        line = directive.group().count("\n") + 1
        return None, [Fault(at=Position(line, 1), message=DIRECTIVE, hint="take the line out")]
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=loader):
            if builder.take(event):
                return None, builder.faults
    except yaml.YAMLError as error:
        return None, [*builder.faults, yaml_fault(error, text)]
    except (ValueError, OverflowError):  # the pure loader makes characters of escapes without checking their number
        return None, [*builder.faults, Fault(at=START, message="a backslash code in quotes names no character")]
    return builder.root, builder.faults


class _Builder:
    """Takes the events one by one and builds the nodes."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[Items | Pairs] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; True where nothing after it can be read."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._fault(event, "a second document begins here; a file holds one scenario", "take the `---` out")
                    return True
            case yaml.AliasEvent():
                self._fault(event, "a text cannot begin with `*`, and repeating parts by name is not used here")
                self._add(Unusable(mark_of(event)))
            case yaml.ScalarEvent():
                self._refuse_names(event)
                self._add(Scalar(mark_of(event), self._checked(event), not event.style))
            case yaml.CollectionStartEvent():
                self._refuse_names(event)
                return self._start_collection(event)
            case yaml.CollectionEndEvent():
                self._open.pop()
        return False

    def _start_collection(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self._open) == MAX_DEPTH:
            self._fault(event, f"lists and keys stand inside one another more than {MAX_DEPTH} deep")
            return True
        kind = Items if isinstance(event, yaml.SequenceStartEvent) else Pairs
        node = kind(mark_of(event), [])
        self._add(node)
        self._open.append(node)
        return False

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node

    def _refuse_names(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._fault(event, "a text cannot begin with `&`, and naming parts is not used here")
        if event.tag is not None:
            self._fault(event, "a text cannot begin with `!`, and tags are not used here")

    def _checked(self, event: yaml.ScalarEvent) -> str:
        """Return a scalar's text; forbidden characters can stand in it by a code in double quotes."""
        found = FORBIDDEN.search(event.value)
        if found:
            self._fault(event, f"the code in these quotes makes {character_name(found.group())}", "take it out")
        return FORBIDDEN.sub(REPLACEMENT, event.value)

    def _fault(self, event: yaml.Event, message: str, hint: str = QUOTES) -> None:
        self.faults.append(Fault(at=mark_of(event), message=message, hint=hint, path=tuple(self._path())))

    def _path(self) -> Iterator[Key]:
        for parent in self._open:
            index = len(parent.nodes) - (parent is not self._open[-1])
            if isinstance(parent, Items):
                yield index
            elif index % 2 and isinstance(key := parent.nodes[index - 1], Scalar):
                yield key.text
