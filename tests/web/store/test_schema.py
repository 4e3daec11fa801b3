"""The tables come to the newest version by themselves, and what does not fit is refused in one sentence."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, MetaData, Table, select, text

from debategame.errors import StoreError
from debategame.progress.rounds import Dispute, Mode
from debategame.scoring.model import Verdict
from debategame.web.store.database import Database
from debategame.web.store.model import Link, PupilAccount, Ruling, Session, Task
from debategame.web.store.open import new_engine, open_store
from debategame.web.store.schema import MIGRATIONS, NEWEST, upgrade
from debategame.web.store.tables import METADATA
from tests.support.factories import HOUR, NOON, new_id
from tests.support.school.stores import begin, give, play, school_in


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = new_engine(url)
    yield engine
    engine.dispose()


def run(url: str, statement: str) -> None:
    with engine_of(url) as engine, engine.begin() as db:
        db.execute(text(statement))


def test_the_migrations_make_the_tables_of_the_program(url) -> None:
    with engine_of(url) as engine, engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), METADATA) == []


def test_every_earlier_version_comes_to_the_tables_of_the_program(empty_url) -> None:
    with engine_of(empty_url) as engine:
        for version in range(1, int(NEWEST) + 1):
            upgrade(Database(engine), str(version))
        with engine.connect() as db:
            assert compare_metadata(MigrationContext.configure(db), METADATA) == []


def fill(store, small) -> None:
    """Store something in every table that the first version has."""
    school = school_in(store)
    ada = school.pupil("Ada")
    play(ada, small, "Teenagers fall asleep later, their body clock is shifted.")
    stored = begin(ada, small)
    (answer,) = give(ada, stored, "Bananas are yellow.").stored.bout.answers
    ada.keep_draft(stored.id, "Half a sen")
    point = answer.points[0].id
    ada.dispute(Dispute(answer=answer.id, point=point, start=0, end=7, sentence="Bananas", at=NOON))
    own = store.for_teacher(school.teacher, school.id)
    own.rule(Ruling(pupil=ada.id, answer=answer.id, point=point, verdict=Verdict.HIT, at=NOON), school.teacher)
    own.put_task(Task(id=new_id(), scenario=small.id, mode=Mode.PRACTICE, made=NOON))
    store.put_session("token", Session(kind="pupil", who=ada.id, began=NOON, until=NOON + HOUR))
    store.add_teacher(store.teacher(school.teacher), Link(hash="link", until=NOON + HOUR))
    store.secret("cookies")


Rows = dict[str, list[dict]]


def every_row(engine: Engine) -> Rows:
    with engine.connect() as db:
        return {table.name: [dict(row) for row in db.execute(select(table)).mappings()]
                for table in METADATA.sorted_tables}  # fmt: skip


def put_back(engine: Engine, rows: Rows) -> None:
    """Put rows into the tables and columns of an earlier version, as far as it had them."""
    earlier = MetaData()
    earlier.reflect(engine)
    with engine.begin() as db:
        for table in METADATA.sorted_tables:
            if table.name in earlier.tables and rows[table.name]:
                columns = [column for column in table.columns if column.name in earlier.tables[table.name].columns]
                known = Table(table.name, MetaData(), *(Column(column.name, column.type) for column in columns))
                db.execute(
                    known.insert(), [{column.name: row[column.name] for column in columns} for row in rows[table.name]]
                )


@pytest.mark.parametrize("version", [str(number) for number in range(1, int(NEWEST))])
def test_what_an_earlier_version_stored_is_there_after_the_upgrade(empty_url, small, version) -> None:
    store = open_store(empty_url, now=lambda: NOON)
    fill(store, small)
    store.close()
    with engine_of(empty_url) as engine:
        before = every_row(engine)
        METADATA.drop_all(engine)
        with engine.begin() as db:
            db.execute(text("DROP TABLE alembic_version"))
        upgrade(Database(engine), version)
        put_back(engine, before)
    open_store(empty_url, now=lambda: NOON).close()
    with engine_of(empty_url) as engine:
        assert every_row(engine) == before
    assert {name for name, rows in before.items() if not rows} == {"studies", "attempts", "former_scores", "published"}


def test_the_newest_version_is_that_of_the_last_migration() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_current_head() == NEWEST
    versions = [script.revision for script in scripts.walk_revisions()]
    assert sorted(versions, key=int) == [str(number) for number in range(1, int(NEWEST) + 1)]


def test_workers_that_start_at_once_make_the_tables_once(empty_url) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(empty_url, now=lambda: NOON), range(4)))
    for store in stores:
        store.ping()
        store.close()


def test_an_open_store_is_opened_again_without_a_change(store, url, small) -> None:
    pupil = school_in(store).pupil("Ada")
    play(pupil, small, "Bananas are yellow.")
    other = open_store(url, now=lambda: NOON)
    assert other.for_pupil(pupil.id).page() == pupil.page()
    other.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE alembic_version SET version_num = '999'", "later version"),
        ("UPDATE alembic_version SET version_num = 'abc'", "later version"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_tables_of_another_program_are_refused_and_left(sqlite_url, spoil, said) -> None:
    run(sqlite_url, spoil)
    with pytest.raises(StoreError, match=said):
        open_store(sqlite_url, now=lambda: NOON)


def test_a_worker_sees_that_the_tables_have_moved_on(store, url) -> None:
    store.ping()
    run(url, "UPDATE alembic_version SET version_num = '999'")
    with pytest.raises(StoreError, match="version 999"):
        store.ping()
    run(url, f"UPDATE alembic_version SET version_num = '{NEWEST}'")  # noqa: S608 -- a fixed number


def earlier_store(tmp_path, version: str = "1"):
    """A store whose tables have an earlier version, with one class."""
    file = tmp_path / "school.sqlite3"
    with engine_of(f"sqlite:///{file}") as engine:
        upgrade(Database(engine), version)
    made = "2024-11-25T12:00:00.000000+00:00"
    with closing(sqlite3.connect(file)) as db, db:
        teacher, school_class = new_id(), new_id()
        db.execute("INSERT INTO teachers VALUES (?, 'Frost', 'frost', NULL, ?)", (teacher, made))
        db.execute(
            "INSERT INTO classes VALUES (?, ?, '8b', 'KITE7', ?, NULL, 365, 0, NULL)", (school_class, teacher, made)
        )
    return file


def test_an_earlier_store_is_copied_before_its_tables_change_and_says_so(tmp_path) -> None:
    file, said = earlier_store(tmp_path), []
    before = rows_of(file)
    (tmp_path / "school.backup-version-0.sqlite3").touch()
    store = open_store(f"sqlite:///{file}", now=lambda: NOON, tell=said.append)
    assert [found.name for found in store.every_class()] == ["8b"]
    store.close()
    (copy,) = tmp_path.glob("*backup*")
    assert copy.name == "school.backup-version-1.sqlite3"
    assert rows_of(copy) == before
    assert copy.stat().st_mode == file.stat().st_mode
    assert said == [f"The store was brought from version 1 to {NEWEST}. As it was before, it is kept in {copy}."]
    open_store(f"sqlite:///{file}", now=lambda: NOON, tell=said.append).close()
    assert len(said) == 1


def test_tables_stay_as_they_are_if_they_cannot_be_copied(tmp_path) -> None:
    file = earlier_store(tmp_path)
    (tmp_path / "school.backup-version-1.sqlite3" / "full").mkdir(parents=True)
    with pytest.raises(StoreError, match="no copy of it can be made"):
        open_store(f"sqlite:///{file}", now=lambda: NOON)
    assert rows_of(file)["alembic_version"] == [("1",)]


def test_what_a_pupil_wrote_leaves_the_copy_with_them(tmp_path) -> None:
    file = earlier_store(tmp_path)
    store = open_store(f"sqlite:///{file}", now=lambda: NOON)
    school = store.for_operator(store.every_class()[0].id)
    store.purge(NOON)
    assert list(tmp_path.glob("*backup*"))
    account = PupilAccount(id=new_id(), school_class=school.details().id, name="Ada", joined=NOON)
    store.join(account, "hash")
    school.remove_pupil(account.id)
    assert not list(tmp_path.glob("*backup*"))
    store.close()


def rows_of(file) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(file)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 -- our own names


def test_an_upgrade_says_which_version_it_found(empty_url) -> None:
    with engine_of(empty_url) as engine:
        assert upgrade(Database(engine)) == ""
        assert upgrade(Database(engine)) == NEWEST
