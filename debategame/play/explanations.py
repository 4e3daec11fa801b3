"""Why a verdict is what it is: the player's words, what they met, and how; or what kept them from counting."""

import msgspec

from debategame.scoring.model import Blocked, How, PointScore, Verdict
from debategame.text.display import one_line

HOWS: dict[How, str] = {
    "exact": "the same word",
    "inflected": "another form",
    "typo": "misspelt",
    "synonym": "same meaning",
    "related": "related word",
}
BLOCKED: dict[Blocked, str] = {
    "echo": "What comes near it are your opponent's own words; they earn nothing when you repeat them.",
    "salad": "The words are there, but only as a list: no sentence of yours says it.",
    "denied": "Your sentence denies it.",
    "reported": "You only report it, as what others say.",
}
NOTHING = "Nothing in your answer comes near it."


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a reason: words of the player's, what they met, and how."""

    words: str
    met: str
    how: str


def met(text: str, point: PointScore) -> tuple[Met, ...]:
    """Return the words of an answer that earned its verdict on a key point, in order."""
    return tuple(
        Met(words=one_line(text[e.start : e.end]), met=one_line(e.met), how=HOWS[e.how]) for e in point.evidence
    )


def blocked(point: PointScore) -> str:
    """Return why words that met a key point did not count, or that none met it; empty for one that was earned."""
    if point.blocked:
        return BLOCKED[point.blocked]
    return NOTHING if point.verdict is Verdict.MISSED else ""
