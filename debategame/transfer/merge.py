"""Rounds from outside taken into a save: what it has not yet is added as it is, what it has stays as it is."""

import sqlite3
from collections.abc import Callable

import msgspec

from debategame.errors import SaveError
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Round
from debategame.progress.validation import validation_fault
from debategame.saves import preferences, records, summaries
from debategame.saves.columns import insert
from debategame.saves.score_history import FIELDS, ArchivedScore
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest, from_canonical

ONE_FIRST_SIGHT = """
UPDATE rounds SET first_sight = 0 WHERE first_sight = 1 AND EXISTS (
    SELECT 1 FROM rounds AS other
    WHERE other.scenario = rounds.scenario AND other.line = rounds.line AND other.first_sight = 1
    AND (other.at < rounds.at OR (other.at = rounds.at AND other.seq < rounds.seq)))
"""


class MisfitError(ValueError):
    """Something cannot be taken into a save; the text says why, as a sentence without its stop."""


class Counts(msgspec.Struct, kw_only=True):
    """What came of taking things in."""

    new: int = 0
    """Rounds of which at least one answer or dispute was not in the save."""
    known: int = 0
    """Rounds that were there already, whole."""


class Versions:
    """The versions of scenarios that rounds from outside are held against."""

    def __init__(self, kept: Callable[[str], Scenario]) -> None:
        """Look for versions that were not added by `kept`, which raises SaveError where there is none."""
        self._kept = kept
        self._found: dict[str, Scenario | None] = {}

    def add(self, scenario_hash: str, body: bytes) -> bytes:
        """Add a version by its text; return the canonical one. MisfitError where its hash is another."""
        genuine = genuine_body(scenario_hash, body)
        self._found[scenario_hash] = from_canonical(genuine)
        return genuine

    def get(self, scenario_hash: str) -> Scenario | None:
        """Return a version; None where it is neither added nor kept."""
        if scenario_hash not in self._found:
            try:
                self._found[scenario_hash] = self._kept(scenario_hash)
            except SaveError:
                self._found[scenario_hash] = None
        return self._found[scenario_hash]

    def fault(self, played: Round) -> str:
        """Return why no screen could show a round, as a sentence without its stop; empty where all can."""
        scenario = self.get(played.scenario_hash)
        if scenario is None:
            return "its version of the scenario is neither before it nor in the save"
        return validation_fault(played, scenario)


class Merge:
    """One taking-in, inside one write transaction on a save; `settle` ends it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take into the save behind `db`."""
        self.counts = Counts()
        self._db = db
        self._versions = Versions(lambda scenario_hash: records.read_scenario(db, scenario_hash))
        self._new_answers: set[str] = set()

    def preferences(self, wanted: Preferences) -> None:
        """Take in how the player likes to play, where they have set nothing else in this save."""
        if preferences.read(self._db) == Preferences():
            preferences.write(self._db, wanted)

    def version(self, scenario_hash: str, body: bytes) -> None:
        """Take in a scenario as it was; MisfitError where the text is not what its hash says."""
        self._db.execute(records.ADD_SCENARIO, (scenario_hash, self._versions.add(scenario_hash, body)))

    def played(self, played: Round) -> None:
        """Take in what the save has not of a round; MisfitError where it contradicts the save or its scenario."""
        if fault := self._versions.fault(played) or self._conflict(played):
            raise MisfitError(fault)
        new = insert(self._db, "rounds", records.ROUND_FIELDS, played)
        for answer in played.answers:
            new |= self._add_answer(played, answer)
        for dispute in played.disputes:
            new |= insert(self._db, "disputes", records.DISPUTE_FIELDS, dispute)
        self.counts.new += new
        self.counts.known += not new

    def former(self, former: ArchivedScore) -> None:
        """Take in what an answer scored formerly, if the answer itself was new to the save."""
        if former.answer in self._new_answers and self._versions.get(former.scenario_hash) is not None:
            insert(self._db, "former_scores", FIELDS, former)

    def settle(self) -> None:
        """Let only the oldest round of a line be its first sight, and bring up to date what is derived."""
        self._db.execute(ONE_FIRST_SIGHT)
        summaries.rebuild(self._db)

    def _conflict(self, played: Round) -> str:
        there = self._db.execute("SELECT scenario, line FROM rounds WHERE id = ?", (played.id,)).fetchone()
        if there is not None and there != (played.scenario, played.line):
            return "the save has another round of that id"
        for answer in played.answers:
            found = self._db.execute("SELECT round, step FROM answers WHERE id = ?", (answer.id,)).fetchone()
            if found not in (None, (played.id, answer.step.value)):
                return "the save has an answer of that id in another place"
            query = "SELECT id FROM answers WHERE round = ? AND step = ?"
            if self._db.execute(query, (played.id, answer.step.value)).fetchone() not in (None, (answer.id,)):
                return f"the save has another {answer.step.value} in that round"
        return ""

    def _add_answer(self, played: Round, answer: Answer) -> bool:
        new = insert(self._db, "answers", ("round", *records.ANSWER_FIELDS), answer, round=played.id)
        if new:
            self._new_answers.add(answer.id)
        return new


def genuine_body(scenario_hash: str, body: bytes) -> bytes:
    """Return the canonical text of a scenario's version; MisfitError where no such text has that hash.

    A program may have written the JSON anew: then it is brought into the canonical form first.
    """
    try:
        scenario = from_canonical(body)
    except (ValueError, RecursionError) as error:
        raise MisfitError(f"the scenario cannot be read: {error}") from error
    for text in (body, canonical(scenario)):
        if digest(text) == scenario_hash:
            return text
    raise MisfitError("the scenario is not what its hash says")
