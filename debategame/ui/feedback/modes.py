"""Feedback as it is shown elsewhere: a test once it is over, a review key point by key point, a round played before."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from debategame.progress.rounds import Round
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.dates import day
from debategame.ui.feedback.model import FeedbackModel, times
from debategame.ui.feedback.screens import DISPUTE, MODEL, WHY, FeedbackScreen, Next
from debategame.ui.services import Services


class FeedbackOfTest(FeedbackScreen):
    """Feedback on a round of a test, once all of it is answered: everything is shown."""

    HELP = (
        "Your test is over: here is each answer with the words that made a key point, and what the article argues. "
        "The number keys tell why each verdict is what it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next line; after the last, to the summary."),
        MODEL,
        *WHY,
        DISPUTE,
        Binding("escape", "sum_up", "Summary", id="feedback.sum_up", tooltip="Straight to the summary."),
    ]

    def action_sum_up(self) -> None:
        """Go to the summary."""
        self.dismiss(Next.END)


class FeedbackOfReview(FeedbackScreen):
    """Feedback on a key point that was due: it is shown, the others of its line stay masked."""

    HELP = (
        "The key point you were asked, as the article argues it. What else you made of its line counts too; what "
        "you did not make of it stays hidden, for it may be asked another day."
    )
    ENDING = "End the review?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Next", id="feedback.on", tooltip="To the next key point; after the last, Home."),
        *WHY,
        DISPUTE,
        Binding("escape", "end", "End review", id="feedback.end_review", tooltip="End the review here, after asking."),
    ]


class PastRound(FeedbackScreen):
    """A round played before, as its feedback was, to be read."""

    HELP = "A round as you played it, with the words that made each key point, and why."
    WHOLE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "on", "Back", key_display="Esc", id="feedback.on", tooltip="Back to where you were."),
        MODEL,
        *WHY,
        DISPUTE,
    ]

    def __init__(self, services: Services, scenario: Scenario, played: Round) -> None:
        """Show a round of the scenario as it was when it was played."""
        place = f"{one_line(scenario.title)} · {played.line}"
        super().__init__(services, FeedbackModel(scenario=scenario, round=played, revealed=True, place=place))

    def when(self) -> str:
        """Return when and how it was played."""
        game = self._services.game
        played = self._review.round
        return f"{day(game.local(played.at), game.local(game.clock()))} · {times(played)}"
