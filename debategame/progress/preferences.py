"""How a player likes to play."""

from typing import Annotated

import msgspec


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A player's own settings."""

    pace: Annotated[float, msgspec.Meta(ge=1, le=2)] = 1
    """What the time limits of timed play are multiplied by: 1, 1.5 or 2."""
    guesses: bool = True
    """Whether the game asks "How many landed?" before the score shows."""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10
    """How long a review may take."""
