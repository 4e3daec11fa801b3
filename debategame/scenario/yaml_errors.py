"""Faults with their positions, and YAML errors in plain words."""

import re
from typing import Any, TypeAlias

import msgspec
import yaml

from debategame.text.display import in_ticks

Key: TypeAlias = str | int
"""One step of a path: a key, or an index from 0."""
DataPath: TypeAlias = tuple[Key, ...]


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in the text. Line and column count from 1, columns in characters."""

    line: int
    column: int


START = Position(1, 1)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in the text of a scenario."""

    at: Position
    message: str
    hint: str = ""
    path: DataPath = ()


def format_path(path: DataPath) -> str:
    """Return a path as text, such as `$.lines[0].says` or `$.terms['voluntary sector']`."""
    steps = (
        f"[{key}]"
        if isinstance(key, int)
        else f".{key}"
        if re.fullmatch(r"[\w-]{1,64}", key)
        else f"['{in_ticks(key)[1:-1]}']"
        for key in path
    )
    return "$" + "".join(steps)


def position_of(event: yaml.Event) -> Position:
    """Return the position where an event begins."""
    return _position(event.start_mark)


def end_of(event: yaml.Event) -> Position:
    """Return the position after the last character of an event."""
    return _position(event.end_mark)


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START


class _Translation(msgspec.Struct, frozen=True):
    """The message for YAML errors with a description that matches a pattern."""

    pattern: str
    message: str
    hint: str = ""
    at_opening: bool = False
    """Whether to report the start of the broken part instead of the place where the parser stopped."""


QUOTES = "put the text in quotes"
DIRECTIVE = "a line cannot begin with `%`"
_TRANSLATIONS = (
    _Translation(
        r"^tab character|found a tab character",
        "a tab is used to indent; only spaces can",
        "replace the tab with spaces",
    ),
    _Translation(r"cannot start any token", "a text cannot begin with {character}", QUOTES),
    _Translation(
        r"quoted scalar: found unexpected",
        "this quote is never closed",
        "end the text with the same quote; inside single quotes write an apostrophe twice",
        at_opening=True,
    ),
    _Translation(
        r"escape|hexa?decimal",
        "in double quotes a backslash begins a code, but this code is unknown",
        "write the backslash twice, or use single quotes",
    ),
    _Translation(r"an alias", "a text cannot begin with `*`", QUOTES, at_opening=True),
    _Translation(r"an anchor", "a text cannot begin with `&`", QUOTES, at_opening=True),
    _Translation(r"\btag\b", "a text cannot begin with `!`", QUOTES, at_opening=True),
    _Translation("a directive", DIRECTIVE, QUOTES, at_opening=True),
    _Translation(
        r"mapping values are not allowed",
        "there is a `:` in the wrong place",
        "put a text with `: ` in quotes; keys that belong together start in the same column",
    ),
    _Translation(
        r"could not find expected ':'",
        "this line needs a key with a `:`",
        "indent the next line of a text further than its key",
        at_opening=True,
    ),
    _Translation(
        r"^at the end: .*flow (sequence|mapping)",
        "this {opening} is never closed",
        "put the closing bracket at the end of the list",
        at_opening=True,
    ),
    _Translation(
        r"flow (sequence|mapping)",
        "a comma is missing before this, or the {opening} in line {line} is never closed",
        "put a text with a comma, colon or bracket in quotes",
    ),
    _Translation(r"node content", "a value is missing before this", QUOTES),
    _Translation(r"sequence entries are not allowed", "a list cannot begin here", "put each `- ` on its own line"),
    _Translation(r"block scalar", "after `|` or `>` start the text on the next line, indented"),
    _Translation(
        r"block (mapping|collection)",
        "this line does not fit the lines above",
        "check the indentation; a text that begins with a quote must end with it",
    ),
    _Translation(r"<document start>", "the file continues after its end", "delete the line with `...`"),
)


def fault_of(error: yaml.YAMLError, text: str) -> Fault:
    """Return the fault for a YAML error in plain words, from either loader of PyYAML."""
    problem = str(getattr(error, "problem", None) or error)
    context = getattr(error, "context", None) or ""
    at = _position(getattr(error, "problem_mark", None))
    opened = _position(getattr(error, "context_mark", None))
    character = _character(text, at)
    described = f"{context}: {problem}"
    if character == "\t":
        described = f"tab character: {described}"
    if at.line > len(text.rstrip().split("\n")):
        described = f"at the end: {described}"
    for words in _TRANSLATIONS:
        if re.search(words.pattern, described):
            message = words.message.format(
                character="a backtick" if character == "`" else in_ticks(character),
                opening=in_ticks(_character(text, opened)),
                line=opened.line,
            )
            return Fault(at=opened if words.at_opening else at, message=message, hint=words.hint)
    return Fault(at=at, message=f"this is not valid YAML: {problem}")


def _character(text: str, at: Position) -> str:
    line = text.split("\n")[at.line - 1 : at.line]
    return line[0][at.column - 1 : at.column] if line else ""
