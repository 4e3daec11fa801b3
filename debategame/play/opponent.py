"""What the opponent says: the line, the comeback and the last word.

The text comes from the scenario, with quotations of the player.
"""

from collections.abc import Iterable

import msgspec

from debategame.progress.rounds import Answer
from debategame.scenario.model import DEFAULT_COMEBACK, KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import snippet

LONGEST_QUOTE = 90
"""The longest quotation of the player, in code points, that fits on the opponent's card."""
TURNS = {
    Verdict.CONTRADICTED: "But you say yourself: ‘{quote}’. Thank you!",
    Verdict.PARTIAL: "But ‘{quote}’ is only half an answer.",
    Verdict.MISSED: "But that is not all I said.",
}
"""The opponent's words before the key point they press, by its verdict. Without a quotation, MISSED is used."""
QUOTE_EDGES = ' \t\r\n.,;:!?"“”‘’'
"""Characters removed from both ends of a quotation, because a sentence goes around it."""
PRESS_ORDER = (Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSED)
"""The verdicts in the order in which the opponent presses them."""


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Something the opponent says."""

    speaker: str
    text: str
    own: str
    """The text without quotations of the player."""
    grants: str = ""
    """The id of the key point that the opponent grants. Empty if none."""
    presses: str = ""
    """The id of the key point that the opponent presses. Empty if none."""


def opening(line: Line) -> Speech:
    """Return what the opponent says first: the line."""
    return Speech(speaker=line.speaker, text=line.says, own=line.says)


def concession(line: Line) -> Speech:
    """Return what the opponent says when every key point of the line is hit."""
    return Speech(speaker=line.speaker, text=line.concedes, own=line.concedes)


def review_question(line: Line, point: KeyPoint) -> Speech:
    """Return what the opponent says in Review: the comeback text of the key point.

    The default comeback text names no key point, so the line is said before it.
    """
    text = point.comeback if point.comeback != DEFAULT_COMEBACK else f"{line.says} {point.comeback}"
    return Speech(speaker=line.speaker, text=text, own=text, presses=point.id)


def comeback(scenario: Scenario, line: Line, answer: Answer) -> Speech:
    """Return what the opponent says after an answer.

    They grant the best hit, then press a key point: a contradicted one, else a partial, else a missed one. If every
    key point is hit they concede.
    """
    candidates = (heaviest(scenario, answer.points, verdict) for verdict in PRESS_ORDER)
    pressed = next((point for point in candidates if point is not None), None)
    if pressed is None:
        return concession(line)
    granted = heaviest(scenario, answer.points, Verdict.HIT)
    grant = scenario.key_point(granted.id).grants if granted else ""
    turn = _turn(answer.text, pressed, granted=granted is not None)
    press = scenario.key_point(pressed.id).comeback
    return Speech(
        speaker=line.speaker,
        text=" ".join(part for part in (grant, turn, press) if part),
        own=" ".join(part for part in (grant, press) if part),
        grants=granted.id if granted else "",
        presses=pressed.id,
    )


def heaviest(scenario: Scenario, points: Iterable[PointScore], verdict: Verdict) -> PointScore | None:
    """Return the heaviest key point with this verdict, or None.

    Between equal weights the higher confidence counts, then the order of the line.
    """
    matching = (point for point in points if point.verdict is verdict)
    return max(matching, key=lambda point: (scenario.key_point(point.id).weight, point.confidence), default=None)


def quote_of(text: str, scored: PointScore, longest: int = LONGEST_QUOTE) -> str:
    """Return the words that earned a verdict, on one line and cut to `longest` code points. Empty if there are none."""
    if not scored.passages:
        return ""
    first = scored.passages[0]
    return snippet(text[first.start : first.end].strip(QUOTE_EDGES), longest)


def _turn(text: str, pressed: PointScore, *, granted: bool) -> str:
    quote = quote_of(text, pressed)
    if quote and pressed.verdict is not Verdict.MISSED:
        return TURNS[pressed.verdict].replace("{quote}", quote)
    return TURNS[Verdict.MISSED] if granted else ""
