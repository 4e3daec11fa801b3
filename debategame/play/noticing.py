"""What the game notices about an answer besides its verdicts, kept with it as flags."""

from msgspec.structs import replace

from debategame.play.copying import copied_points
from debategame.play.listening import own_arguments
from debategame.progress.rounds import COPIED, OWN_ARGUMENT, STRUCK, Answer
from debategame.scenario.model import Line, Scenario


def noticed(scenario: Scenario, line: Line, answer: Answer, *, struck: bool, seen: bool) -> Answer:
    """Return an answer that was just scored with the flags STRUCK, OWN_ARGUMENT and COPIED where they apply.

    `struck` says whether the player took back the sentence that the opponent asked about; `seen`, whether they have
    seen the claims and the model of the line before.
    """
    flags = [
        *answer.flags,
        *([STRUCK] if struck else []),
        *([OWN_ARGUMENT] if own_arguments(answer) else []),
        *(f"{COPIED}{point_id}" for point_id in copied_points(scenario, line, answer.text, answer.points, seen=seen)),
    ]
    return replace(answer, flags=tuple(flags))
