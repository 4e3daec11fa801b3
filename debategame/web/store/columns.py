"""Types of columns that hold the same values in SQLite and PostgreSQL.

They say what to do with a value in one function for each database, or in none: a click binds and reads some hundred.
"""

import datetime
import re
import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

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
_Value = TypeVar("_Value")
_Processor = Callable[[Any], Any] | None
"""What is done with a value on its way. None if it stays as it is."""


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


class _Stored(TypeDecorator[_Value]):
    """The base of these types. A value is bound in the form in which it will be read."""

    impl = Text
    cache_ok = True
    as_stored: Callable[[_Value | None], _Value | None]
    """Returns a value in that form."""

    def bind_processor(self, dialect: Dialect) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what gives a value that form."""
        return self.as_stored

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return None: a value is read as it was bound."""
        return None


class Id(_Stored[str]):
    """A UUID in lower case with hyphens: `uuid` in PostgreSQL, text in SQLite.

    A text that is no UUID raises ValueError, which SQLAlchemy passes on in a StatementError. The engine must read a
    `uuid` as text: see `open.new_engine`.
    """

    cache_ok = True
    as_stored = staticmethod(_usual_id)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return Uuid(as_uuid=False) if dialect.name == "postgresql" else String(UUID_LENGTH)


class Moment(_Stored[datetime.datetime]):
    """A time with its zone: `timestamptz` in PostgreSQL, text in UTC that sorts as the time does in SQLite."""

    cache_ok = True
    as_stored = staticmethod(_in_utc)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else Text()

    def bind_processor(self, dialect: Dialect) -> _Processor:
        """Return what writes the time for the database."""
        return None if dialect.name == "postgresql" else _moment_text

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:  # noqa: ARG002 -- SQLAlchemy's
        """Return what reads the time in UTC."""
        return _in_utc if dialect.name == "postgresql" else _moment_of_text


class Json(_Stored[str]):
    """JSON that is encoded and decoded by its users: `jsonb` in PostgreSQL, text in SQLite.

    The engine must read a `jsonb` as text: see `open.new_engine`. NUL, which `jsonb` cannot hold, becomes U+FFFD.
    """

    cache_ok = True
    as_stored = staticmethod(_storable_json)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return JSONB() if dialect.name == "postgresql" else Text()


class Words(_Stored[str]):
    """Text of people. Characters that PostgreSQL cannot keep, NUL and lone surrogates, become U+FFFD, one for one."""

    cache_ok = True
    as_stored = staticmethod(_storable_words)


def as_stored(type_: TypeEngine[Any], value: Any) -> Any:
    """Return a value as it will be read from a column of a type."""
    return type_.as_stored(value) if isinstance(type_, _Stored) else value
