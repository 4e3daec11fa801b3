"""A round as it was played, and what is derived from rounds: bests, trends, the case."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import msgspec

from debategame.scoring.marks import CREDIT
from debategame.scoring.model import Elsewhere, PointScore, Verdict

Time = Annotated[datetime.datetime, msgspec.Meta(tz=True)]
"""A moment, with its time zone."""


class Mode(StrEnum):
    """How a bout is played."""

    PRACTICE = "practice"
    TIMED = "timed"
    TEST = "test"


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


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """How a player made a key point, in their own words."""

    sentence: str
    """The passages of the answer that hold the evidence, on one line, joined by ` … `."""
    at: Time
    confidence: float
    """0–1: how sure the scorer was; only compared, never shown."""
    line: str
    """The id of the line it answered."""


def made(rounds: Iterable[Round]) -> frozenset[str]:
    """Return the ids of the key points hit in any round, by an answer or a comeback answer."""
    return frozenset(
        point.id
        for played in rounds
        for answer in played.answers
        for point in answer.points
        if point.verdict is Verdict.HIT
    )


def case(rounds: Iterable[Round]) -> dict[str, Said]:
    """Return the best sentence for each key point ever hit, by its id, in the order in which they were first made.

    The best is the one of highest confidence; among equals the latest.
    """
    return _best_said(rounds, Verdict.HIT)


def halves(rounds: Iterable[Round]) -> dict[str, Said]:
    """Return likewise the best sentence for each key point made in part and never hit."""
    played = list(rounds)
    hit = made(played)
    return {point: said for point, said in _best_said(played, Verdict.PARTIAL).items() if point not in hit}


def best(rounds: Iterable[Round]) -> int | None:
    """Return the highest score of a first answer, 0–100, of rounds not left out; None where there is none."""
    return max((played.score for played in rounds if not played.excluded), default=None)


def last_played(rounds: Iterable[Round]) -> dict[str, datetime.datetime]:
    """Return when each line was last played, by its id; lines never played are left out."""
    times: dict[str, datetime.datetime] = {}
    for played in rounds:
        times[played.line] = max(played.at, times.get(played.line, played.at))
    return times


def _best_said(rounds: Iterable[Round], verdict: Verdict) -> dict[str, Said]:
    best_said: dict[str, Said] = {}
    for played in sorted(rounds, key=lambda played: played.at):
        for answer in played.answers:
            for point in answer.points:
                before = best_said.get(point.id)
                if point.verdict is verdict and (before is None or point.confidence >= before.confidence):
                    best_said[point.id] = Said(
                        sentence=own_words(answer, point),
                        at=answer.at,
                        confidence=point.confidence,
                        line=played.line,
                    )
    return best_said


def own_words(answer: Answer, point: PointScore) -> str:
    """Return the words of an answer that earned a verdict, on one line; all of it where no passage is marked."""
    passages = [answer.text[passage.start : passage.end] for passage in point.passages] or [answer.text]
    return " … ".join(" ".join(passage.split()) for passage in passages)
