"""The players of the saves in a folder, and copies of saves that the game does not use."""

from pathlib import Path
from typing import Literal

from debategame.errors import SaveBusyError, SaveError, SaveNewerError
from debategame.saves import records
from debategame.saves.database import DEFAULT_OPTIONS, Options, UnsafeFileError, connection, transaction
from debategame.saves.names import SUFFIX, existing_stem, is_backup_or_damaged, is_save, player_key
from debategame.saves.schema import version_of


def players(folder: Path, *, options: Options = DEFAULT_OPTIONS, access: Literal["rw", "ro"] = "rw") -> list[str]:
    """Return the names of the players who have saves in a folder, in alphabetical order; [] if there is no folder.

    A save that is newer than the game, in use, or beside an unsafe file is listed by its file name. Other unreadable
    saves are left out. No file is changed.
    """
    try:
        files = [path for path in folder.iterdir() if is_save(path)]
    except OSError:
        return []
    names = {name for path in files if (name := owner_of(path, options, access)) is not None}
    return sorted(names, key=lambda name: (player_key(name), name))


def copies(folder: Path, player: str | None = None) -> list[Path]:
    """Return the files of a folder that are saves of a player, or of anybody, but that the game does not use.

    Programs that keep folders in step make such copies, as `Ann (1).sqlite3` or `Ann-DESKTOP.sqlite3`. Backups and
    saves that were set aside are left out. Raise OSError if the folder cannot be read.
    """
    found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and not is_backup_or_damaged(path))
    owners = {path: owner_of(path, access="ro") for path in found if path.is_file()}
    stems = [path.stem for path in found]
    return [
        path
        for path, owner in owners.items()
        if owner and existing_stem(stems, owner) not in (None, path.stem) and _is(owner, player)
    ]


def _is(owner: str, player: str | None) -> bool:
    return player is None or player_key(owner) == player_key(player)


def owner_of(path: Path, options: Options = DEFAULT_OPTIONS, access: Literal["rw", "ro"] = "rw") -> str | None:
    """Return the name of the player of a save, or None if it cannot be read.

    If it is newer than the game, in use, or beside an unsafe file, return the name of the file without its ending.
    """
    try:
        with connection(path, options, access=access) as db, transaction(db, "DEFERRED"):
            return records.read_player(db) if version_of(db, str(path), options.migrations) else None
    except (SaveNewerError, SaveBusyError, UnsafeFileError):
        return path.stem
    except SaveError:
        return None
