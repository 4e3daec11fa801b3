"""Convert YAML nodes to the values of the model's fields, and report every value that does not fit."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from debategame.scenario import model
from debategame.scenario.scalars import WrongValueError, describe, did_you_mean, read_scalar, wrong_value
from debategame.scenario.yaml_errors import DataPath, Fault, Position
from debategame.scenario.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, UnusableNode
from debategame.text.display import in_ticks

OWN_KEY_PREFIX = "x-"
"""Prefix of an author's own keys, which are ignored."""
PART_NAMES: dict[type[model.Part], str] = {
    model.Scenario: "a scenario",
    model.Source: "the source",
    model.AnyOf: "`any_of`",
    model.KeyPoint: "a key point",
    model.TheirPoint: "a point of theirs",
    model.Line: "a line",
    model.MarkedAnswer: "an example",
}
"""Names of the parts of a scenario in messages."""
ListType = inspect.VarTupleType | inspect.TupleType


class ScenarioDraft(msgspec.Struct):
    """The readable parts of a scenario as dicts and lists, their positions, and the faults so far.

    A value that does not fit is missing from its dict, or None in its list.
    """

    root: dict[str, Any]
    places: dict[DataPath, Position]
    faults: list[Fault]

    def fault(self, path: DataPath, message: str, hint: str = "") -> None:
        """Add a fault of the part at a path."""
        self.faults.append(Fault(at=self.places[path], message=message, hint=hint, path=path))


def read_fields(node: Node) -> ScenarioDraft:
    """Read the root node as a scenario, with every fault of its fields."""
    filler = _FieldReader()
    root = filler.value(node, _scenario(), ())
    return ScenarioDraft(root=root or {}, places=filler.places, faults=filler.faults)


@cache
def _scenario() -> inspect.Type:
    """Return the type description of a scenario. Cached: it takes a quarter of the time of reading a whole file."""
    return inspect.type_info(model.Scenario)


class _FieldReader:
    """Walks nodes and types in parallel."""

    def __init__(self) -> None:
        self.places: dict[DataPath, Position] = {}
        self.faults: list[Fault] = []

    def value(self, node: Node, kind: inspect.Type, path: DataPath) -> Any:
        """Return the value of a node for a field of that kind, or None if it does not fit."""
        kind = _unwrapped(kind)
        self.places[path] = node.at
        try:
            match node, kind:
                case UnusableNode(), _:
                    return None
                case MappingNode(), inspect.StructType():
                    return self._part(node, kind, path)
                case MappingNode(), inspect.DictType():
                    return self._table(node, kind, path)
                case SequenceNode(), (inspect.VarTupleType() | inspect.TupleType()):
                    return self._list(node, kind, path)
                case ScalarNode(), _:
                    return read_scalar(node, kind, _field_name(path))
            raise wrong_value(node, kind, _field_name(path))
        except WrongValueError as error:
            self._fault(node.at, path, error.message, error.hint)
            return None

    def _part(self, node: MappingNode, kind: inspect.StructType, path: DataPath) -> dict[str, Any]:
        fields = {field.encode_name: field for field in kind.fields}
        filled: dict[str, Any] = {}
        given: dict[str, Position] = {}
        for key, value in self._entries(node, path, given):
            if key in fields:
                _set(filled, key, self.value(value, fields[key].type, (*path, key)))
        free = [key for key in fields if key not in given]
        for key, at in given.items():
            if key not in fields and not key.startswith(OWN_KEY_PREFIX):
                self._unknown(at, key, kind, path, free)
        for field in kind.fields:
            if field.required and field.encode_name not in given:
                self._missing(node, field, kind, path)
        return filled

    def _table(self, node: MappingNode, kind: inspect.DictType, path: DataPath) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        given: dict[str, Position] = {}
        for key, value in self._entries(node, path, given):
            if key.strip():
                _set(filled, key, self.value(value, kind.value_type, (*path, key)))
            else:
                self._fault(given[key], (*path, key), f"{_field_name(path)} has an empty key")
        return filled

    def _entries(self, node: MappingNode, path: DataPath, given: dict[str, Position]) -> Iterator[tuple[str, Node]]:
        """Yield usable keys with their values, and store the position of each key in `given`.

        A key that is not a text, or is a duplicate, is a fault.
        """
        for key, value in node:
            if isinstance(key, SequenceNode | MappingNode):
                self._fault(key.at, path, f"a key must be a text, not {describe(key)}", "put the key in quotes")
            elif isinstance(key, ScalarNode) and key.text in given:
                message = f"duplicate key {in_ticks(key.text)}; the first is in line {given[key.text].line}"
                self._fault(key.at, (*path, key.text), message, "delete one of them")
            elif isinstance(key, ScalarNode):
                given[key.text] = key.at
                yield key.text, value

    def _list(self, node: SequenceNode, kind: ListType, path: DataPath) -> list[Any]:
        count = len(node.nodes)
        if isinstance(kind, inspect.VarTupleType):
            self._check_length(node, kind, path)
            kinds: tuple[inspect.Type, ...] = (kind.item_type,) * count
        elif count == len(kind.item_types):
            kinds = kind.item_types
        else:
            raise WrongValueError(f"{_field_name(path)} must have {len(kind.item_types)} values, not {count}")
        return [self.value(item, kinds[index], (*path, index)) for index, item in enumerate(node.nodes)]

    def _check_length(self, node: SequenceNode, kind: inspect.VarTupleType, path: DataPath) -> None:
        least, most, count = kind.min_length or 0, kind.max_length, len(node.nodes)
        if count < least:
            raise WrongValueError(f"{_field_name(path)} is an empty list; it needs at least {least}")
        if most is not None and count > most:
            self._fault(node.nodes[most].at, path, f"{_field_name(path)} has {count} items; at most {most} are allowed")

    def _unknown(self, at: Position, key: str, kind: inspect.StructType, path: DataPath, free: list[str]) -> None:
        home = next((name for part, name in PART_NAMES.items() if key in part.__struct_fields__), "")
        hint = did_you_mean(key, free) or (f"`{key}` belongs in {home}" if home else "")
        self._fault(at, (*path, key), f"unknown key {in_ticks(key)} in {_part_name(kind)}", hint)

    def _missing(self, node: MappingNode, field: inspect.Field, kind: inspect.StructType, path: DataPath) -> None:
        about = (field.type.extra_json_schema or {}) if isinstance(field.type, inspect.Metadata) else {}
        description = about.get("description", "").rstrip(".")
        hint = f"`{field.encode_name}`: {description[:1].lower()}{description[1:]}"
        message = f"`{field.encode_name}` is missing; {_part_name(kind)} needs it"
        self._fault(node.at, (*path, field.encode_name), message, hint)

    def _fault(self, at: Position, path: DataPath, message: str, hint: str = "") -> None:
        self.faults.append(Fault(at=at, message=message, hint=hint, path=path))


def _part_name(kind: inspect.StructType) -> str:
    return next(name for part, name in PART_NAMES.items() if part is kind.cls)


def _set(filled: dict[str, Any], key: str, value: Any) -> None:
    if value is not None:
        filled[key] = value


def _unwrapped(kind: inspect.Type) -> inspect.Type:
    """Strip Metadata and Optional."""
    while True:
        match kind:
            case inspect.Metadata():
                kind = kind.type
            case inspect.UnionType():
                kind = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
            case _:
                return kind


def _field_name(path: DataPath) -> str:
    """Return the name of the part at a path, such as `says`, item 2 of `wordings`, or a scenario for the root."""
    items = ""
    for key in reversed(path):
        if isinstance(key, str):
            return f"{items}{in_ticks(key)}"
        items += f"item {key + 1} of "
    return "a scenario"
