"""Unfinished answers, kept so that a round survives a crash or a power cut.

Each open window gives its draft a regular heartbeat. A draft without one is offered to be resumed.
"""

import datetime
import sqlite3

import msgspec

from debategame.progress.drafts import Draft
from debategame.progress.validation import PassedOver, Report, draft_fault, ignore
from debategame.saves.records import decode, storable, timestamp

HEARTBEAT_TIMEOUT = datetime.timedelta(seconds=10)
"""How long a draft may be without a heartbeat before its window counts as closed."""
HEARTBEAT_SECONDS = 4
"""Seconds between two heartbeats: two may fail before HEARTBEAT_TIMEOUT is over."""
ANSWERED = "SELECT 1 FROM answers WHERE round = ? AND step = ?"
KEEP = """
INSERT INTO drafts (id, heartbeat, body) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat, body = excluded.body
"""


def keep(db: sqlite3.Connection, draft: Draft, now: datetime.datetime) -> None:
    """Insert or replace a draft. Do nothing if its answer is already saved."""
    if db.execute(ANSWERED, (draft.round, draft.step.value)).fetchone() is not None:
        return
    body = msgspec.json.encode(msgspec.structs.replace(draft, text=storable(draft.text)))
    db.execute(KEEP, (draft.id, timestamp(now), body.decode()))


def is_kept(db: sqlite3.Connection, draft_id: str) -> bool:
    """Return whether a draft is in the save."""
    return db.execute("SELECT 1 FROM drafts WHERE id = ?", (draft_id,)).fetchone() is not None


def beat(db: sqlite3.Connection, draft_id: str, now: datetime.datetime) -> None:
    """Record a heartbeat: the window of the draft is still open."""
    db.execute("UPDATE drafts SET heartbeat = ? WHERE id = ?", (timestamp(now), draft_id))


def drop(db: sqlite3.Connection, draft_id: str) -> None:
    """Delete a draft if it is in the save."""
    db.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))


def resumable(db: sqlite3.Connection, now: datetime.datetime, report: Report = ignore) -> list[Draft]:
    """Return the drafts of closed windows, newest first. Drafts that make no sense are given to `report`."""
    rows = db.execute("SELECT body, heartbeat FROM drafts").fetchall()
    drafts = []
    for draft in (_read(body) for body, heartbeat in rows if _is_abandoned(heartbeat, now)):
        if fault := draft_fault(draft):
            report(PassedOver("draft", fault))
        else:
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.at, draft.id), reverse=True)


def take(db: sqlite3.Connection, draft_id: str, now: datetime.datetime) -> Draft | None:
    """Return the draft of a closed window and give it a heartbeat; None if another window took it first."""
    row = db.execute("SELECT body, heartbeat FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    if row is None or not _is_abandoned(row[1], now):
        return None
    beat(db, draft_id, now)
    return _read(row[0])


def _read(body: str) -> Draft:
    return decode(lambda: msgspec.json.decode(body, type=Draft))


def _is_abandoned(heartbeat: str, now: datetime.datetime) -> bool:
    """Return whether the heartbeat is too old, or no time at all.

    One far in the future counts as old: the clock was set back.
    """
    try:
        at = datetime.datetime.fromisoformat(heartbeat)
    except (TypeError, ValueError):
        return True
    return at.tzinfo is None or abs(now - at) >= HEARTBEAT_TIMEOUT
