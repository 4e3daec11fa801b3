"""The file behind a save: created, opened, backed up, upgraded and, if it is unusable, set aside."""

import datetime
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from debategame.errors import (
    SaveBusyError,
    SaveDamagedError,
    SaveError,
    SaveForeignError,
    SaveFullError,
    SaveUnavailableError,
)
from debategame.progress.passed_over import PassedOver, Report
from debategame.saves import backup, records, summaries
from debategame.saves.database import (
    Options,
    SaveMovedError,
    UnsafeFileError,
    connection,
    file_error,
    locked,
    touch,
    transaction,
)
from debategame.saves.names import (
    SUFFIX,
    existing_stem,
    player_key,
    player_name,
    save_stem,
)
from debategame.saves.schema import check_pages, upgrade, version_of
from debategame.saves.set_aside import Check, set_aside, set_unsafe_files_aside
from debategame.text.display import count_of

ATTEMPTS = 3
"""How often to try a file that turns out to be moved, damaged or foreign."""
DAMAGED_NOTICE = ("was damaged", " `debategame recover` brings back what can still be read.")
"""The notice about a damaged save that was set aside, with what the player can do."""
FOREIGN_NOTICE = ("was not a save of this game", "")
"""The same for another program's file."""
_Result = TypeVar("_Result")


class SaveFile:
    """One player's file in a folder of saves. Each call of `read` or `write` is one transaction."""

    def __init__(self, folder: Path, player: str, *, now: Callable[[], datetime.datetime], options: Options) -> None:
        """Manage the file of `player`; `now` returns the current time with its zone.

        Raise PlayerNameError for an invalid name.
        """
        self.folder = folder
        self.player = player_name(player)
        self.notices: list[str] = []
        """Sentences that the player should read about the save, oldest first."""
        self._now = now
        self._options = options

    @property
    def path(self) -> Path:
        """Where the file is, or will be after the first write."""
        return self._existing() or self.folder / f"{save_stem(self.player)}{SUFFIX}"

    def read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Return the result of `work` in a read transaction; None if nothing is saved. Creates no file or folder."""
        return self._with_retries(lambda: self._read_once(work))

    def read_reporting(self, work: Callable[[sqlite3.Connection, Report], _Result]) -> _Result | None:
        """Read as `read` does. A notice names the parts that `work` reports as passed over."""
        parts: list[PassedOver] = []

        def work_anew(db: sqlite3.Connection) -> _Result:
            parts.clear()  # this runs again if another window moved the save meanwhile
            return work(db, parts.append)

        result = self.read(work_anew)
        self.note_passed_over(parts)
        return result

    def note_passed_over(self, parts: Sequence[PassedOver]) -> None:
        """Add a notice about parts of the save that were passed over. Do nothing if there are none."""
        if parts:
            counts = Counter(part.what for part in parts)
            named = " and ".join(count_of(number, what) for what, number in counts.items())
            left_out = "is left out" if len(parts) == 1 else "are left out, the first for this"
            self.note(f"{self.path.name}: {named} cannot be used and {left_out}: {parts[0].why}.")

    def note(self, notice: str) -> None:
        """Add a notice, unless it is empty or there already."""
        if notice and notice not in self.notices:
            self.notices.append(notice)

    def write(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Return the result of `work` in a write transaction. Creates the file if there is none."""
        return self._with_retries(lambda: self._write_once(work))

    def _read_once(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        path = self._existing()
        if path is None:
            return None
        with connection(path, self._options) as db, transaction(db, "DEFERRED"):
            version = self._version(db, path)
            if version == 0:
                return None
            if version == len(self._options.migrations):
                self._check_owner(db, path)
                return work(db)
        return self._write_once(work)  # an older save is upgraded first

    def _write_once(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        path = self._existing_or_new()
        self._prepare(path)
        with connection(path, self._options) as db, transaction(db, "IMMEDIATE"):
            self._make_ready(db, path)
            return work(db)

    def _prepare(self, path: Path) -> None:
        """Prepare a write: check the version, switch to a rollback journal, make the backups."""
        with connection(path, self._options) as db:
            with transaction(db, "DEFERRED"):
                version = self._version(db, path)
                journal = db.execute("PRAGMA journal_mode").fetchone()[0]
            if journal != "delete":
                db.execute("PRAGMA journal_mode = DELETE")
        if version:
            self._back_up(path, version)

    def _make_ready(self, db: sqlite3.Connection, path: Path) -> None:
        version = self._version(db, path)
        if version < len(self._options.migrations):
            upgrade(db, version, self._options.migrations)
            if version:
                summaries.rebuild(db)
        if version == 0:
            records.add_player(db, self.player)
        self._check_owner(db, path)

    def _with_retries(self, action: Callable[[], _Result]) -> _Result:
        for _ in range(ATTEMPTS - 1):
            try:
                return action()
            except SaveMovedError:
                continue
            except UnsafeFileError as error:
                self._set_unsafe_files_aside(error)
            except (SaveDamagedError, SaveForeignError) as error:
                self._set_aside(error)
            except (SaveUnavailableError, SaveFullError) as error:
                if not self._set_aside_if_damaged(error):
                    raise
        return action()

    def _set_aside_if_damaged(self, error: SaveError) -> bool:
        """Check a save after any SQLite error, as a failing disk causes many kinds; return whether it was moved."""
        if not isinstance(error.__cause__, sqlite3.Error):
            return False
        with suppress(SaveError):  # the player is shown the first error, not this one
            return self._set_aside(error)
        return False

    def _existing(self) -> Path | None:
        try:
            stems = [path.stem for path in self.folder.iterdir() if path.suffix == SUFFIX]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise file_error(self.folder, error) from error
        stem = existing_stem(stems, self.player)
        return None if stem is None else self.folder / f"{stem}{SUFFIX}"

    def _existing_or_new(self) -> Path:
        """Return the path of the save. If there is none, create an empty file, only one among all windows."""
        path = self._existing()
        if path is not None:
            return path
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_error(self.folder, error) from error
        with locked(self.folder, self._options):
            touch(self.path)
            return self.path

    def _version(self, db: sqlite3.Connection, path: Path) -> int:
        return version_of(db, str(path), self._options.migrations)

    def _check_owner(self, db: sqlite3.Connection, path: Path) -> None:
        if player_key(records.read_player(db)) != player_key(self.player):
            raise SaveUnavailableError(
                f"{path} is the save of another player. Move it elsewhere, or play under that player's name."
            )

    def _back_up(self, path: Path, version: int) -> None:
        """Back up the save before an upgrade and before the day's first write. Only the first must succeed."""
        if version < len(self._options.migrations):
            backup.back_up(path, backup.upgrade_path(path, version), self._check(path), self._options)
        today = backup.daily_path(path, self._now().date())
        try:
            backup.back_up(path, today, self._check(path), self._options)
        except SaveBusyError:
            pass  # the day's next answer tries again
        except (SaveFullError, SaveUnavailableError) as error:
            self.note(f"Today's backup could not be made: {error}")

    def _set_aside(self, error: SaveError) -> bool:
        """Move the file away unless a second check finds it sound; return whether it was moved."""
        path = self.path
        target = set_aside(path, self._check(path), self._now(), self._options)
        if target is not None:
            problem, advice = FOREIGN_NOTICE if isinstance(error, SaveForeignError) else DAMAGED_NOTICE
            self.note(
                f"{path.name} {problem}. It has been set aside, unchanged, as {target.name}. A new save begins.{advice}"
            )
        return target is not None

    def _set_unsafe_files_aside(self, error: UnsafeFileError) -> None:
        """Move unsafe files away, then check the save: it may have been left half written."""
        for moved in set_unsafe_files_aside(error.database, self._now(), self._options):
            self.note(
                f"{moved.unsafe.path.name} {moved.unsafe.problem}. It has been set aside, unchanged, as "
                f"{moved.target.name}. The save is read without it."
            )
        try:
            self._check_file()
        except (SaveDamagedError, SaveForeignError) as unsound:
            self._set_aside(unsound)
        except SaveMovedError:
            pass  # another window was faster

    def _check_file(self) -> None:
        path = self._existing()
        if path is not None:
            with connection(path, self._options) as db, transaction(db, "DEFERRED"):
                self._check(path)(db)

    def _check(self, path: Path) -> Check:
        """Return a function that checks a whole save: its tables, its pages and every row."""

        def check(db: sqlite3.Connection) -> None:
            version = self._version(db, path)
            if version:
                check_pages(db, str(path))
            if version == len(self._options.migrations):
                records.check_all(db)

        return check
