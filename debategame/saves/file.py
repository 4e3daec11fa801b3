"""The file behind a save: begun, opened, backed up, brought up to date and, where it is unsound, set aside."""

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar

from debategame.errors import (
    SaveBusyError,
    SaveDamagedError,
    SaveError,
    SaveForeignError,
    SaveFullError,
    SaveNewerError,
    SaveUnavailableError,
)
from debategame.saves import backup, records, summaries
from debategame.saves.database import (
    USUAL,
    Options,
    SaveMovedError,
    StrangerBesideError,
    connection,
    file_error,
    locked,
    touch,
    transaction,
)
from debategame.saves.names import SUFFIX, existing_stem, is_save, player_key, player_name, save_stem
from debategame.saves.rescue import Check, set_aside, set_strangers_aside
from debategame.saves.schema import must_be_whole, upgrade, version_of

ATTEMPTS = 3
"""How often a file may turn out to be moved, damaged or foreign before the player is told to see to it."""
ASIDE = {
    "damaged": ("was damaged", " `debategame recover` takes back what can still be read of it."),
    "foreign": ("was not a save of this game", ""),
}
"""What was wrong with a file that was set aside, and what can be done about it."""
_Result = TypeVar("_Result")


class SaveFile:
    """One player's file in a folder of saves, through which transactions go one by one."""

    def __init__(self, folder: Path, player: str, *, now: Callable[[], datetime.datetime], options: Options) -> None:
        """Look after the file of `player`; `now` gives the aware time for backups and what is set aside.

        Raises PlayerNameError.
        """
        self.folder = folder
        self.player = player_name(player)
        self.notices: list[str] = []
        """What happened so far that the player should know, a sentence each."""
        self._now = now
        self._options = options

    @property
    def path(self) -> Path:
        """Where the file is, or will be once there is something to keep."""
        return self._existing() or self.folder / f"{save_stem(self.player)}{SUFFIX}"

    def read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Do `work` on what is saved; None where nothing is. Makes neither file nor folder."""
        return self._persistently(lambda: self._read_once(work))

    def write(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do `work` whole or not at all, in a file that is begun where there is none."""
        return self._persistently(lambda: self._write_once(work))

    def _read_once(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        path = self._existing()
        if path is None:
            return None
        with connection(path, self._options) as db, transaction(db, "DEFERRED"):
            version = self._version(db, path)
            if version == 0:
                return None
            if version == len(self._options.steps):
                self._check_owner(db, path)
                return work(db)
        return self._write_once(work)  # an older save is brought up to date first

    def _write_once(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        path = self._begun()
        self._prepare(path)
        with connection(path, self._options) as db, transaction(db, "IMMEDIATE"):
            self._make_ready(db, path)
            return work(db)

    def _prepare(self, path: Path) -> None:
        """Do what goes before a write: see whose file it is, back it up, let it keep a rollback journal."""
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
        if version < len(self._options.steps):
            upgrade(db, version, self._options.steps)
            if version:
                summaries.rebuild(db)
        if version == 0:
            records.add_player(db, self.player)
        self._check_owner(db, path)

    def _persistently(self, action: Callable[[], _Result]) -> _Result:
        for _ in range(ATTEMPTS - 1):
            try:
                return action()
            except SaveMovedError:
                continue
            except StrangerBesideError as fault:
                self._set_strangers_aside(fault)
            except (SaveDamagedError, SaveForeignError) as fault:
                self._set_aside(fault)
            except (SaveUnavailableError, SaveFullError) as fault:
                if not self._was_damage(fault):
                    raise
        return action()

    def _was_damage(self, fault: SaveError) -> bool:
        """Look a save through after any error of SQLite: a disk that fails tells it in many ways."""
        if not isinstance(fault.__cause__, sqlite3.Error):
            return False
        with suppress(SaveError):  # what went wrong first is what the player is told
            return self._set_aside(fault)
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

    def _begun(self) -> Path:
        """Return where the save is; where there is none, begin one as an empty file, once among all windows."""
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
        return version_of(db, str(path), self._options.steps)

    def _check_owner(self, db: sqlite3.Connection, path: Path) -> None:
        if player_key(records.read_player(db)) != player_key(self.player):
            raise SaveUnavailableError(f"{path} is the save of another player: move it elsewhere, or play by its name.")

    def _back_up(self, path: Path, version: int) -> None:
        """Copy the save before an upgrade and before the day's first write; only the former must succeed."""
        if version < len(self._options.steps):
            backup.back_up(path, backup.upgrade_path(path, version), self._check(path), self._options)
        today = backup.daily_path(path, self._now().date())
        try:
            backup.back_up(path, today, self._check(path), self._options)
        except SaveBusyError:
            pass  # the day's next answer tries again
        except (SaveFullError, SaveUnavailableError) as fault:
            self._tell(f"Today's backup could not be made: {fault}")

    def _set_aside(self, fault: SaveError) -> bool:
        """Move the file away unless it is sound after all; return whether it was moved."""
        path = self.path
        aside = set_aside(path, self._check(path), self._now(), self._options)
        if aside is not None:
            what, then = ASIDE["foreign" if isinstance(fault, SaveForeignError) else "damaged"]
            self._tell(
                f"{path.name} {what}: it has been set aside, unchanged, as {aside.name}, and a new save begins.{then}"
            )
        return aside is not None

    def _set_strangers_aside(self, fault: StrangerBesideError) -> None:
        """Move away what must not reach SQLite, and look the save through: it may have been left half written."""
        for moved in set_strangers_aside(fault.database, self._now(), self._options):
            self._tell(
                f"{moved.stranger.file.name} {moved.stranger.what}: it has been set aside, unchanged, as "
                f"{moved.aside.name}, and the save is read without it."
            )
        try:
            self._look_through()
        except (SaveDamagedError, SaveForeignError) as unsound:
            self._set_aside(unsound)
        except SaveMovedError:
            pass  # another window was faster

    def _look_through(self) -> None:
        path = self._existing()
        if path is not None:
            with connection(path, self._options) as db, transaction(db, "DEFERRED"):
                self._check(path)(db)

    def _check(self, path: Path) -> Check:
        """Return what looks through all of a save: its tables, its pages and every row."""

        def check(db: sqlite3.Connection) -> None:
            version = self._version(db, path)
            if version:
                must_be_whole(db, str(path))
            if version == len(self._options.steps):
                records.read_all(db)
                summaries.read_all(db)

        return check

    def _tell(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


def players(folder: Path, *, options: Options = USUAL, access: Literal["rw", "ro"] = "rw") -> list[str]:
    """Return the names of the players who have saves in a folder, in order of the alphabet.

    One that is of a later version or in use, or that must not be opened yet for what lies beside it, goes by the
    name of its file; others that cannot be read are passed over. All are left as they are; none and no folder give [].
    """
    try:
        files = [path for path in folder.iterdir() if is_save(path)]
    except OSError:
        return []
    names = {name for path in files if (name := _name_in(path, options, access)) is not None}
    return sorted(names, key=lambda name: (player_key(name), name))


def _name_in(path: Path, options: Options, access: Literal["rw", "ro"]) -> str | None:
    try:
        with connection(path, options, access=access) as db, transaction(db, "DEFERRED"):
            return records.read_player(db) if version_of(db, str(path), options.steps) else None
    except (SaveNewerError, SaveBusyError, StrangerBesideError):
        return path.stem
    except SaveError:
        return None
