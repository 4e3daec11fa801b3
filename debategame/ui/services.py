"""What a game is started with, and what a bout is asked for: plain values, handed in by whoever starts it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import msgspec

from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario


class Game(msgspec.Struct, frozen=True, kw_only=True):
    """Where things are, who plays, and where time and ids come from."""

    folder: Path
    """Where scenarios are read from."""
    saves: Path
    """Where saves are kept."""
    clock: Callable[[], datetime.datetime]
    """The time now, in UTC."""
    new_id: Callable[[], str]
    """A fresh UUID, in its 36-character form."""
    player: str = ""
    """Who plays, as options or environment say; empty: whoever played last."""
    user: str = ""
    """The system's name for the person: what the first start fills in."""
    zone: datetime.tzinfo | None = None
    """The time zone that dates are shown in; None is the system's own."""

    def local(self, at: datetime.datetime) -> datetime.datetime:
        """Return a moment in the time zone that dates are shown in."""
        return at.astimezone(self.zone)


class BoutRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A bout that someone asked for."""

    scenario: Scenario
    lines: tuple[str, ...]
    """The ids of the lines, in the order of play."""
    mode: Mode
    pace: float = 1
    """What time limits are multiplied by, where the mode has a clock."""
