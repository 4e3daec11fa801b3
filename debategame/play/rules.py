"""The rules of each mode: hints, clock, comeback, feedback, and what an answer adds to the score of a round."""

from collections.abc import Mapping, Sequence

import msgspec

from debategame.progress.rounds import Answer, Mode
from debategame.scenario.model import Line, Scenario
from debategame.scoring.marks import answer_marks, comeback_marks
from debategame.scoring.model import Score

COMEBACK_TIME = 0.5
"""The time limit of a comeback answer, as a share of the time limit of the line."""


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
    asks_back: bool = False
    """Whether the opponent asks back where the scorer doubts what was said."""
    feedback: bool = True
    """Whether feedback follows each answer. If not, it comes at the end of the bout."""
    briefing: bool = True
    """Whether the player can read the briefing during the bout."""


RULES = {
    Mode.PRACTICE: Rules(asks_back=True),
    Mode.TIMED: Rules(priced=True, clock=True),
    Mode.TEST: Rules(hints=False, comeback=False, feedback=False, briefing=False),
    Mode.REVIEW: Rules(comeback=False),
}
"""The rules of each mode."""


def mode_name(mode: Mode, pace: float = 1) -> str:
    """Return the name of a mode. If a pace other than 1 applies, the name includes it: `timed x1.5`."""
    return f"{mode} x{pace:g}" if RULES[mode].clock and pace != 1 else str(mode)


def time_limit(line: Line, *, comes_back: bool, pace: float) -> int:
    """Return the seconds for the first answer to a line, or with `comes_back` for the comeback answer."""
    return round(line.time_limit * (COMEBACK_TIME if comes_back else 1) * pace)


def time_note(line: Line, answers: Sequence[Answer], *, mode: Mode, pace: float) -> str:
    """Return a note if the latest answer of a round took longer than its time. Empty if not, or without a clock."""
    limit, used = time_limit(line, comes_back=len(answers) > 1, pace=pace), answers[-1].seconds
    if not RULES[mode].clock or used <= limit:
        return ""
    return f"Time was over after {limit} seconds and you took {round(used)}. All you wrote still counts."


def marks_in_round(
    scenario: Scenario, score: Score, *, mode: Mode, hints: Mapping[str, int], first: Answer | None
) -> int:
    """Return the marks of an answer that was just scored.

    `hints` says how many hints were taken, by key point id. `first` is the first answer of the round if this is the
    comeback answer, else None.
    """
    line = scenario.line(score.line)
    priced = hints if RULES[mode].priced else {}
    if first is not None:
        return comeback_marks(scenario, line, first.marks, first.points, score.points, hints=priced)
    return answer_marks(scenario, line, score.points, priced) if priced else score.score
