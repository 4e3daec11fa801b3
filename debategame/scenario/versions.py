"""The exact version of a scenario: canonical JSON, identified by its SHA-256."""

import hashlib
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from debategame.scenario.model import Scenario


def canonical(scenario: Scenario) -> bytes:
    """Return the canonical JSON of a scenario in UTF-8, without its `examples`.

    Equal scenarios give equal bytes. Keys are sorted, defaults are left out because they are part of the format, and
    whole numbers have no fraction. `terms` and `synonyms` keep their order, because players see it.
    """
    return msgspec.json.encode(_plain(msgspec.structs.replace(scenario, examples=())))


def digest(text: bytes) -> str:
    """Return the SHA-256 of a canonical text as 64 hex digits."""
    return hashlib.sha256(text).hexdigest()


def from_canonical(text: bytes) -> Scenario:
    """Return the scenario of a canonical text. Raise msgspec.DecodeError if it is not one."""
    return msgspec.json.decode(text, type=Scenario)


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        fields = sorted(msgspec.structs.fields(value), key=lambda field: field.encode_name)
        return {f.encode_name: _plain(getattr(value, f.name)) for f in fields if getattr(value, f.name) != _default(f)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
