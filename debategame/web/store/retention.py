"""Delete what is to be forgotten: pupils, classes, and what is out of date."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Text, cast, delete, exists, func, select

from debategame.web.store.copying import delete_upgrade_copies
from debategame.web.store.database import Database
from debategame.web.store.model import Deleted
from debategame.web.store.tables import ATTEMPTS, CLASSES, LINKS, PUBLISHED, PUPILS, ROUNDS, SESSIONS, TEACHERS


def delete_pupils(db: Connection, pupils: Sequence[str]) -> Deleted:
    """Delete pupils with everything under their ids; return how much it was."""
    rounds = db.execute(select(func.count()).select_from(ROUNDS).where(ROUNDS.c.pupil.in_(pupils))).scalar_one()
    db.execute(delete(SESSIONS).where(SESSIONS.c.who.in_(pupils)))
    found = db.execute(delete(PUPILS).where(PUPILS.c.id.in_(pupils))).rowcount
    return Deleted(pupils=found, rounds=rounds)


def delete_classes(db: Connection, classes: Sequence[str]) -> Deleted:
    """Delete classes with their pupils; return how much it was."""
    pupils = [pupil for (pupil,) in db.execute(select(PUPILS.c.id).where(PUPILS.c.school_class.in_(classes)))]
    deleted = delete_pupils(db, pupils)
    found = db.execute(delete(CLASSES).where(CLASSES.c.id.in_(classes))).rowcount
    return Deleted(classes=found, pupils=deleted.pupils, rounds=deleted.rounds)


def purge(db: Connection, at: datetime.datetime) -> Deleted:
    """Delete classes whose time is over at that moment, old sessions, links and attempts, and unused invitations."""
    for table in (SESSIONS, LINKS, ATTEMPTS):
        db.execute(delete(table).where(table.c.until <= at))
    deleted = delete_classes(db, [class_id for class_id, until in last_days(db).items() if until <= at])
    _delete_unused_teachers(db)
    return deleted


def _delete_unused_teachers(db: Connection) -> None:
    """Delete teachers who can no longer sign in and leave nothing behind: their names can be invited again."""
    owners = (CLASSES.c.teacher, LINKS.c.teacher, SESSIONS.c.who)
    unused = [~exists().where(column == TEACHERS.c.id) for column in owners]
    unused.append(~exists().where(PUBLISHED.c.teacher == cast(TEACHERS.c.id, Text)))
    db.execute(delete(TEACHERS).where(TEACHERS.c.password.is_(None), *unused))


def last_days(db: Connection) -> dict[str, datetime.datetime]:
    """Return when each class is deleted, by its id: so many days after its last round, or after it was made."""
    last = func.max(ROUNDS.c.at)
    joined = CLASSES.outerjoin(PUPILS, PUPILS.c.school_class == CLASSES.c.id)
    joined = joined.outerjoin(ROUNDS, ROUNDS.c.pupil == PUPILS.c.id)
    query = select(CLASSES.c.id, CLASSES.c.keep_days, CLASSES.c.made, last).select_from(joined)
    rows = db.execute(query.group_by(CLASSES.c.id, CLASSES.c.keep_days, CLASSES.c.made))
    return {
        class_id: max(made, played or made) + datetime.timedelta(days=keep_days)
        for class_id, keep_days, made, played in rows
    }


def forget_pages(database: Database, deleted: Deleted) -> None:
    """Remove deleted text from the files of an SQLite store at once.

    These are its write-ahead log and, if pupils were deleted, the copy from before an upgrade.
    """
    if database.is_sqlite:
        with database.engine.connect() as db:
            db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        if deleted.pupils:
            delete_upgrade_copies(Path(str(database.engine.url.database)))
