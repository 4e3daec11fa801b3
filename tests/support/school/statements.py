"""How many statements a store gives to its database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from debategame.web.store.database import MODE, Database, Mode


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

    def statement(_connection, _cursor, words: str, *_: object) -> None:
        counted.statements += not words.startswith("BEGIN")

    def transaction(db) -> None:
        counted.transactions += db.get_execution_options().get(MODE) is not Mode.ASKING

    event.listen(database.engine, "before_cursor_execute", statement)
    event.listen(database.engine, "begin", transaction)
    try:
        yield counted
    finally:
        event.remove(database.engine, "before_cursor_execute", statement)
        event.remove(database.engine, "begin", transaction)
