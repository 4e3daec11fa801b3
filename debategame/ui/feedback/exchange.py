"""The card of what was said in a round: all of it where there is room, else what was said last."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from debategame.text.display import many
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.verdicts import marked
from debategame.ui.names import comes_back, says
from debategame.ui.widgets.parts import Card, safe
from debategame.ui.widgets.screens import TALL, WIDE

NOTHING_WRITTEN = "(nothing written)"


class ExchangeCard(Card):
    """What both said, the player's answers with their marks."""

    def __init__(self, review: FeedbackModel, *, whole: bool) -> None:
        """Show the exchange; `whole` shows all of it however little room there is."""
        super().__init__(*_pieces(review), id="exchange")
        self._answers = review.round.answers
        self._saved, self._whole = review.saved, whole

    def on_resize(self) -> None:
        """Say in the border what is shown."""
        width, height = self.app.size
        last = "Your comeback" if len(self._answers) > 1 else "Your answer"
        words = len(self._answers[-1].text.split())
        saved = "saved" if self._saved else "not saved"
        whole = self._whole or (width >= WIDE and height >= TALL)
        shown = self._answers if whole else self._answers[-1:]
        guesses = [f"guessed {answer.guess}, landed {answer.landed}" for answer in shown if answer.guess is not None]
        self.entitle("The duel" if whole else last, " · ".join([saved, many(words, "word"), *guesses]))


def _pieces(review: FeedbackModel) -> Iterator[Static]:
    said = list(_exchange(review))
    for place, (speaker, text) in enumerate(said):
        past = "past" if place < len(said) - 1 else "last"
        yield Static(safe(speaker), classes=f"speaker {past}")
        yield Static(text, classes=f"speech {past}")


def _exchange(review: FeedbackModel) -> Iterator[tuple[str, Content]]:
    """Yield who speaks and what they say, in order."""
    speaker = review.line.speaker
    yield says(speaker), safe(f"“{review.line.says}”")
    for answer in review.round.answers:
        if answer.heard:
            yield comes_back(speaker), safe(f"“{answer.heard}”")
        yield "You", marked(answer) if answer.text.strip() else safe(NOTHING_WRITTEN, "$text-muted")
