"""Statements that every click runs: SQLAlchemy writes them, and the driver runs them.

To have one run by SQLAlchemy, too, takes a process four times as long, and a click runs several.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.engine.interfaces import DBAPICursor, DBAPIModule
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.sql.dml import UpdateBase

from debategame.web.store.database import MODE, Mode

Values = Mapping[str, Any]
_Process = Callable[[Any], Any] | None
"""What is done with a value on its way to the database or back. None if it stays as it is."""


class Statement:
    """A statement whose text never changes. Its values are given by the names of its parameters."""

    def __init__(self, statement: Select[Any] | UpdateBase) -> None:
        """Keep a statement of SQLAlchemy; its text is written when a kind of database first needs it."""
        self._statement = statement
        self._written: dict[str, _Written] = {}

    def rows(self, db: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Run it, and return the rows of its result. More values may be given than it has parameters."""
        written = self._written.get(db.dialect.name)
        if written is None:
            written = self._written[db.dialect.name] = _Written(self._statement, db.dialect)
        return _run(db, self, written, values)

    def row(self, db: Connection, values: Values) -> tuple[Any, ...] | None:
        """Run it, and return the first row. None if there is none."""
        rows = self.rows(db, values)
        return rows[0] if rows else None

    def value(self, db: Connection, values: Values) -> Any:
        """Run it, and return the first value of the first row. None if there is no row."""
        row = self.row(db, values)
        return row[0] if row else None


class _Written:
    """A statement as one kind of database takes it."""

    def __init__(self, statement: Select[Any] | UpdateBase, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._fixed: dict[str, Any] = {}
        self._parameters: list[tuple[str, _Process]] = []
        for name in compiled.positiontup or ():
            bind = compiled.binds[name]
            process = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if not bind.required:
                self._fixed[name] = process(bind.value) if process else bind.value
                process = None
            self._parameters.append((name, process))
        self._dialect = dialect
        self._columns = [column.type.dialect_impl(dialect) for column in statement.exported_columns]
        self._processes: list[tuple[int, Callable[[Any], Any]]] | None = None
        """What is done with the values at some places of a row. None until it is known how the driver reads them."""

    def parameters(self, values: Values) -> list[Any]:
        """Return the parameters in order. Raise StatementError if a value cannot be one, as SQLAlchemy does."""
        known = {**values, **self._fixed} if self._fixed else values
        try:
            return [process(known[name]) if process else known[name] for name, process in self._parameters]
        except ValueError as error:
            raise StatementError("a value cannot be stored", self.text, None, error, hide_parameters=True) from error

    def read(self, cursor: DBAPICursor) -> list[tuple[Any, ...]]:
        """Return the rows of a result as the types of the columns have them."""
        rows: list[tuple[Any, ...]] = list(cursor.fetchall())
        if self._processes is None:
            named = zip(self._columns, cursor.description or (), strict=True)
            found = [column.result_processor(self._dialect, description[1]) for column, description in named]
            self._processes = [(place, process) for place, process in enumerate(found) if process]
        return [_read_row(row, self._processes) for row in rows] if self._processes else rows


def _read_row(row: Sequence[Any], processes: list[tuple[int, Callable[[Any], Any]]]) -> tuple[Any, ...]:
    values = list(row)
    for place, process in processes:
        values[place] = process(values[place])
    return tuple(values)


def _run(db: Connection, statement: Statement, written: _Written, values: Values) -> list[tuple[Any, ...]]:
    """Run a statement by a cursor that is kept for it, so that the driver need not read its text again."""
    parameters = written.parameters(values)
    if not db.in_transaction() and db.get_execution_options().get(MODE) is not Mode.ASKING:
        db.begin()
    cursors = db.info
    cursor = cursors.get(statement)
    try:
        if cursor is None:
            cursor = cursors[statement] = db.connection.cursor()
        cursor.execute(written.text, parameters)
        return written.read(cursor) if cursor.description else []
    except db.dialect.loaded_dbapi.Error as error:
        raise _error_of(db, written, error) from error


def _error_of(db: Connection, written: _Written, error: DBAPIModule.Error) -> StatementError:
    """Return the error of SQLAlchemy for one of the driver. After a lost connection, drop all that are open."""
    dbapi = db.dialect.loaded_dbapi
    is_lost = db.dialect.is_disconnect(error, db.connection.dbapi_connection, None)
    if is_lost:
        db.invalidate(error)
        db.engine.dispose()
    return DBAPIError.instance(
        written.text, None, error, dbapi.Error, hide_parameters=True, connection_invalidated=is_lost, dialect=db.dialect
    )
