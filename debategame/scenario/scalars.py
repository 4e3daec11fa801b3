"""Single values: the field decides what they are, whatever YAML would make of them."""

import datetime
import re
from collections.abc import Collection
from typing import TypeAlias

from msgspec import inspect
from rapidfuzz import fuzz, process, utils

from debategame.scenario.yaml_nodes import Items, Node, Pairs, Scalar
from debategame.text.display import in_ticks

MAX_DIGITS = 15
"""No number of a scenario needs more, and a float keeps no more."""
LIKE_ENOUGH = 60
"""The least likeness (0–100, rapidfuzz's ratio) of a name that is suggested."""
MOST_COMPARED = 300
"""Names among which one is looked for; a file of thousands of unknown ids must not take minutes."""
LONGEST_NAME = 100
"""Characters of an unknown name that are compared."""
_WHOLE = re.compile(rf"[+-]?[0-9]{{1,{MAX_DIGITS}}}")
_DECIMAL = re.compile(rf"(?=.{{1,{2 * MAX_DIGITS}}}\Z)[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{{1,3}})?")
_DIGITS = re.compile(r"[+-]?[0-9.]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Number: TypeAlias = inspect.IntType | inspect.FloatType


class MisfitError(Exception):
    """A value does not fit its field."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what is wrong and wanted, and what may mend it."""
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_scalar(node: Scalar, kind: inspect.Type, name: str) -> object:
    """Return the value of a node for a field of that kind; `name` is what messages call the field.

    Raises MisfitError where it is none.
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
    raise misfit(node, kind, name)


def misfit(node: Node, kind: inspect.Type, name: str) -> MisfitError:
    """Return the error that says what is wanted, and what stands there instead."""
    if isinstance(node, Scalar) and not node.text.strip():
        return MisfitError(f"{name} is empty; it must be {_wanted(kind)}", "write a value, or take the key out")
    return MisfitError(f"{name} must be {_wanted(kind)}, not {found(node)}", _remedy(node, kind))


def found(node: Node) -> str:
    """Return what a node is, as a message says it."""
    if isinstance(node, Scalar):
        return in_ticks(node.text)
    return "a list" if isinstance(node, Items) else "keys with values"


def near(name: str, names: Collection[str]) -> str:
    """Return `did you mean …?` with the most alike of some names; empty where none is alike enough."""
    if len(names) > MOST_COMPARED:
        return ""
    best = process.extractOne(
        name[:LONGEST_NAME],
        sorted(names),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=LIKE_ENOUGH,
    )
    return f"did you mean `{best[0]}`?" if best else ""


def fitting_id(text: str) -> str:
    """Return the id that fits a text best; empty where the text has no letter or digit that an id can have."""
    return re.sub(r"[^a-z0-9]+", "-", text[:64].lower()).strip("-")


def _text(node: Scalar, kind: inspect.StrType, name: str) -> str:
    if (kind.min_length or kind.pattern) and not node.text.strip():
        raise MisfitError(f"{name} is empty", "write a text, or take it out")
    if kind.pattern and not re.fullmatch(kind.pattern, node.text):
        fitting = fitting_id(node.text)
        raise MisfitError(
            f"{in_ticks(node.text)} is no id: small letters, digits and hyphens, at most 64, no hyphen first",
            f"for instance `{fitting}`" if fitting else "",
        )
    return node.text


def _choice(node: Scalar, kind: inspect.LiteralType, name: str) -> object:
    for value in kind.values:
        if node.text == str(value) and (node.plain or isinstance(value, str)):
            return value
    raise misfit(node, kind, name)


def _number(node: Scalar, kind: Number, name: str) -> float:
    whole = isinstance(kind, inspect.IntType)
    if (_WHOLE if whole else _DECIMAL).fullmatch(node.text):
        number = int(node.text) if whole else float(node.text)
        if _within(number, kind):
            return number
    elif len(node.text) > MAX_DIGITS and _DIGITS.fullmatch(node.text):
        raise MisfitError(f"{name} must be {_wanted(kind)}, not a number of {len(node.text)} digits")
    raise misfit(node, kind, name)


def _within(number: float, kind: Number) -> bool:
    return (
        (kind.ge is None or number >= kind.ge)
        and (kind.gt is None or number > kind.gt)
        and (kind.le is None or number <= kind.le)
        and (kind.lt is None or number < kind.lt)
    )


def _date(node: Scalar, kind: inspect.DateType, name: str) -> datetime.date:
    if not _DATE.fullmatch(node.text):
        raise misfit(node, kind, name)
    try:
        return datetime.date.fromisoformat(node.text)
    except ValueError as error:
        raise MisfitError(f"{in_ticks(node.text)} is no day of the calendar") from error


def _wanted(kind: inspect.Type) -> str:
    wanted = "keys with values"
    match kind:
        case inspect.StrType():
            wanted = "a text"
        case inspect.IntType():
            wanted = f"a whole number{_range(kind)}"
        case inspect.FloatType():
            wanted = f"a number{_range(kind)}"
        case inspect.LiteralType():
            wanted = " or ".join(f"`{value}`" for value in kind.values)
        case inspect.DateType():
            wanted = "a date such as 2013-01-03"
        case inspect.VarTupleType() | inspect.TupleType():
            wanted = "a list"
    return wanted


def _range(kind: Number) -> str:
    limits = (("at least", kind.ge), ("above", kind.gt), ("at most", kind.le), ("below", kind.lt))
    told = " and ".join(f"{words} {limit}" for words, limit in limits if limit is not None)
    return f" ({told})" if told else ""


def _remedy(node: Node, kind: inspect.Type) -> str:
    match node, kind:
        case Scalar(text=text), inspect.LiteralType():
            return near(text, [str(value) for value in kind.values])
        case Scalar(text=text), inspect.VarTupleType():
            return f"for instance [{text}]" if re.fullmatch(r"[\w -]{1,40}", text) else "write each item after a `- `"
        case Scalar(plain=False), (inspect.IntType() | inspect.FloatType()):
            return "write a number without quotes"
        case ((Items() | Pairs()), inspect.StrType()):
            return "a text that begins with a bracket or has `: ` in it needs quotes"
    return ""
