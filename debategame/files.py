"""The one way to read a file that came from outside: it is a regular file, it is read within bounds, nothing waits.

A pipe makes its reader wait for ever, and a device never ends. Neither is a file that anyone meant to hand in.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MEGABYTE = 2**20
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_FLAGS = ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NOINHERIT", "O_NONBLOCK")
"""How a file is opened, as far as the system has these flags: Windows lacks some, other systems the others."""


class FileRefusedError(OSError):
    """A file is not of a kind or size to be read; `strerror` says why, as the end of a sentence."""

    def __init__(self, why: str, path: Path) -> None:
        """Keep the reason, such as `it is a pipe, not a file`."""
        super().__init__(errno.EINVAL, why, str(path))


def kind_of(path: Path, *, follow_links: bool = False) -> str:
    """Return what a path leads to where it is no regular file, such as `a pipe`; empty for a regular file.

    Raises OSError where there is nothing or it cannot be looked at. A name that no file can have is FileRefusedError.
    """
    try:
        mode = path.stat(follow_symlinks=follow_links).st_mode
    except ValueError as error:  # a NUL in the name
        raise FileRefusedError("no file can have that name", path) from error
    return _kind(mode)


def open_file(path: Path, *, follow_links: bool = True) -> BinaryIO:
    """Open a regular file for reading. Raises FileRefusedError for anything else, OSError where that cannot be.

    Without `follow_links` a link is refused too; links among the folders above it are followed.
    """
    _must_be_regular(kind_of(path, follow_links=follow_links), path)
    flags = os.O_RDONLY
    for name in _FLAGS if follow_links else (*_FLAGS, "O_NOFOLLOW"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    try:
        _must_be_regular(_kind(os.fstat(handle).st_mode), path)  # it may have been replaced meanwhile
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_start(path: Path, size: int, *, follow_links: bool = True) -> bytes:
    """Return the first `size` bytes of a regular file, or all where it has fewer. Raises as `open_file` does."""
    with open_file(path, follow_links=follow_links) as file:
        return file.read(size)


def copy_file(source: Path, target: Path, largest: int) -> None:
    """Copy a regular file, not a link, to a new file.

    Raises FileRefusedError where it has more than `largest` bytes, else as `open_file` does; FileExistsError where
    `target` is there. What was copied before an error stays.
    """
    with open_file(source, follow_links=False) as file:
        if os.fstat(file.fileno()).st_size > largest:
            raise _too_large(source, largest)
        with target.open("xb") as copy:
            left = largest
            while part := file.read(MEGABYTE):
                left -= len(part)
                if left < 0:  # it grows while it is read
                    raise _too_large(source, largest)
                copy.write(part)


def create_empty(path: Path) -> None:
    """Make an empty file where there is nothing of that name; a link there is not followed. Raises OSError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOINHERIT", 0), 0o666)
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
