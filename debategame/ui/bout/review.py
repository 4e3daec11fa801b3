"""Review on screens: the choice of minutes, one due key point after the other, and the result."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.play.bout import Bout
from debategame.play.training.review import ReviewPlan, ReviewSession
from debategame.progress.rounds import Round
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of
from debategame.ui.bout.answers import EMPTY_ANSWER, StartedAnswer
from debategame.ui.bout.due import next_due_text
from debategame.ui.bout.flow import InterruptedBout
from debategame.ui.bout.round import ReviewScreen
from debategame.ui.bout.session import BoutSession
from debategame.ui.dates import coming
from debategame.ui.feedback.feedback_screen import Next
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.screens import FeedbackOfReview
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import Keys, assembled, safe
from debategame.ui.widgets.screens import Dialog

STEP = 5
"""Minutes that a key adds or takes away."""
LEAST, MOST = 5, 60
"""Fewest and most minutes of a review."""


class ReviewStart(Dialog[int | None]):
    """Asks how many minutes the review may take. The result is None if the player does not start it."""

    HELP = "What you were asked before comes back just before you would forget it, a few minutes' worth a day."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", id="review.start", tooltip="Start with the key point most overdue."),
        Binding("plus,equals_sign,up", "change(1)", "More", key_display="+", id="review.more", tooltip="More minutes."),
        Binding("minus,down", "change(-1)", "Fewer", key_display="-", id="review.fewer", tooltip="Fewer minutes."),
        Binding("escape", "leave", "Not now", id="review.leave", tooltip="Back to Home; nothing is lost."),
    ]

    def __init__(self, due_within: Callable[[int], ReviewPlan], minutes: int) -> None:
        """Suggest `minutes`. `due_within` returns the review that fits a number of minutes."""
        super().__init__()
        self._due_within, self._minutes = due_within, minutes
        self._text = Static()

    def compose(self) -> ComposeResult:
        """Show the minutes, and the key points that fit them."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Review"
            yield self._text
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Show how many key points fit the minutes."""
        self._show()

    def action_change(self, steps: int) -> None:
        """Add minutes in steps of STEP, or take them away if negative."""
        self._minutes = max(LEAST, min(MOST, self._minutes // STEP * STEP + steps * STEP))
        self._show()

    def action_start(self) -> None:
        """Start the review."""
        self.dismiss(self._minutes)

    def action_leave(self) -> None:
        """Return to Home."""
        self.dismiss(None)

    def _show(self) -> None:
        due = self._due_within(self._minutes)
        waiting = f"; {due.waiting} more can wait" if due.waiting else ""
        self._text.update(
            assembled(
                "Up to ",
                (f"{self._minutes} minutes", "$accent bold"),
                f" for {count_of(len(due.questions), 'key point')}{waiting}.\n\n",
                "Your opponent asks for each by what they say when it is missing. You answer in a sentence or two.",
            )
        )


async def play_review(services: Services, scenarios: Mapping[str, Scenario], due: ReviewPlan, minutes: int) -> None:
    """Ask for due key points until none is left, the minutes are over or the player leaves. Call this in a worker.

    `scenarios` are by id.
    """
    await services.change_preferences(minutes=minutes)
    flow = ReviewFlow(services, await services.read_progress())
    session, started_at = ReviewSession(questions=due.questions), services.game.clock()
    while not session.over and (services.game.clock() - started_at).total_seconds() < minutes * 60:
        place = f"Review · {session.asked + 1} of {session.total}"
        bout = await flow.ask(session.bout(scenarios, services.game.new_id()), place)
        if bout is None:
            break
        session = session.go_on(bout.answers)
    await flow.end(scenarios)


async def resume_review(services: Services, interrupted: InterruptedBout, scenarios: Mapping[str, Scenario]) -> None:
    """Resume the question at which a review was interrupted. Call this in a worker."""
    flow = ReviewFlow(services, await services.read_progress(), draft_id=interrupted.draft_id)
    await flow.ask(interrupted.bout, "Review", interrupted.started)
    await flow.end(scenarios)


class ReviewFlow:
    """Shows the screens of a review, one after the other."""

    def __init__(self, services: Services, progress: Progress, *, draft_id: str = "") -> None:
        """Start with the player's progress. `draft_id` resumes a draft."""
        self._services = services
        self._session = BoutSession(services, progress, draft_id=draft_id)
        self._made = 0
        self._asked = 0

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds of the review, saved or not."""
        return tuple(self._session.rounds.values())

    async def ask(self, bout: Bout, place: str, started: StartedAnswer = EMPTY_ANSWER) -> Bout | None:
        """Ask for a key point and show the feedback. Return None if the player leaves."""
        given = await self._services.show(ReviewScreen(bout, self._session, place=place, started=started))
        if given is None:
            return None
        if given.round is None:
            self._session.go_unsaved(given.bout)
        model = await self._feedback(given.bout, place)
        self._asked += 1
        point = model.asked_point
        self._made += point is not None and point.verdict is Verdict.HIT
        chosen = await self._services.show(FeedbackOfReview(self._services, model))
        return None if chosen is Next.END else given.bout

    async def end(self, scenarios: Mapping[str, Scenario]) -> None:
        """Show how many key points were made, and when the next are due."""
        progress = await self._services.read_progress()
        made = f"{self._made} of {self._asked} made.\n" if self._asked else ""
        following = next_due_text(progress, scenarios, self._services.now().date())
        await self._services.show(TextDialog("Review", safe(f"{made}{following}")))

    async def _feedback(self, bout: Bout, place: str) -> FeedbackModel:
        progress = await self._services.read_progress()
        card = progress.cards.get((bout.scenario.id, bout.asks))
        return FeedbackModel(
            scenario=bout.scenario,
            round=self._session.rounds[bout.round_id],
            revealed=True,
            place=place,
            saved=self._session.is_saved(bout.round_id),
            made_before=self._session.before(bout).made,
            asks=bout.asks,
            due_again=coming(card.due, self._services.now().date()) if card else "",
        )
