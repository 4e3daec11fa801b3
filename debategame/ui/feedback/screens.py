"""Feedback on an answer: its evidence, a verdict on each key point with the reason, and what to do next.

One screen for each occasion: after the answer, after the comeback, after a test, in a review, in the history.
"""

from enum import StrEnum
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from debategame.errors import SaveError
from debategame.progress.rounds import Dispute, Round
from debategame.progress.rulings import Ruling
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.ui.dates import day
from debategame.ui.feedback.dispute import DisputablePoint, DisputeScreen
from debategame.ui.feedback.exchange import ExchangeCard
from debategame.ui.feedback.model import (
    FeedbackModel,
    advice,
    feedback_on_past_round,
    mode_and_time,
    notes_on_sentences,
    points_title,
    score_line,
    score_note,
)
from debategame.ui.feedback.verdicts import VerdictRow, explain, source_answer
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.facts import Facts
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

MOST_POINTS = 9
"""Key points that have a number key."""
WHY: list[BindingType] = [
    Binding(
        str(number),
        f"why({number})",
        "Why",
        key_display="1-9",
        id="feedback.why",
        show=False,
        tooltip="Show why a key point has its verdict. Press the key again to hide it.",
    )
    for number in range(1, MOST_POINTS + 1)
]
MODEL: BindingType = Binding("m", "model", "Model", id="feedback.model", tooltip="Show or hide a model answer.")
DISPUTE: BindingType = Binding(
    "d", "dispute", "I did say that", id="feedback.dispute", tooltip="Say that you did make a key point."
)
END: BindingType = Binding("escape", "end", "End bout", id="feedback.end", tooltip="End it; you are asked first.")
DISPUTE_SAVED = "Your claim is saved with this round. The score stays the same."


class Next(StrEnum):
    """The player's choices after the feedback."""

    ON = "on"
    AGAIN = "again"
    END = "end"


class FeedbackScreen(GameScreen[Next]):
    """The score, verdicts and advice on a round; the result is what the player wants next."""

    CSS_PATH = "feedback.tcss"
    AUTO_FOCUS = "#page"
    END_QUESTION: ClassVar[str] = "End the bout?"
    """The question before the bout is ended early."""
    WHOLE_EXCHANGE: ClassVar[bool] = False
    """Whether a small terminal shows the whole exchange, too."""

    def __init__(self, services: Services, feedback: FeedbackModel) -> None:
        """Show the feedback on a round."""
        super().__init__()
        self._services = services
        self._feedback = feedback
        self._model_shown = False
        self._explained = 0
        self._facts = Facts(advice(feedback, with_model=False), id="facts")
        self._why = Static(id="why")
        self._rows = [
            VerdictRow(number, point.verdict, feedback.row_text(number), feedback.note(number))
            for number, point in enumerate(feedback.points, start=1)
        ]

    def compose(self) -> ComposeResult:
        """Lay out the score, the exchange, the verdicts and the advice."""
        yield Head(self._feedback.place, self.when())
        with Horizontal(id="result"):
            yield Static(score_line(self._feedback), id="score")
            yield Static(safe(score_note(self._feedback)), id="aside")
        with VerticalScroll(id="page"):
            with Container(id="sides"):
                yield ExchangeCard(self._feedback, whole=self.WHOLE_EXCHANGE)
                yield Card(*self._rows, self._why, Static(notes_on_sentences(self._feedback), id="notes"), id="points")
            yield Card(self._facts, id="advice")
        yield Keys()

    def when(self) -> str:
        """Return the text on the right of the head line: mode and time."""
        return mode_and_time(self._feedback.round)

    def on_mount(self) -> None:
        """Set titles and hide empty cards."""
        revealed = self._feedback.revealed
        numbers = self._row_numbers
        keys = f"1-{numbers[-1]}" if len(numbers) == len(self._rows) > 1 else ", ".join(map(str, numbers))
        title = points_title(self._feedback) if revealed else "Key points of this line"
        hint = f"{keys} why, and what the article says" if revealed else f"{keys} why this verdict"
        self.query_one("#points", Card).set_title(title, hint)
        model = "M a model answer" if revealed and self._has_model else ""
        self.query_one("#advice", Card).set_title("" if revealed else "One to keep, one to fix", model)
        self.query_one("#notes").display = bool(notes_on_sentences(self._feedback))
        for row, point in zip(self._rows, self._feedback.points, strict=True):
            row.display = self._feedback.has_row(point)
        self._show_why(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that have nothing to act on."""
        feedback = self._feedback
        if action == "why" and parameters and int(str(parameters[0])) not in self._row_numbers:
            return False
        if action == "dispute" and not (feedback.saved and self._disputable_points()):
            return False
        if action == "model" and not self._has_model:
            return False
        return super().check_action(action, parameters)

    def action_why(self, number: int) -> None:
        """Show the reason for a verdict, or hide it if it is shown."""
        self._show_why(0 if number == self._explained else number)
        if self._explained:
            self.call_after_refresh(self._why.scroll_visible, animate=False)

    @on(VerdictRow.Clicked)
    def _row_clicked(self, event: VerdictRow.Clicked) -> None:
        self.action_why(event.number)

    def action_model(self) -> None:
        """Show or hide the model answer."""
        self._model_shown = not self._model_shown
        self._facts.change(advice(self._feedback, with_model=self._model_shown))
        self.query_one("#advice", Card).border_subtitle = f"M {'hides the' if self._model_shown else 'a'} model answer"
        if self._model_shown:
            self.call_after_refresh(self.query_one("#page", VerticalScroll).scroll_end, animate=False)

    @work(exclusive=True, group="dispute")
    async def action_dispute(self) -> None:
        """Ask which sentence makes which key point, and save the dispute with the round."""
        claim = await self.app.push_screen_wait(DisputeScreen(self._disputable_points(), self._feedback.round.answers))
        if claim is None:
            return
        dispute = Dispute(**msgspec.structs.asdict(claim), at=self._services.game.clock())
        try:
            await self._services.in_save(lambda save: save.dispute(dispute))
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            self._rows[self._feedback.line.points.index(claim.point)].set_note("disputed")
            self._services.announce(DISPUTE_SAVED)

    @work(exclusive=True, group="end")
    async def action_end(self) -> None:
        """Ask, then end the bout."""
        question = Confirm("What you have played so far is saved.", title=self.END_QUESTION, yes="End it", no="Go on")
        if await self.app.push_screen_wait(question):
            self.dismiss(Next.END)

    def action_on(self) -> None:
        """Close the feedback and go on."""
        self.dismiss(Next.ON)

    @property
    def _row_numbers(self) -> list[int]:
        """The numbers of the key points that have a row."""
        return [number for number, point in enumerate(self._feedback.points, start=1) if self._feedback.has_row(point)]

    @property
    def _has_model(self) -> bool:
        """Whether there is a model answer that may be shown: a review must not give away other key points."""
        return bool(self._feedback.line.model) and not self._feedback.asks

    def _disputable_points(self) -> list[DisputablePoint]:
        return [
            DisputablePoint(point.id, f"{number}  {self._feedback.row_text(number)}")
            for number, point in enumerate(self._feedback.points, start=1)
            if point.verdict is not Verdict.HIT and self._feedback.asks in ("", point.id)
        ]

    def _show_why(self, number: int) -> None:
        self._explained = number
        self._why.display = bool(number)
        if number:
            point = self._feedback.points[number - 1]
            answer = source_answer(self._feedback.round, point)
            reason = explain(point, self._feedback.scenario, answer, revealed=self._feedback.reveals(point))
            self._why.update(assembled((f"Why {number}\n", "bold"), reason))


class AnswerFeedback(FeedbackScreen):
    """Feedback on the first answer. Missed key points stay masked until after the comeback."""

    HELP = (
        "Your answer, with the words that made a key point. What you missed stays hidden until the comeback is over. "
        "If a verdict is wrong, press D and say so: your claim is saved, and the score stays the same."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Hear their comeback", id="feedback.on", tooltip="They reply; you answer once more."),
        *WHY,
        DISPUTE,
        END,
    ]


class RoundFeedback(FeedbackScreen):
    """Feedback on the whole round, with everything revealed."""

    HELP = (
        "The whole round, with what the article argues: one side of a real quarrel. Press a number to see why a key "
        "point has its verdict, and what the article says about it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next line; after the last, to the summary."),
        Binding("a", "again", "Again", id="feedback.again", tooltip="Improve this answer, then see both side by side."),
        MODEL,
        *WHY,
        DISPUTE,
        END,
    ]

    def action_again(self) -> None:
        """Play the line again."""
        self.dismiss(Next.AGAIN)


class FeedbackOfTest(FeedbackScreen):
    """Feedback on a round of a test, once the whole test is answered. Everything is revealed."""

    HELP = (
        "Your test is over. Here is each answer, with the words that made a key point and what the article argues. "
        "Press a number to see why a key point has its verdict."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next line; after the last, to the summary."),
        MODEL,
        *WHY,
        DISPUTE,
        Binding("escape", "sum_up", "Summary", id="feedback.sum_up", tooltip="Skip to the summary."),
    ]

    def action_sum_up(self) -> None:
        """Go to the summary."""
        self.dismiss(Next.END)


class FeedbackOfReview(FeedbackScreen):
    """Feedback on a key point that was due. The other key points of its line stay masked."""

    HELP = (
        "The key point you were asked for, as the article argues it. Other key points of the line count too if you "
        "made them. The rest stay hidden, because you may be asked for them another day."
    )
    END_QUESTION = "End the review?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next key point; after the last, Home."),
        *WHY,
        DISPUTE,
        Binding("escape", "end", "End review", id="feedback.end_review", tooltip="End it; you are asked first."),
    ]


class PastRoundFeedback(FeedbackScreen):
    """The feedback on a round that was played before."""

    HELP = "A round as you played it. Press a number to see why a key point has its verdict."
    WHOLE_EXCHANGE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "on", "Back", key_display="Esc", id="feedback.on", tooltip="Back to where you were."),
        MODEL,
        *WHY,
        DISPUTE,
    ]

    def __init__(self, services: Services, scenario: Scenario, played: Round, rulings: tuple[Ruling, ...] = ()) -> None:
        """Show a round; `scenario` is the version that it was played with, `rulings` those of the teacher."""
        super().__init__(services, feedback_on_past_round(scenario, played, rulings))

    def when(self) -> str:
        """Return the day, the mode and the time."""
        played = self._feedback.round
        return f"{day(self._services.game.local(played.at), self._services.now())} · {mode_and_time(played)}"
