"""Check the other side of a scenario like the first, and say what it lacks to be played."""

from collections.abc import Callable, Iterator

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.trials import LIMIT, Work
from debategame.scenario.model import Scenario
from debategame.scenario.other_side import other_side, why_no_other_side
from debategame.scenario.yaml_errors import DataPath

IN_FILE = {"key_points": "their_points", "lines": "their_lines", "examples": "their_examples"}
"""Where a part of the other side stands in the file. Advice on other parts is given once, for the first side."""
IN_BOTH = ("terms", "synonyms")
"""Parts that both sides use and of which advice speaks of key points."""
Checks = Callable[[CheckContext], Iterator[Advice]]


def check(scenario: Scenario, checks: Checks, work: Work) -> Iterator[Advice]:
    """Yield the advice of `checks` on the other side, with the places of the file. As much `work` again is allowed.

    If there are `their_lines`, but not enough to play, yield only what is missing.
    """
    if not scenario.their_lines:
        return
    side = other_side(scenario)
    if side is None:
        hint = "write the missing wordings and lines, or delete `their_lines`"
        yield Advice(("their_lines",), f"it {why_no_other_side(scenario)}", hint)
        return
    work.extend(LIMIT)
    context = CheckContext(side, work)
    if not scenario.their_briefing and scenario.briefing:
        message = "who plays the other side reads the same `briefing`, which may speak to the first side"
        yield Advice(("their_lines",), message, "write `their_briefing`", level="note")
    for advice in checks(context):
        path = _in_file(advice.path, scenario)
        if path and not _is_source(path):
            message = advice.message if path[0] in IN_BOTH else f"on the other side, {advice.message}"
            yield msgspec.structs.replace(advice, path=path, message=message)


def _in_file(path: DataPath, scenario: Scenario) -> DataPath:
    """Return the place of a part of the other side in the file. Empty if it is checked for the first side."""
    if path[0] == "briefing" and scenario.their_briefing:
        return ("their_briefing",)
    if path[0] in IN_BOTH:
        return path
    place = IN_FILE.get(str(path[0]))
    return (place, *path[1:]) if place else ()


def _is_source(path: DataPath) -> bool:
    """Return whether this is the place of a point in the article, which the other side need not have."""
    return path[-1] == "source"
