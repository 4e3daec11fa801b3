"""Removing all that is kept of a player: the save with its drafts, backups, what was set aside, who played last."""

import os
import re
import time
from pathlib import Path

import msgspec

from debategame.errors import SaveDamagedError, SaveForeignError, SaveNewerError, SaveUnavailableError
from debategame.saves import records, settings
from debategame.saves.database import (
    USUAL,
    Options,
    SaveMovedError,
    StrangerBesideError,
    connection,
    file_error,
    locked,
    transaction,
)
from debategame.saves.names import SUFFIX, existing_stem, is_save, player_key, player_name
from debategame.saves.queries import EVERY_ROUND, count
from debategame.saves.schema import version_of

_OURS = re.compile(
    r"(?P<stem>[^.]+)"
    r"(?P<kind>\.sqlite3|\.backup-[^.]+\.sqlite3|\.damaged-[^.]+\.sqlite3|\.backup\.tmp)"
    r"((-journal|-wal|-shm)(\.damaged-[^.]+)?)?"
)
"""Every file that the game makes for one player, SQLite's beside it among them."""


class Belongings(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a player in a folder."""

    files: tuple[Path, ...] = ()
    """The save first, then what lies beside it: journals, backups, what was set aside."""
    rounds: int | None = None
    """How many rounds the save has; None where there is none, or where it cannot be read."""
    remembered: bool = False
    """Whether the folder's settings name them as who played last."""

    def __bool__(self) -> bool:
        """Say whether anything is kept."""
        return bool(self.files) or self.remembered


def belongings(folder: Path, player: str) -> Belongings:
    """Return what is kept of a player in a folder of saves; nothing where there is no such folder.

    Raises PlayerNameError, and SaveError where a file that bears their name is another player's, none of ours,
    or cannot be opened.
    """
    name = player_name(player)
    files = _files(folder, name)
    rounds = None
    for path in files:
        if is_save(path):
            rounds = _rounds_of(name, path)
    remembered, _ = settings.load(folder)
    same = player_key(remembered.player) == player_key(name)
    return Belongings(files=files, rounds=rounds, remembered=same)


def forget(folder: Path, player: str, *, options: Options = USUAL) -> Belongings:
    """Remove what is kept of a player, and return what that was.

    Raises as `belongings` does, and SaveBusyError where a window is writing to the save.
    """
    found = belongings(folder, player)
    if found.files:
        with locked(folder, options):
            for path in found.files:
                _remove_save(path, options) if is_save(path) else _unlink(path)
            time.sleep(options.settling_seconds)
    if found.remembered:
        remembered, _ = settings.load(folder)
        settings.store(folder, msgspec.structs.replace(remembered, player=""))
    return found


def _files(folder: Path, name: str) -> tuple[Path, ...]:
    try:
        matches = [(path, match) for path in folder.iterdir() if (match := _OURS.fullmatch(path.name))]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise file_error(folder, error) from error
    theirs = [(path, match) for path, match in matches if existing_stem([match["stem"]], name)]
    return tuple(path for path, _ in sorted(theirs, key=lambda pair: (pair[1]["kind"] != SUFFIX, pair[0].name)))


def _rounds_of(name: str, path: Path) -> int | None:
    """Count the rounds of a save; None where it is damaged. Another player's or another program's is an error."""
    try:
        with connection(path) as db, transaction(db, "DEFERRED"):
            if version_of(db, str(path)) == 0:
                return 0
            owner, rounds = records.read_player(db), count(db, EVERY_ROUND)
    except (SaveDamagedError, SaveNewerError, SaveMovedError, StrangerBesideError):
        return None
    except SaveForeignError as error:
        raise SaveForeignError(f"{error} Remove it yourself, if it is to go.") from error
    if player_key(owner) != player_key(name):
        raise SaveUnavailableError(f"{path} is the save of another player, {owner}: nothing was removed.")
    return rounds


def _remove_save(path: Path, options: Options) -> None:
    """Remove a save while nobody else can write to it."""
    try:
        with connection(path, options) as db:
            db.execute("BEGIN EXCLUSIVE")  # ended by closing: a file that is gone has nothing to commit
            if os.name != "nt":
                return _unlink(path)
    except (SaveDamagedError, SaveMovedError, StrangerBesideError):
        pass  # nobody can be writing to it: it is too damaged to be locked, or no window of the game opens it
    return _unlink(path)  # Windows removes no open file


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(path, error) from error
