"""The time, new ids, the user name and the user's editor, from the system."""

import datetime
import os
import uuid


def now() -> datetime.datetime:
    """Return the current time in UTC."""
    return datetime.datetime.now(datetime.UTC)


def new_id() -> str:
    """Return a new random id."""
    return str(uuid.uuid4())


def user_name() -> str:
    """Return the user name, or an empty text if the system has none."""
    import getpass  # imports the terminal's settings, and few commands ask

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # Windows has no list of users
        return ""


def user_editor() -> tuple[str, ...]:
    """Return the command in VISUAL or EDITOR, in parts. Return nothing if neither is set or its quotes do not match."""
    import shlex  # few commands ask

    command = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    windows = os.name == "nt"
    try:
        parts = shlex.split(command, posix=not windows)  # on Windows a backslash separates folders
    except ValueError:
        return ()
    return tuple(part.strip('"') for part in parts) if windows else tuple(parts)
