"""Who a player is: which names are accepted, which are the same player, and what their save is called."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from debategame.errors import PlayerNameError

LONGEST_NAME = 64
SUFFIX = ".sqlite3"
LONGEST_STEM = 40
HASH_DIGITS = 10
_STEM = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_STEM}}}")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the first dot."""
_ASIDE = re.compile(r"\.(backup|damaged)-")
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories of controls, format characters (such as bidirectional overrides), surrogates, line ends."""


def player_name(raw: str) -> str:
    """Return the name in the form that is kept: NFC, trimmed.

    Raises PlayerNameError where nothing is left, where it has more than 64 characters, or where it holds
    one that cannot be seen.
    """
    name = unicodedata.normalize("NFC", raw).strip()
    if not name:
        raise PlayerNameError("A player needs a name: at least one letter.")
    if len(name) > LONGEST_NAME:
        raise PlayerNameError(f"That name has {len(name)} characters; {LONGEST_NAME} is the most a save can carry.")
    for character in name:
        if unicodedata.category(character) in _UNSEEN:
            raise PlayerNameError(f"That name holds a character that cannot be seen (U+{ord(character):04X}).")
    return name


def player_key(name: str) -> str:
    """Return what two names of one player have in common: the name after case folding."""
    return unicodedata.normalize("NFC", name.casefold())


def save_stem(name: str) -> str:
    """Return what the save of a new player is called, without its ending.

    The name itself where every system can have a file of that name; else its ASCII letters, a hyphen and
    ten hex digits of the SHA-256 of the case-folded name.
    """
    if _STEM.fullmatch(name) and not _DEVICE.fullmatch(name):
        return name
    letters = "".join(re.findall("[A-Za-z]", name))[: LONGEST_STEM - HASH_DIGITS - 1]
    return letters + _tail(name)


def existing_stem(stems: Iterable[str], name: str) -> str | None:
    """Return which of these stems is the save of a player, however the name was typed; None where none is.

    The stem as `save_stem` gives it comes first; among others the first in order of the alphabet.
    """
    key, tail = player_key(name), _tail(name)
    usable = not _DEVICE.fullmatch(key)
    fitting = sorted(
        stem
        for stem in stems
        if is_stem(stem) and ((usable and stem.casefold() == key) or stem.casefold().endswith(tail))
    )
    first = save_stem(name)
    return first if first in fitting else next(iter(fitting), None)


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


def is_stem(stem: str) -> bool:
    """Say whether a file of that name, ending in `.sqlite3`, can be a save; backups and the like cannot."""
    return _STEM.fullmatch(stem) is not None


def is_save(path: Path) -> bool:
    """Say whether a file is called as the save of a player; journals, backups and what was set aside are not."""
    return path.suffix == SUFFIX and is_stem(path.stem)


def is_aside(path: Path) -> bool:
    """Say whether a file is called as a backup of a save, or as one that was set aside."""
    return path.suffix == SUFFIX and _ASIDE.search(path.stem) is not None


def _tail(name: str) -> str:
    return "-" + hashlib.sha256(player_key(name).encode()).hexdigest()[:HASH_DIGITS]
