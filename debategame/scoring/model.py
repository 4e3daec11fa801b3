"""What the scorer says of a rebuttal: verdicts with their evidence, and the score they add up to."""

from enum import StrEnum
from typing import Literal

import msgspec

How = Literal["exact", "inflected", "typo", "synonym", "related"]
"""How a word of the rebuttal met a word of the wording, best first."""

Blocked = Literal["", "echo", "salad", "denied", "reported", "theirs", "doubted"]
"""Why words did not earn: they are the opponent's, a list of keywords, denied, only reported, an argument of the other
side, or probably the opposite."""


class Verdict(StrEnum):
    """What a rebuttal did with one key point."""

    HIT = "hit"
    PARTIAL = "partial"
    MISSED = "missed"
    CONTRADICTED = "contradicted"

    @property
    def earns(self) -> bool:
        """Whether it earns something: a hit or a partial."""
        return CREDIT[self] > 0


FULL = 100
"""The highest score."""
CREDIT = {Verdict.HIT: 1.0, Verdict.PARTIAL: 0.5, Verdict.MISSED: 0.0, Verdict.CONTRADICTED: 0.0}
"""How much of a key point's weight a verdict earns."""


class Span(msgspec.Struct, frozen=True):
    """A part of the rebuttal, in code points of the text as given; `end` is exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether both have a code point in common."""
        return self.start < other.end and other.start < self.end


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A run of words of the rebuttal that earned a verdict, and how it met the wording."""

    start: int
    """First code point of the words in the rebuttal as given."""
    end: int
    """One past their last code point."""
    how: How
    met: str = msgspec.field(name="with")
    """The words of the wording that they met."""


class PointScore(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one key point, and everything that explains it."""

    id: str
    """The key point's id."""
    verdict: Verdict
    confidence: float
    """0–1, four places; ranks key points and answers, also below the threshold. Never shown to players."""
    evidence: tuple[Evidence, ...] = ()
    """The words that earned the verdict, in order of the text; empty for a missed one."""
    passages: tuple[Span, ...] = ()
    """The clauses or sentences that hold the evidence, in order and not overlapping: what a screen marks.

    Of a missed key point that is blocked as `theirs` or `doubted`, the sentence that argues their side or may say the
    opposite.
    """
    wording: str = ""
    """The claim, wording, opposite or idea that came closest, as the teacher wrote it."""
    missing: tuple[str, ...] = ()
    """For a partial: the words or ideas of that wording that were not found."""
    blocked: Blocked = ""
    """What kept covered words from earning; empty where nothing did."""

    @property
    def doubted(self) -> bool:
        """Whether its opposite may have been said: nothing is credited, and nothing held against the player."""
        return self.blocked == "doubted"


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence that earns nothing here: it makes a key point of another line, or argues the other side."""

    line: str
    """The id of the other line, where it would have counted; empty if it argues the other side."""
    point: str
    """The id of the key point, or of the point of theirs."""
    passage: Span
    theirs: bool = False
    """Whether it argues the other side."""


class SpokenClaim(msgspec.Struct, frozen=True):
    """Words of a rebuttal that may claim a key point."""

    point: str
    """The id of the key point."""
    start: int
    """Their first code point in the rebuttal as given."""
    end: int
    """One past their last."""


class Nearest(msgspec.Struct, frozen=True):
    """The text of a scenario that an answer comes nearest to, whether or not it decided a verdict."""

    id: str
    """The id of the key point that it contradicts, or of the point of theirs."""
    text: str
    """As the teacher wrote it."""
    closeness: float
    """The weighted share of its words that one sentence, or two in a row, has, 0–1."""


class Nearness(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer comes nearest to, for people who want to know why."""

    opposites: tuple[Nearest, ...] = ()
    """The nearest opposite of each key point of the line that has any, in the line's order."""
    theirs: Nearest | None = None
    """The nearest point of theirs; None if the scenario has none."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What one answer to one line is worth, and why."""

    line: str
    """The line's id."""
    score: int
    """0–100, before anything a hint takes off."""
    scorer: str
    """The scorer's version: same text, scenario and version, same score."""
    points: tuple[PointScore, ...]
    """Every key point of the line, in its order."""
    flags: tuple[str, ...] = ()
    """What was noticed of the whole answer, sorted: `echo`, `salad`, `long`, `empty`."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Sentences that earn nothing here: they make a key point of another line, or argue the other side."""
