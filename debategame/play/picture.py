"""A round as a small picture: what was made of each key point, in which answer, and in whose words."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from debategame.play.glyphs import NAMES
from debategame.progress.rounds import Round
from debategame.scenario.model import Scenario
from debategame.scoring.model import CREDIT, PointScore, Verdict
from debategame.text.display import one_line, spaced

IN_COMEBACK = "+"
"""The sign of a key point that the comeback answer made, or made more of."""


class Words(StrEnum):
    """Whose words made a key point, whole or in part."""

    OWN = "own words"
    HINTED = "after a hint"
    COPIED = "copied words"
    """Words of the model, a claim, a wording or a hint. They do not enter the case."""
    GIVEN_BACK = "given back"
    """The player has said that no words of theirs make it."""


SIGNS = {Words.OWN: "", Words.HINTED: "?", Words.COPIED: "”", Words.GIVEN_BACK: "-"}
"""The sign of each kind of words, shown beside a verdict."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What a round made of one key point."""

    name: str
    """The key point's short name, on one line."""
    answer: Verdict
    """The verdict on the first answer."""
    comeback: Verdict | None = None
    """The verdict on the comeback answer. None if there was none, or if it left alone what was made already."""
    verdict: Verdict
    """The better of the two."""
    words: Words | None = None
    """Whose words made it. None if nothing was made."""

    @property
    def in_comeback(self) -> bool:
        """Whether the comeback answer made it, or made more of it."""
        return CREDIT[self.verdict] > CREDIT[self.answer]

    @property
    def signs(self) -> tuple[str, str]:
        """The sign before the verdict's glyph, and the one after it. Each is empty or one character."""
        return IN_COMEBACK if self.in_comeback else "", SIGNS[self.words] if self.words else ""

    @property
    def spoken(self) -> str:
        """The cell in words: `older than the slogan: hit in the comeback, after a hint`."""
        when = " in the comeback" if self.in_comeback else ""
        whose = f", {self.words}" if self.words else ""
        return f"{self.name}: {NAMES[self.verdict]}{when}{whose}"


def cells(scenario: Scenario, played: Round) -> tuple[Cell, ...]:
    """Return a cell for each key point of the round's line, in the line's order."""
    first, *later = played.answers
    names = {point.id: point.label for point in scenario.key_points}
    answered = {point.id: point.verdict for point in first.points}
    came_back = {point.id: point.verdict for answer in later for point in answer.points}
    return tuple(
        Cell(
            name=one_line(names.get(point.id, spaced(point.id))),
            answer=answered[point.id],
            comeback=_comeback(answered[point.id], came_back.get(point.id)),
            verdict=point.verdict,
            words=_words(played, point),
        )
        for point in played.verdicts
    )


def _comeback(answered: Verdict, came_back: Verdict | None) -> Verdict | None:
    return None if (answered, came_back) == (Verdict.HIT, Verdict.MISSED) else came_back


def legend(shown: Iterable[Cell]) -> tuple[tuple[str, str], ...]:
    """Return the signs that occur in cells, each with its meaning, in a fixed order."""
    shown = tuple(shown)
    found = {cell.words for cell in shown}
    in_comeback = [(IN_COMEBACK, "in the comeback")] if any(cell.in_comeback for cell in shown) else []
    return (*in_comeback, *((sign, str(words)) for words, sign in SIGNS.items() if sign and words in found))


def _words(played: Round, point: PointScore) -> Words | None:
    if not point.verdict.earns:
        return None
    answer = next(answer for answer in played.answers if point in answer.points)
    if point.id in answer.copied:
        return Words.COPIED
    if not played.earns_case(answer, point.id):
        return Words.GIVEN_BACK
    return Words.HINTED if answer.hints.get(point.id) else Words.OWN
