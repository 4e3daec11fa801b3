"""Read every save that a folder of handed-in work holds. Nothing is written, and no file is trusted."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from debategame.errors import SaveDamagedError, SaveError
from debategame.progress.rounds import Mode, Step, Time
from debategame.saves.database import file_error
from debategame.saves.names import SUFFIX, is_backup_or_damaged, player_key
from debategame.saves.untrusted import open_untrusted
from debategame.scoring.model import Verdict

ANSWERS = """
SELECT a.id, r.id, r.at, r.scenario, r.line, r.mode, r.first_sight, r.excluded, a.step, a.marks, a.points
FROM rounds r LEFT JOIN answers a ON a.round = r.id ORDER BY r.at, r.seq, a.step = 'comeback'
"""
"""Every answer. A round that has lost its answers gives a row that cannot be read: its save is damaged."""
DISPUTES = """
SELECT r.scenario, r.line, d.point, d.sentence, a.text, a.points, d.at
FROM disputes d JOIN answers a ON a.id = d.answer JOIN rounds r ON r.id = a.round ORDER BY d.at, d.answer, d.start
"""


class PointVerdict(msgspec.Struct, frozen=True):
    """The verdict on one key point."""

    id: str
    """The key point's id."""
    verdict: Verdict
    wording: str = ""
    """The wording of the scenario that came closest; empty if none did."""


class ClassAnswer(msgspec.Struct, frozen=True, array_like=True):
    """One answer of a pupil, with the columns of ANSWERS."""

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
    points: tuple[PointVerdict, ...]


class DisputedSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that, according to the player, makes a key point; and the verdict of the scorer."""

    player: str
    scenario: str
    """The scenario's id; `line` and `point` are ids too."""
    line: str
    point: str
    sentence: str
    """The sentence that makes the key point, according to the player."""
    answer: str
    """The text of the whole answer."""
    verdict: Verdict
    """The verdict of the scorer."""
    wording: str
    """The wording that came closest, as the scenario was then; empty if none did."""
    at: Time
    """When the player disputed it, in UTC."""


class Pupil(msgspec.Struct, frozen=True, kw_only=True):
    """The content of one save of a class."""

    name: str
    """The player's name."""
    file: Path
    """The path of the save."""
    answers: tuple[ClassAnswer, ...] = ()
    """All answers, oldest first."""
    disputes: tuple[DisputedSentence, ...] = ()
    """All disputed sentences, oldest first."""


class Class(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a folder of saves."""

    pupils: tuple[Pupil, ...] = ()
    """The pupils in alphabetical order."""
    faults: tuple[SaveError, ...] = ()
    """Why files were skipped: one sentence for each, with the name of the file."""


Contents = Callable[[Path], Iterable[Path]]
"""Returns the paths in a folder. Raises OSError if it cannot be opened."""
_decode_points = msgspec.json.Decoder(tuple[PointVerdict, ...]).decode


def read_class(place: Path, *, contents: Contents = Path.iterdir) -> Class:
    """Read every save in a folder and in its sub-folders, one level down, as LMS downloads are; or read one file.

    Backups and saves that were set aside are left out. A file that cannot be read is skipped and named in `faults`, and
    so is a folder for which `contents` raises OSError.
    """
    pupils: list[Pupil] = []
    faults: list[SaveError] = []
    for path in _save_files(place, contents, faults):
        try:
            pupils.append(_read_pupil(path))
        except SaveError as fault:
            faults.append(fault)
    pupils.sort(key=lambda pupil: (player_key(pupil.name), pupil.name, pupil.file))
    return Class(pupils=tuple(pupils), faults=tuple(faults))


def _save_files(place: Path, contents: Contents, faults: list[SaveError]) -> Iterator[Path]:
    """Yield the files that may be saves; add to `faults` each folder that cannot be opened."""
    if not place.is_dir():
        yield place
        return
    for path in _listed(place, contents, faults):
        if _may_be_save(path):
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from filter(_may_be_save, _listed(path, contents, faults))


def _listed(folder: Path, contents: Contents, faults: list[SaveError]) -> list[Path]:
    try:
        return sorted(contents(folder))
    except OSError as error:
        faults.append(file_error(folder, error))
        return []


def _may_be_save(path: Path) -> bool:
    return path.suffix == SUFFIX and not is_backup_or_damaged(path)


def _read_pupil(path: Path) -> Pupil:
    with open_untrusted(path) as (db, name):
        try:
            answers = tuple(_answer(row) for row in db.execute(ANSWERS))
            disputes = tuple(_dispute(name, row) for row in db.execute(DISPUTES))
        except sqlite3.Error:
            raise  # open_untrusted turns it into a SaveError
        except (ValueError, TypeError, RecursionError) as error:
            raise SaveDamagedError(f"{path} is damaged.") from error
    return Pupil(name=name, file=path, answers=answers, disputes=disputes)


def _answer(row: tuple[Any, ...]) -> ClassAnswer:
    *plain, points = row
    return msgspec.convert((*plain, _decode_points(points)), ClassAnswer)


def _dispute(player: str, row: tuple[Any, ...]) -> DisputedSentence:
    scenario, line, point_id, sentence, text, points, at = row
    scored = next((point for point in _decode_points(points) if point.id == point_id), None)
    fields = {
        "player": player,
        "scenario": scenario,
        "line": line,
        "point": point_id,
        "sentence": sentence,
        "answer": text,
        "verdict": scored.verdict if scored else Verdict.MISSED,
        "wording": scored.wording if scored else "",
        "at": at,
    }
    return msgspec.convert(fields, DisputedSentence)
