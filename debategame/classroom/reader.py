"""Read every save that a folder of handed-in work holds. Nothing is written, and no file is trusted."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from debategame.classroom.copies import count_once
from debategame.classroom.model import Class, ClassAnswer, DisputedSentence, HandedIn, PointVerdict
from debategame.classroom.ruled import with_rulings
from debategame.errors import SaveDamagedError, SaveError
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.progress.passed_over import is_possible
from debategame.progress.rounds import COPIED, OWN_ARGUMENT, STUDIED
from debategame.progress.rulings import Ruling, latest
from debategame.saves.database import file_error
from debategame.saves.names import SUFFIX, is_backup_or_damaged
from debategame.saves.rulings import read_all_rulings
from debategame.saves.untrusted import open_untrusted
from debategame.scoring.model import Elsewhere, Verdict

ANSWERS = """
SELECT a.id, r.id, r.at, r.scenario, r.line, r.mode, r.first_sight, r.excluded, a.step, a.scorer, a.marks,
substr(a.text, 1, :longest), substr(a.heard, 1, :longest), a.points, instr(a.flags, :own) > 0,
instr(a.flags, :studied) > 0, instr(a.flags, :copied) > 0, a.elsewhere
FROM rounds r LEFT JOIN answers a ON a.round = r.id ORDER BY r.at, r.seq, a.step = 'comeback'
"""
"""Every answer. A round that has lost its answers gives a row that cannot be read: its save is damaged."""
DISPUTES = """
SELECT r.id, r.scenario, r.line, d.point, substr(d.sentence, 1, :longest), substr(a.text, 1, :longest), a.points, d.at,
a.id
FROM disputes d JOIN answers a ON a.id = d.answer JOIN rounds r ON r.id = a.round ORDER BY d.at, d.answer, d.start
"""


Contents = Callable[[Path], Iterable[Path]]
"""Returns the paths in a folder. Raises OSError if it cannot be opened."""
READ = {"longest": LONGEST_ANSWER, "own": f'"{OWN_ARGUMENT}"', "studied": f'"{STUDIED}"', "copied": f'"{COPIED}'}
"""The longest text to read, and the flags to look for."""
_decode_elsewhere = msgspec.json.Decoder(tuple[Elsewhere, ...]).decode
_decode_points = msgspec.json.Decoder(tuple[PointVerdict, ...]).decode


def read_class(place: Path, *, rulings: Iterable[Ruling] = (), contents: Contents = Path.iterdir) -> Class:
    """Read every save in a folder and in its sub-folders, one level down, as LMS downloads are; or read one file.

    Backups and saves that were set aside are left out. A file that cannot be read is skipped and named in `faults`, and
    so is a folder for which `contents` raises OSError. A round that is in several files counts once, and `shared` names
    the files. `rulings` of the teacher count beside those that are in the saves.
    """
    ruled = tuple(rulings)
    saves: list[HandedIn] = []
    faults: list[SaveError] = []
    for path in _save_files(place, contents, faults):
        try:
            saves.append(_read_save(path, ruled))
        except SaveError as fault:
            faults.append(fault)
    pupils, shared = count_once(saves)
    return Class(pupils=pupils, faults=tuple(faults), shared=shared)


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


def _read_save(path: Path, ruled: tuple[Ruling, ...]) -> HandedIn:
    with open_untrusted(path) as (db, name):
        try:
            known = latest((*read_all_rulings(db), *ruled))
            answers = tuple(_answer(row) for row in db.execute(ANSWERS, READ).fetchall())
            answers = tuple(with_rulings(db, answers, known))
            rows = db.execute(DISPUTES, {"longest": LONGEST_ANSWER}).fetchall()
            disputes = tuple(_dispute(name, row, known) for row in rows)
        except sqlite3.Error:
            raise  # open_untrusted turns it into a SaveError
        except (ValueError, TypeError, RecursionError) as error:
            raise SaveDamagedError(f"{path} is damaged.") from error
    return HandedIn(name=name, file=path, answers=answers, disputes=disputes)


def _answer(row: tuple[Any, ...]) -> ClassAnswer:
    *plain, points, own, studied, copied, elsewhere = row
    verdicts = _decode_points(points)
    used = (
        *(span for point in verdicts for span in point.passages),
        *(one.passage for one in _decode_elsewhere(elsewhere)),
    )
    return msgspec.convert((*plain, verdicts, own, studied, copied, used), ClassAnswer)


def _dispute(player: str, row: tuple[Any, ...], known: Iterable[Ruling]) -> tuple[str, DisputedSentence]:
    round_id, scenario, line, point_id, sentence, text, points, at, answer_id = row
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
        "ruling": next((one.verdict for one in known if (one.answer, one.point) == (answer_id, point_id)), None),
    }
    dispute = msgspec.convert(fields, DisputedSentence)
    if not isinstance(round_id, str) or not is_possible(dispute.at):
        raise ValueError("a dispute has no round, or an impossible time")
    return round_id, dispute
