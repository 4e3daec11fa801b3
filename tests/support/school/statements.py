"""How many statements a store gives to its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, event

from debategame.web.store.database import MODE, Database, Mode
from debategame.web.store.driver.statements import Statement


class Counted:
    """What was counted so far."""

    def __init__(self) -> None:
        self.statements = 0
        """Without those that begin and end transactions."""
        self.transactions = 0
        """Without the queries that need none."""


@contextmanager
def count_statements(database: Database) -> Iterator[Counted]:
    """Count the statements and transactions of a database meanwhile."""
    counted = Counted()

    def statement(_connection: object, _cursor: object, words: str, *_: object) -> None:
        counted.statements += not words.startswith("BEGIN")

    def ready_statement(self: Statement, *parts: Any) -> list[tuple[Any, ...]]:
        counted.statements += 1
        return rows(self, *parts)

    def transaction(db: Connection) -> None:
        counted.transactions += db.get_execution_options().get(MODE) is not Mode.ASKING

    event.listen(database.engine, "before_cursor_execute", statement)
    event.listen(database.engine, "begin", transaction)
    rows = Statement.rows
    try:
        with patch.object(Statement, "rows", ready_statement):
            yield counted
    finally:
        event.remove(database.engine, "before_cursor_execute", statement)
        event.remove(database.engine, "begin", transaction)
