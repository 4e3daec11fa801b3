"""The other side of a scenario: the same quarrel from the opponent's chair, as a scenario of its own."""

from collections.abc import Iterator

import msgspec

from debategame.scenario.model import OTHER_SIDE, KeyPoint, Scenario, TheirPoint
from debategame.text.display import count_of

LEAST_POINTS = 4
"""Points of theirs that the lines must ask for, so that there is something to choose from."""
LEAST_WORDINGS = 4
"""Wordings that such a point needs. With fewer, the game misses good answers, as it does with a key point."""
LEAST_LINES = 2
"""Lines from which it is a bout and no single question."""


def other_side(scenario: Scenario) -> Scenario | None:
    """Return a scenario from the opponent's chair, under an id of its own. None if too little is written for it.

    The points of theirs are its key points, the key points its points of theirs, and `their_lines` its lines.
    """
    if why_no_other_side(scenario):
        return None
    return msgspec.structs.replace(
        scenario,
        id=scenario.id + OTHER_SIDE,
        title=f"{scenario.title} (other side)",
        side="for" if scenario.side == "against" else "against",
        they_say=scenario.you_say,
        you_say=scenario.they_say,
        briefing=scenario.their_briefing or scenario.briefing,
        key_points=tuple(KeyPoint(**msgspec.structs.asdict(point)) for point in scenario.their_points),
        lines=scenario.their_lines,
        examples=scenario.their_examples,
        their_points=tuple(
            TheirPoint(id=point.id, claim=point.claim, wordings=point.wordings) for point in scenario.key_points
        ),
        their_lines=(),
        their_briefing="",
        their_examples=(),
    )


def why_no_other_side(scenario: Scenario) -> str:
    """Return `cannot be played from the other side`, and what is missing for it. Empty if it can be played."""
    missing = "; ".join(_missing(scenario))
    return f"cannot be played from the other side: {missing}" if missing else ""


def _missing(scenario: Scenario) -> Iterator[str]:
    if not scenario.their_lines:
        yield "it has no `their_lines`"
        return
    count = len(scenario.their_lines)
    if count < LEAST_LINES:
        yield f"`their_lines` has {count_of(count, 'line')}, and needs {LEAST_LINES}"
    used = {point for line in scenario.their_lines for point in line.points}
    ready = [point.id for point in scenario.their_points if point.id in used and _is_ready(point)]
    if len(ready) < LEAST_POINTS:
        yield (
            f"its lines ask for {len(ready)} of `their_points` with {LEAST_WORDINGS} wordings or more, and need "
            f"{LEAST_POINTS}"
        )


def _is_ready(point: TheirPoint) -> bool:
    return point.any_of is not None or len(point.wordings) >= LEAST_WORDINGS
