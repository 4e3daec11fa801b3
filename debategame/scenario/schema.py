"""The JSON Schema of the scenario format, from the types that the reader fills, for editors that check as one types.

It finds what stands wrong in one place; what holds between places (ids that exist, aims that fit) is the reader's
alone. Two things an editor sees otherwise than the reader, because YAML has decided before what a plain value is:

- A plain `no`, `2012` or `1.10` is no text to an editor, and is one to the reader. So every text may be a number or
  true or false as well. Nothing at all (also `~` and `null`) is emptiness: fine only where a text may be empty.
- What is lost on the way cannot be checked: `1.0` and `0x10` are whole numbers to an editor, and none to the reader.

Only keywords that mean the same in draft 7 are used, since common editors read no further.
"""

import json
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from debategame.scenario.checks import MOST_WORDS_OF_A_NAME
from debategame.scenario.fields import KEPT
from debategame.scenario.model import ID_PATTERN, KeyPoint, Scenario
from debategame.scenario.scalars import MAX_DIGITS
from debategame.text.display import FORBIDDEN, SURROGATES

FILE = "debategame.schema.json"
"""What the file is called beside the scenarios that name it."""
Schema: TypeAlias = dict[str, Any]
TEXTS: Schema = {
    "text": {
        "type": ["string", "number", "boolean", "null"],
        "pattern": f"^[^{FORBIDDEN.pattern[1:-1].replace(SURROGATES, '')}]*$",
        "patternErrorMessage": "A character stands here that no text may hold.",
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
        "patternErrorMessage": "An id has small letters, digits and hyphens, at most 64, and no hyphen first.",
    },
}
"""The three kinds of text. Surrogates are left out of the pattern: some editors see every emoji as two of them."""
FEW_WORDS: Schema = {
    "pattern": rf"^\s*(\S+(\s+\S+){{0,{MOST_WORDS_OF_A_NAME - 1}}}\s*)?$",
    "patternErrorMessage": f"At most {MOST_WORDS_OF_A_NAME} words fit the tables.",
}
NO_WORDINGS_BESIDE_IDEAS: Schema = {
    "if": {"required": ["any_of"]},
    "then": {"properties": {"wordings": {"maxItems": 0}}},
}
OF_FIELDS: dict[tuple[type, str], Schema] = {(KeyPoint, "name"): FEW_WORDS}
"""What the types do not say of a field."""
OF_PARTS: dict[type, Schema] = {KeyPoint: NO_WORDINGS_BESIDE_IDEAS}
"""What the types do not say of the fields of a part together."""


def schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a scenario file; every value of JSON, ready to be written."""
    parts: Schema = {}
    _described(inspect.type_info(Scenario), parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A debategame scenario, format 1",
        **parts.pop(Scenario.__name__),
        "$defs": {**TEXTS, **parts},
    }


def encoded() -> str:
    """Return the schema as the text of a file, in ASCII, so that no shell or editor can spoil it."""
    return f"{json.dumps(schema(), indent=2)}\n"


def _described(kind: inspect.Type, parts: Schema) -> Schema:
    """Return the schema of a kind of value; the parts it is made of are put into `parts`, by their names."""
    match kind:
        case inspect.Metadata():
            return {**_described(kind.type, parts), **(kind.extra_json_schema or {})}
        case inspect.UnionType():
            return _described(next(each for each in kind.types if not isinstance(each, inspect.NoneType)), parts)
        case inspect.StructType():
            if kind.cls.__name__ not in parts:
                parts[kind.cls.__name__] = _part(kind, parts)
            return {"$ref": f"#/$defs/{kind.cls.__name__}"}
        case inspect.DictType():
            keys = _described(kind.key_type, parts)
            return {"type": "object", "propertyNames": keys, "additionalProperties": _described(kind.value_type, parts)}
        case inspect.VarTupleType() | inspect.TupleType():
            return _list(kind, parts)
    return _scalar(kind)


def _part(kind: inspect.StructType, parts: Schema) -> Schema:
    return {
        "description": (kind.cls.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": {field.encode_name: _field(kind.cls, field, parts) for field in kind.fields},
        "patternProperties": {f"^{KEPT}": {"description": "Your own; the game does not look at it."}},
        "additionalProperties": False,
        "required": [field.encode_name for field in kind.fields if field.required],
        **OF_PARTS.get(kind.cls, {}),
    }


def _field(part: type, field: inspect.Field, parts: Schema) -> Schema:
    described = {**_described(field.type, parts), **OF_FIELDS.get((part, field.name), {})}
    if field.default is msgspec.NODEFAULT or not field.default:
        return described
    return {**described, "default": msgspec.json.decode(msgspec.json.encode(field.default))}


def _list(kind: inspect.VarTupleType | inspect.TupleType, parts: Schema) -> Schema:
    if isinstance(kind, inspect.TupleType):
        count = len(kind.item_types)
        return {"type": "array", "items": _described(kind.item_types[0], parts), "minItems": count, "maxItems": count}
    limits = {"minItems": kind.min_length, "maxItems": kind.max_length}
    return {"type": "array", "items": _described(kind.item_type, parts), **_given(limits)}


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
    return _given(
        {"minimum": kind.ge, "exclusiveMinimum": kind.gt, "maximum": kind.le, "exclusiveMaximum": kind.lt},
    )


def _given(limits: Schema) -> Schema:
    return {name: limit for name, limit in limits.items() if limit is not None}
