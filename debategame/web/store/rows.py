"""Rows of accounts, classes and what belongs to them, as values."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Row

from debategame.web.store.model import PublishedScenario, PupilAccount, Ruling, SchoolClass, Session, Task, Teacher


def account_from_row(row: Row[Any]) -> PupilAccount:
    """Return the account of a row of PUPILS."""
    return account_of(_values(row))


def account_of(values: Mapping[str, Any]) -> PupilAccount:
    """Return the account of the columns of PUPILS."""
    return PupilAccount(**{name: values[name] for name in PupilAccount.__struct_fields__})


def teacher_from_row(row: Row[Any]) -> Teacher:
    """Return the teacher of a row of TEACHERS."""
    return Teacher(id=row.id, name=row.name, password=row.password, made=row.made)


def class_from_row(row: Row[Any]) -> SchoolClass:
    """Return the class of a row of CLASSES."""
    return class_of(_values(row))


def class_of(values: Mapping[str, Any]) -> SchoolClass:
    """Return the class of the columns of CLASSES."""
    return msgspec.convert(values, SchoolClass)


def session_of(values: Mapping[str, Any]) -> Session:
    """Return the session of the columns of SESSIONS."""
    return Session(**{name: values[name] for name in Session.__struct_fields__})


def task_from_row(row: Row[Any]) -> Task:
    """Return the task of a row of TASKS."""
    return msgspec.convert({**_values(row), "lines": msgspec.json.decode(row.lines)}, Task)


def published_from_row(row: Row[Any]) -> PublishedScenario:
    """Return the published scenario of a row of PUBLISHED."""
    return msgspec.convert(_values(row), PublishedScenario)


def ruling_from_row(row: Row[Any]) -> Ruling:
    """Return the ruling of a row of RULINGS."""
    return msgspec.convert(_values(row), Ruling)


def _values(row: Row[Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row._mapping.items()}  # noqa: SLF001 -- public in spite of its name
