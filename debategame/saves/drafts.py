"""What a window has open and not yet answered, kept so that a round can go on after a power cut."""

import datetime
import sqlite3

import msgspec

from debategame.progress.drafts import Draft
from debategame.saves.records import decoded, stamp, storable

SILENCE = datetime.timedelta(seconds=10)
"""After so long without a heartbeat a window counts as gone, and its draft is offered."""
BEAT_SECONDS = 4
"""How often a window gives a heartbeat: two may fail before it counts as gone."""
ANSWERED = "SELECT 1 FROM answers WHERE round = ? AND step = ?"
KEEP = """
INSERT INTO drafts (id, heartbeat, body) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat, body = excluded.body
"""


def keep(db: sqlite3.Connection, draft: Draft, now: datetime.datetime) -> None:
    """Write a draft in place of the one of that id; not where its answer was given meanwhile."""
    if db.execute(ANSWERED, (draft.round, draft.step.value)).fetchone() is not None:
        return
    body = msgspec.json.encode(msgspec.structs.replace(draft, text=storable(draft.text)))
    db.execute(KEEP, (draft.id, stamp(now), body.decode()))


def is_kept(db: sqlite3.Connection, draft_id: str) -> bool:
    """Say whether a draft is there."""
    return db.execute("SELECT 1 FROM drafts WHERE id = ?", (draft_id,)).fetchone() is not None


def beat(db: sqlite3.Connection, draft_id: str, now: datetime.datetime) -> None:
    """Note that the window of a draft is still open."""
    db.execute("UPDATE drafts SET heartbeat = ? WHERE id = ?", (stamp(now), draft_id))


def drop(db: sqlite3.Connection, draft_id: str) -> None:
    """Delete a draft, if it is there."""
    db.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))


def offered(db: sqlite3.Connection, now: datetime.datetime) -> list[Draft]:
    """Return the drafts whose windows are gone, the latest first."""
    rows = db.execute("SELECT body, heartbeat FROM drafts").fetchall()
    found = [_read(body) for body, heartbeat in rows if _is_silent(heartbeat, now)]
    return sorted(found, key=lambda draft: (draft.at, draft.id), reverse=True)


def take(db: sqlite3.Connection, draft_id: str, now: datetime.datetime) -> Draft | None:
    """Return a draft whose window is gone and give it a heartbeat; None where another window was faster."""
    row = db.execute("SELECT body, heartbeat FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    if row is None or not _is_silent(row[1], now):
        return None
    beat(db, draft_id, now)
    return _read(row[0])


def _read(body: str) -> Draft:
    return decoded(lambda: msgspec.json.decode(body, type=Draft))


def _is_silent(heartbeat: str, now: datetime.datetime) -> bool:
    """A heartbeat from well after now was given before the clock was set back: it says nothing."""
    return abs(now - decoded(lambda: datetime.datetime.fromisoformat(heartbeat))) >= SILENCE
