"""Add rounds from outside to a save. Rounds that it already has stay unchanged."""

import sqlite3
from collections.abc import Callable
from typing import Protocol

import msgspec

from debategame.errors import NotFoundError, SaveError
from debategame.progress.passed_over import is_possible
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Round
from debategame.progress.rulings import Ruling
from debategame.progress.studies import Study
from debategame.progress.validation import validation_fault
from debategame.saves import preferences, records, rulings, studies, summaries
from debategame.saves.columns import insert
from debategame.saves.score_history import FIELDS, ArchivedScore
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest, from_canonical

ONE_FIRST_SIGHT = """
UPDATE rounds SET first_sight = 0 WHERE first_sight = 1 AND EXISTS (
    SELECT 1 FROM rounds AS other
    WHERE other.scenario = rounds.scenario AND other.line = rounds.line AND (other.first_sight = 1 OR EXISTS (
        SELECT 1 FROM answers WHERE round = other.id AND flags LIKE '%"studied"%'))
    AND (other.at < rounds.at OR (other.at = rounds.at AND other.seq < rounds.seq)))
"""
"""Leaves `first_sight` set only on the oldest round of each line, and on none that came after study."""


class MergeError(ValueError):
    """Something cannot be added to a save. The text says why, a sentence without its full stop."""


class MergeCounts(msgspec.Struct, kw_only=True):
    """How many rounds were new to the save."""

    new: int = 0
    """Rounds with at least one answer or dispute that was not in the save."""
    known: int = 0
    """Rounds that were completely in the save already."""


class ScenarioVersions:
    """The versions of scenarios against which rounds from outside are validated."""

    def __init__(self, read_stored: Callable[[str], Scenario]) -> None:
        """Look up versions that were not added with `read_stored`.

        It raises SaveError or NotFoundError for an unknown hash.
        """
        self._read_stored = read_stored
        self._versions: dict[str, Scenario | None] = {}

    def add(self, scenario_hash: str, body: bytes) -> bytes:
        """Add a version by its text and return the canonical text. Raise MergeError if the hash does not match."""
        canonical_body = verified_body(scenario_hash, body)
        self._versions[scenario_hash] = from_canonical(canonical_body)
        return canonical_body

    def get(self, scenario_hash: str) -> Scenario | None:
        """Return a version; None if it is neither added nor stored."""
        if scenario_hash not in self._versions:
            try:
                self._versions[scenario_hash] = self._read_stored(scenario_hash)
            except (SaveError, NotFoundError):
                self._versions[scenario_hash] = None
        return self._versions[scenario_hash]

    def fault(self, played: Round) -> str:
        """Return why a round is invalid, a sentence without its full stop; empty if it is valid."""
        scenario = self.get(played.scenario_hash)
        if scenario is None:
            return "its version of the scenario is not in an earlier row and not in the save"
        return validation_fault(played, scenario)


class Merging(Protocol):
    """Adds what an export holds to a save or a store. Each method may raise MergeError."""

    counts: MergeCounts

    def add_preferences(self, imported: Preferences) -> None:
        """Store preferences if there are only the default ones."""

    def add_scenario(self, scenario_hash: str, body: bytes) -> None:
        """Add a version of a scenario."""

    def add_round(self, played: Round) -> None:
        """Add a round, or the parts that are lacking."""

    def add_archived_score(self, archived: ArchivedScore) -> None:
        """Add an earlier score of an answer that was new."""

    def add_ruling(self, ruling: Ruling) -> bool:
        """Add what a teacher ruled on an answer; return whether it is new."""

    def add_study(self, study: Study) -> bool:
        """Add when claims of a line were studied; return whether it is new."""

    def finish(self) -> None:
        """Bring in order what hangs on the rounds."""


class Merge:
    """Adds rounds, scenarios and scores to a save, in one write transaction. Call `finish` at the end."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Add to the save behind `db`."""
        self.counts = MergeCounts()
        self._db = db
        self._versions = ScenarioVersions(lambda scenario_hash: records.read_scenario(db, scenario_hash))
        self._new_answers: set[str] = set()

    def add_preferences(self, imported: Preferences) -> None:
        """Store preferences if the save still has the default ones."""
        if preferences.read(self._db) == Preferences():
            preferences.write(self._db, imported)

    def add_scenario(self, scenario_hash: str, body: bytes) -> None:
        """Add a version of a scenario. Raise MergeError if the hash does not match."""
        self._db.execute(records.ADD_SCENARIO, (scenario_hash, self._versions.add(scenario_hash, body)))

    def add_round(self, played: Round) -> None:
        """Add a round, or the parts the save lacks. Raise MergeError if it contradicts the save or its scenario."""
        if fault := self._versions.fault(played) or self._conflict(played):
            raise MergeError(fault)
        new = insert(self._db, "rounds", records.ROUND_FIELDS, played)
        for answer in played.answers:
            new |= self._add_answer(played, answer)
        for dispute in played.disputes:
            new |= insert(self._db, "disputes", records.DISPUTE_FIELDS, dispute)
        self.counts.new += new
        self.counts.known += not new

    def add_archived_score(self, archived: ArchivedScore) -> None:
        """Add an earlier score of an answer, if the answer itself was new to the save and the time makes sense."""
        known = archived.answer in self._new_answers and self._versions.get(archived.scenario_hash) is not None
        if known and is_possible(archived.at):
            insert(self._db, "former_scores", FIELDS, archived)

    def add_ruling(self, ruling: Ruling) -> bool:
        """Add what a teacher ruled on an answer of the save; return whether it is new. Others are left out."""
        return (
            is_possible(ruling.at)
            and rulings.rules_on_answer(self._db, ruling)
            and rulings.add_ruling(self._db, ruling)
        )

    def add_study(self, study: Study) -> bool:
        """Add when claims of a line were studied; return whether it is new. An impossible time is left out."""
        return is_possible(study.at) and studies.add_study(self._db, study)

    def finish(self) -> None:
        """Leave only the oldest round of each line at first sight, and rebuild the summaries."""
        self._db.execute(ONE_FIRST_SIGHT)
        summaries.rebuild(self._db)

    def _conflict(self, played: Round) -> str:
        stored = self._db.execute("SELECT scenario, line FROM rounds WHERE id = ?", (played.id,)).fetchone()
        if stored is not None and stored != (played.scenario, played.line):
            return "the save has another round with that id"
        for answer in played.answers:
            place = self._db.execute("SELECT round, step FROM answers WHERE id = ?", (answer.id,)).fetchone()
            if place not in (None, (played.id, answer.step.value)):
                return "the save has an answer with that id in another place"
            query = "SELECT id FROM answers WHERE round = ? AND step = ?"
            if self._db.execute(query, (played.id, answer.step.value)).fetchone() not in (None, (answer.id,)):
                return f"the save has another {answer.step.value} in that round"
        return ""

    def _add_answer(self, played: Round, answer: Answer) -> bool:
        new = insert(self._db, "answers", ("round", *records.ANSWER_FIELDS), answer, round=played.id)
        if new:
            self._new_answers.add(answer.id)
        return new


def verified_body(scenario_hash: str, body: bytes) -> bytes:
    """Return the canonical text of a scenario. Raise MergeError if it does not have that hash.

    `body` may also be the same JSON in another layout, as another program may have written it.
    """
    try:
        scenario = from_canonical(body)
    except (ValueError, RecursionError) as error:
        raise MergeError(f"the scenario cannot be read: {error}") from error
    for text in (body, canonical(scenario)):
        if digest(text) == scenario_hash:
            return text
    raise MergeError("the text of the scenario does not match its hash")
