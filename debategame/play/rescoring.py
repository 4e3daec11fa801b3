"""A past round scored again: by today's scorer, against today's scenario, with what was heard then."""

import msgspec
from msgspec.structs import replace

from debategame.play.opponent import comeback
from debategame.play.rules import RULES
from debategame.progress.rounds import Answer, Round, Step
from debategame.progress.validation import validation_fault
from debategame.scenario.model import Scenario
from debategame.scenario.versions import digest
from debategame.scoring.marks import answer_marks, comeback_marks
from debategame.scoring.scorer import Scorer


class Rescored(msgspec.Struct, frozen=True, kw_only=True):
    """A round beside what it would score today."""

    then: Round
    now: Round | None = None
    """None where it cannot be scored today."""
    why: str = ""
    """Why it cannot."""

    @property
    def changed(self) -> bool:
        """Whether a number or a verdict would be another."""
        return self.now is not None and _shown(self.then) != _shown(self.now)


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario as it is today."""

    scenario: Scenario
    body: bytes
    """Its canonical text."""
    scorer: Scorer


def rescored(played: Round, then: Scenario, today: Today) -> Rescored:
    """Score a round again; `then` is the scenario in which it was played."""
    if all(line.id != played.line for line in today.scenario.lines):
        return Rescored(then=played, why="the scenario has that line no more")
    if played.answers[0].step is not Step.ANSWER:
        return Rescored(then=played, why="only its comeback answer is left")
    now = replace(played, answers=_answers(played, then, today), scenario_hash=digest(today.body))
    fault = validation_fault(now, today.scenario)
    return Rescored(then=played, why=fault) if fault else Rescored(then=played, now=now)


def _answers(played: Round, then: Scenario, today: Today) -> tuple[Answer, ...]:
    line = today.scenario.line(played.line)
    first, *later = (_scored(answer, _heard(played, then, answer), today, played.line) for answer in played.answers)
    marks = answer_marks(today.scenario, line, first.points, _priced(played, first))
    return (
        replace(first, marks=marks),
        *(
            replace(
                answer,
                marks=comeback_marks(
                    today.scenario, line, marks, first.points, answer.points, hints=_priced(played, answer)
                ),
            )
            for answer in later
        ),
    )


def _scored(answer: Answer, heard: str, today: Today, line_id: str) -> Answer:
    score = today.scorer.score(line_id, answer.text, heard=heard)
    return replace(answer, scorer=score.scorer, points=score.points, flags=score.flags, elsewhere=score.elsewhere)


def _heard(played: Round, then: Scenario, answer: Answer) -> str:
    """What the opponent said before an answer, in their own words: what they quote of the player is no echo."""
    if not answer.heard or answer.step is Step.ANSWER:
        return answer.heard
    speech = comeback(then, then.line(played.line), played.answers[0])
    return speech.own if speech.text == answer.heard else answer.heard


def _priced(played: Round, answer: Answer) -> dict[str, int] | None:
    """The hints that lower what a key point counts; None in a mode where they are free."""
    return answer.hints if RULES[played.mode].priced else None


def _shown(played: Round) -> tuple[object, ...]:
    return tuple((answer.marks, [(point.id, point.verdict) for point in answer.points]) for answer in played.answers)
