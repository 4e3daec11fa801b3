"""How a player likes to play."""

from typing import Annotated

import msgspec


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The settings of one player."""

    pace: Annotated[float, msgspec.Meta(ge=1, le=2)] = 1
    """The factor for time limits in timed play: 1, 1.5 or 2."""
    guesses: bool = True
    """Whether the game asks the player for a guess before it shows the score."""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10
    """How many minutes a day a review may take."""
