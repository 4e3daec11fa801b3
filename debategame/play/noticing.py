"""What the game notices about an answer besides its verdicts, kept with it as flags."""

from msgspec.structs import replace

from debategame.play.copying import copied_points
from debategame.play.listening import own_arguments
from debategame.progress.rounds import COPIED, OWN_ARGUMENT, STRUCK, STUDIED, Answer
from debategame.scenario.model import Line, Scenario


def noticed(scenario: Scenario, line: Line, answer: Answer, *, struck: bool, studied: bool, seen: bool) -> Answer:
    """Return an answer that was just scored with the flags STRUCK, STUDIED, OWN_ARGUMENT and COPIED where they apply.

    `struck` says whether the player took back the sentence that the opponent asked about; `studied`, whether they
    studied claims of the line since they last played it; `seen`, whether they have seen its claims before,
    then or in an earlier round.
    """
    flags = [
        *answer.flags,
        *([STRUCK] if struck else []),
        *([STUDIED] if studied else []),
        *([OWN_ARGUMENT] if own_arguments(answer) else []),
        *(f"{COPIED}{point_id}" for point_id in copied_points(scenario, line, answer.text, answer.points, seen=seen)),
    ]
    return replace(answer, flags=tuple(flags))
