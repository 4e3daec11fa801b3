"""A bout as a value: its lines, its stages, its hints and its answers. No files, no clock, no screen."""

import datetime
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from debategame.play.hints import Hint, find_hint, hinted_point, pass_over
from debategame.play.opponent import Speech, comeback, concession, opening, review_question
from debategame.play.rules import RULES, Rules
from debategame.progress.rounds import Answer, Mode, Step, best_verdicts
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.marks import answer_marks, comeback_marks
from debategame.scoring.model import PointScore, Score, Verdict

if TYPE_CHECKING:  # Home counts lines with this module, and scores nothing
    from debategame.scoring.scorer import Scorer

USUAL_LINES = 3
"""Number of lines of a bout if the player does not choose one."""
COMEBACK_TIME = 0.5
"""The time limit of a comeback answer, as a share of the time limit of the line."""


class Stage(StrEnum):
    """The stages of a round, and the end of the bout."""

    ANSWER = "answer"
    FEEDBACK = "feedback"
    COMEBACK = "comeback"
    REVEAL = "reveal"
    OVER = "over"


class Bout(msgspec.Struct, frozen=True, kw_only=True):
    """One bout. Every move returns a new bout."""

    scenario: Scenario
    lines: tuple[str, ...]
    """The ids of the lines, in the order of play."""
    mode: Mode
    pace: float = 1
    """The factor for time limits."""
    asks: str = ""
    """The id of the key point that Review asks for. Empty in other modes."""
    round_id: str
    """The UUID of the round being played."""
    index: int = 0
    """The index of the line being played, from 0."""
    stage: Stage = Stage.ANSWER
    answers: tuple[Answer, ...] = ()
    """The answers given in this round."""
    hints: dict[str, int] = {}
    """How many hints were taken in this round, by key point id."""
    passed_over: tuple[str, ...] = ()
    """Ids of the key points whose hints the player skipped in this round."""

    @property
    def line(self) -> Line:
        """The line being played. When the bout is over, the last line."""
        return self.scenario.line(self.lines[min(self.index, len(self.lines) - 1)])

    @property
    def points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line."""
        return self.scenario.points_of(self.line)

    @property
    def aim(self) -> int:
        """How many key points the player is asked to make."""
        return self.scenario.aim_of(self.line)

    @property
    def rules(self) -> Rules:
        """The rules of the mode."""
        return RULES[self.mode]

    @property
    def standing(self) -> tuple[PointScore, ...]:
        """The best verdict on each key point in this round, in the order of the line. Empty before the first answer."""
        return best_verdicts(*(answer.points for answer in self.answers)) if self.answers else ()

    @property
    def open_points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line that are not hit yet."""
        hit = {point.id for point in self.standing if point.verdict is Verdict.HIT}
        return tuple(point for point in self.points if point.id not in hit)

    @property
    def score(self) -> int:
        """The score of the first answer. 0 before it is given."""
        return self.answers[0].marks if self.answers else 0

    @property
    def final(self) -> int:
        """The score of the round so far."""
        return sum(answer.marks for answer in self.answers)

    @property
    def time_limit(self) -> int:
        """Seconds for the answer at this stage. Only meaningful in modes with a clock."""
        return time_limit(self.line, comes_back=self.stage is Stage.COMEBACK, pace=self.pace)

    @property
    def speech(self) -> Speech:
        """The opponent's words at this stage."""
        if self.stage is Stage.COMEBACK:
            return comeback(self.scenario, self.line, self.answers[0])
        if self.stage is Stage.REVEAL and self.answers and not self.open_points:
            return concession(self.line)
        return review_question(self.line, self.scenario.key_point(self.asks)) if self.asks else opening(self.line)

    def give(
        self,
        text: str,
        *,
        scorer: "Scorer",
        at: datetime.datetime,
        seconds: float,
        answer_id: str,
        guess: int | None = None,
    ) -> "Bout":
        """Score an answer and return the bout at its feedback. The new answer is the last of `answers`.

        `at` is the local time of the player: the answer counts for that day. `guess` is how many key points the
        player thinks they made. Raise ValueError at a stage that asks for no answer.
        """
        if self.stage not in (Stage.ANSWER, Stage.COMEBACK):
            raise ValueError(f"stage {self.stage} takes no answer")
        speech = self.speech
        scored = scorer.score(self.line.id, text, heard=speech.own if speech.presses else "")
        answer = Answer(
            id=answer_id,
            step=Step.COMEBACK if self.stage is Stage.COMEBACK else Step.ANSWER,
            at=at.astimezone(datetime.UTC),
            day=at.date(),
            text=text,
            seconds=seconds,
            scorer=scored.scorer,
            marks=marks_in_round(
                self.scenario, scored, mode=self.mode, hints=self.hints, first=self.answers[0] if self.answers else None
            ),
            points=scored.points,
            hints=dict(self.hints),
            flags=scored.flags,
            elsewhere=scored.elsewhere,
            heard=speech.text if speech.presses else "",
            pressed=speech.presses,
            guess=guess,
        )
        given = replace(self, answers=(*self.answers, answer))
        return replace(given, stage=Stage.FEEDBACK if given.comes_back else Stage.REVEAL)

    @property
    def comes_back(self) -> bool:
        """Whether the opponent comes back after the first answer. Not if it is empty or hits every key point."""
        said = len(self.answers) == 1 and "empty" not in self.answers[0].flags
        return self.rules.comeback and said and bool(self.open_points)

    def go_on(self, round_id: str) -> "Bout":
        """Return the bout at its next stage: the comeback, the reveal, the next line or the end.

        `round_id` is a new UUID, for the round on the next line. At the comeback the player passes. Raise ValueError
        at other stages.
        """
        if self.stage is Stage.FEEDBACK:
            return replace(self, stage=Stage.COMEBACK, passed_over=())
        if self.stage is Stage.COMEBACK:
            return replace(self, stage=Stage.REVEAL)
        if self.stage is not Stage.REVEAL:
            raise ValueError(f"stage {self.stage} does not go on by itself")
        if self.index + 1 >= len(self.lines):
            return replace(self, stage=Stage.OVER)
        return self._fresh(round_id, self.index + 1)

    def again(self, round_id: str) -> "Bout":
        """Return the bout with the same line again, as a new round."""
        return self._fresh(round_id, self.index)

    @property
    def taken_hint(self) -> Hint | None:
        """The last hint taken on the key point that hints are about."""
        return _hint(self, after=0)

    @property
    def next_hint(self) -> Hint | None:
        """The next hint, with its price. None if none is left or the mode has no hints."""
        return _hint(self, after=1)

    def take_hint(self) -> "Bout":
        """Return the bout with the next hint taken. Return the same bout if no hint is left."""
        taken = self.next_hint
        return replace(self, hints={**self.hints, taken.point: taken.count}) if taken else self

    def other_key_point(self) -> "Bout":
        """Return the bout with hints on the next open key point. After the last one, go back to the first."""
        return replace(self, passed_over=pass_over(_hinted(self), self.passed_over))

    def _fresh(self, round_id: str, index: int) -> "Bout":
        return replace(self, round_id=round_id, index=index, stage=Stage.ANSWER, answers=(), hints={}, passed_over=())


def time_limit(line: Line, *, comes_back: bool, pace: float) -> int:
    """Return the seconds for the first answer to a line, or with `comes_back` for the comeback answer."""
    return round(line.time_limit * (COMEBACK_TIME if comes_back else 1) * pace)


def choose_lines(
    scenario: Scenario,
    made: Collection[str],
    last_played: Mapping[str, datetime.datetime],
    count: int = USUAL_LINES,
) -> tuple[str, ...]:
    """Return the ids of the lines for the next bout.

    Lines with the fewest key points made come first, then those not played for longest, then the order of the file.
    `made` holds the ids of the key points that the player has made; `last_played` says when a line was last played,
    by its id.
    """
    never = datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def order(line: Line) -> tuple[float, datetime.datetime]:
        share = sum(point in made for point in line.points) / len(line.points)
        return share, last_played.get(line.id, never)

    return tuple(line.id for line in sorted(scenario.lines, key=order)[:count])


def new_bout(
    scenario: Scenario, lines: tuple[str, ...], mode: Mode, *, new_id: Callable[[], str], pace: float = 1
) -> Bout:
    """Return a new bout over the lines with these ids; `pace` multiplies time limits if the mode has a clock."""
    return Bout(scenario=scenario, lines=lines, mode=mode, pace=pace if RULES[mode].clock else 1, round_id=new_id())


def marks_in_round(
    scenario: Scenario, score: Score, *, mode: Mode, hints: Mapping[str, int], first: Answer | None
) -> int:
    """Return the marks of an answer that was just scored.

    `hints` says how many hints were taken, by key point id. `first` is the first answer of the round if this is the
    comeback answer, else None.
    """
    line = scenario.line(score.line)
    priced = hints if RULES[mode].priced else {}
    if first is not None:
        return comeback_marks(scenario, line, first.marks, first.points, score.points, hints=priced)
    return answer_marks(scenario, line, score.points, priced) if priced else score.score


def _hinted(bout: Bout) -> tuple[KeyPoint, ...]:
    """Return the open key points that hints may be about. In Review that is only the one asked for."""
    return tuple(point for point in bout.open_points if bout.asks in ("", point.id))


def _hint(bout: Bout, *, after: int) -> Hint | None:
    point = hinted_point(_hinted(bout), bout.passed_over) if bout.rules.hints else None
    if point is None:
        return None
    return find_hint(bout.points, point, bout.hints.get(point.id, 0) + after, priced=bout.rules.priced)
