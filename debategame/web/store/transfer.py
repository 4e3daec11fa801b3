"""A pupil's history out of a store and into it, in the JSON Lines of the terminal game's export."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, Text, and_, cast, exists, or_, select, update

from debategame.progress.passed_over import is_possible
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import STUDIED, Round
from debategame.progress.rulings import Ruling
from debategame.progress.studies import Study
from debategame.saves.records import ANSWER_FIELDS, DISPUTE_FIELDS, ROUND_FIELDS
from debategame.saves.score_history import FIELDS, ArchivedScore, archived_score_from_row
from debategame.saves.studies import FIELDS as STUDY_FIELDS
from debategame.transfer.export import ArchivedScoreRow, PlayerRow, RoundRow, ScenarioRow, StudyRow
from debategame.transfer.formats import json_line
from debategame.transfer.imports import ImportResult, merge_rows
from debategame.transfer.merge import MergeCounts, MergeError, ScenarioVersions
from debategame.transfer.rulings import RulingRow
from debategame.web.store import summaries
from debategame.web.store.driver.writing import add_if_new
from debategame.web.store.records import (
    add_round_row,
    add_scenario,
    pupil_name,
    read_rounds,
    read_scenario,
    select_rounds,
    values_of,
)
from debategame.web.store.rulings import read_placed_rulings
from debategame.web.store.tables import ANSWERS, DISPUTES, FORMER_SCORES, PUPILS, ROUNDS, SCENARIOS, STUDIES

LARGEST_PLACE = 2**31 - 1
"""The largest number that a column of places in a text holds."""


def exported_rows(db: Connection, pupil: str) -> Iterator[bytes]:
    """Yield everything about a pupil, in the order in which it was written."""
    yield json_line(PlayerRow(name=pupil_name(db, pupil), preferences=_preferences(db, pupil)))
    of_round = exists().where(ROUNDS.c.pupil == pupil, ROUNDS.c.scenario_hash == SCENARIOS.c.hash)
    of_score = exists().where(FORMER_SCORES.c.pupil == pupil, FORMER_SCORES.c.scenario_hash == SCENARIOS.c.hash)
    played = select(SCENARIOS).where(or_(of_round, of_score)).order_by(SCENARIOS.c.hash)
    for scenario_hash, body in db.execute(played).fetchall():
        yield json_line(ScenarioRow(hash=scenario_hash, scenario=msgspec.Raw(body)))
    for round_ in read_rounds(db, pupil, select_rounds(pupil).order_by(ROUNDS.c.seq)):
        yield json_line(RoundRow(**msgspec.structs.asdict(round_)))
    scores = select(*(FORMER_SCORES.c[name] for name in FIELDS)).where(FORMER_SCORES.c.pupil == pupil)
    for row in db.execute(scores.order_by(FORMER_SCORES.c.at, FORMER_SCORES.c.answer)).fetchall():
        yield json_line(ArchivedScoreRow(**msgspec.structs.asdict(archived_score_from_row(tuple(row)))))
    studies = select(*(STUDIES.c[name] for name in STUDY_FIELDS)).where(STUDIES.c.pupil == pupil)
    for scenario, line, at in db.execute(studies.order_by(STUDIES.c.at, STUDIES.c.scenario, STUDIES.c.line)).fetchall():
        yield json_line(StudyRow(scenario=scenario, line=line, at=at))
    for scenario_id, line_id, ruling in read_placed_rulings(db, pupil):
        yield json_line(RulingRow(scenario=scenario_id, line=line_id, **msgspec.structs.asdict(ruling)))


def import_rows(db: Connection, pupil: str, file: BinaryIO) -> ImportResult:
    """Add the rows of an export to what a pupil has played. The pupil must be locked."""
    return merge_rows(PupilMerge(db, pupil), file)


class PupilMerge:
    """Adds rounds, scenarios and scores to what a pupil has played, in one write transaction."""

    def __init__(self, db: Connection, pupil: str) -> None:
        """Add to the pupil with that id."""
        self.counts = MergeCounts()
        self._db = db
        self._pupil = pupil
        self._versions = ScenarioVersions(lambda scenario_hash: read_scenario(db, scenario_hash))
        self._new_answers: set[str] = set()

    def add_preferences(self, imported: Preferences) -> None:
        """Store preferences if the pupil still has the default ones."""
        if _preferences(self._db, self._pupil) == Preferences():
            body = msgspec.json.encode(imported).decode()
            self._db.execute(update(PUPILS).where(PUPILS.c.id == self._pupil).values(preferences=body))

    def add_scenario(self, scenario_hash: str, body: bytes) -> None:
        """Add a version of a scenario. Raise MergeError if the hash does not match."""
        add_scenario(self._db, scenario_hash, self._versions.add(scenario_hash, body))

    def add_round(self, played: Round) -> None:
        """Add a round, or the parts that are lacking. Raise MergeError if it contradicts what is there."""
        if fault := self._versions.fault(played) or self._conflict(played):
            raise MergeError(fault)
        new = add_round_row(self._db, self._pupil, values_of(played, ROUND_FIELDS))
        for answer in played.answers:
            row = {"pupil": self._pupil, "round": played.id, **values_of(answer, ANSWER_FIELDS)}
            if add_if_new(self._db, ANSWERS, row):
                self._new_answers.add(answer.id)
                new = True
        for dispute in played.disputes:
            new |= add_if_new(self._db, DISPUTES, {"pupil": self._pupil, **values_of(dispute, DISPUTE_FIELDS)})
        self.counts.new += new
        self.counts.known += not new

    def add_archived_score(self, archived: ArchivedScore) -> None:
        """Add an earlier score of an answer, if the answer itself was new and the time makes sense."""
        known = archived.answer in self._new_answers and self._versions.get(archived.scenario_hash) is not None
        if known and is_possible(archived.at):
            add_if_new(self._db, FORMER_SCORES, {"pupil": self._pupil, **values_of(archived, FIELDS)})

    def add_ruling(self, ruling: Ruling) -> bool:  # noqa: ARG002 -- as in every merge
        """Leave a ruling out, and return False: a pupil may have written it. Teachers bring theirs to the class."""
        return False

    def add_study(self, study: Study) -> bool:
        """Add when claims of a line were studied; return whether it is new. An impossible time is left out."""
        row = {"pupil": self._pupil, **values_of(study, STUDY_FIELDS)}
        return is_possible(study.at) and add_if_new(self._db, STUDIES, row)

    def finish(self) -> None:
        """Leave only the oldest round of each line at first sight, none after study, and rebuild the summaries."""
        other = ROUNDS.alias()
        of_other = and_(ANSWERS.c.pupil == other.c.pupil, ANSWERS.c.round == other.c.id)
        studied = exists().where(of_other, cast(ANSWERS.c.flags, Text).contains(f'"{STUDIED}"'))
        earlier = exists().where(
            other.c.pupil == self._pupil,
            other.c.scenario == ROUNDS.c.scenario,
            other.c.line == ROUNDS.c.line,
            or_(other.c.first_sight.is_(True), studied),
            or_(other.c.at < ROUNDS.c.at, and_(other.c.at == ROUNDS.c.at, other.c.seq < ROUNDS.c.seq)),
        )
        seen = update(ROUNDS).where(ROUNDS.c.pupil == self._pupil, ROUNDS.c.first_sight.is_(True), earlier)
        self._db.execute(seen.values(first_sight=False))
        summaries.rebuild(self._db, self._pupil)

    def _conflict(self, played: Round) -> str:
        mine = (ROUNDS.c.pupil == self._pupil, ROUNDS.c.id == played.id)
        stored = self._db.execute(select(ROUNDS.c.scenario, ROUNDS.c.line).where(*mine)).fetchone()
        if stored is not None and tuple(stored) != (played.scenario, played.line):
            return "the store has another round with that id"
        if any(dispute.end > LARGEST_PLACE for dispute in played.disputes):
            return "a disputed sentence ends after every answer"
        for answer in played.answers:
            place = (
                ANSWERS.c.pupil == self._pupil,
                or_(
                    ANSWERS.c.id == answer.id,
                    and_(ANSWERS.c.round == played.id, ANSWERS.c.step == answer.step.value),
                ),
            )
            for row in self._db.execute(select(ANSWERS.c.id, ANSWERS.c.round, ANSWERS.c.step).where(*place)):
                if tuple(row) != (answer.id, played.id, answer.step.value):
                    return "the store has another answer in that place, or the same one in another place"
        return ""


def _preferences(db: Connection, pupil: str) -> Preferences:
    body = db.execute(select(PUPILS.c.preferences).where(PUPILS.c.id == pupil)).scalar_one()
    return msgspec.json.decode(body, type=Preferences)
