"""Feedback as the other modes show it: a test once it is over, a review key point by key point."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from debategame.ui.feedback import DISPUTE, MODEL, WHY, FeedbackScreen, Next


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
