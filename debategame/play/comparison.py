"""A line answered again: both answers, and the key points won and lost between them."""

import msgspec

from debategame.play.feedback import verdict_text
from debategame.play.glyphs import NAMES
from debategame.progress.rounds import Answer
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import count_of

RANKS = {Verdict.CONTRADICTED: 0, Verdict.MISSED: 1, Verdict.PARTIAL: 2, Verdict.HIT: 3}
"""The order of verdicts, the best last."""
NOTHING_CHANGED = "The verdicts are as they were."


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A key point with another verdict than before."""

    number: int
    """Its number on the line, from 1."""
    before: Verdict
    now: PointScore

    @property
    def won(self) -> bool:
        """Whether its verdict is better than before."""
        return RANKS[self.now.verdict] > RANKS[self.before]

    @property
    def note(self) -> str:
        """What became of it: `won, was missed`."""
        return f"{'won' if self.won else 'lost'}, was {NAMES[self.before]}"


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two answers of a player to the same line."""

    scenario: Scenario
    old: Answer
    new: Answer

    @property
    def changes(self) -> tuple[Change, ...]:
        """The key points won and lost, in the order of the line."""
        before = {point.id: point.verdict for point in self.old.points}
        found = (
            Change(number=number, before=before.get(point.id, Verdict.MISSED), now=point)
            for number, point in enumerate(self.new.points, start=1)
        )
        return tuple(change for change in found if change.now.verdict is not change.before)

    @property
    def scores(self) -> str:
        """Both scores: `75 → 100`."""
        return f"{self.old.marks} → {self.new.marks}"

    @property
    def summary(self) -> str:
        """A sentence on how many key points were won and lost."""
        won = sum(change.won for change in self.changes)
        lost = len(self.changes) - won
        if not self.changes:
            return "no key point won or lost"
        counted = ((won, "won"), (lost, "lost"))
        return " and ".join(f"{count_of(count, 'key point')} {verb}" for count, verb in counted if count)

    def says(self, change: Change) -> str:
        """Return what the row of a change says about its key point."""
        return verdict_text(self.scenario, change.now, revealed=True, text=self.new.text)
