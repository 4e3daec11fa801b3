"""A cursor of PostgreSQL that reads results with little work."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.adapt import AdaptersMap
from psycopg.pq.abc import PGresult
from psycopg.types.string import TextLoader

AS_TEXT = ("uuid", "jsonb")
"""The types that are read as the texts that they are sent as."""


class Columns(Sequence[tuple[str, int, None, None, None, None, None]]):
    """Names and types of the columns of a result, as PEP 249 has them, looked up when they are asked for."""

    def __init__(self, result: PGresult) -> None:
        """Describe a result."""
        self._result = result

    def __len__(self) -> int:
        """Return the number of columns."""
        return self._result.nfields

    def __getitem__(self, place: Any) -> Any:
        """Return a column."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        name = self._result.fname(place) or b""
        return name.decode(), self._result.ftype(place), None, None, None, None, None


class QuickCursor(psycopg.RawCursor[Any]):
    """A cursor for SQLAlchemy, which asks every result for its columns, and looks at them only once a statement.

    The usual objects for columns took a fifth of the time of a query that returns twenty of them.
    """

    @property
    def description(self) -> Any:
        """The columns. None if the statement returns no rows."""
        result = self.pgresult
        return Columns(result) if result is not None and result.nfields else None


def quick_adapters() -> AdaptersMap:
    """Return how values of PostgreSQL are read: the usual ways, but the types of AS_TEXT as text."""
    adapters = AdaptersMap(psycopg.adapters)
    for name in AS_TEXT:
        adapters.register_loader(name, TextLoader)
    return adapters
