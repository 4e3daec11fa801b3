"""A class with three pupils' rounds, to look at before one's own class comes."""

import datetime

from debategame.play.bout import Bout, Stage, new_bout
from debategame.progress.rounds import Answer, Mode, Step
from debategame.scenario.model import Scenario
from debategame.web.operate.server import FIRST_TEACHER, class_of_first_teacher
from debategame.web.safety.codes import hash_token, new_token, show_class_code
from debategame.web.services import PublishedVersion, Services
from debategame.web.store.model import EVERYBODY, PupilAccount, StoredBout

CLASS = "Demo"
"""The name of the class."""
NAMES = ("Ada", "Ben", "Chi")
LINES = 2
PACE = datetime.timedelta(minutes=2)
"""The time between two moves."""
AGO = datetime.timedelta(hours=1)
"""How long ago the pupils began: long enough for a bout at that pace, or its end would lie ahead."""


def make_demo(services: Services, now: datetime.datetime) -> str:
    """Make a class of the first teacher with three pupils who have played, and return its code, such as `KITE-47`.

    If the teacher has an open class of that name, it is the one of an earlier start: return its code.
    """
    teacher = services.store.teacher_named(FIRST_TEACHER)
    for known in services.store.classes(teacher.id) if teacher else ():
        if known.name == CLASS and not known.closed:
            return show_class_code(known.code)
    made, began = class_of_first_teacher(services, CLASS, now), now - AGO
    versions = services.scenarios.published(EVERYBODY)
    for number, name in enumerate(NAMES):
        account = PupilAccount(id=services.new_id(), school_class=made.id, name=name, joined=began)
        services.store.join(account, hash_token(new_token()))
        if versions:
            _play(services, account.id, versions[0], number, began)
    return show_class_code(made.code)


def _play(services: Services, pupil_id: str, version: PublishedVersion, number: int, at: datetime.datetime) -> None:
    """Play a bout for a pupil, from a time on. The first pupil says the most."""
    pupil, scenario = services.store.for_pupil(pupil_id), version.scenario
    lines = tuple(line.id for line in scenario.lines[:LINES])
    bout = new_bout(scenario, lines, Mode.PRACTICE, new_id=services.new_id)
    stored = pupil.begin_bout(services.new_id(), bout, at)
    while stored.bout.stage is not Stage.OVER:
        at += PACE
        if stored.bout.stage in (Stage.ANSWER, Stage.COMEBACK):
            after = services.scorers.give(version.hash, stored.bout, _answer(services, stored.bout, number, at))
            stored = pupil.move(stored, after, "give", at).stored
        else:
            stored = _go_on(services, stored, at)


def _go_on(services: Services, stored: StoredBout, at: datetime.datetime) -> StoredBout:
    pupil = services.store.for_pupil(stored.pupil)
    return pupil.move(stored, stored.bout.go_on(services.new_id()), "go_on", at).stored


def _answer(services: Services, bout: Bout, number: int, at: datetime.datetime) -> Answer:
    return Answer(
        id=services.new_id(),
        step=Step(bout.stage.value),
        at=at,
        text=_text(bout.scenario, bout, number),
        seconds=PACE.total_seconds(),
        scorer="",
        marks=0,
        points=(),
    )


def _text(scenario: Scenario, bout: Bout, number: int) -> str:
    """Return what a pupil says: a wording for each of some open key points; the last pupil makes none."""
    if number == len(NAMES) - 1:
        return scenario.title
    wordings = [wording for point in bout.open_points for wording in point.wordings[:1]]
    return " ".join(wordings[: len(NAMES) - 1 - number]) or scenario.title
