"""The screens of feedback, one for each occasion: after an answer, a comeback, a test, in a review, in the history."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from debategame.play.training.better import points_to_better
from debategame.progress.rounds import Round
from debategame.progress.rulings import Ruling
from debategame.scenario.model import Scenario
from debategame.ui.dates import day
from debategame.ui.feedback.feedback_screen import DISPUTE, END, MODEL, WHY, FeedbackScreen, Next
from debategame.ui.feedback.model import feedback_on_past_round, mode_and_time
from debategame.ui.services import Services


class AnswerFeedback(FeedbackScreen):
    """Feedback on the first answer. Missed key points stay masked until after the comeback."""

    HELP = (
        "Your answer, with the words that made a key point. What you missed stays hidden until the comeback is over. "
        "If a verdict that you see is wrong, press D and say so: your claim is saved, and the score stays the same."
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
        Binding("s", "better", "Say it better", id="feedback.better", tooltip="One sentence for what you missed."),
        MODEL,
        *WHY,
        DISPUTE,
        END,
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable saying better what cannot be said better: nothing was missed, or the round is not saved."""
        feedback = self._feedback
        left = points_to_better(feedback.scenario, feedback.line, feedback.round.answers, feedback.asked_since)
        if action == "better" and not (left and feedback.saved):
            return False
        return super().check_action(action, parameters)

    def action_better(self) -> None:
        """Say a missed key point in one sentence."""
        self.dismiss(Next.BETTER)

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
        """Close what is unfolded. If nothing is, go to the summary."""
        if not self.fold():
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


class FeedbackOfBetter(FeedbackScreen):
    """Feedback on one sentence for a key point that was met before."""

    HELP = "Your sentence for the key point. Press its number to see why it has its verdict."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "on", "Go on", key_display="Enter", id="feedback.on", tooltip="Go on where you were."),
        *WHY,
        DISPUTE,
    ]


class PastRoundFeedback(FeedbackScreen):
    """The feedback on a round that was played before."""

    HELP = "A round as you played it. Press a number to see why a key point has its verdict."
    WHOLE_EXCHANGE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Back", show=False, id="feedback.on", tooltip="Back to where you were."),
        Binding("escape", "back", "Back", id="feedback.back", tooltip="Close what is unfolded, or go back."),
        MODEL,
        *WHY,
        DISPUTE,
    ]

    def __init__(self, services: Services, scenario: Scenario, played: Round, rulings: tuple[Ruling, ...] = ()) -> None:
        """Show a round; `scenario` is the version that it was played with, `rulings` those of the teacher."""
        super().__init__(services, feedback_on_past_round(scenario, played, rulings))

    def action_back(self) -> None:
        """Close what is unfolded. If nothing is, go back."""
        if not self.fold():
            self.action_on()

    def when(self) -> str:
        """Return the day, the mode and the time."""
        played = self._feedback.round
        return f"{day(self._services.game.local(played.at), self._services.now())} · {mode_and_time(played)}"
