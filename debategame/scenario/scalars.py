"""Read single values. The field decides the type, not YAML."""

import datetime
import re
from collections.abc import Collection
from typing import TypeAlias

from msgspec import inspect

from debategame.scenario.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from debategame.text.display import in_ticks
from debategame.text.forbidden import INVISIBLE

MAX_DIGITS = 15
"""Maximum number of digits; a float keeps no more."""
LEAST_LIKENESS = 60
"""Minimum `fuzz.ratio` (0–100) of a suggested name."""
MOST_COMPARED = 300
"""Maximum number of names to compare, so that a file with thousands of unknown ids does not take minutes."""
LONGEST_NAME = 100
"""Maximum number of characters to compare."""
_WHOLE = re.compile(rf"[+-]?[0-9]{{1,{MAX_DIGITS}}}")
_DECIMAL = re.compile(rf"(?=.{{1,{2 * MAX_DIGITS}}}\Z)[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{{1,3}})?")
_DIGITS = re.compile(r"[+-]?[0-9.]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Number: TypeAlias = inspect.IntType | inspect.FloatType


class WrongValueError(Exception):
    """A value does not fit its field."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message, and a hint how to fix it."""
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_scalar(node: ScalarNode, kind: inspect.Type, name: str) -> object:
    """Return the value of a node for a field of that kind. Raise WrongValueError if it does not fit.

    `name` is the name of the field in messages.
    """
    match kind:
        case inspect.StrType():
            return _text(node, kind, name)
        case inspect.LiteralType():
            return _choice(node, kind, name)
        case inspect.IntType() | inspect.FloatType() if node.plain:
            return _number(node, kind, name)
        case inspect.DateType():
            return _date(node, kind, name)
    raise wrong_value(node, kind, name)


def wrong_value(node: Node, kind: inspect.Type, name: str) -> WrongValueError:
    """Return the error that says what is expected and what was found."""
    if isinstance(node, ScalarNode) and not node.text.strip():
        place = "item" if name.startswith("item ") else "key"
        return WrongValueError(
            f"{name} is empty; it must be {_expected(kind)}", f"write a value, or delete the {place}"
        )
    return WrongValueError(f"{name} must be {_expected(kind)}, not {describe(node)}", _hint(node, kind))


def describe(node: Node) -> str:
    """Return a short description of a node for a message."""
    if isinstance(node, ScalarNode):
        return in_ticks(node.text)
    return "a list" if isinstance(node, SequenceNode) else "keys with values"


def did_you_mean(name: str, names: Collection[str]) -> str:
    """Return `did you mean …?` with the most similar name; empty if none is similar enough."""
    if len(names) > MOST_COMPARED:
        return ""
    from rapidfuzz import fuzz, process, utils  # most files have nothing to suggest

    best = process.extractOne(
        name[:LONGEST_NAME],
        sorted(names),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=LEAST_LIKENESS,
    )
    return f"did you mean `{best[0]}`?" if best else ""


def id_from_text(text: str) -> str:
    """Return an id made from a text; empty if no character of the text can be in an id."""
    return re.sub(r"[^a-z0-9]+", "-", text[:64].lower()).strip("-")


def _text(node: ScalarNode, kind: inspect.StrType, name: str) -> str:
    if (kind.min_length or kind.pattern) and not node.text.strip():
        raise WrongValueError(f"{name} is empty", "write a text, or delete it")
    if kind.pattern and (found := INVISIBLE.search(node.text)):
        number, before = f"U+{ord(found.group()):04X}", in_ticks(node.text[: found.start()])
        raise WrongValueError(f"this id has an invisible character ({number}) after {before}", "delete it")
    if kind.pattern and not re.fullmatch(kind.pattern, node.text):
        fitting = id_from_text(node.text)
        raise WrongValueError(
            f"{in_ticks(node.text)} is not a valid id; use up to 64 small letters, digits and hyphens, no hyphen first",
            f"for instance `{fitting}`" if fitting else "",
        )
    return node.text


def _choice(node: ScalarNode, kind: inspect.LiteralType, name: str) -> object:
    for value in kind.values:
        if node.text == str(value) and (node.plain or isinstance(value, str)):
            return value
    raise wrong_value(node, kind, name)


def _number(node: ScalarNode, kind: Number, name: str) -> float:
    whole = isinstance(kind, inspect.IntType)
    if (_WHOLE if whole else _DECIMAL).fullmatch(node.text):
        number = int(node.text) if whole else float(node.text)
        if _within(number, kind):
            return number
    elif len(node.text) > MAX_DIGITS and _DIGITS.fullmatch(node.text):
        raise WrongValueError(f"{name} must be {_expected(kind)}, not a number of {len(node.text)} digits")
    raise wrong_value(node, kind, name)


def _within(number: float, kind: Number) -> bool:
    return (
        (kind.ge is None or number >= kind.ge)
        and (kind.gt is None or number > kind.gt)
        and (kind.le is None or number <= kind.le)
        and (kind.lt is None or number < kind.lt)
    )


def _date(node: ScalarNode, kind: inspect.DateType, name: str) -> datetime.date:
    if not _DATE.fullmatch(node.text):
        raise wrong_value(node, kind, name)
    try:
        return datetime.date.fromisoformat(node.text)
    except ValueError as error:
        raise WrongValueError(f"there is no such day as {in_ticks(node.text)}") from error


def _expected(kind: inspect.Type) -> str:
    expected = "keys with values"
    match kind:
        case inspect.StrType():
            expected = "a text"
        case inspect.IntType():
            expected = f"a whole number{_range(kind)}"
        case inspect.FloatType():
            expected = f"a number{_range(kind)}"
        case inspect.LiteralType():
            expected = " or ".join(f"`{value}`" for value in kind.values)
        case inspect.DateType():
            expected = "a date such as 2013-01-03"
        case inspect.VarTupleType() | inspect.TupleType():
            expected = "a list"
    return expected


def _range(kind: Number) -> str:
    limits = (("at least", kind.ge), ("above", kind.gt), ("at most", kind.le), ("below", kind.lt))
    limited = " and ".join(f"{words} {limit}" for words, limit in limits if limit is not None)
    return f" ({limited})" if limited else ""


def _hint(node: Node, kind: inspect.Type) -> str:
    match node, kind:
        case ScalarNode(text=text), inspect.LiteralType():
            return did_you_mean(text, [str(value) for value in kind.values])
        case ScalarNode(text=text), inspect.VarTupleType():
            return (
                f"for instance [{text}]"
                if re.fullmatch(r"[\w -]{1,40}", text)
                else "write each item on its own line after `- `"
            )
        case ScalarNode(plain=False), (inspect.IntType() | inspect.FloatType()):
            return "write a number without quotes"
        case ((SequenceNode() | MappingNode()), inspect.StrType()):
            return "put a text that begins with a bracket or has `: ` in quotes"
    return ""
