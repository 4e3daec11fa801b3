"""What each mode allows."""

import msgspec

from debategame.progress.rounds import Mode


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What a mode allows."""

    hints: bool = True
    priced: bool = False
    """Whether hints lower what a key point counts."""
    clock: bool = False
    comeback: bool = True
    feedback: bool = True
    """Whether feedback follows each answer; else it comes at the end of the bout."""
    briefing: bool = True


RULES = {
    Mode.PRACTICE: Rules(),
    Mode.TIMED: Rules(priced=True, clock=True),
    Mode.TEST: Rules(hints=False, comeback=False, feedback=False, briefing=False),
    Mode.REVIEW: Rules(comeback=False),
}


def mode_name(mode: Mode, pace: float = 1) -> str:
    """Return what a mode is called, with what its time limits are multiplied by: `timed x1.5`."""
    return f"{mode} x{pace:g}" if RULES[mode].clock and pace != 1 else str(mode)
