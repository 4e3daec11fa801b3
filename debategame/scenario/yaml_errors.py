"""A fault of a text, with its place in the text and in the data, and YAML's own faults in plain words."""

import re
from typing import Any, TypeAlias

import msgspec
import yaml

from debategame.text.display import in_ticks

Key: TypeAlias = str | int
"""One step of a path: a key, or an index from 0."""
Path: TypeAlias = tuple[Key, ...]


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in the text; line and column count from 1, columns in characters."""

    line: int
    column: int


START = Position(1, 1)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that keeps a text from being a scenario."""

    at: Position
    message: str
    hint: str = ""
    path: Path = ()


def rendered(path: Path) -> str:
    """Return a path as people read it: `$.lines[0].says`, or `$.terms['voluntary sector']`."""
    steps = (
        f"[{key}]"
        if isinstance(key, int)
        else f".{key}"
        if re.fullmatch(r"[\w-]{1,64}", key)
        else f"['{in_ticks(key)[1:-1]}']"
        for key in path
    )
    return "$" + "".join(steps)


def mark_of(event: yaml.Event) -> Position:
    """Return where an event begins."""
    return _mark(event.start_mark)


def _mark(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START


class _Words(msgspec.Struct, frozen=True):
    """What is said of a YAML fault whose description fits a pattern."""

    pattern: str
    message: str
    hint: str = ""
    at_opening: bool = False
    """Whether the fault is where the thing was opened, rather than where the parser gave up."""


QUOTES = "put the text in quotes"
DIRECTIVE = "a line that begins with `%` (a directive) is not used here"
_SAID = (
    _Words(
        r"^tab character|found a tab character",
        "a tab stands where only spaces can indent",
        "replace the tab by spaces",
    ),
    _Words(r"cannot start any token", "a text cannot begin with {character}", QUOTES),
    _Words(
        r"quoted scalar: found unexpected",
        "a quote is opened here and never closed",
        "end the text with the same quote; inside single quotes an apostrophe is written twice",
        at_opening=True,
    ),
    _Words(
        r"escape|hexa?decimal",
        "in double quotes a backslash begins a code, and this is none",
        "write the backslash twice, or use single quotes",
    ),
    _Words(r"an alias", "a text cannot begin with `*`", QUOTES, at_opening=True),
    _Words(r"an anchor", "a text cannot begin with `&`", QUOTES, at_opening=True),
    _Words(r"\btag\b", "a text cannot begin with `!`", QUOTES, at_opening=True),
    _Words("a directive", DIRECTIVE, QUOTES, at_opening=True),
    _Words(
        r"mapping values are not allowed",
        "a `:` stands here where no key can be",
        "put a text with `: ` in it in quotes; keys of one thing stand in one column",
    ),
    _Words(
        r"could not find expected ':'",
        "this line is no key with a `:` after it",
        "a text that goes on is indented further than its key",
        at_opening=True,
    ),
    _Words(
        r"^at the end: .*flow (sequence|mapping)",
        "the {opening} here is never closed",
        "put the closing bracket where the list ends",
        at_opening=True,
    ),
    _Words(
        r"flow (sequence|mapping)",
        "a comma is missing before this, or the {opening} of line {line} is not closed",
        "put a text with a comma, colon or bracket in it in quotes",
    ),
    _Words(r"node content", "a value is missing before this", QUOTES),
    _Words(r"sequence entries are not allowed", "a list cannot begin here", "begin each `- ` on a line of its own"),
    _Words(r"block scalar", "after `|` or `>` the text begins on the next line, indented"),
    _Words(
        r"block (mapping|collection)",
        "this does not fit the lines above",
        "check the indentation; a text that begins with a quote ends with it",
    ),
    _Words(r"<document start>", "the file goes on after its end was marked", "take the line with `...` out"),
)


def yaml_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return in plain words why a text is not YAML, for either of PyYAML's loaders."""
    problem = str(getattr(error, "problem", None) or error)
    context = getattr(error, "context", None) or ""
    at = _mark(getattr(error, "problem_mark", None))
    opened = _mark(getattr(error, "context_mark", None))
    character = _character(text, at)
    described = f"{context}: {problem}"
    if character == "\t":
        described = f"tab character: {described}"
    if at.line > len(text.rstrip().split("\n")):
        described = f"at the end: {described}"
    for words in _SAID:
        if re.search(words.pattern, described):
            message = words.message.format(
                character="a backtick" if character == "`" else in_ticks(character),
                opening=in_ticks(_character(text, opened)),
                line=opened.line,
            )
            return Fault(at=opened if words.at_opening else at, message=message, hint=words.hint)
    return Fault(at=at, message=f"this is not YAML: {problem}")


def _character(text: str, at: Position) -> str:
    line = text.split("\n")[at.line - 1 : at.line]
    return line[0][at.column - 1 : at.column] if line else ""
