"""What the game remembers beside the saves, in `settings.json`: who played last, in which theme."""

from pathlib import Path
from typing import Annotated

import msgspec

from debategame.errors import PlayerNameError
from debategame.files import read_start
from debategame.saves.atomic import replace_whole
from debategame.saves.names import player_name

FILE = "settings.json"
LONGEST_FILE = 65536
"""Bytes; a file of ours has a few hundred."""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What holds from one start of the game to the next; empty texts where nothing is remembered."""

    player: str = ""
    """Who played last."""
    theme: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """The theme they chose, by its name; the screens know which there are."""


def load(folder: Path) -> tuple[Remembered, str]:
    """Return what is remembered in a folder of saves, and a sentence on what is wrong with the file, if anything.

    A missing file is no fault: nothing is remembered yet.
    """
    path = folder / FILE
    try:
        return _read(path), ""
    except FileNotFoundError:
        return Remembered(), ""
    except OSError as error:
        from debategame.saves.database import file_error

        return Remembered(), str(file_error(path, error))
    except (msgspec.DecodeError, ValueError, PlayerNameError):
        return Remembered(), f"{path} is not as the game wrote it; player and theme are as at a first start."


def store(folder: Path, remembered: Remembered) -> None:
    """Replace the file whole; SaveError where that cannot be, and the old one stays."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_whole(path, msgspec.json.format(msgspec.json.encode(remembered)) + b"\n")
    except OSError as error:
        from debategame.saves.database import file_error

        raise file_error(path, error) from error


def _read(path: Path) -> Remembered:
    text = read_start(path, LONGEST_FILE + 1, follow_links=False)
    if len(text) > LONGEST_FILE:
        raise ValueError("longer than anything the game writes")
    remembered = msgspec.json.decode(text, type=Remembered)
    if remembered.player:
        player_name(remembered.player)
    return remembered
