"""Unfinished answers, kept so that a round survives a crash or a power cut.

Each open window gives its draft a regular heartbeat. A draft without one is offered to be resumed, and at once if the
process of its window is surely gone.
"""

import datetime
import sqlite3

import msgspec

from debategame.progress.drafts import Draft
from debategame.progress.passed_over import PassedOver, Report, ignore
from debategame.saves.process import Process, is_surely_gone
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


class HeldDraft(Draft, frozen=True, kw_only=True):
    """A draft with the process of its window. Games that do not know `held_by` read the rest."""

    held_by: Process = Process()


def keep(db: sqlite3.Connection, draft: Draft, now: datetime.datetime, here: Process) -> None:
    """Insert or replace a draft, held by the process `here`. Do nothing if its answer is already saved."""
    if db.execute(ANSWERED, (draft.round, draft.step.value)).fetchone() is not None:
        return
    _write(db, msgspec.structs.replace(draft, text=storable(draft.text)), now, here)


def is_kept(db: sqlite3.Connection, draft_id: str) -> bool:
    """Return whether a draft is in the save."""
    return db.execute("SELECT 1 FROM drafts WHERE id = ?", (draft_id,)).fetchone() is not None


def beat(db: sqlite3.Connection, draft_id: str, now: datetime.datetime) -> None:
    """Record a heartbeat: the window of the draft is still open."""
    db.execute("UPDATE drafts SET heartbeat = ? WHERE id = ?", (timestamp(now), draft_id))


def drop(db: sqlite3.Connection, draft_id: str) -> None:
    """Delete a draft if it is in the save."""
    db.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))


def resumable(db: sqlite3.Connection, now: datetime.datetime, here: Process, report: Report = ignore) -> list[Draft]:
    """Return the drafts of closed windows, newest first. Drafts that make no sense are given to `report`."""
    from debategame.progress.validation import draft_fault

    held = ((_read(body), heartbeat) for body, heartbeat in db.execute("SELECT body, heartbeat FROM drafts").fetchall())
    drafts = []
    for draft in (_plain(draft) for draft, heartbeat in held if _is_abandoned(draft, heartbeat, now, here)):
        if fault := draft_fault(draft):
            report(PassedOver("draft", fault))
        else:
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.at, draft.id), reverse=True)


def take(db: sqlite3.Connection, draft_id: str, now: datetime.datetime, here: Process) -> Draft | None:
    """Return the draft of a closed window, held by the process `here` from now on; None if another window took it."""
    row = db.execute("SELECT body, heartbeat FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    if row is None:
        return None
    draft = _read(row[0])
    if not _is_abandoned(draft, row[1], now, here):
        return None
    _write(db, _plain(draft), now, here)
    return _plain(draft)


def _read(body: str) -> HeldDraft:
    return decode(lambda: msgspec.json.decode(body, type=HeldDraft))


def _write(db: sqlite3.Connection, draft: Draft, now: datetime.datetime, here: Process) -> None:
    held = HeldDraft(**msgspec.structs.asdict(draft), held_by=here)
    db.execute(KEEP, (draft.id, timestamp(now), msgspec.json.encode(held).decode()))


def _plain(held: HeldDraft) -> Draft:
    return Draft(**{name: getattr(held, name) for name in Draft.__struct_fields__})


def _is_abandoned(draft: HeldDraft, heartbeat: str, now: datetime.datetime, here: Process) -> bool:
    """Return whether the process is surely gone, or the heartbeat is too old or no time at all.

    One far in the future counts as old: the clock was set back.
    """
    if is_surely_gone(draft.held_by, here):
        return True
    try:
        at = datetime.datetime.fromisoformat(heartbeat)
    except (TypeError, ValueError):
        return True
    return at.tzinfo is None or abs(now - at) >= HEARTBEAT_TIMEOUT
