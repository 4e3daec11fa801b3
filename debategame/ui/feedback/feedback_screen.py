"""The base of every screen of feedback: the score, the evidence, a verdict on each key point, and advice."""

import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from debategame.errors import SaveError
from debategame.play.disputing import DisputedPart, given_back, likeliest_sentences
from debategame.progress.rounds import Dispute
from debategame.scoring.model import Verdict
from debategame.ui.feedback.dispute import DisputablePoint, DisputeScreen
from debategame.ui.feedback.exchange import ExchangeCard
from debategame.ui.feedback.model import (
    FeedbackModel,
    advice,
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

if TYPE_CHECKING:
    from debategame.saves.save import Save

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
    "d", "dispute", "Dispute", id="feedback.dispute", tooltip="Say that you did make a key point, or did not."
)
END: BindingType = Binding("escape", "end", "End", id="feedback.end", tooltip="End it; you are asked first.")
DISPUTED, GIVEN_BACK = "disputed", "given back"
"""The notes beside a disputed key point."""
DISPUTE_SAVED = "Your claim is saved with this round. The score stays the same."
GIVEN_BACK_SAVED = "Saved with this round. The key point leaves your case, and the score stays the same."


class Next(StrEnum):
    """The player's choices after the feedback."""

    ON = "on"
    BETTER = "better"
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
        self._notes = Static(notes_on_sentences(feedback), id="notes")
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
                yield Card(*self._rows, self._why, self._notes, id="points")
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
        hint = f"{keys} why, and what {self._feedback.scenario.voice} says" if revealed else f"{keys} why this verdict"
        self.query_one("#points", Card).set_title(title, hint)
        model = "M a model answer" if revealed and self._has_model else ""
        self.query_one("#advice", Card).set_title("" if revealed else "One to keep, one to fix", model)
        self._notes.display = bool(notes_on_sentences(self._feedback))
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
        """Ask which sentence makes which key point, or which hit none makes, and save that with the round."""
        screen = DisputeScreen(self._disputable_points(), self._likeliest)
        claim = await self.app.push_screen_wait(screen)
        if claim is None:
            return
        parts = claim.parts or given_back(self._feedback.round.answers, claim.point)
        disputes = [_dispute(claim.point, part, self._services.game.clock()) for part in parts]
        try:
            for dispute in disputes:
                await self._services.in_save(partial(_save_dispute, dispute))
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            given = not claim.parts
            self._rows[self._feedback.line.points.index(claim.point)].set_note(GIVEN_BACK if given else DISPUTED)
            self._notes.update(safe(GIVEN_BACK_SAVED if given else DISPUTE_SAVED, "$accent"))
            self._notes.display = True

    def _likeliest(self, point_id: str) -> tuple[DisputedPart, ...]:
        """Return the player's sentences, the one that most likely makes a key point first."""
        scorer = self._services.scorer(self._feedback.scenario)
        return likeliest_sentences(scorer, self._feedback.line.id, self._feedback.round.answers, point_id)

    @work(exclusive=True, group="end")
    async def action_end(self) -> None:
        """Close what is unfolded. If nothing is, ask, then end the bout."""
        if self.fold():
            return
        question = Confirm("What you have played so far is saved.", title=self.END_QUESTION, yes="End it", no="Go on")
        if await self.app.push_screen_wait(question):
            self.dismiss(Next.END)

    def action_on(self) -> None:
        """Close the feedback and go on."""
        self.dismiss(Next.ON)

    def fold(self) -> bool:
        """Close the reason or the model if they are shown. Return whether there was anything to close."""
        folded = bool(self._explained or self._model_shown)
        if self._explained:
            self._show_why(0)
        if self._model_shown:
            self.action_model()
        return folded

    @property
    def _row_numbers(self) -> list[int]:
        """The numbers of the key points that have a row."""
        return [number for number, point in enumerate(self._feedback.points, start=1) if self._feedback.has_row(point)]

    @property
    def _has_model(self) -> bool:
        """Whether there is a model answer that may be shown: a review must not give away other key points."""
        return bool(self._feedback.line.model) and not self._feedback.asks

    def _disputable_points(self) -> list[DisputablePoint]:
        """Return the key points that the player may know. While they are masked, nobody can say that they made one."""
        return [
            DisputablePoint(point.id, f"{number}  {self._feedback.row_text(number)}", hit=point.verdict is Verdict.HIT)
            for number, point in enumerate(self._feedback.points, start=1)
            if self._feedback.has_row(point) and (self._feedback.revealed or point.verdict is not Verdict.MISSED)
        ]

    def _show_why(self, number: int) -> None:
        self._explained = number
        self._why.display = bool(number)
        if number:
            point = self._feedback.points[number - 1]
            answer = source_answer(self._feedback.round, point)
            reason = explain(point, self._feedback.scenario, answer, revealed=self._feedback.reveals(point))
            self._why.update(assembled((f"Why {number}\n", "bold"), reason))


def _dispute(point_id: str, part: DisputedPart, at: datetime.datetime) -> Dispute:
    return Dispute(answer=part.answer.id, point=point_id, start=part.start, end=part.end, sentence=part.text, at=at)


def _save_dispute(dispute: Dispute, save: "Save") -> None:
    save.dispute(dispute)
