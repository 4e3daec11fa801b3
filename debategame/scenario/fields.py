"""Nodes become the values that the model's fields ask for; whatever does not fit is a fault with its place."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from debategame.scenario import model
from debategame.scenario.scalars import MisfitError, found, misfit, near, read_scalar
from debategame.scenario.yaml_errors import Fault, Path, Position
from debategame.scenario.yaml_nodes import Items, Node, Pairs, Scalar, Unusable
from debategame.text.display import in_ticks

KEPT = "x-"
"""Keys that begin so are the author's own."""
NAMES: dict[type[model.Part], str] = {
    model.Scenario: "a scenario",
    model.Source: "the source",
    model.AnyOf: "`any_of`",
    model.KeyPoint: "a key point",
    model.Line: "a line",
    model.MarkedAnswer: "an example",
}
"""What messages call the parts of a scenario."""
ListType = inspect.VarTupleType | inspect.TupleType


class ScenarioDraft(msgspec.Struct):
    """What could be read of a scenario, as plain dicts and lists, and where each part stands.

    A part that does not fit is missing from its dict, and None in its list.
    """

    root: dict[str, Any]
    places: dict[Path, Position]
    faults: list[Fault]

    def fault(self, path: Path, message: str, hint: str = "") -> None:
        """Note a fault of the part at a path."""
        self.faults.append(Fault(at=self.places[path], message=message, hint=hint, path=path))


def drafted(node: Node) -> ScenarioDraft:
    """Read a root node as a scenario, with every fault of its fields."""
    filler = _Filler()
    root = filler.value(node, _scenario(), ())
    return ScenarioDraft(root=root or {}, places=filler.places, faults=filler.faults)


@cache
def _scenario() -> inspect.Type:
    """Return what a scenario consists of; finding that out costs a quarter of what a whole file does."""
    return inspect.type_info(model.Scenario)


class _Filler:
    """Goes down nodes and types side by side."""

    def __init__(self) -> None:
        self.places: dict[Path, Position] = {}
        self.faults: list[Fault] = []

    def value(self, node: Node, kind: inspect.Type, path: Path) -> Any:
        """Return what a node says where a value of that kind is wanted; None where it does not fit."""
        kind = _bare(kind)
        self.places[path] = node.at
        try:
            match node, kind:
                case Unusable(), _:
                    return None
                case Pairs(), inspect.StructType():
                    return self._part(node, kind, path)
                case Pairs(), inspect.DictType():
                    return self._table(node, kind, path)
                case Items(), (inspect.VarTupleType() | inspect.TupleType()):
                    return self._list(node, kind, path)
                case Scalar(), _:
                    return read_scalar(node, kind, _named(path))
            raise misfit(node, kind, _named(path))
        except MisfitError as error:
            self._fault(node.at, path, error.message, error.hint)
            return None

    def _part(self, node: Pairs, kind: inspect.StructType, path: Path) -> dict[str, Any]:
        fields = {field.encode_name: field for field in kind.fields}
        filled: dict[str, Any] = {}
        given: dict[str, Position] = {}
        for key, value in self._entries(node, path, given):
            if key in fields:
                _put(filled, key, self.value(value, fields[key].type, (*path, key)))
        free = [key for key in fields if key not in given]
        for key, at in given.items():
            if key not in fields and not key.startswith(KEPT):
                self._unknown(at, key, kind, path, free)
        for field in kind.fields:
            if field.required and field.encode_name not in given:
                self._missing(node, field, kind, path)
        return filled

    def _table(self, node: Pairs, kind: inspect.DictType, path: Path) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        given: dict[str, Position] = {}
        for key, value in self._entries(node, path, given):
            if key.strip():
                _put(filled, key, self.value(value, kind.value_type, (*path, key)))
            else:
                self._fault(given[key], (*path, key), f"a key of {_named(path)} is empty")
        return filled

    def _entries(self, node: Pairs, path: Path, given: dict[str, Position]) -> Iterator[tuple[str, Node]]:
        """Go through the usable keys and their values, noting in `given` where each key stands.

        A key that is no text, or comes again, is a fault.
        """
        for key, value in node:
            if isinstance(key, Items | Pairs):
                self._fault(key.at, path, f"a key must be a text, not {found(key)}", "put the key in quotes")
            elif isinstance(key, Scalar) and key.text in given:
                message = f"{in_ticks(key.text)} is given twice, first in line {given[key.text].line}"
                self._fault(key.at, (*path, key.text), message, "only one of them can count")
            elif isinstance(key, Scalar):
                given[key.text] = key.at
                yield key.text, value

    def _list(self, node: Items, kind: ListType, path: Path) -> list[Any]:
        count = len(node.nodes)
        if isinstance(kind, inspect.VarTupleType):
            self._check_length(node, kind, path)
            kinds: tuple[inspect.Type, ...] = (kind.item_type,) * count
        elif count == len(kind.item_types):
            kinds = kind.item_types
        else:
            raise MisfitError(f"{_named(path)} must have {len(kind.item_types)} values, not {count}")
        return [self.value(item, kinds[index], (*path, index)) for index, item in enumerate(node.nodes)]

    def _check_length(self, node: Items, kind: inspect.VarTupleType, path: Path) -> None:
        least, most, count = kind.min_length or 0, kind.max_length, len(node.nodes)
        if count < least:
            raise MisfitError(f"{_named(path)} must have at least {least}, and this list is empty")
        if most is not None and count > most:
            self._fault(node.nodes[most].at, path, f"{_named(path)} may have at most {most}, and here are {count}")

    def _unknown(self, at: Position, key: str, kind: inspect.StructType, path: Path, free: list[str]) -> None:
        home = next((name for part, name in NAMES.items() if key in part.__struct_fields__), "")
        hint = near(key, free) or (f"`{key}` is a key of {home}" if home else "")
        self._fault(at, (*path, key), f"{in_ticks(key)} is no key of {_called(kind)}", hint)

    def _missing(self, node: Pairs, field: inspect.Field, kind: inspect.StructType, path: Path) -> None:
        about = (field.type.extra_json_schema or {}) if isinstance(field.type, inspect.Metadata) else {}
        description = about.get("description", "").rstrip(".")
        hint = f"`{field.encode_name}`: {description[:1].lower()}{description[1:]}"
        message = f"{_called(kind)} needs `{field.encode_name}`, which is missing here"
        self._fault(node.at, (*path, field.encode_name), message, hint)

    def _fault(self, at: Position, path: Path, message: str, hint: str = "") -> None:
        self.faults.append(Fault(at=at, message=message, hint=hint, path=path))


def _called(kind: inspect.StructType) -> str:
    return next(name for part, name in NAMES.items() if part is kind.cls)


def _put(filled: dict[str, Any], key: str, value: Any) -> None:
    if value is not None:
        filled[key] = value


def _bare(kind: inspect.Type) -> inspect.Type:
    """Return what a kind is without its description and without "or nothing"."""
    while True:
        match kind:
            case inspect.Metadata():
                kind = kind.type
            case inspect.UnionType():
                kind = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
            case _:
                return kind


def _named(path: Path) -> str:
    """Return what messages call the part at a path: `says`, item 2 of `wordings`, or a scenario for the root."""
    items = ""
    for key in reversed(path):
        if isinstance(key, str):
            return f"{items}{in_ticks(key)}"
        items += f"item {key + 1} of "
    return "a scenario"
