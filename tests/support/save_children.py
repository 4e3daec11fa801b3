"""Small programs for the tests of saves, run as processes of their own: `save_children.py NAME FOLDER PLAYER …`."""

import itertools
import os
import sys
from pathlib import Path

from debategame.errors import SaveError
from debategame.saves.save import Save
from tests.support.factories import answer, noon, record, save_in


def many(folder: Path, player: str, number: str) -> None:
    """Wait for a line of input, then keep so many answers."""
    tell("ready")
    sys.stdin.readline()
    for _ in range(int(number)):
        keep_one(folder, player)


def without_end(folder: Path, player: str) -> None:
    """Keep answers until killed; each is told once it is kept."""
    tell("ready")
    while True:
        keep_one(folder, player)


def until_full(folder: Path, player: str, largest: str) -> None:
    """Keep answers with no file allowed beyond so many bytes, until that is told as an error."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), resource.RLIM_INFINITY))
    for _ in itertools.count():
        try:
            keep_one(folder, player)
        except SaveError as error:
            tell(f"{type(error).__name__}: {error}")
            return


def without_rights(folder: Path, player: str) -> None:
    """Read and write as somebody who may do neither in the folder."""
    if os.geteuid() == 0:
        os.setuid(65534)
    save = save_in(folder, player)
    for attempt in (save.count, lambda: record(save)):
        try:
            tell(f"{attempt() or 'nothing'}")
        except SaveError as error:
            tell(f"{type(error).__name__}: {error}")


def keep_one(folder: Path, player: str) -> None:
    kept = answer("Trees give shade. " * 20)
    record(Save(folder, player, now=noon), kept)
    tell(kept.id)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


PROGRAMS = {program.__name__: program for program in (many, without_end, until_full, without_rights)}

if __name__ == "__main__":
    name, place, *rest = sys.argv[1:]
    PROGRAMS[name](Path(place), *rest)
