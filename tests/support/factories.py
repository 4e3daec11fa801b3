"""Answers, rounds and a small scenario made by hand, for tests of saves and progress."""

import datetime
import uuid
from collections.abc import Callable
from pathlib import Path

from debategame.progress.rounds import Answer, Dispute, Mode, Round, Step
from debategame.saves.database import Options
from debategame.saves.save import Save
from debategame.scenario.model import KeyPoint, Line, MarkedAnswer, Scenario
from debategame.scoring.model import Elsewhere, Evidence, PointScore, Span, Verdict

Clock = Callable[[], datetime.datetime]
NOON = datetime.datetime(2024, 11, 24, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
VERDICTS = {"√": Verdict.HIT, "~": Verdict.PARTIAL, "·": Verdict.MISSED, "×": Verdict.CONTRADICTED}
SCENARIO = Scenario(
    format=1,
    id="parks",
    title="Parks",
    key_points=tuple(KeyPoint(id=name, claim=f"The claim of {name}.") for name in ("shade", "play", "rain")),
    lines=(
        Line(id="close", says="Close the park.", points=("shade", "play")),
        Line(id="sell", says="Sell the park.", points=("play", "rain")),
    ),
    terms={"park": "a garden for all", "bench": "where one sits there"},
    examples=(MarkedAnswer(line="close", answer="It gives shade.", hits=("shade",)),),
)


def new_id() -> str:
    return str(uuid.uuid4())


def noon() -> datetime.datetime:
    """Return the time on a clock that stands still."""
    return NOON


def point(
    point_id: str, glyph: str = "√", *, span: tuple[int, int] | None = None, confidence: float = 0.5
) -> PointScore:
    """Return a verdict by its glyph, with the span of the answer that earned it."""
    spans = () if span is None else (Span(*span),)
    return PointScore(
        id=point_id,
        verdict=VERDICTS[glyph],
        confidence=confidence,
        evidence=tuple(Evidence(start=s.start, end=s.end, how="typo", met="some words") for s in spans),
        passages=spans,
        wording="some words of the teacher",
        missing=("others",) if glyph == "~" else (),
    )


def answer(
    text: str = "Trees give shade.", *, marks: int = 50, points: tuple[PointScore, ...] = (), **fields
) -> Answer:
    """Return an answer, with defaults for what a test does not need."""
    usual = {
        "id": new_id(),
        "step": Step.ANSWER,
        "at": NOON,
        "seconds": 61.5,
        "scorer": "1",
        "hints": {"shade": 2},
        "flags": ("echo",),
        "elsewhere": (Elsewhere(line="sell", point="rain", passage=Span(0, 5)),),
        "heard": "Close the park.",
    }
    return Answer(text=text, marks=marks, points=points or (point("play", span=(0, 5)),), **{**usual, **fields})


def comeback(text: str = "And children play.", **fields) -> Answer:
    """Return a comeback answer, given at five past twelve."""
    usual = {"step": Step.COMEBACK, "marks": 25, "at": NOON + datetime.timedelta(minutes=5)}
    return answer(text, **{**usual, **fields})


def played(*answers: Answer, line: str = "close", **fields) -> Round:
    """Return a round that is in no save."""
    answers = answers or (answer(),)
    usual = {
        "id": new_id(),
        "at": answers[0].at,
        "player": "Ada",
        "scenario": SCENARIO.id,
        "scenario_hash": "0" * 64,
        "mode": Mode.PRACTICE,
    }
    return Round(answers=answers, line=line, **{**usual, **fields})


def dispute(disputed: Answer, **fields) -> Dispute:
    """Return a dispute: the player says that an answer makes the key point `play`."""
    usual = {"point": "play", "start": 0, "end": 5, "sentence": disputed.text[:5], "at": NOON}
    return Dispute(answer=disputed.id, **{**usual, **fields})


def save_in(folder: Path, player: str = "Ada", *, now: Clock = noon, **options) -> Save:
    """Return a save with its clock at noon; it does not wait for other windows."""
    return Save(folder, player, now=now, options=Options(**{"settling_seconds": 0, **options}))


def record(save: Save, given: Answer | None = None, *, round_id: str = "", line: str = "close", **fields) -> Round:
    """Save one answer, in a new round unless `round_id` is given."""
    usual = {"scenario": SCENARIO, "mode": Mode.PRACTICE}
    return save.record(round_id=round_id or new_id(), line_id=line, answer=given or answer(), **{**usual, **fields})
