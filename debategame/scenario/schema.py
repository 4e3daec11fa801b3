"""The JSON Schema of the scenario format, made from the types of the model. Editors check with it while you type.

It checks single values. Only the reader checks rules between parts, such as unknown ids. Two differences remain,
because editors parse YAML first:

- To an editor, a plain `no`, `2012` or `1.10` is not a text; to the reader it is. So the schema accepts numbers and
  booleans as text. A missing value (also `~` and `null`) is accepted where a text may be empty.
- To an editor, `1.0` and `0x10` are whole numbers; to the reader they are not.

Only keywords with the same meaning in draft 7 are used, because common editors support no later draft.
"""

import json
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from debategame.scenario.checks import MOST_WORDS_OF_A_NAME
from debategame.scenario.fields import OWN_KEY_PREFIX
from debategame.scenario.model import ID_PATTERN, KeyPoint, Scenario, TheirPoint
from debategame.scenario.scalars import MAX_DIGITS
from debategame.text.display import SURROGATES
from debategame.text.forbidden import FORBIDDEN

SCHEMA_FILE = "debategame.schema.json"
"""Name of the schema file beside a scenario."""
Schema: TypeAlias = dict[str, Any]
TEXTS: Schema = {
    "text": {
        "type": ["string", "number", "boolean", "null"],
        "pattern": f"^[^{FORBIDDEN.pattern[1:-1].replace(SURROGATES, '')}]*$",
        "patternErrorMessage": "A character is not allowed in a text.",
    },
    "filled-text": {
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "patternErrorMessage": "This text is empty.",
        "allOf": [{"$ref": "#/$defs/text"}],
    },
    "id": {
        "type": ["string", "integer", "boolean"],
        "pattern": ID_PATTERN,
        "minimum": 0,
        "patternErrorMessage": "Use at most 64 small letters, digits and hyphens, and no hyphen first.",
    },
}
"""The three kinds of text. The pattern omits surrogates, because some editors see an emoji as two of them."""
FEW_WORDS: Schema = {
    "pattern": rf"^\s*(\S+(\s+\S+){{0,{MOST_WORDS_OF_A_NAME - 1}}}\s*)?$",
    "patternErrorMessage": f"At most {MOST_WORDS_OF_A_NAME} words fit in the tables.",
}
NO_WORDINGS_BESIDE_IDEAS: Schema = {
    "if": {"required": ["any_of"]},
    "then": {"properties": {"wordings": {"maxItems": 0}}},
}
FIELD_ADDITIONS: dict[tuple[type, str], Schema] = {(KeyPoint, "name"): FEW_WORDS, (TheirPoint, "name"): FEW_WORDS}
"""Additions for single fields."""
PART_ADDITIONS: dict[type, Schema] = {KeyPoint: NO_WORDINGS_BESIDE_IDEAS, TheirPoint: NO_WORDINGS_BESIDE_IDEAS}
"""Additions for whole parts: rules between their fields."""


def schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a scenario file."""
    parts: Schema = {}
    _type_schema(inspect.type_info(Scenario), parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A debategame scenario, format 1",
        **parts.pop(Scenario.__name__),
        "$defs": {**TEXTS, **parts},
    }


def schema_text() -> str:
    """Return the schema as JSON text, in ASCII, so that no shell or editor can damage it."""
    return f"{json.dumps(schema(), indent=2)}\n"


def _type_schema(kind: inspect.Type, parts: Schema) -> Schema:
    """Return the schema of a type, and add the schemas of its parts to `parts` by name."""
    match kind:
        case inspect.Metadata():
            return {**_type_schema(kind.type, parts), **(kind.extra_json_schema or {})}
        case inspect.UnionType():
            return _type_schema(next(type_ for type_ in kind.types if not isinstance(type_, inspect.NoneType)), parts)
        case inspect.StructType():
            if kind.cls.__name__ not in parts:
                parts[kind.cls.__name__] = _part(kind, parts)
            return {"$ref": f"#/$defs/{kind.cls.__name__}"}
        case inspect.DictType():
            keys = _type_schema(kind.key_type, parts)
            return {
                "type": "object",
                "propertyNames": keys,
                "additionalProperties": _type_schema(kind.value_type, parts),
            }
        case inspect.VarTupleType() | inspect.TupleType():
            return _list(kind, parts)
    return _scalar(kind)


def _part(kind: inspect.StructType, parts: Schema) -> Schema:
    return {
        "description": (kind.cls.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": {field.encode_name: _field(kind.cls, field, parts) for field in kind.fields},
        "patternProperties": {f"^{OWN_KEY_PREFIX}": {"description": "Your own key. The game ignores it."}},
        "additionalProperties": False,
        "required": [field.encode_name for field in kind.fields if field.required],
        **PART_ADDITIONS.get(kind.cls, {}),
    }


def _field(part: type, field: inspect.Field, parts: Schema) -> Schema:
    described = {**_type_schema(field.type, parts), **FIELD_ADDITIONS.get((part, field.name), {})}
    if field.default is msgspec.NODEFAULT or not field.default:
        return described
    return {**described, "default": msgspec.json.decode(msgspec.json.encode(field.default))}


def _list(kind: inspect.VarTupleType | inspect.TupleType, parts: Schema) -> Schema:
    if isinstance(kind, inspect.TupleType):
        count = len(kind.item_types)
        return {"type": "array", "items": _type_schema(kind.item_types[0], parts), "minItems": count, "maxItems": count}
    limits = {"minItems": kind.min_length, "maxItems": kind.max_length}
    return {"type": "array", "items": _type_schema(kind.item_type, parts), **_without_none(limits)}


def _scalar(kind: inspect.Type) -> Schema:
    match kind:
        case inspect.StrType():
            return {"$ref": f"#/$defs/{'id' if kind.pattern else 'filled-text' if kind.min_length else 'text'}"}
        case inspect.LiteralType():
            return {"enum": list(kind.values)}
        case inspect.DateType():
            return {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case inspect.IntType():
            return {"type": "integer", "maximum": 10**MAX_DIGITS - 1, **_limits(kind)}
        case inspect.FloatType():
            return {"type": "number", **_limits(kind)}
    raise TypeError(kind)


def _limits(kind: inspect.IntType | inspect.FloatType) -> Schema:
    return _without_none(
        {"minimum": kind.ge, "exclusiveMinimum": kind.gt, "maximum": kind.le, "exclusiveMaximum": kind.lt},
    )


def _without_none(limits: Schema) -> Schema:
    return {name: limit for name, limit in limits.items() if limit is not None}
