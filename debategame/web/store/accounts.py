"""Who may come in: teachers, one-time links, sessions, secrets, and how often somebody tried."""

import datetime
import math
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Table,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    select,
    type_coerce,
    update,
)

from debategame.errors import NameTakenError, NotFoundError
from debategame.saves.names import player_key
from debategame.saves.records import ANSWER_FIELDS, ROUND_FIELDS, answer_from_row
from debategame.web.store.columns import Id
from debategame.web.store.database import Database, remember
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import add_if_new, put
from debategame.web.store.model import Link, PupilAccount, SchoolClass, Session, Teacher
from debategame.web.store.rows import class_of, session_of, teacher_from_row
from debategame.web.store.tables import (
    ANSWERS,
    ATTEMPTS,
    BOUTS,
    CLASSES,
    DISPUTES,
    LINKS,
    PUPILS,
    ROUNDS,
    RULINGS,
    SECRETS,
    SESSIONS,
    STANDINGS,
    TEACHERS,
)

SECRET_BYTES = 32
_Parts = tuple[tuple[Table, tuple[str, ...]], ...]
_WHO: _Parts = (
    (SESSIONS, Session.__struct_fields__),
    (PUPILS, (*PupilAccount.__struct_fields__, "preferences")),
    (CLASSES, SchoolClass.__struct_fields__),
)
_WHO_AND_BOUT: _Parts = (
    *_WHO,
    (BOUTS, ("id", "task", "scenario_hash", "state", "version", "draft", "began", "asked", "changed", "scenario")),
    (STANDINGS, ("body",)),
    (ROUNDS, ROUND_FIELDS),
    (ANSWERS, ANSWER_FIELDS),
)


def _columns(parts: _Parts) -> Iterator[Column[Any]]:
    return (table.c[name] for table, names in parts for name in names)


_VALID = (SESSIONS.c.token_hash == bindparam("token"), SESSIONS.c.until > bindparam("at"))
_OF_PUPIL = SESSIONS.outerjoin(PUPILS, PUPILS.c.id == SESSIONS.c.who)
_OF_PUPIL = _OF_PUPIL.outerjoin(CLASSES, CLASSES.c.id == PUPILS.c.school_class)
SESSION = Statement(select(*_columns(_WHO)).select_from(_OF_PUPIL).where(*_VALID))
"""Who is signed in, and of a pupil also the account and the class, which every page needs."""
_ROUND_ID = cast(type_coerce(BOUTS.c.state, JSON)["round_id"].as_string(), Id)
_OF_BOUT = _OF_PUPIL.outerjoin(BOUTS, and_(BOUTS.c.pupil == PUPILS.c.id, BOUTS.c.id == bindparam("bout", type_=Id)))
_OF_BOUT = _OF_BOUT.outerjoin(
    STANDINGS, and_(STANDINGS.c.pupil == BOUTS.c.pupil, STANDINGS.c.scenario == BOUTS.c.scenario)
)
_OF_BOUT = _OF_BOUT.outerjoin(ROUNDS, and_(ROUNDS.c.pupil == BOUTS.c.pupil, ROUNDS.c.id == _ROUND_ID))
_OF_BOUT = _OF_BOUT.outerjoin(ANSWERS, and_(ANSWERS.c.pupil == ROUNDS.c.pupil, ANSWERS.c.round == ROUNDS.c.id))
_ABOUT_ANSWERS = (DISPUTES, RULINGS)
SESSION_AND_BOUT = Statement(
    select(
        *_columns(_WHO_AND_BOUT),
        *(exists().where(t.c.pupil == ANSWERS.c.pupil, t.c.answer == ANSWERS.c.id) for t in _ABOUT_ANSWERS),
    )
    .select_from(_OF_BOUT)
    .where(*_VALID)
    .order_by(ANSWERS.c.step)
)
"""The same, with a bout, its scenario's standing, and its current round, in a row for each answer or in one without.

The last columns say whether the answer has disputes and rulings.
"""
TEACHER = select(TEACHERS).where(TEACHERS.c.id == bindparam("teacher"))


class Accounts:
    """The part of a store that knows who is who."""

    def __init__(self, database: Database) -> None:
        """Keep accounts in a database."""
        self._database = database

    def secret(self, name: str) -> bytes:
        """Return 32 random bytes, the same for a name in every worker."""
        query = select(SECRETS.c.value).where(SECRETS.c.name == name)

        def make(db: Connection) -> bytes:
            add_if_new(db, SECRETS, {"name": name, "value": secrets.token_bytes(SECRET_BYTES)})
            return bytes(db.execute(query).scalar_one())

        known = self._database.read(lambda db: db.execute(query).scalar())
        return bytes(known) if known is not None else self._database.write(make)

    def add_teacher(self, teacher: Teacher, link: Link | None = None) -> None:
        """Store a teacher and a link in one transaction: who has neither link nor password may be purged."""
        row = {
            "id": teacher.id,
            "name": teacher.name,
            "name_key": player_key(teacher.name),
            "password": teacher.password,
            "made": teacher.made,
        }

        def write(db: Connection) -> None:
            if not add_if_new(db, TEACHERS, row):
                same = select(TEACHERS.c.id).where(TEACHERS.c.name_key == row["name_key"])
                if db.execute(same).scalar() != teacher.id:
                    raise NameTakenError("Another teacher has that name.")
            if link:
                put(db, LINKS, {"link_hash": link.hash, "teacher": teacher.id, "until": link.until})

        self._database.write(write)

    def teacher(self, teacher_id: str) -> Teacher:
        """Return a teacher."""
        row = self._database.ask(lambda db: db.execute(TEACHER, {"teacher": teacher_id}).fetchone())
        if row is None:
            raise NotFoundError("There is no such teacher.")
        return teacher_from_row(row)

    def teacher_named(self, name: str) -> Teacher | None:
        """Return the teacher with a name, whatever its case."""
        query = select(TEACHERS).where(TEACHERS.c.name_key == player_key(name))
        row = self._database.ask(lambda db: db.execute(query).fetchone())
        return teacher_from_row(row) if row else None

    def set_password(self, teacher_id: str, password: str) -> None:
        """Replace the hash of a teacher's password and end their sessions."""

        def write(db: Connection) -> None:
            query = update(TEACHERS).where(TEACHERS.c.id == teacher_id).values(password=password)
            if not db.execute(query).rowcount:
                raise NotFoundError("There is no such teacher.")
            db.execute(delete(SESSIONS).where(SESSIONS.c.who == teacher_id))

        self._database.write(write)

    def take_link(self, link_hash: str, token_hash: str, at: datetime.datetime, until: datetime.datetime) -> bool:
        """Use up a link for a session of its teacher, in one transaction; return whether the link was valid."""
        used = delete(LINKS).where(LINKS.c.link_hash == link_hash, LINKS.c.until > at).returning(LINKS.c.teacher)

        def write(db: Connection) -> bool:
            teacher = db.execute(used).scalar()
            if teacher is not None:
                _put_session(db, token_hash, Session(kind="teacher", who=teacher, began=at, until=until))
            return teacher is not None

        return self._database.write(write)

    def put_session(self, token_hash: str, session: Session) -> None:
        """Store a session."""
        self._database.write(lambda db: _put_session(db, token_hash, session))

    def session(self, token_hash: str, at: datetime.datetime, *, bout_id: str | None = None) -> Session | None:
        """Return a session that is valid at that time."""
        return self._database.ask_ahead(lambda db: _read_session(db, token_hash, at, bout_id))

    def drop_session(self, token_hash: str) -> None:
        """End a session, if there is one."""
        self._database.write(lambda db: db.execute(delete(SESSIONS).where(SESSIONS.c.token_hash == token_hash)))

    def drop_sessions_of(self, who: str) -> None:
        """End all sessions of a teacher or pupil."""
        self._database.write(lambda db: db.execute(delete(SESSIONS).where(SESSIONS.c.who == who)))

    def attempt(self, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
        """Count an attempt and return how many there were within `window`, this one with them."""
        began = _window_begin(at, window)
        row = {"key": key, "began": began, "until": began + 2 * window}

        def write(db: Connection) -> int:
            add_if_new(db, ATTEMPTS, {**row, "count": 0})
            mine = (ATTEMPTS.c.key == key, ATTEMPTS.c.began == began)
            db.execute(update(ATTEMPTS).where(*mine).values(count=ATTEMPTS.c.count + 1))
            return _attempts(db, key, at, window)

        return self._database.write(write)

    def attempts(self, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
        """Return how many attempts there were within `window`, without counting one."""
        return self._database.read(lambda db: _attempts(db, key, at, window))


def _put_session(db: Connection, token_hash: str, session: Session) -> None:
    put(db, SESSIONS, {"token_hash": token_hash, **msgspec.structs.asdict(session)})


def _read_session(db: Connection, token_hash: str, at: datetime.datetime, bout_id: str | None) -> Session | None:
    """Return a session that is valid at that time, or None, and remember what came with it."""
    query, values = SESSION, {"token": token_hash, "at": at}
    if bout_id is not None:
        query, values = SESSION_AND_BOUT, {**values, "bout": bout_id}
    rows = query.rows(db, values)
    if not rows:
        return None
    session, pupil, school_class, *of_bout = _split(rows[0], _WHO if bout_id is None else _WHO_AND_BOUT)
    pupil_id = pupil["id"]
    if pupil_id is not None:
        remember(db, (PUPILS, pupil_id), pupil)
        remember(db, (CLASSES, pupil_id), class_of(school_class))
    if of_bout and of_bout[0]["id"] is not None:
        _remember_bout(db, pupil_id, of_bout, rows)
    return session_of(session)


def _remember_bout(db: Connection, pupil: str, parts: Sequence[dict[str, Any]], rows: Sequence[Sequence[Any]]) -> None:
    bout, standing, current, _ = parts
    remember(db, (BOUTS, pupil, bout["id"]), bout)
    remember(db, (STANDINGS, pupil, bout["scenario"]), standing["body"])
    if current["id"] is None:
        return
    remember(db, (ROUNDS, pupil, current["id"]), tuple(current.values()))
    after = len(_ABOUT_ANSWERS)
    fields = [tuple(row[-after - len(ANSWER_FIELDS) : -after]) for row in rows]
    remember(db, (ANSWERS, pupil, current["id"]), tuple(map(answer_from_row, fields)))
    for place, table in enumerate(_ABOUT_ANSWERS, start=-after):
        if not any(row[place] for row in rows):
            remember(db, (table, pupil, current["id"]), [])


def _split(row: Sequence[Any], parts: _Parts) -> list[dict[str, Any]]:
    """Return the columns of each part of a row by their names."""
    values = iter(row)
    return [dict(zip(names, values, strict=False)) for _, names in parts]


def _attempts(db: Connection, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
    """Return the count of this window and, as far as it reaches into the last `window`, of the one before."""
    began = _window_begin(at, window)
    query = select(ATTEMPTS.c.began, ATTEMPTS.c.count).where(ATTEMPTS.c.key == key)
    counts: dict[datetime.datetime, int] = {begin: count for begin, count in db.execute(query)}  # noqa: C416
    share = 1 - (at - began) / window
    return math.ceil(counts.get(began, 0) + share * counts.get(began - window, 0))


def _window_begin(at: datetime.datetime, window: datetime.timedelta) -> datetime.datetime:
    start = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    return start + (at - start) // window * window
