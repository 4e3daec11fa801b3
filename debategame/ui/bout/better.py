"""Say it better, on screens: one sentence for a key point that was missed, beside the player's words and the model."""

from collections.abc import Sequence

from textual.app import ComposeResult

from debategame.play.better import nearest_words
from debategame.play.bout import Bout
from debategame.progress.rounds import Answer
from debategame.text.display import one_line
from debategame.ui.bout import phrases
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.answers import AnswerSink
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, safe


class BetterScreen(AnswerScreen):
    """Shows a key point that was missed; the player makes it in one sentence."""

    HELP = (
        "One sentence, in your own words, for a key point that you missed. It counts as practice for that key point "
        "and enters your case. A sentence copied from the screen is practice only."
    )

    def __init__(self, bout: Bout, sink: AnswerSink, answers: Sequence[Answer]) -> None:
        """Ask for the key point that `bout` asks for; `answers` are those of the round that missed it."""
        super().__init__(bout, sink, note="one sentence", place=f"{one_line(bout.scenario.title)} · say it better")
        self._answers = answers

    @property
    def shows_hints(self) -> bool:
        """Return False: the claim is on the screen."""
        return False

    def above(self) -> ComposeResult:
        """Yield the key point, the player's nearest words and the model."""
        point = self._bout.scenario.key_point(self._bout.asks)
        facts = [
            Fact("The claim", safe(one_line(point.claim))),
            Fact("You said", safe(nearest_words(self._answers, point.id))),
            Fact("Model", safe(one_line(self._bout.line.model))),
        ]
        yield Card(Facts(facts), title=one_line(point.label), id="better")

    def nothing_written(self) -> Confirm:
        """Return the question before the key point gets no answer."""
        return phrases.empty_review()
