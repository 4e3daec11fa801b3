"""Slips of typing that YAML reads as something else, found in the lines of a file: bullets, invisible spaces, quotes.

A slip explains a fault near it. In a file without faults it is worth a warning.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import yaml

from debategame.scenario.fields import PART_NAMES
from debategame.scenario.yaml_errors import Fault, Position, end_of, position_of
from debategame.scenario.yaml_nodes import LOADER, MappingNode, Node, ScalarNode, SequenceNode, compose
from debategame.text.forbidden import NO_BREAK, ZERO_WIDTH

SENTENCES = ("wordings", "opposites", "hints")
"""Keys with a list of sentences."""
NOT_PROSE = frozenset(
    (
        *("format", "id", "side", "language", "level", "tags", "date", "url", "aim", "words", "weight", "at_least"),
        *("points", "argues", "line", "hits", "partial", "contradicts", "time_limit", "licence"),
    )
)
"""Keys with values that are no prose: a comment after them is meant."""
EXPLAINED_LINES = 2
"""How many lines before the place where YAML gives up the cause may be."""
_KEY = r"[A-Za-z_][\w-]*"
_BLOCK = re.compile(r"[:-][ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?$")
_BULLETS = "–—−‐‑•‣◦▪·*"
_BULLET = re.compile(rf"[ \t]*([{_BULLETS}])[ \t]")
_TIGHT_DASH = re.compile(r"[ \t]*(-)[^-\s]")
_TIGHT_COLON = re.compile(rf"[ \t]*(?:-[ \t]+)*({_KEY})(:)[^\s:]")
_KEYS = frozenset(name for part in PART_NAMES for name in part.__struct_fields__)
_FENCE = re.compile(r"(```|~~~)")
_CURLY = re.compile(rf"[ \t]*(?:-[ \t]+)*(?:{_KEY}:[ \t]+)?([“”„‘])")
_IN_PLACE_OF_SPACE = re.compile(rf"[ \t]*(?:-[ \t]*)*(?:{_KEY})?:?[ \t]*?([{NO_BREAK}{ZERO_WIDTH}])")
_ONLY_COMMENT = re.compile(rf"[ \t]*(?:-[ \t]+)*(?:{_KEY}:)?[ \t]*#\S")
_COMMENT = re.compile(r"(?!  +# )[ \t]+#")
"""A comment, unless two spaces before it and one after it show that it is meant."""


def explained(faults: list[Fault], text: str) -> list[Fault]:
    """Return the faults of a text, with a slip in place of those that it explains."""
    written = text.split("\n")
    faults = [_with_cause(fault, written) for fault in faults]
    slips = [*_of_lines(text), *_out_of_place(text), *_curly_quotes(text)] if faults else []
    near = [slip for slip in slips if any(_explains(slip, fault) for fault in faults)]
    return [*near, *(fault for fault in faults if not any(_explains(slip, fault) for slip in near))]


def warnings(text: str) -> list[Fault]:
    """Return what was probably meant otherwise in a text that is a scenario."""
    root, _ = compose(text, LOADER)
    ends = _ends(text)
    lines = text.split("\n")
    found = [fault for node, keys in _scalars(root, ()) for fault in _of_scalar(node, keys, lines, ends)]
    return list(dict.fromkeys([*_out_of_place(text), *found, *_split_sentences(root, (), lines)]))


def _with_cause(fault: Fault, lines: list[str]) -> Fault:
    """Return the fault of an empty value, with what emptied it if that is a `#`."""
    if fault.message.endswith(" is empty") and fault.path and _ONLY_COMMENT.match(lines[fault.at.line - 1]):
        return msgspec.structs.replace(fault, hint="` #` begins a comment; put the whole text in quotes")
    return fault


def _explains(slip: Fault, fault: Fault) -> bool:
    if fault.path:
        return slip.at.line == fault.at.line
    return 0 <= fault.at.line - slip.at.line <= EXPLAINED_LINES


def _of_lines(text: str) -> Iterator[Fault]:
    """Yield what lines begin with in place of the signs of YAML: fences, bullets, signs without a space."""
    for number, line in _structure(text):
        if found := _FENCE.match(line):
            message = f"this is a Markdown fence ({'backticks' if '`' in found[1] else found[1]}), not YAML"
            yield Fault(at=Position(number, 1), message=message, hint="delete the line, and the fence at the end")
        elif found := _BULLET.match(line):
            message = f"a list item begins with `-`, not with `{found[1]}` (U+{ord(found[1]):04X})"
            yield Fault(at=Position(number, found.start(1) + 1), message=message, hint="type a minus sign and a space")
        elif found := _TIGHT_DASH.match(line):
            message = "there is no space after this `-`, so it begins no list item"
            yield Fault(at=Position(number, found.start(1) + 1), message=message, hint="write a space after it")
        elif (found := _TIGHT_COLON.match(line)) and found[1] in _KEYS:
            message = f"a space is missing after the `:` of `{found[1]}`"
            yield Fault(at=Position(number, found.start(2) + 1), message=message, hint="write a space after it")


def _out_of_place(text: str) -> Iterator[Fault]:
    """Yield the invisible characters where YAML needs a space."""
    for number, line in _structure(text):
        if found := _IN_PLACE_OF_SPACE.match(line):
            yield _invisible(Position(number, found.start(1) + 1), found[1])


def _curly_quotes(text: str) -> Iterator[Fault]:
    for number, line in _structure(text):
        if found := _CURLY.match(line):
            message = f"the curly quote `{found[1]}` quotes nothing in YAML"
            yield Fault(at=Position(number, found.start(1) + 1), message=message, hint='use straight quotes: "…"')


def _structure(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines outside of texts that begin with `|` or `>`, counted from 1."""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = indent if _BLOCK.search(line) else None
        yield number, line


def _invisible(at: Position, character: str) -> Fault:
    kind = "a no-break space" if character in NO_BREAK else "an invisible character"
    hint = "replace it with a space" if character in NO_BREAK else "delete it"
    return Fault(at=at, message=f"{kind} (U+{ord(character):04X}) stands here", hint=hint)


def _scalars(node: Node | None, keys: tuple[str, ...]) -> Iterator[tuple[ScalarNode, tuple[str, ...]]]:
    """Yield each value with the keys that lead to it; an item of a list has the list's keys and an empty one."""
    if isinstance(node, ScalarNode):
        yield node, keys
    elif isinstance(node, SequenceNode):
        for item in node.nodes:
            yield from _scalars(item, (*keys, ""))
    elif isinstance(node, MappingNode):
        for key, value in node:
            yield from _scalars(value, (*keys, key.text if isinstance(key, ScalarNode) else ""))


def _ends(text: str) -> dict[Position, Position]:
    """Return where each value ends, by where it begins."""
    events = yaml.parse(text, Loader=LOADER)
    return {position_of(event): end_of(event) for event in events if isinstance(event, yaml.ScalarEvent)}


def _of_scalar(
    node: ScalarNode, keys: tuple[str, ...], lines: list[str], ends: dict[Position, Position]
) -> Iterator[Fault]:
    """Yield what YAML has probably read otherwise in a value of prose."""
    if not node.plain or not NOT_PROSE.isdisjoint(keys) or any(key.startswith("x-") for key in keys):
        return
    end = ends[node.at]
    if found := _COMMENT.match(lines[end.line - 1], end.column - 1):
        message = "the text ends here: ` #` begins a comment"
        hint = "put the whole text in quotes, or two spaces before a comment"
        yield Fault(at=Position(end.line, found.end()), message=message, hint=hint)
    for number in range(node.at.line + 1, end.line + 1) if keys and not keys[-1] else ():
        line = lines[number - 1]
        column = len(line) - len(line.lstrip())
        if line[column] in f"-{_BULLETS}":
            message = "this line is not a list item of its own; it is joined to the text above"
            hint = "begin it with `- ` in the column of the `-` above"
            yield Fault(at=Position(number, column + 1), message=message, hint=hint)
    if len(node.text) > 1 and node.text[0] in "“„‘" and node.text[-1] in "”’“":
        message = f"the curly quotes `{node.text[0]}` and `{node.text[-1]}` quote nothing in YAML; players see them"
        yield Fault(at=node.at, message=message, hint='use straight quotes, "…", or none')
    if found := re.search(f"[{ZERO_WIDTH}]", lines[node.at.line - 1][node.at.column - 1 :]):
        yield _invisible(Position(node.at.line, node.at.column + found.start()), found.group())


def _split_sentences(node: Node | None, keys: tuple[str, ...], lines: list[str]) -> Iterator[Fault]:
    """Yield the items of lists in brackets that continue the sentence of the item before them."""
    if isinstance(node, SequenceNode):
        in_brackets = lines[node.at.line - 1][node.at.column - 1 : node.at.column] == "["
        if in_brackets and keys and keys[-1] in SENTENCES:
            yield from _continued(node)
        for item in node.nodes:
            yield from _split_sentences(item, (*keys, ""), lines)
    elif isinstance(node, MappingNode):
        for key, value in node:
            yield from _split_sentences(value, (*keys, key.text if isinstance(key, ScalarNode) else ""), lines)


def _continued(node: SequenceNode) -> Iterator[Fault]:
    items = [item for item in node.nodes if isinstance(item, ScalarNode) and item.text]
    if not items or not items[0].text[0].isupper():
        return
    for before, item in pairwise(items):
        if before.plain and item.plain and item.text[0].islower():
            message = "a comma ends an item in brackets, so this is an item of its own"
            yield Fault(at=item.at, message=message, hint="put a sentence with a comma in quotes")
