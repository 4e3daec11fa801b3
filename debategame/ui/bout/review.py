"""Review on screens: how many minutes it may take, then one due key point after the other, and a plain end."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.play.bout import Bout
from debategame.play.review import Due, Sitting
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.ui.bout.draft_keeper import NOTHING_BEGUN, Begun
from debategame.ui.bout.flow import GoingOn
from debategame.ui.bout.round import ReviewScreen
from debategame.ui.bout.session import BoutSession, change_preferences, read_progress
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.screens import FeedbackOfReview, Next
from debategame.ui.home.overview import coming, many, next_due_text
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import Keys, assembled, safe
from debategame.ui.widgets.screens import Dialog

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp

STEP, LEAST, MOST = 5, 5, 60
"""Minutes: how much a key changes, and the bounds."""


class ReviewStart(Dialog[int | None]):
    """How many minutes the review may take; None where it is not begun."""

    HELP = "What you were asked before comes back just before you would forget it, a few minutes' worth a day."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", id="review.start", tooltip="Begin with the key point most overdue."),
        Binding("plus,equals_sign,up", "change(1)", "More", key_display="+", id="review.more", tooltip="More minutes."),
        Binding("minus,down", "change(-1)", "Fewer", key_display="-", id="review.fewer", tooltip="Fewer minutes."),
        Binding("escape", "leave", "Not now", id="review.leave", tooltip="Back to Home; nothing is lost by it."),
    ]

    def __init__(self, fitting: Callable[[int], Due], minutes: int) -> None:
        """Begin with so many minutes; `fitting` returns what fits them."""
        super().__init__()
        self._fitting, self._minutes = fitting, minutes
        self._told = Static()

    def compose(self) -> ComposeResult:
        """Show the minutes and what fits them."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Review"
            yield self._told
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what fits."""
        self._tell()

    def action_change(self, way: int) -> None:
        """Give it more minutes, or fewer."""
        self._minutes = max(LEAST, min(MOST, self._minutes // STEP * STEP + way * STEP))
        self._tell()

    def action_start(self) -> None:
        """Begin."""
        self.dismiss(self._minutes)

    def action_leave(self) -> None:
        """Let it be."""
        self.dismiss(None)

    def _tell(self) -> None:
        due = self._fitting(self._minutes)
        waiting = f"; {due.waiting} more can wait" if due.waiting else ""
        self._told.update(
            assembled(
                (f"{self._minutes} minutes", "$accent bold"),
                f" hold {many(len(due.questions), 'key point')}{waiting}.\n\n",
                "Your opponent asks for each by what they say when it is missing. You answer in a sentence or two.",
            )
        )


async def run_review(app: "DebateApp", scenarios: Mapping[str, Scenario], due: Due, minutes: int) -> None:
    """Ask what is due, until all of it is asked, the minutes are over or the player leaves.

    To be called in a worker; `scenarios` are by id.
    """
    await change_preferences(app, minutes=minutes)
    asker = _Asker(app, await read_progress(app))
    sitting, began = Sitting(questions=due.questions), app.game.clock()
    while not sitting.over and (app.game.clock() - began).total_seconds() < minutes * 60:
        place = f"Review · {sitting.asked + 1} of {sitting.total}"
        bout = await asker.ask(sitting.bout(scenarios, app.game.new_id()), place)
        if bout is None:
            break
        sitting = sitting.go_on(bout.answers)
    await asker.end(scenarios)


async def go_on_with_review(app: "DebateApp", going_on: GoingOn, scenarios: Mapping[str, Scenario]) -> None:
    """Go on with the one key point that a review was interrupted at; to be called in a worker."""
    asker = _Asker(app, await read_progress(app), draft_id=going_on.draft_id)
    await asker.ask(going_on.bout, "Review", going_on.begun)
    await asker.end(scenarios)


class _Asker:
    """Asks one key point after the other."""

    def __init__(self, app: "DebateApp", progress: Progress, *, draft_id: str = "") -> None:
        self._app = app
        self._desk = BoutSession(app, progress, draft_id=draft_id)
        self._made = 0
        self._asked = 0

    async def ask(self, bout: Bout, place: str, begun: Begun = NOTHING_BEGUN) -> Bout | None:
        """Ask for a key point and show what came of it; None where the player leaves."""
        given = await self._app.push_screen_wait(ReviewScreen(bout, self._desk, place=place, begun=begun))
        if given is None:
            return None
        if given.round is None:
            self._desk.go_unsaved(given.bout)
        review = await self._review(given.bout, place)
        self._asked += 1
        point = review.asked_point
        self._made += point is not None and point.verdict is Verdict.HIT
        chosen = await self._app.push_screen_wait(FeedbackOfReview(review))
        return None if chosen is Next.END else given.bout

    async def end(self, scenarios: Mapping[str, Scenario]) -> None:
        """Say what was made, and when there is more to review."""
        progress = await read_progress(self._app)
        today = self._app.game.local(self._app.game.clock()).date()
        made = f"{self._made} of {self._asked} made.\n" if self._asked else ""
        await self._app.push_screen_wait(
            TextDialog("Review", safe(f"{made}{next_due_text(progress, scenarios, today)}"))
        )

    async def _review(self, bout: Bout, place: str) -> FeedbackModel:
        progress = await read_progress(self._app)
        card = progress.cards.get((bout.scenario.id, bout.asks))
        today = self._app.game.local(self._app.game.clock()).date()
        return FeedbackModel(
            scenario=bout.scenario,
            round=self._desk.rounds[bout.round_id],
            revealed=True,
            place=place,
            saved=self._desk.is_saved(bout.round_id),
            made_before=self._desk.before(bout).made,
            asks=bout.asks,
            due_again=coming(card.due, today) if card else "",
        )
