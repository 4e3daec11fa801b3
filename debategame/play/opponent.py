"""What the opponent says: the line, the comeback, the last word. Fixed text plus the player's own words."""

from collections.abc import Iterable

import msgspec

from debategame.progress.rounds import Answer
from debategame.scenario.model import DEFAULT_COMEBACK, KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import snippet

LONGEST_QUOTE = 90
"""Code points of the player's words that fit the opponent's card beside the teacher's text."""
TURNS = {
    Verdict.CONTRADICTED: "But you say yourself: “{quote}”. Thank you!",
    Verdict.PARTIAL: "But “{quote}” is only half an answer.",
    Verdict.MISSED: "But that is not all I said.",
}
"""How the opponent turns to what is pressed, by its verdict; only after a grant where nothing is quoted."""
AROUND_A_QUOTE = ' \t\r\n.,;:!?"“”'
"""What is left out at both ends of a quotation, so that the sentence around it reads on."""
PRESSED_FIRST = (Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSED)


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Something the opponent says."""

    speaker: str
    text: str
    own: str
    """The text without what it quotes of the player: the opponent's own words."""
    grants: str = ""
    """The id of the key point that is granted; empty where none is."""
    presses: str = ""
    """The id of the key point that is pressed; empty where none is."""


def opening(line: Line) -> Speech:
    """Return the line itself."""
    return Speech(speaker=line.speaker, text=line.says, own=line.says)


def concession(line: Line) -> Speech:
    """Return the last word, when no key point of the line is open."""
    return Speech(speaker=line.speaker, text=line.concedes, own=line.concedes)


def asking(line: Line, point: KeyPoint) -> Speech:
    """Return what Review asks for a key point with: its own comeback text.

    Where the teacher wrote none the line comes before it: the usual one asks for nothing in particular.
    """
    said = point.comeback if point.comeback != DEFAULT_COMEBACK else f"{line.says} {point.comeback}"
    return Speech(speaker=line.speaker, text=said, own=said, presses=point.id)


def comeback(scenario: Scenario, line: Line, answer: Answer) -> Speech:
    """Return what the opponent says after an answer.

    The best hit is granted. Then a contradicted key point is pressed, quoting the player; else a partial;
    else the heaviest missed. Where nothing is open the opponent concedes.
    """
    found = (heaviest(scenario, answer.points, verdict) for verdict in PRESSED_FIRST)
    pressed = next((point for point in found if point is not None), None)
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
    """Return the heaviest key point of that verdict; among equals the most confident, then the line's order.

    None where no key point has the verdict.
    """
    found = (point for point in points if point.verdict is verdict)
    return max(found, key=lambda point: (scenario.key_point(point.id).weight, point.confidence), default=None)


def quoted(text: str, scored: PointScore, longest: int = LONGEST_QUOTE) -> str:
    """Return the player's words that earned a verdict, on one line, cut at a word where longer than `longest`."""
    if not scored.passages:
        return ""
    first = scored.passages[0]
    return snippet(text[first.start : first.end].strip(AROUND_A_QUOTE), longest)


def _turn(text: str, pressed: PointScore, *, granted: bool) -> str:
    quote = quoted(text, pressed)
    if quote and pressed.verdict is not Verdict.MISSED:
        return TURNS[pressed.verdict].replace("{quote}", quote)
    return TURNS[Verdict.MISSED] if granted else ""
