"""Delete everything saved about a player: save, drafts, backups, files set aside, and their name as last player."""

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from debategame.errors import SaveDamagedError, SaveForeignError, SaveNewerError, SaveUnavailableError
from debategame.saves import records, settings
from debategame.saves.database import (
    DEFAULT_OPTIONS,
    Options,
    SaveMovedError,
    UnsafeFileError,
    connection,
    file_error,
    locked,
    transaction,
)
from debategame.saves.names import SUFFIX, existing_stem, is_save, player_key, player_name
from debategame.saves.owners import copies
from debategame.saves.queries import EVERY_ROUND, count
from debategame.saves.schema import version_of

_ENDINGS = (
    r"(?P<kind>\.sqlite3|\.backup-[^.]+\.sqlite3|\.damaged-[^.]+\.sqlite3|\.backup\.tmp)"
    r"((-journal|-wal|-shm)(\.damaged-[^.]+)?)?"
)
"""What follows the stem in the name of every file that the game or SQLite makes for one player."""


class PlayerData(msgspec.Struct, frozen=True, kw_only=True):
    """Everything saved about a player in a folder of saves."""

    files: tuple[Path, ...] = ()
    """The save first, then the files beside it: journals, backups, files set aside; then copies of other programs."""
    rounds: int | None = None
    """How many rounds the save has; None if there is no save or it cannot be read."""
    remembered: bool = False
    """Whether the settings of the folder name this player as the last one."""

    def __bool__(self) -> bool:
        """Return whether anything is kept."""
        return bool(self.files) or self.remembered


def find_player_data(folder: Path, player: str) -> PlayerData:
    """Return everything saved about a player in a folder of saves; nothing if there is no such folder.

    Raise PlayerNameError for an invalid name. Raise SaveError if a file with the player's name is another player's
    save, is not a save of this game, or cannot be opened.
    """
    name = player_name(player)
    files = _files(folder, name)
    rounds = None
    for path in files:
        if is_save(path) and existing_stem([path.stem], name):
            rounds = _count_rounds(name, path)
    remembered, _ = settings.load(folder)
    same = player_key(remembered.player) == player_key(name)
    return PlayerData(files=files, rounds=rounds, remembered=same)


def delete_player_data(folder: Path, player: str, *, options: Options = DEFAULT_OPTIONS) -> PlayerData:
    """Delete everything saved about a player; return what was deleted.

    Raise the errors of `find_player_data`, and SaveBusyError if another window is writing to the save.
    """
    data = find_player_data(folder, player)
    if data.files:
        with locked(folder, options):
            for path in data.files:
                _delete_save(path, options) if is_save(path) else _unlink(path)
            time.sleep(options.settling_seconds)
    if data.remembered:
        remembered, _ = settings.load(folder)
        settings.store(folder, msgspec.structs.replace(remembered, player=""))
    return data


def _files(folder: Path, name: str) -> tuple[Path, ...]:
    try:
        copied = {path.stem for path in copies(folder, name)}
        pattern = _player_file(copied)
        matches = [(path, match) for path in folder.iterdir() if (match := pattern.fullmatch(path.name))]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise file_error(folder, error) from error
    found = [
        (path, match) for path, match in matches if existing_stem([match["stem"]], name) or match["stem"] in copied
    ]
    return tuple(
        path
        for path, _ in sorted(
            found, key=lambda pair: (pair[1]["stem"] in copied, pair[1]["kind"] != SUFFIX, pair[0].name)
        )
    )


def _player_file(copied: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the name of every file of one player. Stems of copies may have dots, as Syncthing's do."""
    stems = "|".join(map(re.escape, copied))
    return re.compile(f"(?P<stem>{stems}|[^.]+){_ENDINGS}" if stems else f"(?P<stem>[^.]+){_ENDINGS}")


def _count_rounds(name: str, path: Path) -> int | None:
    """Count the rounds of a save; None if it is damaged. Raise SaveError for another player's or program's file."""
    try:
        with connection(path) as db, transaction(db, "DEFERRED"):
            if version_of(db, str(path)) == 0:
                return 0
            owner, rounds = records.read_player(db), count(db, EVERY_ROUND)
    except (SaveDamagedError, SaveNewerError, SaveMovedError, UnsafeFileError):
        return None
    except SaveForeignError as error:
        raise SaveForeignError(f"{error} Delete it yourself if you do not need it.") from error
    if player_key(owner) != player_key(name):
        raise SaveUnavailableError(f"{path} is the save of another player, {owner}. Nothing was removed.")
    return rounds


def _delete_save(path: Path, options: Options) -> None:
    """Delete a save while nobody else can write to it."""
    try:
        with connection(path, options) as db:
            db.execute("BEGIN EXCLUSIVE")  # closing ends it: a deleted file has nothing to commit
            if os.name != "nt":
                return _unlink(path)
    except (SaveDamagedError, SaveMovedError, UnsafeFileError):
        pass  # nobody can be writing to it: it is too damaged to be locked, or no window of the game opens it
    return _unlink(path)  # Windows cannot delete an open file


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(path, error) from error
