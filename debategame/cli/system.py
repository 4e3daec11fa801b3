"""The time, new ids and the user name, from the system."""

import datetime
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
