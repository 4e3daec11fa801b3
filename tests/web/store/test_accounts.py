"""Who may come in: teachers, links, sessions, secrets and attempts."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from debategame.errors import NameTakenError, NotFoundError
from debategame.web.store.model import Link, PupilAccount, SchoolClass, Session, Teacher
from tests.support.factories import HOUR, NOON, new_id
from tests.support.school.statements import count_statements
from tests.support.school.stores import MINUTE, begin, school_in


def session(who: str) -> Session:
    return Session(kind="pupil", who=who, began=NOON, until=NOON + HOUR)


def test_a_teacher_is_found_by_name_whatever_its_case(store) -> None:
    teacher = Teacher(id=new_id(), name="Frau Öst", password="a hash", made=NOON)  # noqa: S106 -- a hash
    store.add_teacher(teacher)
    store.add_teacher(teacher)
    assert store.teacher_named("FRAU ÖST") == store.teacher(teacher.id) == teacher
    assert store.teacher_named("Frau Ost") is None
    with pytest.raises(NameTakenError):
        store.add_teacher(replace(teacher, id=new_id(), name="frau öst"))


def test_a_new_password_ends_the_sessions(store) -> None:
    school = school_in(store)
    store.put_session("token", session(school.teacher))
    store.set_password(school.teacher, "another hash")
    assert store.session("token", NOON) is None
    assert store.teacher(school.teacher).password == "another hash"  # noqa: S105 -- a hash
    with pytest.raises(NotFoundError):
        store.set_password(new_id(), "hash")


def test_a_link_works_once_and_not_for_long(store) -> None:
    school = school_in(store)
    for link in ("first", "second"):
        store.add_teacher(store.teacher(school.teacher), Link(hash=link, until=NOON + HOUR))
    assert store.take_link("first", "token", NOON, NOON + HOUR)
    assert store.session("token", NOON) == Session(kind="teacher", who=school.teacher, began=NOON, until=NOON + HOUR)
    for link in ("first", "second", "none"):
        assert not store.take_link(link, f"token of {link}", NOON + HOUR, NOON + 2 * HOUR)
        assert store.session(f"token of {link}", NOON + HOUR) is None


def test_of_many_who_take_a_link_at_once_one_gets_it(store) -> None:
    school = school_in(store)
    store.add_teacher(store.teacher(school.teacher), Link(hash="link", until=NOON + HOUR))
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda number: store.take_link("link", f"token {number}", NOON, NOON + HOUR), range(4)))
    assert sorted(taken) == [False, False, False, True]


def test_a_session_ends_when_its_time_is_over_or_somebody_signs_out(store) -> None:
    pupil = school_in(store).pupil("Ada")
    for token in ("phone", "laptop"):
        store.put_session(token, session(pupil.id))
    assert store.session("phone", NOON) == session(pupil.id)
    assert store.session("phone", NOON + HOUR) is None
    store.drop_session("phone")
    assert store.session("phone", NOON) is None
    store.drop_sessions_of(pupil.id)
    assert store.session("laptop", NOON) is None


def test_with_a_session_come_the_pupil_the_class_and_a_bout(store, small) -> None:
    school = school_in(store)
    ada, ben = school.pupil("Ada"), school.pupil("Ben")
    mine, theirs = begin(ada, small), begin(ben, small)
    store.put_session("phone", session(ada.id))
    account, school_class = ada.account(), store.class_of(ada.id)
    for bout_id in (mine.id, theirs.id, new_id()):
        with store.at_one_moment(), count_statements(store.database) as counted:
            assert store.session("phone", NOON, bout_id=bout_id) == session(ada.id)
            assert (ada.account(), store.class_of(ada.id)) == (account, school_class)
            assert counted.statements == 1
            if bout_id == mine.id:
                assert ada.bout(bout_id) == mine
                assert counted.statements == 1
            else:
                with pytest.raises(NotFoundError):
                    ada.bout(bout_id)


def test_a_secret_is_the_same_in_every_worker_and_another_for_another_name(store, url) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: store.secret("cookies"), range(4)))
    assert len(made) == 1
    assert len(made | {store.secret("codes")}) == 2
    assert {len(secret) for secret in made} == {32}


def test_attempts_are_counted_by_all_and_forgotten_after_their_window(store) -> None:
    window = 10 * MINUTE
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: store.attempt("address", NOON, window), range(12)))
    assert max(counts) == 12
    assert store.attempts("address", NOON + 9 * MINUTE, window) == 12
    assert store.attempts("another", NOON, window) == 0
    assert store.attempts("address", NOON + 15 * MINUTE, window) == 6
    assert store.attempt("address", NOON + 30 * MINUTE, window) == 1
    store.purge(NOON + datetime.timedelta(hours=2))
    assert store.attempts("address", NOON + 9 * MINUTE, window) == 0


def test_a_pupil_comes_back_with_the_return_code_of_the_class(store) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    pupil = school.pupil("Ada")
    account = store.pupil_returning(school.id, "hash of Ada's code")
    assert account == pupil.account()
    assert store.class_of(pupil.id).id == school.id
    assert store.pupil_returning(other.id, "hash of Ada's code") is None
    assert store.pupil_returning(school.id, "another") is None


def test_a_name_belongs_to_one_pupil_of_a_class(store) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    account = PupilAccount(id=new_id(), school_class=school.id, name="Ada", joined=NOON)
    store.join(account, "hash")
    store.join(account, "hash")
    assert other.pupil("ADA").account().name == "ADA"
    with pytest.raises(NameTakenError):
        school.pupil("ada")


def test_nobody_joins_a_class_that_is_closed_or_gone(store) -> None:
    school = school_in(store)
    for_teacher = store.for_teacher(school.teacher, school.id)
    for_teacher.change(replace(for_teacher.details(), closed=NOON))
    with pytest.raises(NotFoundError):
        school.pupil("Ada")
    for_teacher.delete()
    with pytest.raises(NotFoundError):
        school.pupil("Ada")


def test_a_code_belongs_to_one_class(store) -> None:
    school = school_in(store)
    details = store.class_with_code("KITE7")
    assert details is not None
    store.add_class(details)
    assert store.classes(school.teacher) == store.every_class() == [details]
    with pytest.raises(NameTakenError):
        store.add_class(replace(details, id=new_id()))
    other = SchoolClass(id=new_id(), teacher=school.teacher, name="9a", code="WREN2", made=NOON)
    store.add_class(other)
    with pytest.raises(NameTakenError):
        store.for_teacher(school.teacher, other.id).change(replace(other, code="KITE7"))
    with pytest.raises(NotFoundError):
        store.add_class(replace(other, id=new_id(), code="OWL3", teacher=new_id()))
