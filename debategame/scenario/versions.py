"""The exact version of a scenario: canonical JSON, identified by its SHA-256."""

import hashlib
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from debategame.scenario.model import Scenario


def canonical(scenario: Scenario) -> bytes:
    """Return the canonical JSON of a scenario in UTF-8, without its examples.

    Equal scenarios give equal bytes. Keys are sorted, defaults are left out because they are part of the format, and
    whole numbers have no fraction. `terms` and `synonyms` keep their order, because players see it.
    """
    return msgspec.json.encode(_plain(msgspec.structs.replace(scenario, examples=(), their_examples=())))


def digest(text: bytes) -> str:
    """Return the SHA-256 of a canonical text as 64 hex digits."""
    return hashlib.sha256(text).hexdigest()


def from_canonical(text: bytes) -> Scenario:
    """Return the scenario of a canonical text. Raise msgspec.DecodeError if it is not one."""
    return msgspec.json.decode(text, type=Scenario)


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {
            name: _plain(getattr(value, field))
            for name, field, default in _fields(type(value))
            if getattr(value, field) != default
        }
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


@cache
def _fields(type_: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields of a struct in the order of their names in JSON: that name, the field's own, its default."""
    fields = sorted(msgspec.structs.fields(type_), key=lambda field: field.encode_name)
    return tuple((field.encode_name, field.name, _default(field)) for field in fields)


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
