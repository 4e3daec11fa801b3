"""Read files from outside safely: only regular files, only up to a size, never waiting.

A pipe can make its reader wait for ever, and a device may never end.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MEGABYTE = 2**20
MAX_ROW_BYTES = MEGABYTE
"""The most bytes of a row with one answer. A long answer has a few thousand."""
EVERYBODY, OWNER_ONLY = 0o666, 0o600
"""Who may read and write a new file: those whom the user's settings allow, or the user alone."""
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_FLAGS = ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NOINHERIT", "O_NONBLOCK")
"""Flags of `os.open`. Each system has only some of them."""


class FileRefusedError(OSError):
    """A file has the wrong kind or size to be read; `strerror` says why."""

    def __init__(self, why: str, path: Path) -> None:
        """Keep the reason, such as `it is a pipe, not a file`."""
        super().__init__(errno.EINVAL, why, str(path))


def kind_of(path: Path, *, follow_links: bool = False) -> str:
    """Return the kind of file at a path, such as `a pipe`; empty for a regular file.

    Raise OSError if nothing is there or it cannot be examined, and FileRefusedError if no file can have that name.
    """
    try:
        mode = path.stat(follow_symlinks=follow_links).st_mode
    except ValueError as error:  # a NUL in the name
        raise FileRefusedError("no file can have that name", path) from error
    return _kind(mode)


def open_file(path: Path, *, follow_links: bool = True) -> BinaryIO:
    """Open a regular file for reading.

    Raise FileRefusedError if it is anything else, and OSError if it cannot be opened. Without `follow_links` a link
    is refused as well, but links among its parent folders are followed.
    """
    _must_be_regular(kind_of(path, follow_links=follow_links), path)
    flags = os.O_RDONLY
    for name in _FLAGS if follow_links else (*_FLAGS, "O_NOFOLLOW"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    try:
        _must_be_regular(_kind(os.fstat(handle).st_mode), path)  # it may have been replaced in the meantime
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_start(path: Path, size: int, *, follow_links: bool = True) -> bytes:
    """Return up to `size` bytes from the start of a regular file. Raise as `open_file` does."""
    with open_file(path, follow_links=follow_links) as file:
        return file.read(size)


def copy_file(source: Path, target: Path, largest: int) -> None:
    """Copy a regular file, not a link, to a new file.

    Raise FileRefusedError if it has more than `largest` bytes, FileExistsError if `target` exists, and otherwise as
    `open_file` does. After an error, the part already copied stays.
    """
    with open_file(source, follow_links=False) as file:
        if os.fstat(file.fileno()).st_size > largest:
            raise _too_large(source, largest)
        with target.open("xb") as copy:
            left = largest
            while part := file.read(MEGABYTE):
                left -= len(part)
                if left < 0:  # it grew while it was read
                    raise _too_large(source, largest)
                copy.write(part)


def create_empty(path: Path, mode: int = EVERYBODY) -> None:
    """Create an empty file unless the name is taken. A link is not followed. Raise OSError on failure.

    `mode` says who may read and write it, as far as the user's settings and the system allow it.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOINHERIT", 0), mode)
    except FileExistsError:
        return
    os.close(handle)


def _kind(mode: int) -> str:
    return "" if stat.S_ISREG(mode) else _KINDS.get(stat.S_IFMT(mode), "something else")


def _must_be_regular(kind: str, path: Path) -> None:
    if kind:
        raise FileRefusedError(f"it is {kind}, not a file", path)


def _too_large(path: Path, largest: int) -> FileRefusedError:
    return FileRefusedError(f"it is larger than {largest // MEGABYTE} MB", path)
