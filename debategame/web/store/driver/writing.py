"""Write rows. What one move writes, PostgreSQL takes as one statement: each way there and back costs a click time."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Insert, Table, Update, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite

from debategame.web.store.database import POSTGRESQL, SQLITE
from debategame.web.store.driver.statements import Statement, Values

MOST_ROWS = 8
"""The most rows of one statement of `put`."""


class Rows(NamedTuple):
    """Rows with the same columns for a table."""

    table: Table
    rows: Sequence[Values]
    are_new: bool = False
    """Whether it is an error if a row with the same primary key exists. Else it is replaced."""


class _Shape(NamedTuple):
    """What statements for rows depend on."""

    table: Table
    columns: tuple[str, ...]
    row_count: int
    are_new: bool


def add_if_new(db: Connection, table: Table, values: Values) -> bool:
    """Insert a row unless one with the same key exists; return whether it was new."""
    part = Rows(table, [values])
    return bool(_adding(db.dialect.name, _shape(part)).rows(db, _named(part)))


def put(db: Connection, table: Table, *rows: Values) -> None:
    """Insert rows with the same columns, or replace those with the same primary keys."""
    for start in range(0, len(rows), MOST_ROWS):
        part = Rows(table, rows[start : start + MOST_ROWS])
        _putting(db.dialect.name, _shape(part)).rows(db, _named(part))


def put_new(db: Connection, table: Table, row: Values) -> None:
    """Insert a row. It is an error if one with the same primary key exists."""
    part = Rows(table, [row], are_new=True)
    _putting(db.dialect.name, _shape(part)).rows(db, _named(part))


def put_all(db: Connection, parts: Sequence[Rows], last: Update, values: Values) -> None:
    """Write rows, then run a last statement, which takes `values`. A table comes after those to which it refers."""
    filled = [part for part in parts if part.rows]
    known = dict(values)
    for part in filled:
        known.update(_named(part))
    for statement in _putting_all(db.dialect.name, tuple(map(_shape, filled)), last):
        statement.rows(db, known)


@cache
def _adding(dialect: str, shape: _Shape) -> Statement:
    """Return a statement that adds rows and returns something of each one that was new."""
    adding = (sqlite if dialect == SQLITE else postgresql).insert(shape.table).values(_parameters(shape))
    return Statement(adding.on_conflict_do_nothing().returning(next(iter(shape.table.primary_key))))


@cache
def _putting(dialect: str, shape: _Shape) -> Statement:
    return Statement(_put_rows(dialect, shape))


@cache
def _putting_all(dialect: str, shapes: tuple[_Shape, ...], last: Update) -> tuple[Statement, ...]:
    parts = [_put_rows(dialect, shape) for shape in shapes]
    if dialect != POSTGRESQL:
        return tuple(Statement(part) for part in (*parts, last))
    return (Statement(last.add_cte(*(part.cte(f"part_{place}") for place, part in enumerate(parts)))),)


def _put_rows(dialect: str, shape: _Shape) -> Insert:
    rows = _parameters(shape)
    if shape.are_new:
        return insert(shape.table).values(rows)
    adding = (sqlite if dialect == SQLITE else postgresql).insert(shape.table).values(rows)
    keys = [column.name for column in shape.table.primary_key]
    replaced = {name: adding.excluded[name] for name in shape.columns if name not in keys}
    putting: Insert = adding.on_conflict_do_update(index_elements=keys, set_=replaced)
    return putting


def _parameters(shape: _Shape) -> list[dict[str, BindParameter[Any]]]:
    table = shape.table
    return [
        {name: bindparam(_parameter(table, name, place), type_=table.c[name].type) for name in shape.columns}
        for place in range(shape.row_count)
    ]


def _shape(part: Rows) -> _Shape:
    return _Shape(part.table, tuple(part.rows[0]), len(part.rows), part.are_new)


def _named(part: Rows) -> dict[str, Any]:
    """Return the values of rows by the names of their parameters."""
    table = part.table
    return {_parameter(table, name, place): value for place, row in enumerate(part.rows) for name, value in row.items()}


@cache
def _parameter(table: Table, column: str, place: int) -> str:
    return f"{table.name}_{column}_{place}"
