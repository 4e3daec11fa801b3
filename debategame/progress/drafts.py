"""A draft: an answer that is still being written."""

from collections.abc import Collection, Iterable

import msgspec

from debategame.progress.rounds import Mode, Step, Time


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is still being written, with everything needed to resume it."""

    id: str
    """A UUID. Each open window has its own draft."""
    at: Time
    """When the draft last changed, in UTC."""
    scenario: str
    """The scenario's id."""
    lines: tuple[str, ...]
    """The ids of the bout's lines, in the order of play."""
    line: str
    """The id of the line being answered."""
    mode: Mode
    pace: float = 1
    """The factor for time limits."""
    step: Step
    """Whether this is the first answer of the round or the comeback answer."""
    round: str
    """The UUID of the round. Its first answer, if already given, is saved under this id."""
    text: str
    """The text so far."""
    seconds: float
    """How long the player has worked on it."""
    hints: dict[str, int] = {}
    """How many hints were taken in this round, by key point id."""
    passed_over: tuple[str, ...] = ()
    """Ids of the key points whose hints the player skipped."""
    asks: str = ""
    """The id of the key point that Review asks for. Empty in a bout."""
    attempts: dict[str, int] = {}
    """How often each line was answered before, by its id."""
    said: tuple[str, ...] = ()
    """The phrases that the player heard in their last bouts and earlier in this one, the oldest first."""
    earlier: tuple[str, ...] = ()
    """The ids of the earlier rounds of the bout, and of those in which a key point was said better."""


def drafts_on(drafts: Iterable[Draft], scenario_id: str, lines: Collection[str]) -> list[Draft]:
    """Return the drafts of a bout on one of these lines of a scenario. Drafts of Review are not of a bout."""
    return [
        draft
        for draft in drafts
        if draft.scenario == scenario_id and draft.line in lines and draft.mode is not Mode.REVIEW
    ]
