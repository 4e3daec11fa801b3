"""The pages that nobody wants to see: a class that is paused, a session that has ended, a database that is away."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from msgspec.structs import replace
from sqlalchemy import make_url

from debategame.progress.rounds import Mode
from debategame.web.operate.server import FIRST_TEACHER, local_now, teacher_link
from debategame.web.safety.codes import hash_token, new_class_code
from debategame.web.safety.sessions import COOKIE
from debategame.web.store.model import SchoolClass, Task
from debategame.web.store.open import open_existing
from debategame.web.store.store import SqlStore
from tests.browser.test_keyboard import POOR
from tests.support.factories import new_id
from tests.support.school.chromium import Person
from tests.support.school.serving import RunningServer

SCENARIO = "big-society-first-steps"
OTHER = "big-society"
LookAt = Callable[[Person], None]


def walk_through_trouble(ada: Person, frost: Person, server: RunningServer, look_at: LookAt) -> None:
    """Show a pupil, in a class of their own, and a teacher what they see when something does not work."""
    with closing(open_existing(server.store, now=local_now)) as store:
        teacher = store.teacher_named(FIRST_TEACHER)
        assert teacher is not None
        made = SchoolClass(id=new_id(), teacher=teacher.id, name="Trouble", code=new_class_code(), made=local_now())
        store.add_class(made)
        ada.visit(f"/?code={made.code}").write("#name", "Ada").press("main button")
        a_stored_answer(ada, store, made, look_at)
        what_the_server_refuses(ada, look_at)
        with database_away(server):
            ada.press(".numbers button")
            assert ada.heading == "The server cannot reach its database"
            look_at(ada)
            look_at(ada.visit("/home"))
        no_answers_now(ada, store, made, look_at)
        an_ended_session(ada, frost, server, store, look_at)


def a_stored_answer(ada: Person, store: SqlStore, made: SchoolClass, look_at: LookAt) -> None:
    """In a test that the teacher leads, an answer is stored; then the next line opens."""
    lines = tuple(line.id for line in store.scenario(store.published_hashes(made.teacher)[OTHER]).lines[:2])
    task = Task(id=new_id(), scenario=OTHER, mode=Mode.TEST, made=local_now(), lines=lines, open_lines=1)
    store.for_operator(made.id).put_task(task)
    ada.visit(f"/scenario/{OTHER}?task={task.id}").press("main button.primary")
    ada.write("#answer", POOR).press("main button.primary")
    assert ada.heading == "Your answer is stored"
    look_at(ada)
    store.for_operator(made.id).put_task(replace(task, open_lines=2))
    ada.visit(ada.page.url)
    look_at(ada)


def what_the_server_refuses(ada: Person, look_at: LookAt) -> None:
    """No such page, a form that is too long, a form from before somebody signed in. At the end a guess is asked."""
    look_at(ada.visit("/nothing-here"))
    look_at(ada.visit("/sign-out"))
    ada.visit(f"/scenario/{SCENARIO}").press("main button.primary")
    bout = ada.page.url
    ada.page.locator("#answer").evaluate("field => { field.value = 'long '.repeat(15000); }")
    ada.press("main button.primary")
    assert ada.heading == "Too long"
    look_at(ada)
    ada.visit(bout).write("#answer", POOR)
    ada.page.locator("main [name=token]").first.evaluate("field => { field.value = 'x'; }")
    ada.press("main button.primary")
    assert ada.heading == "This page was too old"
    look_at(ada)
    ada.visit(bout).write("#answer", POOR).press("main button.primary")


def no_answers_now(ada: Person, store: SqlStore, made: SchoolClass, look_at: LookAt) -> None:
    """The class is paused, and then closed."""
    ada.visit(f"/scenario/{SCENARIO}").press("main button.primary")
    bout = ada.page.url
    for state in (replace(made, paused=True), replace(made, closed=local_now())):
        store.for_operator(made.id).change(state)
        look_at(ada.visit("/home"))
        look_at(ada.visit(bout))
        ada.write("#answer", POOR).press("main button.primary")
        assert ada.heading == "Not now"
        look_at(ada)
    ada.visit(f"/scenario/{SCENARIO}").press("main button.primary")
    assert "This class is closed." in ada.text
    look_at(ada)
    ada.visit(bout)


def an_ended_session(ada: Person, frost: Person, server: RunningServer, store: SqlStore, look_at: LookAt) -> None:
    """A pupil and a teacher are signed out, and told why: by a form, and by a page."""
    end_session(ada, store)
    ada.write("#answer", POOR).press("main button.primary")
    assert ada.heading == "You are signed out on this device"
    look_at(ada)
    look_at(ada.visit("/home"))
    assert "You were signed out on this device." in ada.text
    look_at(frost.visit(teacher_link(store, server.address, local_now())))
    frost.press("main button.primary").visit("/teacher/password")
    end_session(frost, store)
    frost.write("#password", POOR).write("#again", POOR).press("main button.primary")
    look_at(frost)
    look_at(frost.visit("/teacher"))
    assert "You were signed out on this device." in frost.text


def end_session(person: Person, store: SqlStore) -> None:
    (secret,) = (cookie["value"] for cookie in person.page.context.cookies() if cookie["name"] == COOKIE)
    store.drop_session(hash_token(secret))


@contextmanager
def database_away(server: RunningServer) -> Iterator[None]:
    """Let the server's database miss a table, which it reports as it does a database that is away, but at once."""
    with closing(sqlite3.connect(str(make_url(server.store).database))) as db:
        db.execute("ALTER TABLE sessions RENAME TO sessions_away")
        try:
            yield
        finally:
            db.execute("ALTER TABLE sessions_away RENAME TO sessions")
