"""A round: its answers, their verdicts and their scores."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

import msgspec

from debategame.scoring.model import CREDIT, Elsewhere, PointScore, Verdict

Time = Annotated[datetime.datetime, msgspec.Meta(tz=True)]
"""A moment in time, with its time zone."""


class Mode(StrEnum):
    """How a round is played. Bests and trends never mix modes."""

    PRACTICE = "practice"
    TIMED = "timed"
    TEST = "test"
    REVIEW = "review"
    """One due key point, asked for with its comeback text."""


BOUT_MODES = (Mode.PRACTICE, Mode.TIMED, Mode.TEST)
"""The modes of a bout. Review is not a bout."""
PACES = (1.0, 1.5, 2.0)
"""The factors a player can choose to lengthen the time limits of timed play."""
STRUCK = "struck"
"""The flag of a comeback answer with which the player took back the sentence that the opponent asked about."""
OWN_ARGUMENT = "own argument"
"""The flag of an answer with a sentence that argues something the article does not."""
STUDIED = "studied"
"""The flag of the answers to a line whose claims the player had studied since they last played it."""
COPIED = "copied:"
"""The start of the flag of an answer that makes a key point with words copied from the game; its id follows."""
MOST_HINTS = 3
"""The most hints that a key point can have."""
MOST_GUESSED = 9
"""The largest number that a player can guess."""


class Step(StrEnum):
    """The two answers of a round."""

    ANSWER = "answer"
    COMEBACK = "comeback"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, with its score from the time it was given."""

    id: str
    """A UUID, in its 36-character form."""
    step: Step
    at: Time
    """When it was given, in UTC."""
    text: str
    seconds: float
    """How long the player took to write it."""
    scorer: str
    """The version of the scorer."""
    marks: int
    """The score of a first answer, 0–100. For a comeback answer, the marks it added to the score of the round."""
    points: tuple[PointScore, ...]
    """The verdict on every key point of the line."""
    hints: dict[str, int] = {}
    """How many hints the round had used so far, by key point id."""
    flags: tuple[str, ...] = ()
    """What was noticed about the whole answer: `echo`, `salad`, `long`, `empty`, STRUCK, OWN_ARGUMENT,
    STUDIED, COPIED."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Sentences that answer another line."""
    heard: str = ""
    """What the opponent said before this answer. Empty if it was only the line itself."""
    pressed: str = ""
    """The id of the key point that the opponent asked for. Empty if none."""
    guess: Annotated[int, msgspec.Meta(ge=0, le=MOST_GUESSED)] | None = None
    """The player's guess of how many key points they had made. None if the game did not ask."""
    day: datetime.date | None = None
    """The date in the player's time zone. None stands for the date of `at`."""

    @property
    def hit_count(self) -> int:
        """How many key points the answer hit."""
        return sum(point.verdict is Verdict.HIT for point in self.points)

    @property
    def copied(self) -> frozenset[str]:
        """The ids of the key points that it makes with words copied from the game."""
        return frozenset(flag.removeprefix(COPIED) for flag in self.flags if flag.startswith(COPIED))

    @property
    def local_day(self) -> datetime.date:
        """The date that the answer counts for."""
        return self.day or self.at.date()


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A player's "I did say that", or with an empty sentence "I did not say that". The score stays the same."""

    answer: str
    """The id of the answer."""
    point: str
    """The id of the key point that the player says they made."""
    start: int
    """Where the sentence starts in the answer, in code points."""
    end: int
    """Where it ends, exclusive."""
    sentence: str
    at: Time

    @property
    def gives_back(self) -> bool:
        """Whether the player says that they did not make the key point: no sentence of theirs does."""
        return self.start == self.end


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One line played once: an answer, and sometimes a comeback answer.

    If the save was lost between the two answers, the round holds only the comeback answer and is excluded.
    """

    id: str
    """A UUID, in its 36-character form."""
    at: Time
    """When its first answer was given, in UTC."""
    player: str
    scenario: str
    """The scenario's id."""
    scenario_hash: str
    """The SHA-256 of the scenario that was played, in 64 hex digits."""
    line: str
    """The id of the line."""
    mode: Mode
    answers: tuple[Answer, ...]
    pace: float = 1
    """The factor for the time limit."""
    first_sight: bool = True
    """Whether the player had never seen this line before, and had not studied its claims."""
    disputes: tuple[Dispute, ...] = ()
    excluded: bool = False
    """Whether the player left this round out of bests and trends."""

    @property
    def score(self) -> int:
        """The score of the first answer, 0–100. Bests and trends use this one."""
        return sum(answer.marks for answer in self.answers if answer.step is Step.ANSWER)

    @property
    def added(self) -> int:
        """The marks that the comeback answer added to the score."""
        return sum(answer.marks for answer in self.answers if answer.step is Step.COMEBACK)

    @property
    def studied(self) -> bool:
        """Whether the player had studied claims of the line since they last played it."""
        return any(STUDIED in answer.flags for answer in self.answers)

    @property
    def final(self) -> int:
        """The score of the round, 0–100."""
        return self.score + self.added

    def earns_case(self, answer: Answer, point_id: str) -> bool:
        """Return whether an answer's words for a key point may enter the case: not copied, and not given back."""
        given_back = any(
            dispute.gives_back and dispute.answer == answer.id and dispute.point == point_id
            for dispute in self.disputes
        )
        return point_id not in answer.copied and not given_back

    @property
    def scorer(self) -> str:
        """The version of the scorer that scored the first answer."""
        return self.answers[0].scorer

    @property
    def asks(self) -> str:
        """The id of the key point that Review asked for. Empty in other modes."""
        return self.answers[0].pressed if self.mode is Mode.REVIEW else ""

    @property
    def says_better(self) -> bool:
        """Whether the player said a key point better, with its claim before them."""
        return says_better(self.asks, self.answers[0].hints)

    @property
    def copied(self) -> bool:
        """Whether the first answer makes a key point with words copied from the game, so that its score is practice."""
        return any(answer.copied for answer in self.answers if answer.step is Step.ANSWER)

    @property
    def hints_taken(self) -> int:
        """How many hints were taken in the round."""
        # The counts of an answer include those of the answer before it.
        return 0 if self.says_better else sum(self.answers[-1].hints.values())

    @property
    def verdicts(self) -> tuple[PointScore, ...]:
        """The best verdict on each key point over both answers, in the order of the line."""
        return best_verdicts(*(answer.points for answer in self.answers))


def says_better(asks: str, hints: Mapping[str, int]) -> bool:
    """Return whether a round of Review that asks for a key point says it better: every hint counts as taken."""
    return bool(asks) and hints.get(asks) == MOST_HINTS


def scorer_order(scorer: str) -> tuple[int, str]:
    """Return a key that sorts versions of the scorer, oldest first: `1`, `2`, `10`."""
    return len(scorer), scorer


def best_verdicts(*answers: tuple[PointScore, ...]) -> tuple[PointScore, ...]:
    """Return the best verdict on each key point. `answers` holds the verdicts of each answer, oldest first.

    The verdict with more credit wins. With equal credit the earlier one wins, except that any verdict beats missed.
    """
    best = {point.id: point for point in answers[0]}
    for points in answers[1:]:
        for point in points:
            before = best[point.id]
            better = CREDIT[point.verdict] > CREDIT[before.verdict]
            if better or (before.verdict is Verdict.MISSED and point.verdict is not Verdict.MISSED):
                best[point.id] = point
    return tuple(best.values())


def own_words(answer: Answer, point: PointScore) -> str:
    """Return the passages of an answer that earned a verdict, on one line. Without passages, return all of it."""
    passages = [answer.text[passage.start : passage.end] for passage in point.passages] or [answer.text]
    return " … ".join(" ".join(passage.split()) for passage in passages)
