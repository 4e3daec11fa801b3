"""The reasons for a verdict: the player's words, their matches, and what kept words from counting."""

import msgspec

from debategame.scoring.model import Blocked, How, PointScore, Verdict
from debategame.text.display import one_line

HOW_MATCHED: dict[How, str] = {
    "exact": "same word",
    "inflected": "other form",
    "typo": "misspelt",
    "synonym": "same sense",
    "related": "related",
}
"""How a word matched, in at most ten columns: the tables of evidence have no room for more."""
WHY_BLOCKED: dict[Blocked, str] = {
    "echo": "The closest words are your opponent's own. They earn nothing when you repeat them.",
    "salad": "The words are there, but only as a list: no sentence of yours says it.",
    "denied": "Your sentence denies it.",
    "reported": "You only report it, as what others say.",
    "theirs": "That sentence argues for the other side.",
    "doubted": "You may have said the opposite, so it does not count. Nothing is held against you.",
}
"""Why words that matched a key point earned nothing."""
NOTHING_NEAR = "Nothing in your answer comes near it."
"""The explanation for a missed key point that no words matched."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an answer that matched words of a key point."""

    words: str
    """The player's words."""
    met: str
    """The words of the key point that they matched."""
    how: str
    """How they matched."""


def matches(text: str, point: PointScore) -> tuple[Match, ...]:
    """Return the words of the answer `text` that earned the verdict on a key point, in order."""
    return tuple(
        Match(
            words=one_line(text[evidence.start : evidence.end]),
            met=one_line(evidence.met),
            how=HOW_MATCHED[evidence.how],
        )
        for evidence in point.evidence
    )


def why_not_counted(point: PointScore) -> str:
    """Return a sentence on why a key point was not made. Empty if nothing needs to be explained."""
    if point.blocked:
        return WHY_BLOCKED[point.blocked]
    return NOTHING_NEAR if point.verdict is Verdict.MISSED else ""
