"""Feedback: the answer with its marks, a verdict on each key point and why, and what to do about it."""

from enum import StrEnum
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from debategame.errors import SaveError
from debategame.progress.rounds import Dispute
from debategame.scoring.model import Verdict
from debategame.ui.feedback.dispute import Disputable, DisputeScreen
from debategame.ui.feedback.exchange import ExchangeCard
from debategame.ui.feedback.model import FeedbackModel, advice, aside, notes, point_rows, result, times
from debategame.ui.feedback.verdicts import VerdictRow, earned_by, why
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.facts import Facts
from debategame.ui.widgets.parts import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

MOST_POINTS = 9
WHY: list[BindingType] = [
    Binding(
        str(number),
        f"why({number})",
        "Why",
        key_display="1-9",
        id="feedback.why",
        show=False,
        tooltip="Show why a key point has its verdict; the same key hides it again.",
    )
    for number in range(1, MOST_POINTS + 1)
]
MODEL: BindingType = Binding("m", "model", "Model", id="feedback.model", tooltip="Show or hide a model answer.")
DISPUTE: BindingType = Binding(
    "d", "dispute", "I did say that", id="feedback.dispute", tooltip="Keep with the round that you made a key point."
)
END: BindingType = Binding("escape", "end", "End bout", id="feedback.end", tooltip="End the bout here, after asking.")
DISPUTED = "Kept with this round. The score stays."


class Next(StrEnum):
    """What comes after a feedback."""

    ON = "on"
    AGAIN = "again"
    END = "end"


class FeedbackScreen(GameScreen[Next]):
    """What a round came to; the result is what comes next."""

    CSS_PATH = "feedback.tcss"
    AUTO_FOCUS = "#page"
    ENDING: ClassVar[str] = "End the bout?"
    """What is asked before it is left early."""
    WHOLE: ClassVar[bool] = False
    """Whether the whole exchange is shown however little room there is."""

    def __init__(self, services: Services, review: FeedbackModel) -> None:
        """Show a round as `review` has it."""
        super().__init__()
        self._services = services
        self._review = review
        self._model_shown = False
        self._chosen = 0
        self._facts = Facts(advice(review, model=False), id="facts")
        self._why = Static(id="why")
        self._rows = [
            VerdictRow(number, point.verdict, review.row(number), review.note(number))
            for number, point in enumerate(review.points, start=1)
        ]

    def compose(self) -> ComposeResult:
        """Put the score on top; below it what was said, the verdicts, and what to do."""
        yield Head(self._review.place, self.when())
        with Horizontal(id="result"):
            yield Static(result(self._review), id="score")
            yield Static(safe(aside(self._review)), id="aside")
        with VerticalScroll(id="page"):
            with Container(id="sides"):
                yield ExchangeCard(self._review, whole=self.WHOLE)
                yield Card(*self._rows, self._why, Static(notes(self._review), id="notes"), id="points")
            yield Card(self._facts, id="advice")
        yield Keys()

    def when(self) -> str:
        """Return what stands on the right of the head line."""
        return times(self._review.round)

    def on_mount(self) -> None:
        """Name the boxes, and show only what there is."""
        revealed = self._review.revealed
        keys = f"1-{self._told[-1]}" if len(self._told) == len(self._rows) > 1 else ", ".join(map(str, self._told))
        title = point_rows(self._review) if revealed else "Key points of this line"
        hint = f"{keys} why, and what the article says" if revealed else f"{keys} why this verdict"
        self.query_one("#points", Card).entitle(title, hint)
        model = "M a model answer" if revealed and self._has_model else ""
        self.query_one("#advice", Card).entitle("" if revealed else "One to keep, one to fix", model)
        self.query_one("#notes").display = bool(notes(self._review))
        for row, point in zip(self._rows, self._review.points, strict=True):
            row.display = self._review.tells(point)
        self._show_why(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something to do it with."""
        review = self._review
        if action == "why" and parameters and int(str(parameters[0])) not in self._told:
            return False
        if action == "dispute" and not (review.saved and self._disputable()):
            return False
        if action == "model" and not self._has_model:
            return False
        return super().check_action(action, parameters)

    def action_why(self, number: int) -> None:
        """Show why a key point has its verdict; hide it where it is shown."""
        self._show_why(0 if number == self._chosen else number)
        if self._chosen:
            self.call_after_refresh(self._why.scroll_visible, animate=False)

    @on(VerdictRow.Asked)
    def _asked(self, event: VerdictRow.Asked) -> None:
        self.action_why(event.number)

    def action_model(self) -> None:
        """Show or hide the model answer."""
        self._model_shown = not self._model_shown
        self._facts.change(advice(self._review, model=self._model_shown))
        if self._model_shown:
            self.call_after_refresh(self.query_one("#page", VerticalScroll).scroll_end, animate=False)

    @work(exclusive=True, group="dispute")
    async def action_dispute(self) -> None:
        """Let the player say which sentence makes a key point, and keep that."""
        answers = self._review.round.answers
        claimed = await self.app.push_screen_wait(DisputeScreen(self._disputable(), answers))
        if claimed is None:
            return
        dispute = Dispute(
            answer=claimed.answer,
            point=claimed.point,
            start=claimed.start,
            end=claimed.end,
            sentence=claimed.sentence,
            at=self._services.game.clock(),
        )
        try:
            await self._services.in_save(lambda save: save.dispute(dispute))
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            self._rows[self._review.line.points.index(claimed.point)].tell_note("disputed")
            self._services.announce(DISPUTED)

    @work(exclusive=True, group="end")
    async def action_end(self) -> None:
        """End the bout, after asking."""
        question = Confirm("What you have played so far is kept.", title=self.ENDING, yes="End it", no="Go on")
        if await self.app.push_screen_wait(question):
            self.dismiss(Next.END)

    def action_on(self) -> None:
        """Go on."""
        self.dismiss(Next.ON)

    @property
    def _told(self) -> list[int]:
        """The numbers of the key points that have a row."""
        return [number for number, point in enumerate(self._review.points, start=1) if self._review.tells(point)]

    @property
    def _has_model(self) -> bool:
        """Whether there is a model answer to be shown, and none of its key points are still to be asked."""
        return bool(self._review.line.model) and not self._review.asks

    def _disputable(self) -> list[Disputable]:
        review = self._review
        return [
            Disputable(point.id, f"{number}  {review.row(number)}")
            for number, point in enumerate(review.points, start=1)
            if point.verdict is not Verdict.HIT and review.asks in ("", point.id)
        ]

    def _show_why(self, number: int) -> None:
        self._chosen = number
        self._why.display = bool(number)
        if number:
            point = self._review.points[number - 1]
            answer = earned_by(self._review.round, point)
            text = why(point, self._review.key_point(number), answer, revealed=self._review.reveals(point))
            self._why.update(assembled((f"Why {number}\n", "bold"), text))


class AnswerFeedback(FeedbackScreen):
    """Feedback on the first answer: what is missed stays masked, for the comeback is still to come."""

    HELP = (
        "Your answer with the words that made a key point. What you missed stays hidden until the comeback is over. "
        "If a verdict is wrong, D keeps that you did say it; the score stays."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "on", "Hear their comeback", id="feedback.on", tooltip="They come back; you answer once more."
        ),
        *WHY,
        DISPUTE,
        END,
    ]


class RoundFeedback(FeedbackScreen):
    """Feedback on the whole round: everything is shown."""

    HELP = (
        "The whole round. What stands here is what the article argues: one side of a real quarrel. The number keys "
        "tell why each verdict is what it is, and what the article says."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next line; after the last, to the summary."),
        Binding(
            "a", "again", "Again", id="feedback.again", tooltip="Mend this answer: a new round, then both side by side."
        ),
        MODEL,
        *WHY,
        DISPUTE,
        END,
    ]

    def action_again(self) -> None:
        """Play the line again."""
        self.dismiss(Next.AGAIN)
