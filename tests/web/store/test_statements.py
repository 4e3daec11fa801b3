"""Statements that the driver runs: values and errors as SQLAlchemy has them, and rows that are written at once."""

import pytest
from sqlalchemy import bindparam, select, text, update

from debategame.errors import NameTakenError, NotFoundError, StoreError
from debategame.web.store.database import Database
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import Rows, put, put_all, put_new
from debategame.web.store.open import new_engine
from debategame.web.store.tables import CLASSES, STANDINGS, TEACHERS
from tests.support.factories import NOON, new_id
from tests.support.school.stores import school_in

BY_ID = Statement(select(TEACHERS).where(TEACHERS.c.id == bindparam("teacher")))
RENAME = update(TEACHERS).where(TEACHERS.c.id == bindparam("teacher")).values(name=bindparam("new_name"))


@pytest.fixture
def database(store) -> Database:
    return store.database


def teacher(name: str) -> dict[str, object]:
    return {"id": new_id(), "name": name, "name_key": name.casefold(), "password": None, "made": NOON}


def test_a_row_is_read_as_sqlalchemy_reads_it(database) -> None:
    row = teacher("Frost")
    database.write(lambda db: put_new(db, TEACHERS, row))
    same = database.read(lambda db: tuple(db.execute(select(TEACHERS)).one()))
    assert database.read(lambda db: BY_ID.rows(db, {"teacher": row["id"]})) == [same] == [tuple(row.values())]


def test_nothing_is_found_under_an_unknown_id_or_under_what_is_no_id(database) -> None:
    assert database.read(lambda db: BY_ID.value(db, {"teacher": new_id()})) is None
    with pytest.raises(NotFoundError):
        database.read(lambda db: BY_ID.row(db, {"teacher": "nobody"}))


def test_a_row_that_must_be_new_replaces_none(database) -> None:
    row = teacher("Frost")
    database.write(lambda db: put_new(db, TEACHERS, row))
    with pytest.raises(NameTakenError):
        database.write(lambda db: put_new(db, TEACHERS, row | {"name": "Thaw"}))
    assert database.read(lambda db: BY_ID.row(db, {"teacher": row["id"]}))[1] == "Frost"


def test_many_rows_are_put_and_replace_those_with_the_same_keys(store, database) -> None:
    pupil = school_in(store).pupil("Ada").id
    for body in ('"a"', '"b"'):
        rows = [{"pupil": pupil, "scenario": f"s{number}", "body": body} for number in range(20)]
        database.write(lambda db, rows=rows: put(db, STANDINGS, *rows))
    found = database.read(lambda db: db.execute(select(STANDINGS.c.scenario, STANDINGS.c.body)).fetchall())
    assert sorted(map(tuple, found)) == sorted((f"s{number}", '"b"') for number in range(20))


def test_rows_of_several_tables_are_written_together_or_not_at_all(database) -> None:
    frost, thaw = teacher("Frost"), teacher("Thaw")
    of_frost = {"id": new_id(), "teacher": frost["id"], "name": "8b", "code": "KITE7", "made": NOON}
    of_frost |= {"closed": None, "keep_days": 1, "paused": False, "shown": None}
    parts = (Rows(TEACHERS, [frost, thaw], are_new=True), Rows(STANDINGS, []), Rows(CLASSES, [of_frost], are_new=True))
    new_name = {"teacher": thaw["id"], "new_name": "Melt"}
    database.write(lambda db: put_all(db, parts[:1], RENAME, new_name | {"teacher": new_id()}))
    with pytest.raises(NameTakenError):
        database.write(lambda db: put_all(db, parts, RENAME, new_name))
    assert database.read(lambda db: db.execute(select(CLASSES)).all()) == []
    database.write(lambda db: db.execute(text("DELETE FROM teachers")))
    database.write(lambda db: put_all(db, parts, RENAME, new_name))
    database.write(lambda db: put_all(db, (), RENAME, new_name))
    assert database.read(lambda db: db.execute(select(CLASSES.c.code)).scalar()) == "KITE7"


def test_an_error_of_the_database_is_told_without_values_and_ends_the_transaction(database) -> None:
    broken = Statement(select(text("nothing")).select_from(text("nowhere")).where(TEACHERS.c.name == bindparam("said")))
    with pytest.raises(StoreError) as caught:
        database.read(lambda db: broken.rows(db, {"said": "a secret"}))
    assert "secret" not in f"{caught.value}{caught.value.__cause__}"
    assert database.read(lambda db: BY_ID.rows(db, {"teacher": new_id()})) == []


def test_a_statement_goes_on_over_a_new_connection_after_its_own_was_lost(postgresql_url) -> None:
    database, killer = Database(new_engine(postgresql_url)), new_engine(postgresql_url)
    pid = database.read(lambda db: db.scalar(text("SELECT pg_backend_pid()")))
    assert database.read(lambda db: BY_ID.rows(db, {"teacher": new_id()})) == []
    with killer.begin() as db:
        db.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    assert database.read(lambda db: BY_ID.rows(db, {"teacher": new_id()})) == []
    killer.dispose()
    database.close()
