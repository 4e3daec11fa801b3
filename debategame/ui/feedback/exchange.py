"""The card with what both sides said; a small terminal shows only the last answer."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from debategame.progress.rounds import STRUCK
from debategame.text.display import count_of
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.verdicts import highlighted
from debategame.ui.names import comes_back, says
from debategame.ui.widgets.primitives import Card, safe
from debategame.ui.widgets.screens import TALL, WIDE

NOTHING_WRITTEN = "(nothing written)"
TAKEN_BACK = "(took that sentence back)"


class ExchangeCard(Card):
    """The words of both sides, with the evidence in the player's answers highlighted."""

    def __init__(self, feedback: FeedbackModel, *, whole: bool) -> None:
        """Show the exchange; `whole` shows all of it even in a small terminal."""
        super().__init__(*_rows(feedback), id="exchange")
        self._answers = feedback.round.answers
        self._saved, self._whole = feedback.saved, whole

    def on_resize(self) -> None:
        """Update the title: the size decides how much is shown."""
        width, height = self.app.size
        last = "Your comeback" if len(self._answers) > 1 else "Your answer"
        words = len(self._answers[-1].text.split())
        saved = "saved" if self._saved else "not saved"
        whole = self._whole or (width >= WIDE and height >= TALL)
        shown = self._answers if whole else self._answers[-1:]
        guesses = [f"guessed {answer.guess}, hit {answer.hit_count}" for answer in shown if answer.guess is not None]
        self.set_title("The duel" if whole else last, " · ".join([saved, count_of(words, "word"), *guesses]))


def _rows(feedback: FeedbackModel) -> Iterator[Static]:
    speeches = list(_speeches(feedback))
    for number, (speaker, text) in enumerate(speeches, start=1):
        past = "past" if number < len(speeches) else "last"
        yield Static(safe(speaker), classes=f"speaker {past}")
        yield Static(text, classes=f"speech {past}")


def _speeches(feedback: FeedbackModel) -> Iterator[tuple[str, Content]]:
    """Yield each speaker with their words, in order."""
    speaker = feedback.line.speaker
    yield says(speaker), safe(f"“{feedback.line.says}”")
    for answer in feedback.round.answers:
        if answer.heard:
            yield comes_back(speaker), safe(f"“{answer.heard}”")
        nothing = TAKEN_BACK if STRUCK in answer.flags else NOTHING_WRITTEN
        yield "You", highlighted(answer) if answer.text.strip() else safe(nothing, "$text-muted")
