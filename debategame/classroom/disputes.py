"""List every disputed sentence of some saves. The saves are only read."""

from collections.abc import Iterable
from pathlib import Path

from debategame.classroom.model import DisputedSentence, Pupil
from debategame.classroom.reader import read_class


def disputes_of(pupils: Iterable[Pupil], scenario_id: str | None = None) -> list[DisputedSentence]:
    """Return the disputed sentences of one scenario, or of all, by scenario and key point, oldest first."""
    disputes = [
        dispute
        for pupil in pupils
        for dispute in pupil.disputes
        if scenario_id is None or dispute.scenario == scenario_id
    ]
    return sorted(disputes, key=lambda dispute: (dispute.scenario, dispute.point, dispute.at, dispute.player))


def read_disputes(place: Path, scenario_id: str) -> list[DisputedSentence]:
    """Return the disputed sentences of a scenario in a save or a folder of saves; unreadable files are skipped."""
    return disputes_of(read_class(place).pupils, scenario_id)
