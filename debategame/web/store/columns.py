"""Types of columns that hold the same values in SQLite and PostgreSQL."""

import datetime
import re
import uuid
from typing import Any

from sqlalchemy import Dialect, LargeBinary, String, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

from debategame.saves.records import storable, timestamp

Bytes = LargeBinary
UUID_LENGTH = 36
_USUAL_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""NUL as JSON escapes it, not a backslash that is escaped before the text `u0000`."""


class Id(TypeDecorator[str]):
    """A UUID in its 36-character form: `uuid` in PostgreSQL, text in SQLite.

    A text that is no UUID raises ValueError, which SQLAlchemy passes on in a StatementError.
    """

    impl = String(UUID_LENGTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return Uuid(as_uuid=False) if dialect.name == "postgresql" else String(UUID_LENGTH)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's
        """Return the UUID in lower case with hyphens."""
        return value if value is None or _USUAL_ID.fullmatch(value) else str(uuid.UUID(value))


class Moment(TypeDecorator[datetime.datetime]):
    """A time with its zone: `timestamptz` in PostgreSQL, text in UTC that sorts as the time does in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> Any:
        """Return the value for the database."""
        if value is None or dialect.name == "postgresql":
            return value
        return timestamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime.datetime | None:
        """Return the time in UTC."""
        if value is None:
            return None
        at = value if dialect.name == "postgresql" else datetime.datetime.fromisoformat(value)
        return at.astimezone(datetime.UTC)


class Json(TypeDecorator[str]):
    """JSON that is encoded and decoded by its users: `jsonb` in PostgreSQL, text in SQLite.

    The engine must pass it through: see `database.new_engine`. NUL, which `jsonb` cannot hold, becomes U+FFFD.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's
        """Return the JSON for the database."""
        return None if value is None else _NUL.sub(r"\1\\ufffd", value)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type for a database."""
        return JSONB() if dialect.name == "postgresql" else Text()

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the JSON as text."""
        return value.decode() if isinstance(value, bytes) else value


class Words(TypeDecorator[str]):
    """Text of people. Characters that PostgreSQL cannot keep, NUL and lone surrogates, become U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's
        """Return the text for the database. It keeps its length."""
        return None if value is None else storable(value).replace("\0", "\ufffd")
