"""A study: the player looked at the claims of a line, or recalled one, before they played it."""

import msgspec

from debategame.progress.rounds import Time


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """The moment at which a player studied claims of one line. The next round on the line is after study."""

    scenario: str
    """The scenario's id."""
    line: str
    """The line's id."""
    at: Time
    """When, in UTC."""
