"""Player names: which are valid, which mean the same player, and which file belongs to a player."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from debategame.errors import PlayerNameError

LONGEST_NAME = 64
"""The most characters of a player's name."""
SUFFIX = ".sqlite3"
"""The ending of the name of a save."""
LONGEST_STEM = 40
"""The most characters of the name of a save, without its ending."""
HASH_DIGITS = 10
"""How many hex digits of the SHA-256 are in the name of a save."""
_STEM = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_STEM}}}")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Names that Windows reserves for devices, whatever follows the first dot."""
_BACKUP_OR_DAMAGED = re.compile(r"\.(backup|damaged)-")
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of invisible characters: controls, formats (bidirectional overrides), surrogates, line ends."""


def player_name(raw: str) -> str:
    """Return the name in the form that is kept: NFC, trimmed.

    Raise PlayerNameError if the name is empty, longer than LONGEST_NAME, or has an invisible character.
    """
    name = unicodedata.normalize("NFC", raw).strip()
    if not name:
        raise PlayerNameError("A player needs a name: at least one letter.")
    if len(name) > LONGEST_NAME:
        raise PlayerNameError(f"That name has {len(name)} characters; the most is {LONGEST_NAME}.")
    for character in name:
        if unicodedata.category(character) in _INVISIBLE:
            raise PlayerNameError(f"That name has an invisible character in it (U+{ord(character):04X}).")
    return name


def player_key(name: str) -> str:
    """Return the case-folded name: names with the same key mean the same player."""
    return unicodedata.normalize("NFC", name.casefold())


def save_stem(name: str) -> str:
    """Return the file name of a new player's save, without its ending.

    The player's name is used if every system accepts it as a file name. Otherwise the stem is made of the name's
    ASCII letters, a hyphen, and the first hex digits of the SHA-256 of the case-folded name.
    """
    if _STEM.fullmatch(name) and not _DEVICE.fullmatch(name):
        return name
    letters = "".join(re.findall("[A-Za-z]", name))[: LONGEST_STEM - HASH_DIGITS - 1]
    return letters + _tail(name)


def existing_stem(stems: Iterable[str], name: str) -> str | None:
    """Return the one of `stems` that is the player's save, in upper or lower case. Return None if none is.

    If several match, prefer the one that `save_stem` returns, then the first in alphabetical order.
    """
    key = player_key(name)
    usable = not _DEVICE.fullmatch(key)
    matching = sorted(
        stem
        for stem in stems
        if is_save_stem(stem) and ((usable and stem.casefold() == key) or _ends_in_hash_of(name, stem))
    )
    first = save_stem(name)
    return first if first in matching else next(iter(matching), None)


def has_save(folder: Path, name: str) -> bool:
    """Return whether a folder has a save of this player.

    Return True also for a folder that cannot be read: reading the save then says what is wrong.
    """
    try:
        stems = [path.stem for path in folder.iterdir() if is_save(path)]
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return existing_stem(stems, name) is not None


def is_save_stem(stem: str) -> bool:
    """Return whether `stem` can be the name of a save. Names of backups and of files set aside cannot."""
    return _STEM.fullmatch(stem) is not None


def is_save(path: Path) -> bool:
    """Return whether a file has the name of a save. Journals, backups and files set aside do not."""
    return path.suffix == SUFFIX and is_save_stem(path.stem)


def is_backup_or_damaged(path: Path) -> bool:
    """Return whether a file has the name of a backup, or of a save that was set aside."""
    return path.suffix == SUFFIX and _BACKUP_OR_DAMAGED.search(path.stem) is not None


def _ends_in_hash_of(name: str, stem: str) -> bool:
    return stem[-HASH_DIGITS - 1 : -HASH_DIGITS] == "-" and stem.casefold().endswith(_tail(name))


def _tail(name: str) -> str:
    import hashlib  # loads OpenSSL, and most names need no hash

    return "-" + hashlib.sha256(player_key(name).encode()).hexdigest()[:HASH_DIGITS]
