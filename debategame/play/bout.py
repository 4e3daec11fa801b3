"""A bout as a value: its lines, its stages, its hints and its answers. No files, no clock, no screen.

What a front calls, in order:

1. `new_bout`, with lines from `choosing.choose_lines`. Every move returns a new bout.
2. At `Stage.ANSWER`, show `speech`, offer `take_hint`, then `give` the answer, and save it with `recorder`.
3. At `Stage.FEEDBACK`, show what `feedback` says about the answer, then `go_on`.
4. At `Stage.COMEBACK`, show `speech`. If it `is_closing`, it asks for a closing sentence. If it `asks_back`, the
   player may take the sentence `about` back: `give` with `struck`. To pass, `go_on`.
5. At `Stage.REVEAL`, show everything and `last_word`. Then `go_on`, or `again` to play the line once more.
   `better.better_bout` asks for one sentence on a key point of `better.points_to_better`.
6. At `Stage.OVER`, show `summary.summarise`.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from debategame.play.choosing import phrases_in
from debategame.play.hints import Hint, find_hint, hinted_point, pass_over
from debategame.play.opponent import Occasion, Speech, comeback, last_word, opening, review_question, words_of_theirs
from debategame.play.rules import RULES, Rules, marks_in_round, time_limit
from debategame.progress.rounds import STUDIED, Answer, Mode, Step, best_verdicts, says_better
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Verdict

if TYPE_CHECKING:  # Home imports this module, and scores nothing
    from debategame.scoring.scorer import Scorer


class Stage(StrEnum):
    """The stages of a round, and the end of the bout."""

    ANSWER = "answer"
    FEEDBACK = "feedback"
    COMEBACK = "comeback"
    REVEAL = "reveal"
    OVER = "over"


class Bout(msgspec.Struct, frozen=True, kw_only=True, dict=True):  # `dict` holds what is worked out once
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
    attempts: dict[str, int] = {}
    """How often each line was answered before this round, by its id."""
    said: tuple[str, ...] = ()
    """The phrases that the player heard in their last bouts and in earlier rounds of this one, the oldest first."""
    earlier: tuple[str, ...] = ()
    """The ids of the earlier rounds of the bout, and of those in which a key point was said better."""

    @property
    def line(self) -> Line:
        """The line being played. When the bout is over, the last line."""
        return self.scenario.line(self.lines[min(self.index, len(self.lines) - 1)])

    @property
    def points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line."""
        return self.scenario.points_of(self.line)

    @property
    def attempt(self) -> int:
        """How often the line was answered before this round."""
        return self.attempts.get(self.line.id, 0)

    @property
    def point_noun(self) -> str:
        """What the key points are called before an answer: they are hidden until the line was answered once."""
        return "key point" if self.attempt else "hidden key point"

    @property
    def says_better(self) -> bool:
        """Whether it asks to say a key point better, with its claim before the player."""
        return says_better(self.asks, self.hints)

    @property
    def aim(self) -> int:
        """How many key points the player is asked to make."""
        return self.scenario.aim_of(self.line)

    @property
    def rules(self) -> Rules:
        """The rules of the mode."""
        return RULES[self.mode]

    @cached_property
    def standing(self) -> tuple[PointScore, ...]:
        """The best verdict on each key point in this round, in the order of the line. Empty before the first answer."""
        return best_verdicts(*(answer.points for answer in self.answers)) if self.answers else ()

    @property
    def open_points(self) -> tuple[KeyPoint, ...]:
        """The key points of the line that are not hit yet."""
        hit = {point.id for point in self.standing if point.verdict is Verdict.HIT}
        return tuple(point for point in self.points if point.id not in hit)

    @property
    def still_open(self) -> tuple[tuple[int, PointScore], ...]:
        """The key points that are not hit yet: number on the line, and verdict. Empty before the first answer."""
        numbered = enumerate(self.standing, start=1)
        return tuple((number, point) for number, point in numbered if point.verdict is not Verdict.HIT)

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
            return self._comeback
        return review_question(self.line, self.scenario.key_point(self.asks)) if self.asks else opening(self.line)

    @property
    def last_word(self) -> str:
        """What the opponent says once everything is shown. Empty if they have nothing to add."""
        return last_word(self.line, self.answers, comes_back=self.rules.comeback) if self.answers else ""

    def give(  # noqa: PLR0913 -- what is known of an answer
        self,
        text: str,
        *,
        scorer: "Scorer",
        at: datetime.datetime,
        seconds: float,
        answer_id: str,
        guess: int | None = None,
        struck: bool = False,
        studied: bool = False,
    ) -> "Bout":
        """Score an answer and return the bout at its feedback. The new answer is the last of `answers`.

        `at` is the local time of the player: the answer counts for that day. `guess` is how many key points they
        think they made; `struck`, whether they take back the sentence that the opponent asks about; `studied`, whether
        they studied claims of the line since they last played it. Raise ValueError at a stage that asks for no answer.
        """
        if self.stage not in (Stage.ANSWER, Stage.COMEBACK):
            raise ValueError(f"stage {self.stage} takes no answer")
        from debategame.play.noticing import noticed  # Home imports this module, and scores nothing

        speech = self.speech
        first = self.answers[0] if self.answers else None
        studied, struck = STUDIED in first.flags if first else studied, struck and speech.asks_back
        heard = speech.text if first or speech.presses else ""
        scored = scorer.score(self.line.id, text, heard=words_of_theirs(heard, first))
        answer = Answer(
            id=answer_id,
            step=Step.COMEBACK if self.stage is Stage.COMEBACK else Step.ANSWER,
            at=at.astimezone(datetime.UTC),
            day=at.date(),
            text=text,
            seconds=seconds,
            scorer=scored.scorer,
            marks=marks_in_round(self.scenario, scored, mode=self.mode, hints=self.hints, first=first),
            points=scored.points,
            hints=dict(self.hints),
            flags=scored.flags,
            elsewhere=scored.elsewhere,
            heard=heard,
            pressed=speech.presses,
            guess=guess,
        )
        seen = bool(self.asks or self.attempt or studied)
        answer = noticed(self.scenario, self.line, answer, struck=struck, studied=studied, seen=seen)
        given = replace(self, answers=(*self.answers, answer))
        return replace(given, stage=Stage.FEEDBACK if given.comes_back and not first else Stage.REVEAL)

    @property
    def comes_back(self) -> bool:
        """Whether the opponent comes back after the first answer. Not if it is empty."""
        return self.rules.comeback and bool(self.answers) and "empty" not in self.answers[0].flags

    def go_on(self, round_id: str) -> "Bout":
        """Return the bout at its next stage: the comeback, the reveal, the next line or the end.

        `round_id` is a new UUID, for the next line. At the comeback the player passes. Raise ValueError elsewhere.
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

    @cached_property
    def _comeback(self) -> Speech:
        """What the opponent says after the first answer."""
        asks_back = self.rules.asks_back
        occasion = Occasion(round_id=self.round_id, attempt=self.attempt, said=self.said, asks_back=asks_back)
        return comeback(self.scenario, self.line, self.answers[0], occasion)

    def _fresh(self, round_id: str, index: int) -> "Bout":
        return replace(
            self,
            round_id=round_id,
            index=index,
            stage=Stage.ANSWER,
            answers=(),
            hints={},
            passed_over=(),
            attempts={**self.attempts, self.line.id: self.attempt + 1},
            said=(*self.said, *self._comeback.phrases) if self.comes_back else self.said,
            earlier=(*self.earlier, self.round_id),
        )


def new_bout(  # noqa: PLR0913 -- what a bout begins with
    scenario: Scenario,
    lines: tuple[str, ...],
    mode: Mode,
    *,
    new_id: Callable[[], str],
    pace: float = 1,
    attempts: Mapping[str, int] | None = None,
    heard: Iterable[str] = (),
) -> Bout:
    """Return a new bout over the lines with these ids; `pace` multiplies time limits if the mode has a clock.

    `attempts` says how often each line was answered before, by its id, and `heard` holds the player's last comebacks,
    the oldest first: the opponent then uses other words.
    """
    pace, before = pace if RULES[mode].clock else 1, dict(attempts or {})
    said = phrases_in(heard)
    return Bout(scenario=scenario, lines=lines, mode=mode, pace=pace, round_id=new_id(), attempts=before, said=said)


def _hinted(bout: Bout) -> tuple[KeyPoint, ...]:
    """Return the open key points that hints may be about. In Review that is only the one asked for."""
    return tuple(point for point in bout.open_points if bout.asks in ("", point.id))


def _hint(bout: Bout, *, after: int) -> Hint | None:
    point = hinted_point(_hinted(bout), bout.passed_over) if bout.rules.hints else None
    if point is None:
        return None
    return find_hint(bout.points, point, bout.hints.get(point.id, 0) + after, priced=bout.rules.priced)
