"""Compose the nodes of a YAML text with their positions, and report YAML features that scenarios do not use.

The nodes are built from parser events, with a limit on nesting. The C library crashes when it composes 200,000 nested
brackets.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

import msgspec
import yaml

from debategame.scenario.yaml_errors import DIRECTIVE, QUOTES, START, Fault, Key, Position, fault_of, position_of
from debategame.text.display import REPLACEMENT
from debategame.text.forbidden import FORBIDDEN, character_name

MAX_DEPTH = 20
"""How deep lists and keys may be nested."""
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader if it is installed, because it is much faster."""
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*%")
"""A directive at the start. The pure-Python loader ignores unknown directives."""
_TOO_DEEP = "maximum nesting depth"
"""Part of an error of the C loader since PyYAML 6.0.4. It comes before the events of the nested brackets."""


class ScalarNode(msgspec.Struct, frozen=True):
    """A single value. The text of a plain (unquoted) value is its source text."""

    at: Position
    text: str
    plain: bool


class SequenceNode(msgspec.Struct, frozen=True):
    """A list."""

    at: Position
    nodes: list["Node"]


class MappingNode(msgspec.Struct, frozen=True):
    """Keys with values in the order of the file. Duplicate keys are kept."""

    at: Position
    nodes: list["Node"]
    """Alternating keys and values."""

    def __iter__(self) -> Iterator[tuple["Node", "Node"]]:
        """Yield each key with its value."""
        return zip(self.nodes[::2], self.nodes[1::2], strict=True)


class UnusableNode(msgspec.Struct, frozen=True):
    """A node that is already reported as a fault."""

    at: Position


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode | UnusableNode


def compose(text: str, loader: type = LOADER) -> tuple[Node | None, list[Fault]]:
    """Return the root node of a YAML text, or None if there is none, and the faults found."""
    if directive := _DIRECTIVE.match(text):
        line = directive.group().count("\n") + 1
        return None, [Fault(at=Position(line, 1), message=DIRECTIVE, hint="delete the line")]
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=loader):
            if builder.handle(event):
                return None, builder.faults
    except yaml.YAMLError as error:
        if _TOO_DEEP in str(error):
            return compose(text, yaml.SafeLoader)  # it has no limit, so the builder reports the right position
        return None, [*builder.faults, fault_of(error, text)]
    except (ValueError, OverflowError):  # the pure-Python loader does not check the numbers of escapes
        return None, [*builder.faults, Fault(at=START, message="a backslash code in quotes stands for no character")]
    return builder.root, builder.faults


class _Builder:
    """Builds nodes from parser events."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[SequenceNode | MappingNode] = []
        self._documents = 0

    def handle(self, event: yaml.Event) -> bool:
        """Handle one event. Return True if reading must stop."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._fault(
                        event, "a second document begins here; a file has only one scenario", "delete the `---`"
                    )
                    return True
            case yaml.AliasEvent():
                self._fault(event, "a text cannot begin with `*`; aliases are not allowed")
                self._add(UnusableNode(position_of(event)))
            case yaml.ScalarEvent():
                self._refuse_anchor_and_tag(event)
                self._add(ScalarNode(position_of(event), self._checked(event), not event.style))
            case yaml.CollectionStartEvent():
                self._refuse_anchor_and_tag(event)
                return self._start_collection(event)
            case yaml.CollectionEndEvent():
                self._open.pop()
        return False

    def _start_collection(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self._open) == MAX_DEPTH:
            self._fault(event, f"lists and keys are nested more than {MAX_DEPTH} deep")
            return True
        kind = SequenceNode if isinstance(event, yaml.SequenceStartEvent) else MappingNode
        node = kind(position_of(event), [])
        self._add(node)
        self._open.append(node)
        return False

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node

    def _refuse_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._fault(event, "a text cannot begin with `&`; anchors are not allowed")
        if event.tag is not None:
            self._fault(event, "a text cannot begin with `!`; tags are not allowed")

    def _checked(self, event: yaml.ScalarEvent) -> str:
        """Return the text of a scalar without forbidden characters, which codes in double quotes can make."""
        found = FORBIDDEN.search(event.value)
        if found:
            self._fault(event, f"the code in these quotes stands for {character_name(found.group())}", "delete it")
        return FORBIDDEN.sub(REPLACEMENT, event.value)

    def _fault(self, event: yaml.Event, message: str, hint: str = QUOTES) -> None:
        self.faults.append(Fault(at=position_of(event), message=message, hint=hint, path=tuple(self._path())))

    def _path(self) -> Iterator[Key]:
        for parent in self._open:
            index = len(parent.nodes) - (parent is not self._open[-1])
            if isinstance(parent, SequenceNode):
                yield index
            elif index % 2 and isinstance(key := parent.nodes[index - 1], ScalarNode):
                yield key.text
