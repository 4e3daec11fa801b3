"""What is to be forgotten is gone, in the file as well."""

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import make_url, select

from debategame.errors import NotFoundError
from debategame.web.store.model import Deleted, Link, Session, Teacher
from debategame.web.store.open import open_store
from debategame.web.store.tables import METADATA
from tests.support.factories import HOUR, NOON, new_id
from tests.support.school.stores import begin, play, school_in

SAID = "Only I would say Xylophone."
DAY = datetime.timedelta(days=1)


def left(store) -> dict[str, int]:
    """The number of rows in each table that has some."""
    with store._database.engine.connect() as db:
        counts = {table.name: len(db.execute(select(table)).fetchall()) for table in METADATA.sorted_tables}
    return {name: count for name, count in counts.items() if count}


def test_a_removed_pupil_leaves_nothing_and_takes_nothing_of_others(store, small) -> None:
    school = school_in(store)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    play(bea, small, "Bananas are yellow.")
    before = left(store)
    play(ada, small, SAID)
    store.put_session("token", Session(kind="pupil", who=ada.id, began=NOON, until=NOON + HOUR))
    deleted = store.for_teacher(school.teacher, school.id).remove_pupil(ada.id)
    assert deleted == Deleted(pupils=1, rounds=len(small.lines))
    assert left(store) == {**before, "pupils": 1}
    for read in (ada.account, ada.progress, ada.page):
        with pytest.raises(NotFoundError):
            read()
    with pytest.raises(NotFoundError):
        begin(ada, small)


def test_a_deleted_class_leaves_only_its_teacher_and_the_scenarios(store, small) -> None:
    school = school_in(store)
    play(school.pupil("Ada"), small, SAID)
    assert store.for_operator(school.id).delete() == Deleted(classes=1, pupils=1, rounds=len(small.lines))
    assert left(store) == {"teachers": 1, "scenarios": 1}


def test_an_invitation_that_nobody_used_is_forgotten_and_no_other_teacher(store) -> None:
    school = school_in(store)
    invited, signed_in, known = (Teacher(id=new_id(), name=name, made=NOON) for name in ("Gale", "Hale", "Kay"))
    store.add_teacher(invited, Link(hash="hash", until=NOON + DAY))
    for teacher in (signed_in, known):
        store.add_teacher(teacher)
    store.put_session("token", Session(kind="teacher", who=signed_in.id, began=NOON, until=NOON + 2 * DAY))
    store.set_password(known.id, "hash")
    store.purge(NOON)
    assert store.teacher_named("Gale") == invited
    store.purge(NOON + DAY)
    assert store.teacher_named("Gale") is None
    for teacher_id in (school.teacher, signed_in.id, known.id):
        assert store.teacher(teacher_id)


def test_a_class_is_deleted_so_many_days_after_its_last_round(store, small) -> None:
    school, idle = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    play(school.pupil("Ada"), small, SAID)
    mine = store.for_operator(school.id)
    mine.change(replace(mine.details(), keep_days=30))
    assert store.purge(NOON + 30 * DAY) == Deleted()
    assert store.purge(NOON + 31 * DAY) == Deleted(classes=1, pupils=1, rounds=len(small.lines))
    assert [one.id for one in store.every_class()] == [idle.id]
    assert store.purge(NOON + 366 * DAY) == Deleted(classes=1)


def test_old_sessions_and_links_are_deleted(store) -> None:
    school = school_in(store)
    store.put_session("token", Session(kind="teacher", who=school.teacher, began=NOON, until=NOON + HOUR))
    store.add_teacher(store.teacher(school.teacher), Link(hash="link", until=NOON + HOUR))
    store.purge(NOON + HOUR / 2)
    assert {"sessions", "links"} <= set(left(store))
    store.purge(NOON + HOUR)
    assert not {"sessions", "links"} & set(left(store))


def test_a_forgotten_text_is_not_in_the_file_either(sqlite_url, small) -> None:
    store = open_store(sqlite_url, now=lambda: NOON)
    school = school_in(store)
    ada = school.pupil("Ada")
    play(ada, small, SAID)
    stored = begin(ada, small)
    ada.keep_draft(stored.id, SAID)
    file = Path(str(make_url(sqlite_url).database))

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    assert b"Xylophone" in everything()
    store.for_operator(school.id).remove_pupil(ada.id)
    assert b"Xylophone" not in everything()
    store.close()


def test_every_table_of_pupils_goes_with_the_pupil() -> None:
    for table in METADATA.sorted_tables:
        if "pupil" in table.columns:
            assert {key.ondelete for key in table.foreign_keys if key.parent.name == "pupil"} == {"CASCADE"}, table.name
