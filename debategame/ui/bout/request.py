"""The request for a bout: scenario, lines, mode and pace."""

import msgspec

from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario


class BoutRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A bout to be played."""

    scenario: Scenario
    lines: tuple[str, ...]
    """The ids of the lines, in the order of play."""
    mode: Mode
    pace: float = 1
    """The factor for time limits in timed play."""
