"""Who may come in: teachers, one-time links, sessions, secrets, and how often somebody tried."""

import datetime
import math
import secrets

from sqlalchemy import Connection, bindparam, delete, select, update

from debategame.errors import NameTakenError, NotFoundError
from debategame.saves.names import player_key
from debategame.web.store import records
from debategame.web.store.database import Database
from debategame.web.store.model import Session, Teacher
from debategame.web.store.rows import teacher_from_row
from debategame.web.store.signed_in import read_session
from debategame.web.store.tables import ATTEMPTS, LINKS, SECRETS, SESSIONS, TEACHERS

SECRET_BYTES = 32
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
            records.add_if_new(db, SECRETS, {"name": name, "value": secrets.token_bytes(SECRET_BYTES)})
            return bytes(db.execute(query).scalar_one())

        known = self._database.read(lambda db: db.execute(query).scalar())
        return bytes(known) if known is not None else self._database.write(make)

    def add_teacher(self, teacher: Teacher) -> None:
        """Store a teacher."""
        row = {
            "id": teacher.id,
            "name": teacher.name,
            "name_key": player_key(teacher.name),
            "password": teacher.password,
            "made": teacher.made,
        }

        def write(db: Connection) -> None:
            if not records.add_if_new(db, TEACHERS, row):
                same = select(TEACHERS.c.id).where(TEACHERS.c.name_key == row["name_key"])
                if db.execute(same).scalar() != teacher.id:
                    raise NameTakenError("Another teacher has that name.")

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

    def put_link(self, link_hash: str, teacher_id: str, until: datetime.datetime) -> None:
        """Store a one-time link that signs in a teacher."""
        row = {"link_hash": link_hash, "teacher": teacher_id, "until": until}
        self._database.write(lambda db: records.put(db, LINKS, row))

    def take_link(self, link_hash: str, at: datetime.datetime) -> str | None:
        """Use up a link and return the teacher's id."""
        used = delete(LINKS).where(LINKS.c.link_hash == link_hash, LINKS.c.until > at).returning(LINKS.c.teacher)
        return self._database.write(lambda db: db.execute(used).scalar())

    def put_session(self, token_hash: str, session: Session) -> None:
        """Store a session."""
        row = {
            "token_hash": token_hash,
            "kind": session.kind,
            "who": session.who,
            "began": session.began,
            "until": session.until,
        }
        self._database.write(lambda db: records.put(db, SESSIONS, row))

    def session(self, token_hash: str, at: datetime.datetime, *, bout_id: str | None = None) -> Session | None:
        """Return a session that is valid at that time."""
        return self._database.ask_ahead(lambda db: read_session(db, token_hash, at, bout_id))

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
            records.add_if_new(db, ATTEMPTS, {**row, "count": 0})
            mine = (ATTEMPTS.c.key == key, ATTEMPTS.c.began == began)
            db.execute(update(ATTEMPTS).where(*mine).values(count=ATTEMPTS.c.count + 1))
            return _attempts(db, key, at, window)

        return self._database.write(write)

    def attempts(self, key: str, at: datetime.datetime, window: datetime.timedelta) -> int:
        """Return how many attempts there were within `window`, without counting one."""
        return self._database.read(lambda db: _attempts(db, key, at, window))


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
