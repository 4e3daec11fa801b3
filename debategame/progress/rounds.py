"""A round as it was played: its answers, their verdicts, and what it scored."""

import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from debategame.scoring.marks import CREDIT
from debategame.scoring.model import Elsewhere, PointScore, Verdict

Time = Annotated[datetime.datetime, msgspec.Meta(tz=True)]
"""A moment, with its time zone."""


class Mode(StrEnum):
    """How a round is played; what is derived from rounds never mixes modes."""

    PRACTICE = "practice"
    TIMED = "timed"
    TEST = "test"
    REVIEW = "review"
    """One due key point, asked by its own comeback text."""


BOUT_MODES = (Mode.PRACTICE, Mode.TIMED, Mode.TEST)
"""The modes that a bout can be played in."""
PACES = (1.0, 1.5, 2.0)
"""What the time limits of timed play can be multiplied by, for a player who needs more time."""
MOST_GUESSED = 4
"""The most key points that a player can guess to have landed."""


class Step(StrEnum):
    """Which of a round's two answers."""

    ANSWER = "answer"
    COMEBACK = "comeback"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, as it was scored when it was given."""

    id: str
    """A UUID, in its 36-character form."""
    step: Step
    at: Time
    """When it was given, in UTC."""
    text: str
    seconds: float
    """How long it took to write."""
    scorer: str
    """The version of the scorer."""
    marks: int
    """For the answer its score, 0–100; for the comeback what it added to the round."""
    points: tuple[PointScore, ...]
    """Every key point of the line, as shown then."""
    hints: dict[str, int] = {}
    """How many hints were taken for a key point, by its id."""
    flags: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    heard: str = ""
    """What the opponent said before it, where that was not the line itself."""
    pressed: str = ""
    """The id of the key point that the opponent asked for by saying so; empty where none was."""
    guess: Annotated[int, msgspec.Meta(ge=0, le=MOST_GUESSED)] | None = None
    """How many key points the player guessed to have landed, before the score showed; None where not asked."""
    day: datetime.date | None = None
    """The player's calendar day when it was given, wherever they were; None counts as that of `at`."""

    @property
    def landed(self) -> int:
        """How many key points it hit."""
        return sum(point.verdict is Verdict.HIT for point in self.points)

    @property
    def local_day(self) -> datetime.date:
        """The day it counts for."""
        return self.day or self.at.date()


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A player's "I did say that": the score stays, the sentence is kept."""

    answer: str
    """The id of the answer."""
    point: str
    """The id of the key point that the player says they made."""
    start: int
    end: int
    sentence: str
    at: Time


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One line played: an answer and at most one comeback answer; whole without the second.

    Where the save was lost between the two, the comeback answer stands alone and the round is excluded.
    """

    id: str
    """A UUID, in its 36-character form."""
    at: Time
    """When its first answer was given, in UTC."""
    player: str
    scenario: str
    """The scenario's id."""
    scenario_hash: str
    """The SHA-256 of the scenario as it was then, in 64 hex digits."""
    line: str
    mode: Mode
    answers: tuple[Answer, ...]
    pace: float = 1
    """What the line's time limit was multiplied by, where there was one."""
    first_sight: bool = True
    """Whether nothing of the line had been shown to this player before."""
    disputes: tuple[Dispute, ...] = ()
    excluded: bool = False
    """Whether the player left it out of bests and trends."""

    @property
    def score(self) -> int:
        """The score of the first answer, 0–100: what trends and bests use."""
        return sum(answer.marks for answer in self.answers if answer.step is Step.ANSWER)

    @property
    def added(self) -> int:
        """What the comeback answer added."""
        return sum(answer.marks for answer in self.answers if answer.step is Step.COMEBACK)

    @property
    def final(self) -> int:
        """The score of the round, 0–100."""
        return self.score + self.added

    @property
    def scorer(self) -> str:
        """The version of the scorer that scored the first answer."""
        return self.answers[0].scorer

    @property
    def hints_taken(self) -> int:
        """How many hints were taken; each answer tells of all so far in its round."""
        return sum(self.answers[-1].hints.values())

    @property
    def verdicts(self) -> tuple[PointScore, ...]:
        """The best verdict on each key point over both answers, in the line's order."""
        return merged(*(answer.points for answer in self.answers))


def merged(*answers: tuple[PointScore, ...]) -> tuple[PointScore, ...]:
    """Return for each key point the verdict that stands after the answers, given in order of time.

    A higher credit wins; where credits are equal the earlier stands, but anything stands over missed.
    """
    standing = {point.id: point for point in answers[0]}
    for points in answers[1:]:
        for point in points:
            before = standing[point.id]
            better = CREDIT[point.verdict] > CREDIT[before.verdict]
            if better or (before.verdict == "missed" and point.verdict != "missed"):
                standing[point.id] = point
    return tuple(standing.values())


def own_words(answer: Answer, point: PointScore) -> str:
    """Return the words of an answer that earned a verdict, on one line; all of it where no passage is marked."""
    passages = [answer.text[passage.start : passage.end] for passage in point.passages] or [answer.text]
    return " … ".join(" ".join(passage.split()) for passage in passages)
