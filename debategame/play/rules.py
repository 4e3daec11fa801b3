"""The rules of each mode."""

import msgspec

from debategame.progress.rounds import Mode


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of one mode."""

    hints: bool = True
    """Whether the player can take hints."""
    priced: bool = False
    """Whether hints cost marks."""
    clock: bool = False
    """Whether answers have a time limit."""
    comeback: bool = True
    """Whether the opponent comes back after the first answer."""
    feedback: bool = True
    """Whether feedback follows each answer. If not, it comes at the end of the bout."""
    briefing: bool = True
    """Whether the player can read the briefing during the bout."""


RULES = {
    Mode.PRACTICE: Rules(),
    Mode.TIMED: Rules(priced=True, clock=True),
    Mode.TEST: Rules(hints=False, comeback=False, feedback=False, briefing=False),
    Mode.REVIEW: Rules(comeback=False),
}
"""The rules of each mode."""


def mode_name(mode: Mode, pace: float = 1) -> str:
    """Return the name of a mode. If a pace other than 1 applies, the name includes it: `timed x1.5`."""
    return f"{mode} x{pace:g}" if RULES[mode].clock and pace != 1 else str(mode)
