"""A draft: an answer that is being written, with everything needed to resume it."""

import msgspec

from debategame.progress.rounds import Mode, Step, Time


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is being written: all that is needed to go on with it."""

    id: str
    """A UUID, one for each window."""
    at: Time
    """When it last changed, in UTC."""
    scenario: str
    """The scenario's id."""
    lines: tuple[str, ...]
    """The ids of the bout's lines, in the order of play."""
    line: str
    """The id of the line being answered."""
    mode: Mode
    pace: float = 1
    step: Step
    round: str
    """The UUID of the round; an answer it has already is in the save under it."""
    text: str
    seconds: float
    """How long it has been worked on."""
    hints: dict[str, int] = {}
    """How many hints were taken in this round, by key point."""
    passed_over: tuple[str, ...] = ()
    """Key points whose hints the player moved on from."""
    asks: str = ""
    """The id of the key point that Review asks for; empty in a bout."""
