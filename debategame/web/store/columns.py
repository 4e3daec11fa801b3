"""Types of columns that hold the same values in SQLite and PostgreSQL.

They say what to do with a value in one function for each database, or in none: a click binds and reads some hundred.
"""

import datetime
import re
import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, LargeBinary, String, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

from debategame.saves.records import storable, timestamp

Bytes = LargeBinary
UUID_LENGTH = 36
REMEMBERED = 10_000
"""Ids that need no second look: those of a school with its bouts."""
_USUAL_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ESCAPED_NUL = r"\u0000"
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""NUL as JSON escapes it, not a backslash that is escaped before the text `u0000`."""
_Processor = Callable[[Any], Any] | None
"""What is done with a value on its way. None if it stays as it is."""


class Id(TypeDecorator[str]):
    """A UUID in its 36-character form: `uuid` in PostgreSQL, text in SQLite.

    A text that is no UUID raises ValueError, which SQLAlchemy passes on in a StatementError. The engine must read a
    `uuid` as text: see `open.new_engine`.
    """

    impl = String(UUID_LENGTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return Uuid(as_uuid=False) if dialect.name == "postgresql" else String(UUID_LENGTH)

    def bind_processor(self, dialect: Dialect) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what writes the UUID in lower case with hyphens."""
        return _usual_id

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return None: the databases write a UUID as it is bound."""
        return None


class Moment(TypeDecorator[datetime.datetime]):
    """A time with its zone: `timestamptz` in PostgreSQL, text in UTC that sorts as the time does in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else Text()

    def bind_processor(self, dialect: Dialect) -> _Processor:
        """Return what writes the time for the database."""
        return None if dialect.name == "postgresql" else _moment_text

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what reads the time in UTC."""
        return _in_utc if dialect.name == "postgresql" else _moment_of_text


class Json(TypeDecorator[str]):
    """JSON that is encoded and decoded by its users: `jsonb` in PostgreSQL, text in SQLite.

    The engine must read a `jsonb` as text: see `open.new_engine`. NUL, which `jsonb` cannot hold, becomes U+FFFD.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return JSONB() if dialect.name == "postgresql" else Text()

    def bind_processor(self, dialect: Dialect) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what makes the JSON fit for the databases."""
        return _storable_json

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return None: JSON is read as text."""
        return None


class Words(TypeDecorator[str]):
    """Text of people. Characters that PostgreSQL cannot keep, NUL and lone surrogates, become U+FFFD."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what makes the text fit for the databases. It keeps its length."""
        return _storable_words


def as_stored(type_: TypeEngine[Any], value: Any) -> Any:
    """Return a value as it will be read from a column of a type."""
    match type_:
        case Id():
            return _usual_id(value)
        case Moment():
            return _in_utc(value)
        case Json():
            return _storable_json(value)
        case Words():
            return _storable_words(value)
    return value


@lru_cache(maxsize=REMEMBERED)
def _usual_id(value: str | None) -> str | None:
    return value if value is None or _USUAL_ID.fullmatch(value) else str(uuid.UUID(value))


def _moment_text(value: datetime.datetime | None) -> str | None:
    return None if value is None else timestamp(value)


def _in_utc(value: datetime.datetime | None) -> datetime.datetime | None:
    return None if value is None else value.astimezone(datetime.UTC)


def _moment_of_text(value: str | None) -> datetime.datetime | None:
    return None if value is None else datetime.datetime.fromisoformat(value).astimezone(datetime.UTC)


def _storable_json(value: str | None) -> str | None:
    return value if value is None or _ESCAPED_NUL not in value else _NUL.sub(r"\1\\ufffd", value)


def _storable_words(value: str | None) -> str | None:
    return None if value is None else storable(value).replace("\0", "\ufffd")
