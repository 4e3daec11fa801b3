"""How a class stands, read from a folder of saves: pupil by line, key points nobody made, disputed sentences."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from debategame.errors import SaveDamagedError, SaveError
from debategame.progress.rounds import Mode, Step
from debategame.saves.database import file_error
from debategame.saves.names import SUFFIX, is_aside, player_key
from debategame.saves.untrusted import outside
from debategame.scoring.model import Verdict

ANSWERS = """
SELECT a.id, r.id, r.at, r.scenario, r.line, r.mode, r.first_sight, r.excluded, a.step, a.marks, a.points
FROM rounds r JOIN answers a ON a.round = r.id ORDER BY r.at, r.seq, a.step = 'comeback'
"""
DISPUTES = """
SELECT r.scenario, r.line, d.point, d.sentence, d.at
FROM disputes d JOIN answers a ON a.id = d.answer JOIN rounds r ON r.id = a.round ORDER BY d.at, d.answer, d.start
"""


class Judged(msgspec.Struct, frozen=True):
    """The verdict on a key point, without what explains it."""

    id: str
    verdict: Verdict


class ClassAnswer(msgspec.Struct, frozen=True, array_like=True):
    """One answer, as far as a class is concerned."""

    id: str
    round: str
    at: str
    scenario: str
    line: str
    mode: Mode
    first_sight: int
    excluded: int
    step: Step
    marks: int
    points: tuple[Judged, ...]


class DisputedSentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence of which a pupil says that it makes a key point."""

    scenario: str
    line: str
    point: str
    sentence: str
    at: str


class Pupil(msgspec.Struct, frozen=True, kw_only=True):
    """One save of the folder."""

    name: str
    file: Path
    answers: tuple[ClassAnswer, ...] = ()
    """Oldest first."""
    disputes: tuple[DisputedSentence, ...] = ()

    @property
    def lot(self) -> str:
        """What settles the pupil's place where names are not shown: nothing that follows from the name."""
        return hashlib.sha256(self.answers[0].id.encode()).hexdigest() if self.answers else "~"


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """How a pupil stands at one line in one mode; rounds that were left out count in `left_out` only."""

    scenario: str
    line: str
    mode: Mode
    first: int | None
    """The score of the first answer at first sight, 0–100; None where there is none."""
    again: tuple[int, ...]
    """The scores of first answers in later rounds, oldest first."""
    left_out: int


class Unmade(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that was behind a line played, and that nobody hit."""

    scenario: str
    point: str
    pupils: int
    """How many pupils it was asked of."""
    partly: int
    """How many of them made it in part."""
    contradicted: int
    """How many of them said the opposite."""


class Class(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of saves holds."""

    pupils: tuple[Pupil, ...] = ()
    """In order of the alphabet."""
    faults: tuple[SaveError, ...] = ()
    """Why files were passed over, a sentence each that names the file."""


_DECODE = msgspec.json.Decoder(tuple[Judged, ...]).decode


def read_class(folder: Path) -> Class:
    """Read every save of a folder and of the folders in it; backups and what was set aside are left alone.

    Nothing is written, no file is trusted, and one that cannot be read is passed over. Raises OSError where
    the folder cannot be opened.
    """
    pupils: list[Pupil] = []
    faults: list[SaveError] = []
    for path in _files(folder, faults):
        try:
            pupils.append(_read(path))
        except SaveError as fault:
            faults.append(fault)
    pupils.sort(key=lambda pupil: (player_key(pupil.name), pupil.name, pupil.file))
    return Class(pupils=tuple(pupils), faults=tuple(faults))


def cells(pupil: Pupil) -> Iterator[Cell]:
    """Yield how a pupil stands at each line they played, by scenario, mode and the order of first play."""
    groups: dict[tuple[str, Mode, str], list[ClassAnswer]] = {}
    for answer in pupil.answers:
        if answer.step is Step.ANSWER:
            groups.setdefault((answer.scenario, answer.mode, answer.line), []).append(answer)
    for (scenario, mode, line), answers in groups.items():
        counted = [answer for answer in answers if not answer.excluded]
        first = [answer.marks for answer in counted if answer.first_sight]
        yield Cell(
            scenario=scenario,
            line=line,
            mode=mode,
            first=first[0] if first else None,
            again=tuple(answer.marks for answer in counted if not answer.first_sight),
            left_out=len(answers) - len(counted),
        )


def unmade(pupils: Iterable[Pupil]) -> list[Unmade]:
    """Return the key points nobody made, by scenario, those asked of most pupils first."""
    asked: dict[tuple[str, str], dict[Path, set[Verdict]]] = {}
    for pupil in pupils:
        for answer in pupil.answers:
            for point in answer.points:
                by_pupil = asked.setdefault((answer.scenario, point.id), {})
                by_pupil.setdefault(pupil.file, set()).add(point.verdict)
    found = [
        Unmade(
            scenario=scenario,
            point=point,
            pupils=len(by_pupil),
            partly=sum(Verdict.PARTIAL in verdicts for verdicts in by_pupil.values()),
            contradicted=sum(Verdict.CONTRADICTED in verdicts for verdicts in by_pupil.values()),
        )
        for (scenario, point), by_pupil in asked.items()
        if all(Verdict.HIT not in verdicts for verdicts in by_pupil.values())
    ]
    return sorted(found, key=lambda point: (point.scenario, -point.pupils, point.point))


def _files(folder: Path, faults: list[SaveError]) -> Iterator[Path]:
    """Yield the files that may be saves, in the folder and one below: so are pupils' works handed in.

    A folder in it that cannot be opened is one of the `faults`.
    """
    for path in sorted(folder.iterdir()):
        try:
            inside = sorted(path.iterdir()) if path.is_dir() and not path.is_symlink() else [path]
        except OSError as error:
            faults.append(file_error(path, error))
            continue
        for file in inside:
            if file.suffix == SUFFIX and not file.is_dir() and not is_aside(file):
                yield file


def _read(path: Path) -> Pupil:
    with outside(path) as (db, name):
        try:
            answers = tuple(_given(row) for row in db.execute(ANSWERS))
            disputes = tuple(msgspec.convert(row, DisputedSentence) for row in db.execute(DISPUTES))
        except sqlite3.Error:
            raise  # told by who opened the file
        except (ValueError, TypeError, RecursionError) as error:
            raise SaveDamagedError(f"{path} is damaged.") from error
    return Pupil(name=name, file=path, answers=answers, disputes=disputes)


def _given(row: tuple[Any, ...]) -> ClassAnswer:
    *plain, points = row
    return msgspec.convert((*plain, _DECODE(points)), ClassAnswer)
