"""Daily backups of a save, and one before its tables change. They lie beside the save."""

import datetime
import os
import re
from pathlib import Path

from debategame.saves.database import Options, connection, file_error, locked, touch, transaction
from debategame.saves.journals import SIDE_FILES
from debategame.saves.names import SUFFIX
from debategame.saves.set_aside import Check

DAILY_BACKUPS = 7
"""How many daily backups are kept: a week of play. The oldest are deleted first. Upgrade backups stay."""


def daily_path(path: Path, today: datetime.date) -> Path:
    """Return the path of a day's backup of a save."""
    return path.with_name(f"{path.stem}.backup-{today.isoformat()}{SUFFIX}")


def upgrade_path(path: Path, version: int) -> Path:
    """Return the path of the backup that is made before a save of `version` is upgraded."""
    return path.with_name(f"{path.stem}.backup-version-{version}{SUFFIX}")


def back_up(path: Path, target: Path, check: Check, options: Options) -> None:
    """Copy a save to `target` unless `target` exists; then delete the oldest daily backups.

    `check` runs first, so that a damaged save never replaces a good backup; its errors are passed on. Raise other
    SaveErrors if the save cannot be read or the copy cannot be written.
    """
    if os.path.lexists(target):
        return
    with locked(path.parent, options):
        if os.path.lexists(target):
            return
        try:
            _copy(path, target, check, options)
            _delete_oldest(path, target)
        except OSError as error:
            raise file_error(target, error) from error


def _copy(path: Path, target: Path, check: Check, options: Options) -> None:
    """Copy to a temporary name first, so that a file with the name of a backup is always complete."""
    unfinished = path.with_name(f"{path.stem}.backup.tmp")
    for side in ("", *SIDE_FILES):
        unfinished.with_name(unfinished.name + side).unlink(missing_ok=True)
    touch(unfinished)
    with connection(path, options) as save, transaction(save, "DEFERRED"):
        check(save)
        with connection(unfinished, options) as copy:
            save.backup(copy)
    unfinished.rename(target)


def _delete_oldest(path: Path, newest: Path) -> None:
    daily = re.compile(rf"{re.escape(path.stem)}\.backup-\d{{4}}-\d{{2}}-\d{{2}}{re.escape(SUFFIX)}")
    older = sorted(file for file in path.parent.iterdir() if daily.fullmatch(file.name) and file != newest)
    for backup in older[: max(0, len(older) + 1 - DAILY_BACKUPS)]:
        backup.unlink()
