"""Saves with any number of rounds, made from a few scored answers."""

import datetime
import random
import sqlite3
import uuid
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

from debategame.play.bout import Bout, Stage, new_bout
from debategame.progress.rounds import Mode, Round
from debategame.saves.database import DEFAULT_OPTIONS
from debategame.saves.file import SaveFile
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest
from debategame.scoring.scorer import Scorer
from debategame.transfer.merge import Merge

LATEST = datetime.datetime(2026, 11, 24, 16, tzinfo=datetime.UTC)
APART = datetime.timedelta(minutes=30)


def fill(folder: Path, player: str, scenario: Scenario, number: int, *, seed: int = 1) -> Path:
    """Make a save of `number` rounds, half an hour apart, and return its path."""
    save = SaveFile(folder, player, now=lambda: LATEST, options=DEFAULT_OPTIONS)

    def work(db: sqlite3.Connection) -> None:
        merge = Merge(db)
        merge.add_scenario(digest(canonical(scenario)), canonical(scenario))
        for played in rounds(scenario, player, number, seed):
            merge.add_round(played)
        merge.finish()

    save.write(work)
    return save.path


def rounds(scenario: Scenario, player: str, number: int, seed: int) -> Iterator[Round]:
    """Yield rounds, oldest first. Their ids follow from `seed`."""
    ids = random.Random(seed)  # noqa: S311 -- the same save at every run
    samples = cycle(list(_samples(scenario, player)))
    for place, played in enumerate(islice(samples, number)):
        at = LATEST - APART * (number - place)
        answers = tuple(replace(answer, id=_uuid(ids), at=at, day=at.date()) for answer in played.answers)
        yield replace(played, id=_uuid(ids), at=at, answers=answers, first_sight=False)


def _samples(scenario: Scenario, player: str) -> Iterator[Round]:
    """Play every line in every mode, first with a wording of a key point and then with the model rebuttal."""
    scorer = Scorer(scenario)
    for mode in (Mode.PRACTICE, Mode.TIMED, Mode.TEST):
        for line in scenario.lines:
            point = scenario.key_point(line.points[0])
            bout = new_bout(scenario, (line.id,), mode, new_id=lambda: "")
            for text in (point.wordings or (point.claim,))[0], line.model or point.claim:
                bout = bout.give(text, scorer=scorer, at=LATEST, seconds=60, answer_id="")
                if bout.stage is not Stage.FEEDBACK:
                    break
                bout = bout.go_on("")
            yield _round(bout, player)


def _round(bout: Bout, player: str) -> Round:
    return Round(
        id="",
        at=LATEST,
        player=player,
        scenario=bout.scenario.id,
        scenario_hash=digest(canonical(bout.scenario)),
        line=bout.line.id,
        mode=bout.mode,
        answers=bout.answers,
    )


def _uuid(ids: random.Random) -> str:
    return str(uuid.UUID(int=ids.getrandbits(128), version=4))
