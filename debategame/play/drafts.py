"""A bout as the draft of the answer being written, and back: so that an interrupted round goes on where it was."""

import datetime

from debategame.play.bout import Bout, Stage, time_limit
from debategame.play.rules import RULES
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Answer, Step
from debategame.scenario.model import Scenario


def drafted(bout: Bout, draft_id: str, text: str, *, seconds: float, at: datetime.datetime) -> Draft:
    """Return the draft of the answer that a bout asks for; `seconds` is how long it has been worked on."""
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
    )


def seconds_left(scenario: Scenario, draft: Draft) -> float | None:
    """Return the time that is left for a draft's answer; None where no clock runs, or its line is gone."""
    line = next((line for line in scenario.lines if line.id == draft.line), None)
    if line is None or not RULES[draft.mode].clock:
        return None
    limit = time_limit(line, comes_back=draft.step is Step.COMEBACK, pace=draft.pace)
    return max(0.0, limit - draft.seconds)


def resumed(scenario: Scenario, draft: Draft, answers: tuple[Answer, ...] = ()) -> Bout | None:
    """Return the bout that a draft belongs to, at the answer being written.

    `answers` are those its round has already; give then the scenario as it was when they were scored. Lines
    that the scenario has no more are left out. None where the draft fits no more: its line or key point is
    gone, or the answer that its comeback is about.
    """
    known = {line.id: line for line in scenario.lines}
    back = draft.step is Step.COMEBACK
    fits = draft.line in known and len(answers) == int(back) and draft.asks in ("", *known[draft.line].points)
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
        stage=Stage.COMEBACK if back else Stage.ANSWER,
        answers=answers,
        hints=draft.hints,
        passed_over=draft.passed_over,
    )
    return bout if not back or {point.id for point in answers[0].points} == set(bout.line.points) else None
