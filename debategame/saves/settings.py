"""The settings that the game remembers between two starts: the last player and the theme, in `settings.json`."""

from pathlib import Path
from typing import Annotated

import msgspec

from debategame.errors import PlayerNameError
from debategame.files import read_start
from debategame.saves.atomic import write_atomically
from debategame.saves.names import player_name

FILE = "settings.json"
LONGEST_FILE = 65536
"""The most bytes to read; the game writes a few hundred."""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """The remembered settings. A text is empty if there is nothing to remember."""

    player: str = ""
    """The name of the last player."""
    theme: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """The name of the chosen theme. The screens know which themes exist."""


def load(folder: Path) -> tuple[Remembered, str]:
    """Return the settings of a folder of saves, and a sentence about a problem of the file, or "".

    A missing file is not an error: nothing is remembered yet.
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
        return Remembered(), f"{path} cannot be understood, so the last player and the theme are forgotten."


def store(folder: Path, remembered: Remembered) -> None:
    """Write the settings file. Raise SaveError on failure; the old file then stays."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(remembered)) + b"\n")
    except OSError as error:
        from debategame.saves.database import file_error

        raise file_error(path, error) from error


def _read(path: Path) -> Remembered:
    text = read_start(path, LONGEST_FILE + 1, follow_links=False)
    if len(text) > LONGEST_FILE:
        raise ValueError("too long")
    remembered = msgspec.json.decode(text, type=Remembered)
    if remembered.player:
        player_name(remembered.player)
    return remembered
