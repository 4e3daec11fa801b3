"""Small programs that tests of saves run as other processes: `save_children.py NAME FOLDER PLAYER …`."""

import itertools
import os
import sys
from pathlib import Path

from debategame.errors import SaveError
from debategame.saves.save import Save
from tests.support.factories import answer, noon, record, save_in


def save_many(folder: Path, player: str, number: str) -> None:
    """Wait for a line of input, then save `number` answers."""
    tell("ready")
    sys.stdin.readline()
    for _ in range(int(number)):
        save_one(folder, player)


def save_forever(folder: Path, player: str) -> None:
    """Save answers until killed; print the id of each once it is saved."""
    tell("ready")
    while True:
        save_one(folder, player)


def save_until_full(folder: Path, player: str, largest: str) -> None:
    """Save answers with no file allowed beyond `largest` bytes; print the error that ends it."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), resource.RLIM_INFINITY))
    for _ in itertools.count():
        try:
            save_one(folder, player)
        except SaveError as error:
            tell(f"{type(error).__name__}: {error}")
            return


def use_without_rights(folder: Path, player: str) -> None:
    """Read and write as a user without rights; print the results."""
    from debategame.scenario import versions  # noqa: F401 -- that user may have no right to read Python's own modules

    if os.geteuid() == 0:
        os.setuid(65534)
    save = save_in(folder, player)
    for attempt in (save.count, lambda: record(save)):
        try:
            tell(f"{attempt() or 'nothing'}")
        except SaveError as error:
            tell(f"{type(error).__name__}: {error}")


def save_one(folder: Path, player: str) -> None:
    kept = answer("Trees give shade. " * 20)
    record(Save(folder, player, now=noon), kept)
    tell(kept.id)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


PROGRAMS = {program.__name__: program for program in (save_many, save_forever, save_until_full, use_without_rights)}

if __name__ == "__main__":
    name, place, *rest = sys.argv[1:]
    PROGRAMS[name](Path(place), *rest)
