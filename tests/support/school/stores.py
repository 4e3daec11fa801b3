"""A class with pupils in a store, and bouts played there."""

import datetime
from typing import NamedTuple

from debategame.play.bout import Bout, new_bout
from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer
from debategame.web.store.interface import PupilStore, Store
from debategame.web.store.model import Moved, PupilAccount, SchoolClass, StoredBout, Teacher
from tests.support.factories import NOON, new_id

SCORERS: dict[str, Scorer] = {}
MINUTE = datetime.timedelta(minutes=1)


class School(NamedTuple):
    """A class in a store."""

    store: Store
    teacher: str
    id: str

    def pupil(self, name: str) -> PupilStore:
        account = PupilAccount(id=new_id(), school_class=self.id, name=name, joined=NOON)
        self.store.join(account, f"hash of {name}'s code")
        return self.store.for_pupil(account.id)


def school_in(store: Store, code: str = "KITE7", teacher: str = "Frost") -> School:
    """Store a teacher with a class."""
    who = Teacher(id=new_id(), name=teacher, made=NOON)
    store.add_teacher(who)
    school_class = SchoolClass(id=new_id(), teacher=who.id, name="8b", code=code, made=NOON)
    store.add_class(school_class)
    return School(store, who.id, school_class.id)


def scorer_of(stored: StoredBout) -> Scorer:
    """Return the scorer of a bout's scenario; of each version there is one."""
    if stored.scenario_hash not in SCORERS:
        SCORERS[stored.scenario_hash] = Scorer(stored.bout.scenario)
    return SCORERS[stored.scenario_hash]


def begin(pupil: PupilStore, scenario: Scenario, mode: Mode = Mode.PRACTICE, **more) -> StoredBout:
    """Store a bout on all lines of a scenario."""
    lines = tuple(line.id for line in scenario.lines)
    return pupil.begin_bout(new_id(), new_bout(scenario, lines, mode, new_id=new_id), NOON, **more)


def give(pupil: PupilStore, stored: StoredBout, text: str, *, answer_id: str = "", minutes: float = 1, **more) -> Moved:
    """Score an answer and store it as the next move."""
    at = NOON + minutes * MINUTE
    after = stored.bout.give(text, scorer=scorer_of(stored), at=at, seconds=30, answer_id=answer_id or new_id(), **more)
    return pupil.move(stored, after, "give", at)


def go_on(pupil: PupilStore, stored: StoredBout, *, minutes: float = 1) -> StoredBout:
    """Store that the pupil goes on to the next stage."""
    return pupil.move(stored, stored.bout.go_on(new_id()), "go_on", NOON + minutes * MINUTE).stored


def play(pupil: PupilStore, scenario: Scenario, *texts: str, mode: Mode = Mode.PRACTICE) -> Bout:
    """Play a whole bout; `texts` are the answers and comeback answers, in order, and are said again when used up."""
    stored, said = begin(pupil, scenario, mode), 0
    while stored.bout.stage != "over":
        if stored.bout.stage in ("answer", "comeback"):
            stored = give(pupil, stored, texts[said % len(texts)], minutes=said + 1).stored
            said += 1
        else:
            stored = go_on(pupil, stored, minutes=said + 1)
    return stored.bout
