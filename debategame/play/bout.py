"""How a bout goes: which lines, which step, which hint, what the opponent says next. No files, no clock, no screen."""

import datetime
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from debategame.play.hints import Hint, hint, passing, served
from debategame.play.opponent import Speech, asking, comeback, concession, opening
from debategame.play.rules import RULES, Rules
from debategame.progress.rounds import Answer, Mode, Step, merged
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.marks import answer_marks, comeback_marks
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.scorer import Scorer

USUAL_LINES = 3
COMEBACK_TIME = 0.5
"""The share of a line's time limit that the comeback answer gets."""


class Stage(StrEnum):
    """Where a bout stands."""

    ANSWER = "answer"
    FEEDBACK = "feedback"
    COMEBACK = "comeback"
    REVEAL = "reveal"
    OVER = "over"


class Bout(msgspec.Struct, frozen=True, kw_only=True):
    """One play-through as a value: every move returns the bout that follows."""

    scenario: Scenario
    lines: tuple[str, ...]
    """The ids of the lines, in the order of play."""
    mode: Mode
    pace: float = 1
    """What time limits are multiplied by."""
    asks: str = ""
    """The id of the key point that Review asks for; empty in a bout proper."""
    round_id: str
    """The UUID of the round being played."""
    index: int = 0
    stage: Stage = Stage.ANSWER
    answers: tuple[Answer, ...] = ()
    """The answers of the round being played."""
    hints: dict[str, int] = {}
    """How many hints were taken in this round, by key point."""
    passed_over: tuple[str, ...] = ()
    """Key points whose hints the player moved on from, in this round."""

    @property
    def line(self) -> Line:
        """The line being played; when the bout is over, the last."""
        return self.scenario.line(self.lines[min(self.index, len(self.lines) - 1)])

    @property
    def points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line."""
        return self.scenario.points_of(self.line)

    @property
    def aim(self) -> int:
        """How many key points the answer is asked to make."""
        return self.scenario.aim_of(self.line)

    @property
    def rules(self) -> Rules:
        """What the mode allows."""
        return RULES[self.mode]

    @property
    def standing(self) -> tuple[PointScore, ...]:
        """The verdicts that stand in this round, in the line's order; empty before the first answer."""
        return merged(*(answer.points for answer in self.answers)) if self.answers else ()

    @property
    def open_points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line not yet hit in this round."""
        hit = {p.id for p in self.standing if p.verdict is Verdict.HIT}
        return tuple(point for point in self.points if point.id not in hit)

    @property
    def score(self) -> int:
        """The score of the first answer; 0 before it."""
        return self.answers[0].marks if self.answers else 0

    @property
    def final(self) -> int:
        """The score of the round so far."""
        return sum(answer.marks for answer in self.answers)

    @property
    def time_limit(self) -> int:
        """Seconds for the answer that is being asked for; meant for modes with a clock."""
        return time_limit(self.line, comes_back=self.stage is Stage.COMEBACK, pace=self.pace)

    @property
    def speech(self) -> Speech:
        """What the opponent says at this stage: the line or what Review asks, the comeback, or the last word."""
        if self.stage is Stage.COMEBACK:
            return comeback(self.scenario, self.line, self.answers[0])
        if self.stage is Stage.REVEAL and self.answers and not self.open_points:
            return concession(self.line)
        return asking(self.line, self.scenario.key_point(self.asks)) if self.asks else opening(self.line)

    def give(
        self,
        text: str,
        *,
        scorer: Scorer,
        at: datetime.datetime,
        seconds: float,
        answer_id: str,
        guess: int | None = None,
    ) -> "Bout":
        """Score what the player wrote and move on to its feedback; the new answer is the last of `answers`.

        `at` is the time where the player is: its day is the one that the answer counts for. `guess` is how many
        key points the player thinks it has landed. Raises ValueError at a stage that asks for no answer.
        """
        if self.stage not in (Stage.ANSWER, Stage.COMEBACK):
            raise ValueError(f"no answer is asked for at stage {self.stage}")
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
            marks=_marks(self, scored.points),
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
        """Whether the opponent comes back at the first answer: not at an empty one, nor when nothing is open."""
        said = len(self.answers) == 1 and "empty" not in self.answers[0].flags
        return self.rules.comeback and said and bool(self.open_points)

    def go_on(self, round_id: str) -> "Bout":
        """Move past a feedback: to the comeback, or with a new round's UUID to the next line or the end.

        At the comeback itself it passes without answering. Where the rules give no feedback after each
        answer, move past it unshown. Raises ValueError at other stages.
        """
        if self.stage is Stage.FEEDBACK:
            return replace(self, stage=Stage.COMEBACK, passed_over=())
        if self.stage is Stage.COMEBACK:
            return replace(self, stage=Stage.REVEAL)
        if self.stage is not Stage.REVEAL:
            raise ValueError(f"nothing to go on from at stage {self.stage}")
        if self.index + 1 >= len(self.lines):
            return replace(self, stage=Stage.OVER)
        return self._fresh(round_id, self.index + 1)

    def again(self, round_id: str) -> "Bout":
        """Play the line that was just shown once more, as a round of its own."""
        return self._fresh(round_id, self.index)

    @property
    def taken_hint(self) -> Hint | None:
        """The last hint taken on the key point that hints are served for."""
        return _hint(self, after=0)

    @property
    def next_hint(self) -> Hint | None:
        """The hint that would be served next, with its price; None where none is left or allowed."""
        return _hint(self, after=1)

    def take_hint(self) -> "Bout":
        """Take the next hint; the same bout where there is none."""
        taken = self.next_hint
        return replace(self, hints={**self.hints, taken.point: taken.count}) if taken else self

    def other_key_point(self) -> "Bout":
        """Let the hints serve the next open key point; after the last, the first again."""
        return replace(self, passed_over=passing(_hinted(self), self.passed_over))

    def _fresh(self, round_id: str, index: int) -> "Bout":
        return replace(self, round_id=round_id, index=index, stage=Stage.ANSWER, answers=(), hints={}, passed_over=())


def time_limit(line: Line, *, comes_back: bool, pace: float) -> int:
    """Return how many seconds an answer to a line has, or with `comes_back` the comeback answer."""
    return round(line.time_limit * (COMEBACK_TIME if comes_back else 1) * pace)


def choose_lines(
    scenario: Scenario,
    made: Collection[str],
    last_played: Mapping[str, datetime.datetime],
    count: int = USUAL_LINES,
) -> tuple[str, ...]:
    """Return the ids of the lines for the next bout: least made first, then longest ago, then as written.

    `made` holds the ids of the key points the player has made; `last_played` the time of the last round
    of a line, by its id.
    """
    never = datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def order(line: Line) -> tuple[float, datetime.datetime]:
        share = sum(point in made for point in line.points) / len(line.points)
        return share, last_played.get(line.id, never)

    return tuple(line.id for line in sorted(scenario.lines, key=order)[:count])


def new_bout(
    scenario: Scenario, lines: tuple[str, ...], mode: Mode, *, new_id: Callable[[], str], pace: float = 1
) -> Bout:
    """Begin a bout over the lines of those ids; `pace` multiplies time limits, where the mode has a clock."""
    return Bout(scenario=scenario, lines=lines, mode=mode, pace=pace if RULES[mode].clock else 1, round_id=new_id())


def _marks(bout: Bout, points: tuple[PointScore, ...]) -> int:
    hints = bout.hints if bout.rules.priced else None
    if not bout.answers:
        return answer_marks(bout.scenario, bout.line, points, hints)
    return comeback_marks(bout.scenario, bout.line, bout.score, bout.answers[0].points, points, hints=hints)


def _hinted(bout: Bout) -> tuple[KeyPoint, ...]:
    """Return the open key points that hints are served for: in Review the one that is asked for."""
    return tuple(point for point in bout.open_points if bout.asks in ("", point.id))


def _hint(bout: Bout, *, after: int) -> Hint | None:
    point = served(_hinted(bout), bout.passed_over) if bout.rules.hints else None
    if point is None:
        return None
    return hint(bout.points, point, bout.hints.get(point.id, 0) + after, priced=bout.rules.priced)
