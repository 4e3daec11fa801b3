"""The drafts of a save: what its windows have open, kept with heartbeats, taken over when a window is gone."""

import datetime
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from debategame.progress import drafts
from debategame.progress.drafts import Draft
from debategame.progress.savefile import SaveFile

_Result = TypeVar("_Result")


class OpenWindows:
    """The part of a save that windows write to while an answer is being written; each method is one transaction."""

    def __init__(self, file: SaveFile, *, now: Callable[[], datetime.datetime]) -> None:
        """Keep drafts in `file`; `now` gives the aware time of heartbeats."""
        self._file = file
        self._now = now

    def drafts(self) -> list[Draft]:
        """Return the drafts whose windows have given no heartbeat for ten seconds, the latest first."""
        return self._file.read(lambda db: drafts.offered(db, self._now())) or []

    def take_draft(self, draft_id: str) -> Draft | None:
        """Return such a draft to go on with; None where another window has taken it or its answer is given."""
        return self._where_kept(draft_id, lambda db: drafts.take(db, draft_id, self._now()))

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in place of the one of that id, with a heartbeat; not once its answer is given."""
        self._file.write(lambda db: drafts.keep(db, draft, self._now()))

    def beat(self, draft_id: str) -> None:
        """Give a heartbeat: the window of that draft is still open."""
        self._where_kept(draft_id, lambda db: drafts.beat(db, draft_id, self._now()))

    def drop_draft(self, draft_id: str) -> None:
        """Delete a draft, if it is there."""
        self._where_kept(draft_id, lambda db: drafts.drop(db, draft_id))

    def _where_kept(self, draft_id: str, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Do `work` on a draft that is there; else write nothing, and begin no save."""
        there = self._file.read(lambda db: drafts.is_kept(db, draft_id))
        return self._file.write(work) if there else None
