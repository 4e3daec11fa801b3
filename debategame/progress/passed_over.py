"""Parts of a save that make no sense and are left out, and the times that do make sense."""

import datetime
from collections.abc import Callable

import msgspec

EARLIEST = datetime.datetime(1970, 1, 2, tzinfo=datetime.UTC)
"""The earliest time of anything that was played. Windows cannot convert an earlier one to local time."""
LATEST = datetime.datetime(2999, 12, 30, tzinfo=datetime.UTC)
"""The latest time. Windows cannot convert a time after the year 3000 to local time."""


class PassedOver(msgspec.Struct, frozen=True):
    """A part of a save that makes no sense and is left out."""

    what: str
    """The part, such as `round` or `draft`."""
    why: str
    """A sentence without a full stop."""


Report = Callable[[PassedOver], None]
"""Takes each part that a reader passes over."""


def ignore(_part: PassedOver) -> None:
    """Do nothing with a part that is passed over."""


def is_possible(at: datetime.datetime) -> bool:
    """Return whether something may have been played at that time. `at` has a time zone."""
    return EARLIEST <= at <= LATEST
