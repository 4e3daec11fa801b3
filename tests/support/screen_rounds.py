"""Rounds of the small scenario with verdicts set by hand, and a fake sink for the screens of a bout."""

import datetime

from debategame.errors import SaveError
from debategame.play.bout import Bout, Stage
from debategame.progress.rounds import Answer, Mode, Round, Step
from debategame.progress.standing import standing
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.scoring.model import Evidence
from debategame.ui.feedback.model import FeedbackModel
from tests.support.bouts import answer, verdict
from tests.support.from_rounds import cards

LINE = "nobody-wants-it"
SAID = "The teachers want it. And sleep makes no difference to marks, but drowsy drivers crash."
SAID_AGAIN = "Rested pupils simply learn more, and mothers are glad of it too."
NOW = datetime.datetime(2026, 11, 24, 16, 28, tzinfo=datetime.UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime.datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


def first_answer(text: str = SAID) -> Answer:
    """Return an answer with one key point hit, one contradicted, one half made: 75 of 100."""
    start = text.index("drowsy")
    crash = Evidence(start=start, end=start + len("drowsy drivers"), how="exact", met="drowsy drivers")
    return answer(
        text,
        verdict("safer-roads", "h", text, "drowsy drivers crash", evidence=(crash,), wording="Drowsy drivers crash."),
        verdict("better-marks", "x", text, "sleep makes no difference to marks"),
        verdict("who-gains", "p", text, "The teachers want it", missing=("parents",)),
        id="answer-1",
        marks=75,
        seconds=98.0,
    )


def comeback_answer(text: str = SAID_AGAIN) -> Answer:
    """Return a comeback answer that makes the contradicted key point: 25 more."""
    return answer(
        text,
        verdict("safer-roads", "m"),
        verdict("better-marks", "h", text, "Rested pupils simply learn more"),
        verdict("who-gains", "m", wording="families"),
        id="answer-2",
        step=Step.COMEBACK,
        marks=25,
        seconds=44.0,
        heard="Very well. But you say yourself: ‘sleep makes no difference to marks’. Thank you!",
    )


def a_round(*answers: Answer, mode: Mode = Mode.TIMED) -> Round:
    return Round(
        id="round",
        at=NOW,
        player="Ada",
        scenario="later-bell",
        scenario_hash="0" * 64,
        line=LINE,
        mode=mode,
        answers=answers or (first_answer(), comeback_answer()),
    )


def progress(*rounds: Round) -> Progress:
    """Return the progress of a player after these rounds of one scenario."""
    return Progress(standings={rounds[0].scenario: standing(rounds)} if rounds else {}, cards=cards(rounds))


def review(scenario: Scenario, *answers: Answer, revealed: bool, **fields) -> FeedbackModel:
    return FeedbackModel(
        **{
            "scenario": scenario,
            "round": a_round(*answers),
            "revealed": revealed,
            "place": "Let school start later · line 1 of 3",
            "first": len(answers) == 1,
            "made_before": frozenset({"body-clock"}),
            **fields,
        }
    )


def a_bout(scenario: Scenario, mode: Mode = Mode.PRACTICE, **fields) -> Bout:
    """Return a bout of three lines at its first line, by default at the answer."""
    return Bout(scenario=scenario, lines=(LINE, "lazy", LINE), mode=mode, round_id="round", **fields)


def at_comeback(scenario: Scenario, mode: Mode = Mode.PRACTICE) -> Bout:
    return a_bout(scenario, mode, stage=Stage.COMEBACK, answers=(first_answer(),))


class FakeSink:
    """An AnswerSink that remembers answers and drafts. Saving fails the first `fails` times."""

    def __init__(self, clock: Clock | None = None, *, fails: int = 0, guesses: bool = False) -> None:
        self.given: list[tuple[str, float]] = []
        self.guessed: list[int | None] = []
        self.struck: list[bool] = []
        self.drafts: list[tuple[str, float]] = []
        self.dropped = 0
        self.clock = clock or Clock()
        self.guesses = guesses
        self.editor: tuple[str, ...] = ()
        self._fails = fails

    async def score(self, bout: Bout, text: str, seconds: float, guess: int | None, *, struck: bool = False) -> Bout:
        self.given.append((text, seconds))
        self.guessed.append(guess)
        self.struck.append(struck)
        return bout

    async def ask_no_more(self) -> None:
        self.guesses = False

    async def keep_draft(self, bout: Bout, text: str, seconds: float) -> None:
        self.drafts.append((text, seconds))

    async def beat(self) -> None:
        pass

    async def drop_draft(self) -> None:
        self.dropped += 1

    async def keep(self, bout: Bout) -> Round:
        if self._fails:
            self._fails -= 1
            raise SaveError("There is no room left.")
        return a_round(mode=bout.mode)
