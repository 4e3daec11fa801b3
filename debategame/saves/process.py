"""Which process holds a draft, and whether it is surely gone."""

import os
from functools import cache
from pathlib import Path

import msgspec

from debategame.files import read_start

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""A random id of this start of Linux."""
PROCESS_NAMES = Path("/proc/self/ns/pid")
"""A link that names the processes that this one can see. Containers do not see those of each other."""

LONGEST_ID = 64
"""The most bytes of that id: it has 37."""
HASH_DIGITS = 16
"""How many hex digits of a SHA-256 tell a computer from others."""


class Process(msgspec.Struct, frozen=True):
    """A process that keeps a window open."""

    computer: str = ""
    """What tells the computer, and what can be seen on it, from all others."""
    number: int = 0
    """The number that the system gave the process; 0 if it is not known."""


def this_process() -> Process:
    """Return the process that runs this."""
    return Process(_computer(), os.getpid())


def is_surely_gone(holder: Process, here: Process) -> bool:
    """Return whether `holder` has ended, as seen from `here`. False if that cannot be known.

    Its number may have been given to another process; then it counts as still there. On Windows the question is not
    asked, because there it would end the process.
    """
    if os.name == "nt" or holder.number <= 0 or holder.computer != here.computer:
        return False
    try:
        os.kill(holder.number, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # it belongs to another user, or no process can have that number
        return False
    return False


@cache
def _computer() -> str:
    """Return a short hash, so that a save does not name the computer it was played on."""
    import hashlib  # only a draft needs these
    import platform
    import uuid

    try:
        named = f"{read_start(BOOT_ID, LONGEST_ID)!r} {PROCESS_NAMES.readlink()}"
    except OSError:
        named = f"{platform.node()} {uuid.getnode():x}"
    return hashlib.sha256(named.encode()).hexdigest()[:HASH_DIGITS]
