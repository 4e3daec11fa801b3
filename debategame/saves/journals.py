"""What SQLite keeps beside a save, looked at before SQLite opens it: a journal can make SQLite delete other files."""

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from debategame.files import FileRefusedError, kind_of, open_file

JOURNAL = "-journal"
SIDE_FILES = (JOURNAL, "-wal", "-shm")
"""What SQLite may keep beside a database, by what is added to its name."""
MAGIC = bytes.fromhex("d9d505f920a163d7")
"""Ends a journal that names a super-journal, as https://sqlite.org/fileformat.html calls the file of a transaction
over several databases. It also begins every journal."""
TAIL = 16
"""Bytes after the name of the super-journal: its length, its checksum, the magic."""


class Stranger(msgspec.Struct, frozen=True):
    """A file beside a save that the game cannot have made."""

    file: Path
    what: str
    """What is wrong with it, to follow its name in a sentence."""


def stranger_beside(path: Path) -> Stranger | None:
    """Return the first file beside a database that must not reach SQLite; None where all is well.

    SQLite deletes the super-journal that a journal names, whatever file that is, and drops the journal without
    playing it back where that file is missing. It reads the name from the last bytes of the journal, and checks its
    length and its sum. Here the magic alone is enough: a save is one database, so no journal of a save has it there.
    Raises OSError where a file cannot be looked at.
    """
    for side in SIDE_FILES:
        file = path.with_name(path.name + side)
        try:
            if kind := kind_of(file):
                return Stranger(file, f"is {kind}, which no file of the game is")
            if side == JOURNAL:  # the others are not opened: closing one would drop SQLite's locks on it
                with open_file(file, follow_links=False) as journal:
                    if _names_another(journal):
                        return Stranger(file, "names another file, which no journal of the game does")
        except FileNotFoundError:
            continue
        except FileRefusedError as error:
            return Stranger(file, f"is not a file of the game ({error.strerror})")
    return None


def _names_another(journal: BinaryIO) -> bool:
    size = journal.seek(0, os.SEEK_END)
    if size < TAIL:
        return False
    journal.seek(size - len(MAGIC))
    return journal.read(len(MAGIC)) == MAGIC
