"""Check the files that SQLite keeps beside a save before SQLite opens them.

A crafted journal can make SQLite delete other files.
"""

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from debategame.files import FileRefusedError, kind_of, open_file

JOURNAL = "-journal"
SIDE_FILES = (JOURNAL, "-wal", "-shm")
"""Suffixes that SQLite adds to the name of a database for the files it keeps beside it."""
MAGIC = bytes.fromhex("d9d505f920a163d7")
"""The bytes that begin every journal. They also end a journal that names a super-journal.

A super-journal is the file of a transaction over several databases: see https://sqlite.org/fileformat.html.
"""
TRAILER_BYTES = 16
"""Size of what follows the name of the super-journal: length, checksum and MAGIC."""


class UnsafeFile(msgspec.Struct, frozen=True):
    """A file beside a save that the game cannot have made."""

    path: Path
    problem: str
    """The problem, worded to follow the name of the file in a sentence, such as `is a pipe`."""


def unsafe_file_beside(path: Path) -> UnsafeFile | None:
    """Return the first file beside a database that SQLite must not open; None if there is none.

    SQLite deletes the super-journal that a journal names, whatever file that is. If that file is missing, SQLite
    drops the journal without undoing the unfinished write. SQLite checks the length and checksum of the name. Here
    MAGIC at the end is enough: a save is one database, so its journals never name a super-journal.

    Raise OSError if a file cannot be read.
    """
    for suffix in SIDE_FILES:
        file = path.with_name(path.name + suffix)
        try:
            if kind := kind_of(file):
                return UnsafeFile(file, f"is {kind}, which no file of the game is")
            if suffix == JOURNAL:  # the others are not opened: closing one would drop SQLite's locks on it
                with open_file(file, follow_links=False) as journal:
                    if _names_super_journal(journal):
                        return UnsafeFile(file, "names another file, which no journal of the game does")
        except FileNotFoundError:
            continue
        except FileRefusedError as error:
            return UnsafeFile(file, f"is not a file of the game ({error.strerror})")
    return None


def _names_super_journal(journal: BinaryIO) -> bool:
    size = journal.seek(0, os.SEEK_END)
    if size < TRAILER_BYTES:
        return False
    journal.seek(size - len(MAGIC))
    return journal.read(len(MAGIC)) == MAGIC
