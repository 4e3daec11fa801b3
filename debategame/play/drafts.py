"""Turn a bout into a draft and back, so that the player can resume an unfinished answer."""

import datetime

from debategame.play.bout import Bout, Stage
from debategame.play.rules import RULES, time_limit
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Answer, Step
from debategame.scenario.model import Scenario


def bout_to_draft(bout: Bout, draft_id: str, text: str, *, seconds: float, at: datetime.datetime) -> Draft:
    """Return the draft of an unfinished answer; `seconds` is how long the player has worked on it."""
    return Draft(
        id=draft_id,
        at=at,
        scenario=bout.scenario.id,
        lines=bout.lines,
        line=bout.line.id,
        mode=bout.mode,
        pace=bout.pace,
        step=Step.COMEBACK if bout.stage is Stage.COMEBACK else Step.ANSWER,
        round=bout.round_id,
        text=text,
        seconds=seconds,
        hints=bout.hints,
        passed_over=bout.passed_over,
        asks=bout.asks,
        attempts=bout.attempts,
        said=bout.said,
        earlier=bout.earlier,
    )


def seconds_left(scenario: Scenario, draft: Draft) -> float | None:
    """Return how many seconds are left to finish a draft. None without a clock, or if its line was removed."""
    line = next((line for line in scenario.lines if line.id == draft.line), None)
    if line is None or not RULES[draft.mode].clock:
        return None
    limit = time_limit(line, comes_back=draft.step is Step.COMEBACK, pace=draft.pace)
    return max(0.0, limit - draft.seconds)


def draft_to_bout(scenario: Scenario, draft: Draft, answers: tuple[Answer, ...] = ()) -> Bout | None:
    """Return the bout of a draft, at the unfinished answer.

    `answers` are the answers that the round already has. With them, `scenario` must be the version that they were
    scored with. Lines that are no longer in the scenario are left out. Return None if the draft no longer fits: its
    line or key point was removed, or it is a comeback and the first answer is missing.
    """
    known = {line.id: line for line in scenario.lines}
    is_comeback = draft.step is Step.COMEBACK
    fits = (
        draft.line in known
        and draft.line in draft.lines
        and len(answers) == int(is_comeback)
        and draft.asks in ("", *known[draft.line].points)
    )
    if not fits or draft.scenario != scenario.id:
        return None
    lines = tuple(line for line in draft.lines if line in known)
    bout = Bout(
        scenario=scenario,
        lines=lines,
        mode=draft.mode,
        pace=draft.pace,
        asks=draft.asks,
        round_id=draft.round,
        index=lines.index(draft.line),
        stage=Stage.COMEBACK if is_comeback else Stage.ANSWER,
        answers=answers,
        hints=draft.hints,
        passed_over=draft.passed_over,
        attempts=draft.attempts,
        said=draft.said,
        earlier=draft.earlier,
    )
    same_points = all({point.id for point in answer.points} == set(bout.line.points) for answer in answers)
    return bout if same_points else None
