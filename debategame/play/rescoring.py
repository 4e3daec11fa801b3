"""Score a past round again, with today's scorer and today's scenario."""

import msgspec
from msgspec.structs import replace

from debategame.play.noticing import noticed
from debategame.play.opponent import words_of_theirs
from debategame.play.rules import marks_in_round
from debategame.progress.rounds import STRUCK, STUDIED, Answer, Round, Step
from debategame.progress.validation import validation_fault
from debategame.scenario.model import Scenario
from debategame.scenario.versions import digest
from debategame.scoring.scorer import Scorer


class Rescored(msgspec.Struct, frozen=True, kw_only=True):
    """A round beside what it would score today."""

    then: Round
    """The round as it was saved."""
    now: Round | None = None
    """The round with today's scores. None if it cannot be scored today."""
    why: str = ""
    """Why it cannot be scored today."""

    @property
    def changed(self) -> bool:
        """Whether any number or verdict is different."""
        return self.now is not None and _results(self.then) != _results(self.now)

    @property
    def outdated(self) -> bool:
        """Whether an older scorer scored the round, be its numbers and verdicts the same or not."""
        return self.now is not None and _scorers(self.then) != _scorers(self.now)


class CurrentScenario(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario as it is today."""

    scenario: Scenario
    body: bytes
    """Its canonical text."""
    scorer: Scorer
    """Its scorer."""


def rescore(played: Round, today: CurrentScenario) -> Rescored:
    """Score a round again."""
    if all(line.id != played.line for line in today.scenario.lines):
        return Rescored(then=played, why="its line is no longer in the scenario")
    if played.answers[0].step is not Step.ANSWER:
        return Rescored(then=played, why="only its comeback answer is left")
    now = replace(played, answers=_rescored_answers(played, today), scenario_hash=digest(today.body))
    fault = validation_fault(now, today.scenario)
    return Rescored(then=played, why=fault) if fault else Rescored(then=played, now=now)


def _rescored_answers(played: Round, today: CurrentScenario) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    for answer in played.answers:
        first = answers[0] if answers else None
        score = today.scorer.score(played.line, answer.text, heard=words_of_theirs(answer.heard, first))
        marks = marks_in_round(today.scenario, score, mode=played.mode, hints=answer.hints, first=first)
        rescored = replace(
            answer,
            scorer=score.scorer,
            marks=marks,
            points=score.points,
            flags=score.flags,
            elsewhere=score.elsewhere,
        )
        line = today.scenario.line(played.line)
        answers.append(
            noticed(
                today.scenario,
                line,
                rescored,
                struck=STRUCK in answer.flags,
                studied=STUDIED in answer.flags,
                seen=not played.first_sight,
            )
        )
    return tuple(answers)


def _results(played: Round) -> tuple[object, ...]:
    return tuple((answer.marks, [(point.id, point.verdict) for point in answer.points]) for answer in played.answers)


def _scorers(played: Round) -> tuple[str, ...]:
    return tuple(answer.scorer for answer in played.answers)
