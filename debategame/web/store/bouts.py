"""Bouts as rows: where each stands, and its moves, so that any worker can go on with it."""

import datetime
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from debategame.errors import NotFoundError, SummariesError
from debategame.play.bout import Bout, Stage
from debategame.progress.rounds import Answer
from debategame.web.store import summaries
from debategame.web.store.database import POSTGRESQL, remembered
from debategame.web.store.driver.statements import Statement
from debategame.web.store.driver.writing import Rows, add_if_new, put_all, put_new
from debategame.web.store.model import Moved, Outcome, StoredBout, joined_draft
from debategame.web.store.records import (
    PUPIL,
    add_scenario,
    answers_of,
    answers_of_all,
    has_answer,
    place_answer,
)
from debategame.web.store.tables import BOUT_MOVES, BOUTS, PUPILS
from debategame.web.store.versions import Versions

KEPT_APART = ("scenario", "answers")
"""The fields of a bout that stand in other tables."""
NO_BOUT = "There is no such bout."
BOUT = Statement(select(BOUTS).where(BOUTS.c.pupil == PUPIL, BOUTS.c.id == bindparam("bout")))
LOCKED_BOUT = Statement(
    select(BOUTS.c.version, BOUTS.c.draft)
    .join_from(PUPILS, BOUTS, BOUTS.c.pupil == PUPILS.c.id)
    .where(PUPILS.c.id == PUPIL, BOUTS.c.id == bindparam("bout"))
    .with_for_update()
)
"""Locks the pupil and then the bout, so that other moves of the bout and other answers of the pupil wait."""
_THIS = (BOUTS.c.pupil == bindparam("of_pupil"), BOUTS.c.id == bindparam("of_bout"))
KEEP_DRAFT = update(BOUTS).where(*_THIS).values(draft=bindparam("draft"))
_CHANGED = ("version", "asked", "changed", "line", "stage", "state")
_MOVED = update(BOUTS).where(*_THIS).values({name: bindparam(name) for name in _CHANGED})
GIVE = _MOVED.values(draft="")
"""Moves a bout on with an answer, which ends its draft. It must be locked."""
_GONE_ON = _MOVED.where(BOUTS.c.version == bindparam("of_version"))
GO_ON = Statement(_GONE_ON.returning(BOUTS.c.draft))
"""Moves a bout on without an answer and returns its draft; no row if the bout was moved meanwhile."""
_GONE = _GONE_ON.returning(*(BOUTS.c[name] for name in ("pupil", "id", "version", "changed", "draft"))).cte("gone")
_KIND = bindparam("kind", type_=BOUT_MOVES.c.kind.type)
_NOTE = insert(BOUT_MOVES).from_select(
    ["pupil", "bout", "number", "kind", "at"],
    select(_GONE.c.pupil, _GONE.c.id, _GONE.c.version, _KIND, _GONE.c.changed),
)
GO_ON_AND_NOTE = Statement(select(_GONE.c.draft).add_cte(_NOTE.cte("noted")))
"""`GO_ON` for PostgreSQL, which also adds the row of the move."""


class BoutRows:
    """The bouts of one pupil, in one transaction."""

    def __init__(self, db: Connection, pupil: str, versions: Versions) -> None:
        """Read and write bouts of the pupil with that id."""
        self._db = db
        self._pupil = pupil
        self._versions = versions

    def begin(self, bout_id: str, bout: Bout, at: datetime.datetime, task_id: str | None) -> StoredBout:
        """Insert a bout, unless it exists, and return it as stored."""
        scenario_hash, body = self._versions.identify(bout.scenario)
        add_scenario(self._db, scenario_hash, body)
        values = {
            "pupil": self._pupil,
            "id": bout_id,
            "task": task_id,
            "scenario": bout.scenario.id,
            "scenario_hash": scenario_hash,
            "version": 0,
            "draft": "",
            "began": at,
            "asked": at,
            "changed": at,
        }
        add_if_new(self._db, BOUTS, values | _place_values(bout))
        return self.read(bout_id)

    def read(self, bout_id: str) -> StoredBout:
        """Return a bout. Raise NotFoundError if the pupil has none with that id."""
        row = self._row(bout_id)
        state = msgspec.json.decode(row["state"])
        has_answers = state["stage"] != Stage.ANSWER.value
        return self._stored(row, state, answers_of(self._db, self._pupil, state["round_id"]) if has_answers else ())

    def newest(self, limit: int, *, only_open: bool) -> list[StoredBout]:
        """Return the bouts that moved last."""
        query = select(BOUTS).where(BOUTS.c.pupil == self._pupil)
        if only_open:
            query = query.where(BOUTS.c.stage != Stage.OVER.value)
        rows = self._db.execute(query.order_by(BOUTS.c.changed.desc(), BOUTS.c.id).limit(limit)).mappings().fetchall()
        states = [msgspec.json.decode(row["state"]) for row in rows]
        answers = answers_of_all(self._db, self._pupil, [state["round_id"] for state in states])
        return [
            self._stored({**row}, state, answers.get(state["round_id"], ()))
            for row, state in zip(rows, states, strict=True)
        ]

    def give(self, before: StoredBout, after: Bout, given: Answer, kind: str, at: datetime.datetime) -> Moved:
        """Store a move with the answer that it gave, if the bout still stands as in `before`."""
        row = LOCKED_BOUT.row(self._db, {"pupil": self._pupil, "bout": before.id})
        if row is None:
            raise NotFoundError(NO_BOUT)
        version, draft = row
        if version != before.version:
            if has_answer(self._db, self._pupil, given.id):
                return Moved(outcome=Outcome.REPEATED, stored=self.read(before.id))
            self.keep_draft(before.id, joined_draft(draft, given.text))
            return Moved(outcome=Outcome.MOVED_ON, stored=self.read(before.id))
        standing = _standing_values(before, after, at)
        answers = self._write_answer(before, after, given, self._note(before, kind, standing), standing)
        return _moved(before, msgspec.structs.replace(after, answers=answers), standing | {"draft": ""})

    def go_on(self, before: StoredBout, after: Bout, kind: str, at: datetime.datetime) -> Moved:
        """Store a move that gives no answer, in PostgreSQL by one statement.

        It needs no lock: the version alone says whether the bout was moved meanwhile.
        """
        standing = _standing_values(before, after, at)
        key = {"of_pupil": self._pupil, "of_bout": before.id, "of_version": before.version}
        is_one = self._db.dialect.name == POSTGRESQL
        row = (GO_ON_AND_NOTE if is_one else GO_ON).row(self._db, {**key, **standing, "kind": kind})
        if row is None:
            return Moved(outcome=Outcome.MOVED_ON, stored=self.read(before.id))
        if not is_one:
            put_new(self._db, BOUT_MOVES, self._note(before, kind, standing))
        return _moved(before, after, standing | {"draft": row[0]})

    def _note(self, before: StoredBout, kind: str, standing: dict[str, Any]) -> dict[str, Any]:
        """Return the row of a move."""
        at = standing["changed"]
        return {"pupil": self._pupil, "bout": before.id, "number": standing["version"], "kind": kind, "at": at}

    def _write_answer(
        self, before: StoredBout, after: Bout, given: Answer, note: dict[str, Any], standing: dict[str, Any]
    ) -> tuple[Answer, ...]:
        """Write the answer that a move gave with all that follows from it, and return the answers as stored."""
        bout = before.id, after, before.scenario_hash
        played, known, rows = place_answer(self._db, self._pupil, bout, given)
        try:
            summed = summaries.rows_after(self._db, self._pupil, played, known)
        except SummariesError:
            summed = None
        parts = (*rows, *(summed or ()), Rows(BOUT_MOVES, [note], are_new=True))
        put_all(self._db, parts, GIVE, {"of_pupil": self._pupil, "of_bout": before.id, **standing})
        if summed is None:
            summaries.rebuild(self._db, self._pupil)
        return played.answers

    def keep_draft(self, bout_id: str, text: str) -> None:
        """Store a draft."""
        self._db.execute(KEEP_DRAFT, {"of_pupil": self._pupil, "of_bout": bout_id, "draft": text})

    def _row(self, bout_id: str) -> Mapping[str, Any]:
        def read() -> Mapping[str, Any]:
            row = BOUT.row(self._db, {"pupil": self._pupil, "bout": bout_id})
            if row is None:
                raise NotFoundError(NO_BOUT)
            return dict(zip(BOUTS.columns.keys(), row, strict=True))

        return remembered(self._db, (BOUTS, self._pupil, bout_id), read)

    def _stored(self, row: Mapping[str, Any], state: dict[str, Any], answers: tuple[Answer, ...]) -> StoredBout:
        scenario = self._versions.get(self._db, row["scenario_hash"])
        return StoredBout(
            id=row["id"],
            pupil=self._pupil,
            task=row["task"],
            bout=msgspec.convert(state | {"scenario": scenario, "answers": answers}, Bout),
            scenario_hash=row["scenario_hash"],
            version=row["version"],
            draft=row["draft"],
            began=row["began"],
            asked=row["asked"],
            changed=row["changed"],
        )


def _moved(before: StoredBout, after: Bout, standing: dict[str, Any]) -> Moved:
    """Return the bout as it stands after a move that was stored."""
    stored = {name: standing[name] for name in ("version", "draft", "asked", "changed")}
    return Moved(outcome=Outcome.STORED, stored=msgspec.structs.replace(before, bout=after, **stored))


def _standing_values(before: StoredBout, after: Bout, at: datetime.datetime) -> dict[str, Any]:
    """Return the columns that a move changes, whatever it is."""
    same_stage = (after.round_id, after.stage) == (before.bout.round_id, before.bout.stage)
    asked = before.asked if same_stage else at
    return {"version": before.version + 1, "asked": asked, "changed": at, **_place_values(after)}


def _place_values(bout: Bout) -> dict[str, Any]:
    state = {name: value for name, value in msgspec.structs.asdict(bout).items() if name not in KEPT_APART}
    return {"line": bout.line.id, "stage": bout.stage.value, "state": msgspec.json.encode(state).decode()}


def given_answer(before: Bout, after: Bout) -> Answer | None:
    """Return the answer that a move gave. None if it gave none."""
    known = {answer.id for answer in before.answers}
    return next((answer for answer in after.answers if answer.id not in known), None)
