"""Copies of a save beside it: as it was before each day's first write, and before its tables change."""

import datetime
import os
import re
from pathlib import Path

from debategame.saves.database import Options, connection, file_error, locked, touch, transaction
from debategame.saves.journals import SIDE_FILES
from debategame.saves.names import SUFFIX
from debategame.saves.rescue import Check

KEPT = 7
"""How many daily backups are kept: a week of play; the oldest go first, those before an upgrade stay."""


def daily_path(path: Path, today: datetime.date) -> Path:
    """Return where a day's backup of a save is."""
    return path.with_name(f"{path.stem}.backup-{today.isoformat()}{SUFFIX}")


def upgrade_path(path: Path, version: int) -> Path:
    """Return where the backup is that was made before a save of that version was brought up to date."""
    return path.with_name(f"{path.stem}.backup-version-{version}{SUFFIX}")


def back_up(path: Path, target: Path, check: Check, options: Options) -> None:
    """Copy a save to `target`, unless that is there already; then let the oldest daily backups go.

    `check` looks the save through first, so that no damaged copy takes a sound one's place; what it raises
    is raised. Other SaveErrors where the save cannot be read or the copy not be written.
    """
    if os.path.lexists(target):
        return
    with locked(path.parent, options):
        if os.path.lexists(target):
            return
        try:
            _copy(path, target, check, options)
            _let_go(path, target)
        except OSError as error:
            raise file_error(target, error) from error


def _copy(path: Path, target: Path, check: Check, options: Options) -> None:
    """Copy under another name first: what bears the name of a backup is whole."""
    unfinished = path.with_name(f"{path.stem}.backup.tmp")
    for side in ("", *SIDE_FILES):
        unfinished.with_name(unfinished.name + side).unlink(missing_ok=True)
    touch(unfinished)
    with connection(path, options) as save, transaction(save, "DEFERRED"):
        check(save)
        with connection(unfinished, options) as copy:
            save.backup(copy)
    unfinished.rename(target)


def _let_go(path: Path, made: Path) -> None:
    daily = re.compile(rf"{re.escape(path.stem)}\.backup-\d{{4}}-\d{{2}}-\d{{2}}{re.escape(SUFFIX)}")
    older = sorted(p for p in path.parent.iterdir() if daily.fullmatch(p.name) and p != made)
    for backup in older[: max(0, len(older) + 1 - KEPT)]:
        backup.unlink()
